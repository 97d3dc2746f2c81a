// What is the journey measured by, and is it right so? The milestone, what else comes with it, and the one thing to do.

import { Button, Select, Text } from "@mantine/core";
import { IconArrowBackUp, IconFlag } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Schemas } from "@/api/client";
import { count, share } from "@/words/formats";

import classes from "../files/LoadBar.module.css";
import type { Board, Change, Proposal } from "./board";

interface Props {
  board: Board;
  proposal: Proposal;
  counts: Schemas["Counts"] | undefined;
  step: (change: Change) => void;
  undo: (() => void) | null;
  ready: boolean;
  same: boolean;
  confirming: boolean;
  confirm: () => void;
}

export function ConfirmBar({ board, proposal, counts, step, undo, ready, same, confirming, confirm }: Props) {
  const { t, i18n } = useTranslation("arrive");
  const say = (value: number) => count(value, i18n.language);
  const events = proposal.events.map(({ name }) => name);
  const reached = counts?.reached;
  const also = [
    proposal.also.touchpoints && t("also.touchpoints", { count: proposal.also.touchpoints, shown: say(proposal.also.touchpoints) }),
    proposal.also.prompts && t("also.prompts", { count: proposal.also.prompts, shown: say(proposal.also.prompts) }),
    proposal.also.research && t("also.research", { count: proposal.also.research, shown: say(proposal.also.research) }),
  ].filter((one): one is string => !!one);
  return (
    <div className={classes.bar}>
      <div className={classes.line}>
        <Select
          size="sm" w={{ base: "100%", xs: 260 }} aria-label={t("stages.milestone")} placeholder={t("stages.milestone")} leftSection={<IconFlag size={16} aria-hidden />}
          data={board.milestone && !events.includes(board.milestone) ? [board.milestone, ...events] : events} value={board.milestone || null} searchable allowDeselect={false}
          onChange={(event) => event && step({ do: "milestone", event })}
        />
        <Text size="sm" c="dimmed" className={classes.said}>
          {reached && t("stages.reached", { count: reached.people, shown: say(reached.people), of: say(reached.of), share: share(reached.people / Math.max(reached.of, 1), i18n.language) })}
          {also.length > 0 && ` ${t("also.with", { things: new Intl.ListFormat(i18n.language).format(also) })}`}
        </Text>
        <Button variant="default" px={{ base: "sm", xs: "md" }} disabled={!undo} onClick={() => undo?.()} leftSection={<IconArrowBackUp size={16} aria-hidden />}>{t("stages.undo")}</Button>
        <Button px={{ base: "sm", xs: "md" }} disabled={!ready || same} loading={confirming} onClick={confirm}>{t(proposal.there ? "stages.keep" : "stages.confirm")}</Button>
      </div>
    </div>
  );
}
