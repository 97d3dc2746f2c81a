// What is the answer to a question that a page asks? Its picture or table, its people, how it was counted, and the way to
// where it can be asked otherwise.

import { Button, Drawer, Group } from "@mantine/core";
import { IconArrowUpRight, IconInfoCircle } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { PartDrawer } from "@/explore/PartDrawer";
import { Answer } from "@/explore/pictures/Answer";
import type { Part } from "@/explore/pictures/shown";
import { useAnswer } from "@/explore/useAnswer";
import { toSearch } from "@/parts/address";
import { Origin } from "@/parts/Origin";
import { Counted } from "@/parts/Receipt";
import { Empty, Failed, Loading } from "@/parts/State";
import { useWorkspace } from "@/parts/workspace";

import { NothingSaid } from "../NothingSaid";
import { useReading } from "../queries";
import styles from "../voice.module.css";
import { isOfWords } from "./asking";

export function AskedAnswer({ question, query }: { question: string; query: Record<string, unknown> }) {
  const { t } = useTranslation(["voice", "explore"]);
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const asked = { question, query };
  const found = useAnswer(asked, true);
  const [part, setPart] = useState<Part | null>(null);
  const [counted, setCounted] = useState(false);
  const silent = useReading().data?.texts === 0;
  if (silent && (found.error || (found.result && isOfWords(question, found.result)))) return <NothingSaid />;
  if (found.error) return <Failed error={found.error} again={found.again} />;
  if (!found.result) return found.stopped ? <Empty title={t("explore:stopped")} action={<Button variant="default" onClick={found.again}>{t("explore:again")}</Button>} /> : <Loading rows={6} height={36} {...(found.stop ? { stop: found.stop } : {})} />;
  const receipt = found.result.receipt;
  return (
    <section className={styles.answer} data-old={found.old || undefined} aria-busy={found.counting}>
      {receipt && receipt.origin.some((origin) => origin !== "real") && <div style={{ marginBottom: 8 }}><Origin of={receipt.origin} /></div>}
      <Answer question={question} result={found.result} onPart={(_, chosen) => setPart(chosen)} />
      <Group gap="xs" mt="md">
        <Button variant="default" size="xs" disabled={!receipt} leftSection={<IconInfoCircle size={15} aria-hidden />} onClick={() => setCounted(true)}>{t("explore:counted")}</Button>
        <Button
          variant="default" size="xs" rightSection={<IconArrowUpRight size={14} aria-hidden />}
          renderRoot={(props) => <Link to="/$workspace/explore" params={{ workspace }} search={toSearch(asked)} {...props} />}
        >
          {t("voice:askOtherwise")}
        </Button>
      </Group>
      <PartDrawer part={part} asked={asked} onClose={() => setPart(null)} onAsk={(next) => void navigate({ to: "/$workspace/explore", params: { workspace }, search: toSearch(next) })} />
      <Drawer opened={counted} onClose={() => setCounted(false)} position="right" size="lg" title={t("explore:counted")} closeButtonProps={{ "aria-label": t("explore:close") }}>
        {receipt && <Counted receipt={receipt} question={t(`explore:question.${question as "voice"}.name`)} />}
      </Drawer>
    </section>
  );
}
