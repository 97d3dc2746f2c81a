// What is the answer, and what can be done with it? Its people are one click away; the question stays in the address.

import { Button, Drawer, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Answer } from "@/explore/pictures/Answer";
import type { Part } from "@/explore/pictures/shown";
import { Origin } from "@/parts/Origin";
import { Counted } from "@/parts/Receipt";
import { Empty, Failed, Loading } from "@/parts/State";

import { PartDrawer } from "./PartDrawer";
import classes from "./explore.module.css";
import { missing, type Form } from "./form";
import { Toolbar } from "./Toolbar";
import { useAnswer } from "./useAnswer";
import type { Asking } from "./useAsked";
import { useFieldWords } from "./words";

export function AnswerPane({ form, asking }: { form: Form; asking: Asking }) {
  const { t } = useTranslation("explore");
  const asked = asking.asked!;
  const lacking = missing(form, asked.query);
  const found = useAnswer(asked, lacking.length === 0);
  const [part, setPart] = useState<Part | null>(null);
  const [counted, setCounted] = useState(false);
  return (
    <>
      <Toolbar form={form} asking={asking} result={found.result} onCounted={() => setCounted(true)} />
      <div className={classes.bar} data-on={found.counting || undefined} aria-hidden />
      {found.stop && (
        <Stack align="flex-start" gap={4} mb="sm" role="status">
          <Text size="sm" c="dimmed">{t("counting")}</Text>
          <Button variant="default" size="compact-sm" h={28} onClick={found.stop}>{t("stop")}</Button>
        </Stack>
      )}
      {lacking.length > 0 ? (
        <Lacking form={form} names={lacking} />
      ) : found.error ? (
        <Failed error={found.error} again={found.again} />
      ) : found.result ? (
        <div className={classes.answer} data-old={found.old || undefined} aria-busy={found.counting}>
          {found.result.receipt && found.result.receipt.origin.some((origin) => origin !== "real") && <div style={{ marginBottom: 8 }}><Origin of={found.result.receipt.origin} /></div>}
          <Answer question={form.name} result={found.result} onPart={(_, chosen) => setPart(chosen)} />
        </div>
      ) : found.stopped ? (
        <Empty title={t("stopped")} action={<Button variant="default" onClick={found.again}>{t("again")}</Button>} />
      ) : (
        <Loading rows={6} height={36} />
      )}
      <PartDrawer part={part} asked={asked} onClose={() => setPart(null)} onAsk={asking.ask} />
      <Drawer opened={counted} onClose={() => setCounted(false)} position="right" size="lg" title={t("counted")} closeButtonProps={{ "aria-label": t("close") }}>
        {found.result?.receipt && <Counted receipt={found.result.receipt} question={t(`question.${form.name as "funnel"}.name`)} asOf={asked.asOf} />}
      </Drawer>
    </>
  );
}

function Lacking({ form, names }: { form: Form; names: string[] }) {
  const { t } = useTranslation("explore");
  const field = form.fields.find((one) => one.name === names[0])!;
  const { label } = useFieldWords(form.name, field);
  return <Empty title={t("lacking.title")}>{t(names[0] === "steps" ? "lacking.steps" : "lacking.field", { field: label })}</Empty>;
}
