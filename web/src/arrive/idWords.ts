// What is an id of a kind called? Persons' by the words of the screen; a thing's number by what it numbers. Pure.

import type { TFunction } from "i18next";

const KNOWN = { user: "id.user", email: "id.email", phone: "id.phone", anonymous: "id.anonymous", "no id": "id.none", order: "id.order", ticket: "id.ticket", parcel: "id.parcel" } as const;

export const idWord = (kind: string, t: TFunction<"arrive">): string =>
  kind in KNOWN ? t(KNOWN[kind as keyof typeof KNOWN]) : t("id.other", { kind });
