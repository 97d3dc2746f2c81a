// As what does the map leave the screen? A menu of kinds of files, and whether small groups leave with it.

import { Menu, Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { FORMS, type Form, type Paper } from "@/out/address";
import type { At } from "@/parts/opens";
import { UnderMenu } from "@/parts/Under";

interface Props {
  at: At;
  /** People: smaller groups are withheld, unless `all` may leave. */
  least: number;
  all: boolean;
  onAll: (all: boolean) => void;
  onForm: (form: { form: Form; paper?: Paper }) => void;
}

export function OutForms({ at, least, all, onAll, onForm }: Props) {
  const { t } = useTranslation("out");
  return (
    <UnderMenu at={at} position="bottom-end">
      {FORMS.map(({ form, name, ...how }) => (
        <Menu.Item key={name} onClick={() => onForm({ form, ...how })}>
          {t(`form.${name}`)}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Switch px="sm" py={6} size="xs" checked={!all} onChange={(event) => onAll(!event.currentTarget.checked)} label={t("withhold", { least })} />
    </UnderMenu>
  );
}
