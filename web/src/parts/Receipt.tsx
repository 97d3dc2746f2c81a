// How was this counted? Of whom, asked how, of which data, by which versions; and the question, to be asked again.

import { Button, Code, CopyButton, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { IconArrowUpRight, IconCheck, IconCopy, IconLink } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { answer, server } from "@/api/client";
import { Origin } from "@/parts/Origin";
import { useWorkspace } from "@/parts/workspace";
import { Told } from "@/told/Told";

import { exploreHref, toSearch, type Asked } from "./address";
import classes from "./Receipt.module.css";
import { optionText, receiptLines, type Receipt } from "./receiptText";
import { toPython } from "./toPython";

export interface CountedProps {
  receipt: Receipt;
  /** What the question is called. */
  question?: ReactNode;
  /** The numbers that are told of, each with its label. */
  figures?: readonly { label: string; text: string }[];
  /** The day that it was asked as of, where that is not the latest. */
  asOf?: string;
}

export function Counted({ receipt, question, figures = [], asOf }: CountedProps) {
  const { t, i18n } = useTranslation(["parts", "explore"]);
  const workspace = useWorkspace();
  const asked = useSaid(receipt, asOf);
  const lines = receiptLines(receipt, i18n.language, (key, values) => t(`receipt.${key}`, { defaultValue: "", ...values }));
  const options = Object.entries(asked.query);
  // names of questions and of their options are Explore's; what it does not name goes by its own name
  const named = (keys: string[], name: string): string => t(keys.map((key) => `explore:${key}`) as never, { defaultValue: name }) as string;
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="xs">
        <Text fw={600}>{question ?? named([`question.${receipt.question}.name`], receipt.question)}</Text>
        <Group gap={6}>
          <Button
            size="compact-sm" variant="light" rightSection={<IconArrowUpRight size={14} aria-hidden />}
            renderRoot={(props) => (
              <Link to="/$workspace/explore" params={{ workspace }} search={toSearch(asked)} {...props} />
            )}
          >
            {t("receipt.explore")}
          </Button>
          <Copy text={new URL(exploreHref(workspace, asked), location.href).href} link />
        </Group>
      </Group>
      <dl className={classes.lines}>
        {figures.map(({ label, text }) => <Line key={label} label={label} strong>{text}</Line>)}
        {options.map(([name, value]) => (
          <Line key={name} label={named([`field.${receipt.question}-${name}`, `field.${name}`], name)}>{optionText(value, t("receipt.yes"), t("receipt.no"))}</Line>
        ))}
        {lines.map(({ label, text }) => <Line key={label} label={t(`receipt.${label}`)}>{text}</Line>)}
        <Line label={t("receipt.origin")}><span>{receipt.origin.includes("real") && t("origin.real")} <Origin of={receipt.origin} /></span></Line>
      </dl>
      {(receipt.notes?.length ?? 0) > 0 && (
        <div>
          <Text size="sm" fw={600}>{t("receipt.know")}</Text>
          <ul className={classes.notes}>{receipt.notes!.map((note) => <li key={note}><Told text={note} /></li>)}</ul>
        </div>
      )}
      <Asking asked={asked} workspace={workspace} receipt={receipt} />
    </Stack>
  );
}

/** The question as it would be typed; until that is known, as the receipt has it. */
function useSaid(receipt: Receipt, asOf?: string): Asked {
  const { question, query } = receipt;
  const said = useQuery({
    queryKey: ["said", question, query],
    queryFn: ({ signal }) => answer(server.POST("/api/said", { body: { question, query }, signal })),
    staleTime: Infinity,
  });
  return { question, query: said.data?.query ?? {}, ...(asOf ? { asOf } : {}) };
}

function Line({ label, children, strong = false }: { label: ReactNode; children: ReactNode; strong?: boolean }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd data-strong={strong || undefined}>{children}</dd>
    </div>
  );
}

function Asking({ asked, workspace, receipt }: { asked: Asked; workspace: string; receipt: Receipt }) {
  const { t } = useTranslation("parts");
  const [as, setAs] = useState("python");
  const text = as === "python" ? toPython(asked, workspace) : JSON.stringify(receipt, null, 2);
  return (
    <Stack gap={6}>
      <Group justify="space-between" gap="xs">
        <SegmentedControl
          size="xs" value={as} onChange={setAs} aria-label={t("receipt.as")}
          data={[{ value: "python", label: t("receipt.python") }, { value: "json", label: t("receipt.json") }]}
        />
        <Copy text={text} />
      </Group>
      <Code block className={classes.code} tabIndex={0}>{text}</Code>
    </Stack>
  );
}

function Copy({ text, link = false }: { text: string; link?: boolean }) {
  const { t } = useTranslation("parts");
  const icon = link ? <IconLink size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />;
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button
          size="compact-sm" variant="default" onClick={copy}
          leftSection={copied ? <IconCheck size={14} aria-hidden /> : icon}
        >
          {t(link ? (copied ? "receipt.linkCopied" : "receipt.link") : copied ? "receipt.copied" : "receipt.copy")}
        </Button>
      )}
    </CopyButton>
  );
}
