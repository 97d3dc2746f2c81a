// What does what customers said look like? In each stage: how many spoke, their scores on each scale, and their words.

import { partOf } from "./parts";
import type { Results } from "./results";
import { countCell, ratio, type Say, shareCell, shareOf, textCell } from "./say";
import { day } from "@/words/formats";
import type { Bars, Block, Cell, Panel, Scores, Shown } from "./shown";

type Voice = Results["voice"];
type StageVoice = Voice["stages"][number];
type Score = StageVoice["scores"][number];

export function voice(result: Voice, say: Say): Shown {
  const { t } = say;
  const all = heard(result, say);
  return {
    headline: t("voice.headline", { ratio: ratio(result.people, say) }),
    of: t("ofPeople", { count: result.people.of, n: say.count(result.people.of) }),
    blocks: [said(result, all, say), { kind: "panels", panels: all.filter(({ stage }) => stage.scores.length || stage.quotes.length).map(({ stage, label }) => panel(result, stage, label, say)) }],
    tables: [
      {
        title: t("voice.said"),
        columns: [{ label: t("stage") }, { label: t("people"), number: true }, { label: t("share"), number: true }, { label: t("times"), number: true }, { label: t("voice.texts"), number: true }],
        rows: all.map(({ stage, label }) => [textCell(label), countCell(stage.said.people, say, spoke(result, stage, label, say)), shareCell(stage.said, say), countCell(stage.events, say), countCell(stage.texts, say)]),
      },
      {
        title: t("voice.scores"),
        columns: [{ label: t("stage") }, { label: t("voice.scale") }, { label: t("voice.mean"), number: true }, { label: t("low"), number: true }, { label: t("high"), number: true }, { label: t("voice.answers"), number: true }, { label: t("people"), number: true }],
        rows: all.flatMap(({ stage, label }) =>
          stage.scores.map((score): Cell[] => [
            textCell(label), textCell(scale(score, say)), { text: say.decimal(score.mean, 2), value: score.mean }, { text: score.low === null ? "–" : say.decimal(score.low, 2), value: score.low },
            { text: score.high === null ? "–" : say.decimal(score.high, 2), value: score.high }, countCell(score.n, say), countCell(score.people, say),
          ]),
        ),
      },
      {
        title: t("voice.words"),
        columns: [{ label: t("stage") }, { label: t("voice.words") }, { label: t("event") }, { label: t("voice.score"), number: true }],
        rows: all.flatMap(({ stage, label }) =>
          stage.quotes.map((quote): Cell[] => [textCell(label), textCell(`${quote.title ? `${quote.title}: ` : ""}${quote.words}${quote.cut ? "…" : ""}`), textCell(quote.event), { text: quote.score === null ? "" : say.decimal(quote.score), value: quote.score }]),
        ),
      },
    ].filter((table) => table.rows.length),
  };
}

/** The stages, and what was said in none and by those who are out, where anything was. */
function heard(result: Voice, say: Say): { stage: StageVoice; label: string }[] {
  const beside = ([["none", result.none], ["out", result.out]] as const).filter(([, stage]) => stage.events > 0).map(([name, stage]) => ({ stage, label: say.t(`state.${name}`) }));
  return [...result.stages.map((stage) => ({ stage, label: stage.name })), ...beside];
}

const spoke = (result: Voice, stage: StageVoice, label: string, say: Say) => partOf(result, `said in ${stage.name}`, say.t("voice.saidIn", { stage: label }), stage.said.people);

function scale(score: Score, say: Say): string {
  return say.t("voice.from", { event: score.event, property: score.property, low: say.decimal(score.scale_low), high: say.decimal(score.scale_high) });
}

function said(result: Voice, all: { stage: StageVoice; label: string }[], say: Say): Bars {
  const { t } = say;
  return {
    kind: "bars",
    title: t("voice.said"),
    most: Math.max(...all.map(({ stage }) => shareOf(stage.said) ?? 0), 0.01),
    columns: [{ label: t("people"), number: true }, { label: t("voice.texts"), number: true }],
    rows: all.map(({ stage, label }) => ({
      label,
      bars: [{ value: shareOf(stage.said), text: shareCell(stage.said, say).text, part: spoke(result, stage, label, say) }],
      cells: [{ text: t("of", { people: say.count(stage.said.people), of: say.count(stage.said.of) }), value: stage.said.people }, countCell(stage.texts, say)],
    })),
  };
}

function panel(result: Voice, stage: StageVoice, label: string, say: Say): Panel {
  const { t } = say;
  const blocks: Block[] = [];
  if (stage.scores.length) blocks.push(scores(stage, say));
  if (stage.quotes.length)
    blocks.push({
      kind: "quotes",
      quotes: stage.quotes.map((quote) => ({
        words: quote.words + (quote.cut ? "…" : ""),
        title: quote.title,
        told: [quote.event, ...(quote.score === null ? [] : [t("voice.gave", { score: say.decimal(quote.score) })]), day(quote.time, say.language, say.zone)].join(" · "),
        language: quote.language,
      })),
    });
  return { title: label, told: { ...countCell(stage.said.people, say, spoke(result, stage, label, say)) }, blocks };
}

function scores(stage: StageVoice, say: Say): Scores {
  const { t } = say;
  return {
    kind: "scores",
    rows: stage.scores.map((score) => ({
      label: scale(score, say),
      note: t("voice.n", { count: score.n, n: say.count(score.n) }),
      mean: score.low === null || score.high === null ? say.decimal(score.mean, 2) : t("within", { value: say.decimal(score.mean, 2), low: say.decimal(score.low, 2), high: say.decimal(score.high, 2) }),
      shares: score.shares.map((one) => ({
        score: say.decimal(one.score),
        share: score.n ? one.answers / score.n : 0,
        text: t("voice.answersGave", { n: say.count(one.answers), score: say.decimal(one.score) }),
        at: score.scale_high > score.scale_low ? (one.score - score.scale_low) / (score.scale_high - score.scale_low) : 0.5,
      })),
    })),
  };
}
