// What do whole ways look like? Each as its chain of events, with how many went it and how far it led.

import { partOf } from "./parts";
import type { Results } from "./results";
import { countCell, ratio, type Say, shareCell, shareOf, textCell, timeCell } from "./say";
import type { BarRow, Shown } from "./shown";

type Variants = Results["variants"];
type Variant = Variants["variants"][number];

export function variants(result: Variants, say: Say): Shown {
  const { t } = say;
  const reached = result.reached !== null;
  const most = Math.max(...result.variants.map((one) => shareOf(one.people) ?? 0), shareOf(result.other) ?? 0, 0.01);
  const row = (one: Variant): BarRow => ({
    label: one.way.join(" → "),
    way: one.way,
    bars: [{ value: shareOf(one.people), text: shareCell(one.people, say).text, part: part(result, one) }],
    cells: [countCell(one.people.people, say), timeCell(one.p50, say), ...(reached ? [shareCell(one.reached, say)] : [])],
  });
  const other: BarRow = {
    label: t("variants.rarer", { count: result.ways_in_all - result.variants.length, n: say.count(result.ways_in_all - result.variants.length) }),
    quiet: true,
    bars: [{ value: shareOf(result.other), text: shareCell(result.other, say).text, tone: "quiet" }],
    cells: [countCell(result.other.people, say), textCell(""), ...(reached ? [textCell("")] : [])],
  };
  return {
    headline: t("variants.headline", { count: result.ways_in_all, n: say.count(result.ways_in_all) }) + (result.reached ? ` · ${t("variants.reached", { ratio: ratio(result.reached, say), goal: result.goal ?? "" })}` : ""),
    of: [t("variants.of", { counted: say.counted(result.unit === "sessions" ? "sessions" : "persons", result.people.people) }), ...(result.unfinished ? [t("unfinished", { n: say.count(result.unfinished) })] : [])].join(" · "),
    blocks: [
      {
        kind: "bars",
        most,
        columns: [{ label: t("people"), number: true }, { label: t("medianTime"), number: true }, ...(reached ? [{ label: t("variants.goal", { goal: result.goal ?? "" }), number: true }] : [])],
        rows: [...result.variants.map(row), ...(result.other.people ? [other] : [])],
      },
    ],
    tables: [
      {
        title: t("variants.title"),
        columns: [{ label: t("variants.way") }, { label: t("people"), number: true }, { label: t("share"), number: true }, { label: t("medianTime"), number: true }, { label: t("middleHalf"), number: true }, ...(reached ? [{ label: t("variants.goal", { goal: result.goal ?? "" }), number: true }] : [])],
        rows: [
          ...result.variants.map((one) => [
            textCell(one.way.join(" → ")), countCell(one.people.people, say, part(result, one)), shareCell(one.people, say), timeCell(one.p50, say), textCell(`${say.time(one.p25)} – ${say.time(one.p75)}`),
            ...(reached ? [{ text: one.reached ? ratio(one.reached, say) : "–", value: one.reached ? shareOf(one.reached) : null }] : []),
          ]),
          [textCell(other.label), countCell(result.other.people, say), shareCell(result.other, say), textCell(""), textCell(""), ...(reached ? [textCell("")] : [])],
        ],
      },
    ],
  };
}

const part = (result: Variants, one: Variant) => partOf(result, `way ${one.way.join(" -> ")}`, one.way.join(" → "), one.people.people);
