// What is told of a finding in a file? The sentence, its figures, and how they were counted: enough to count it again.

import { Code, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { receiptOf } from "@/map/drawer/opened";
import type { Figure, Opened, Receipt, Shown } from "@/map/facts";
import { useSay, type Say } from "@/map/say";
import { sentence, title } from "@/map/sentences";
import { told } from "@/map/told";
import { figureText, within } from "@/map/units";
import { wayText } from "@/map/wayText";
import { Evidence } from "@/parts/Evidence";
import { Origin } from "@/parts/Origin";
import { receiptLines } from "@/parts/receiptText";
import { toPython } from "@/parts/toPython";
import { Told } from "@/told/Told";

import classes from "./FileMap.module.css";

export function useTitle(opened: Opened | null): string {
  const say = useSay();
  switch (opened?.kind) {
    case "statement": return title(opened.statement, say);
    case "head": return opened.column.name;
    case "way": return wayText(opened.way, say);
    case "cell": return `${opened.cell.stage}: ${say.t(`draw.lane.${opened.lane}`)}`;
    default: return "";
  }
}

export function FileOpened({ opened, shown }: { opened: Opened; shown: Shown }) {
  const say = useSay();
  const receipt = receiptOf(shown, opened);
  return (
    <Stack gap="md">
      {opened.kind === "statement" && (
        <>
          <Text>{sentence(opened.statement, say)}</Text>
          <Text size="sm"><Evidence of={opened.statement.evidence} word /> <Origin of={opened.statement.origin ?? []} /></Text>
        </>
      )}
      {opened.kind === "cell" && opened.cell.missing && <Text>{told(opened.cell.missing, say)}</Text>}
      <dl className={classes.facts}>
        {figuresOf(opened).map((figure) => <Line key={figure.name} figure={figure} say={say} />)}
      </dl>
      {receipt && <HowCounted receipt={receipt} />}
    </Stack>
  );
}

function figuresOf(opened: Opened): Figure[] {
  switch (opened.kind) {
    case "statement": return opened.statement.figures as Figure[];
    case "head": return [opened.column.ever, opened.column.now, opened.column.stay];
    case "way": return [opened.way.people];
    case "cell": return [];
  }
}

function Line({ figure, say }: { figure: Figure; say: Say }) {
  const { t } = say;
  return (
    <>
      <dt>{t(`draw.figure.${figure.name}` as "draw.figure.people", { defaultValue: figure.name })}</dt>
      <dd data-strong>{figure.withheld ? t("draw.withheld") : `${figureText(figure, say)}${within(figure, say)}`}</dd>
    </>
  );
}

function HowCounted({ receipt }: { receipt: Receipt }) {
  const { t, i18n } = useTranslation("parts");
  const out = useTranslation("out").t;
  const lines = receiptLines(receipt, i18n.language, (key, values) => t(`receipt.${key}`, { defaultValue: "", ...values }));
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">{out("howCounted")}</Title>
      <dl className={classes.facts}>
        {lines.map(({ label, text }) => (
          <Fact key={label} label={t(`receipt.${label}`)} text={text} />
        ))}
      </dl>
      {(receipt.notes ?? []).map((note) => <Text key={note} size="sm" c="dimmed"><Told text={note} /></Text>)}
      <Code block className={classes.code} tabIndex={0}>{toPython({ question: receipt.question, query: receipt.query }, ".")}</Code>
    </Stack>
  );
}

function Fact({ label, text }: { label: string; text: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </>
  );
}
