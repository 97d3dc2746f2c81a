// With what does one begin? Stages of a kind of business, named in a language; or those that are there already.

import { Button, Group, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { LANGUAGES, type Language } from "@/words/languages";

import type { Beginning } from "../queries";
import type { Proposal } from "./board";

const KINDS = { shop: "template.shop", subscription: "template.subscription", "repeat shop": "template.repeat" } as const;

export function Begin({ proposal, beginning, begin }: { proposal: Proposal; beginning: Beginning; begin: (beginning: Beginning) => void }) {
  const { t } = useTranslation("arrive");
  if (proposal.there && !beginning.again) {
    return <Button variant="default" size="sm" onClick={() => begin({ again: true })}>{t("stages.again")}</Button>;
  }
  const known = proposal.templates.map(({ name, stages }) => ({ value: name, label: `${name in KINDS ? t(KINDS[name as keyof typeof KINDS]) : name}: ${stages.join(", ")}` }));
  const kinds = proposal.template ? known : [{ value: "", label: t("template.order") }, ...known];
  const languages = proposal.languages.map((code) => ({ value: code, label: LANGUAGES[code as Language] ?? code }));
  return (
    <Group gap="sm" align="end">
      <Select
        size="sm" w={{ base: "100%", xs: 380 }} label={t("stages.template")} data={kinds} value={proposal.template} allowDeselect={false}
        onChange={(template) => template && begin({ ...beginning, template })}
      />
      <Select
        size="sm" w={170} label={t("stages.language")} data={languages} value={proposal.language} allowDeselect={false}
        onChange={(language) => language && begin({ ...beginning, language })}
      />
      {beginning.again && <Button variant="subtle" size="sm" onClick={() => begin({})}>{t("stages.own")}</Button>}
    </Group>
  );
}
