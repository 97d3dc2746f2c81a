// How are stages arranged? As columns of events that are dragged, with who would be in each counted at once.

import { Button, Group, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useMemo, useReducer, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { Failed } from "@/parts/State";

import { useCounts, type Beginning } from "../queries";
import { boardOf, changed, fault, isSame, NOWHERE, placeOf, wanted, type Arrangement, type Board, type Change, type Proposal } from "./board";
import { Begin } from "./Begin";
import { ConfirmBar } from "./ConfirmBar";
import { Elsewhere } from "./Elsewhere";
import { StageColumn } from "./StageColumn";
import classes from "./StagesBoard.module.css";
import { useDrag } from "./useDrag";

interface Props {
  workspace: string;
  proposal: Proposal;
  beginning: Beginning;
  begin: (beginning: Beginning) => void;
  confirm: (wanted: Arrangement) => void;
  confirming: boolean;
  problem: unknown;
}

interface Past {
  board: Board;
  before: Board[];
}

type Step = Change | { do: "undo" };

function stepped({ board, before }: Past, step: Step): Past {
  if (step.do === "undo") return before.length ? { board: before.at(-1)!, before: before.slice(0, -1) } : { board, before };
  return { board: changed(board, step), before: [...before.slice(-49), board] };
}

export function StagesBoard({ workspace, proposal, beginning, begin, confirm, confirming, problem }: Props) {
  const { t } = useTranslation("arrive");
  const [{ board, before }, step] = useReducer(stepped, { board: boardOf(proposal), before: [] });
  const [said, setSaid] = useState("");
  const made = useRef(0);
  const events = useMemo(() => new Map(proposal.events.map((event) => [event.name, event])), [proposal.events]);
  const told = useMemo(() => new Map(proposal.stages.map((stage) => [stage.name, stage])), [proposal.stages]);
  const faults = board.stages.map((card) => fault(board, card, told.get(card.of)));
  const good = faults.every((one) => one === "none") && board.stages.length > 0;
  const body = useMemo(() => wanted(board, beginning), [board, beginning]);
  const [asked] = useDebouncedValue(body, 150);
  const counts = useCounts(workspace, good ? asked : null);
  const nameOf = (key: string) => board.stages.find((one) => one.key === key)?.name ?? t("stages.nowhere");
  const move = (event: string, to: string, place?: string) => {
    if (placeOf(board, event) === to && !place) return;
    step({ do: "move", event, to, before: place });
    setSaid(t("stages.moved", { event, stage: nameOf(to) }));
  };
  const drag = useDrag(move);
  const places = [...board.stages.map((one) => ({ key: one.key, name: one.name })), { key: NOWHERE, name: t("stages.nowhere") }];
  return (
    <>
      <Group mb="md" justify="space-between" align="end" gap="sm">
        <Begin proposal={proposal} beginning={beginning} begin={begin} />
        <Button variant="default" size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => step({ do: "add", key: `new ${made.current++}`, name: t("stages.new") })}>
          {t("stages.add")}
        </Button>
      </Group>
      <div className={classes.both}>
        <div className={classes.board} data-scroller data-dragging={drag.event !== null || undefined}>
          {board.stages.map((card, at) => (
            <StageColumn
              key={card.key} card={card} at={at} of={board.stages.length} told={told.get(card.of)} events={events} fault={faults[at]!}
              counted={good ? counts.data?.stages.find((one) => one.name === card.name.trim()) : undefined} counting={counts.isFetching}
              people={proposal.people} places={places} board={board} move={move} step={step} drag={drag} days={proposal.days} gap={proposal.gap ?? null}
            />
          ))}
        </div>
        <Elsewhere board={board} events={proposal.events} places={places} move={move} drag={drag} people={proposal.people} />
      </div>
      <div role="status" className={classes.hidden}>{said}</div>
      {counts.isError && <Failed error={counts.error} />}
      {problem != null && <Failed error={problem} />}
      {drag.event && drag.at && (
        <div className={classes.ghost} style={{ transform: `translate(${drag.at.x + 10}px, ${drag.at.y + 10}px)` }} aria-hidden>{drag.event}</div>
      )}
      <Text size="xs" c="dimmed" mt="sm">{t("stages.how")}</Text>
      <ConfirmBar
        board={board} proposal={proposal} counts={good ? counts.data : undefined} step={step} undo={before.length ? () => step({ do: "undo" }) : null}
        ready={good && !counts.isError} same={proposal.there && isSame(board, proposal)} confirming={confirming} confirm={() => confirm(body)}
      />
    </>
  );
}
