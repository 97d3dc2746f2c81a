// What does the server hand to the voice area? Its own schema's types, by shorter names.

import type { Got, Schemas } from "@/api/client";

export type Text = Schemas["TextTold"];
export type Finding = Schemas["ClauseTold"];
export type Sign = Text["sign"];
export type Kind = Finding["kinds"][number];
export type Field = Schemas["NewCorrection"]["field"];
export type Inbox = Schemas["Inbox"];
export type InboxAsked = Schemas["InboxAsked"];
export type Taxonomy = Schemas["Taxonomy"];
export type Theme = Schemas["ThemeTold"];
export type Learned = Schemas["LearnedTold"];
export type Reading = Got<"/api/workspaces/{workspace}/voice/reading">;

/** What a person may say that a clause is; *unsure* is what only a machine is. */
export const SIGNS = ["negative", "neutral", "positive"] as const satisfies readonly Sign[];
export const KINDS = ["question", "doubt", "motive", "alternative", "request", "complaint", "praise"] as const satisfies readonly Kind[];
