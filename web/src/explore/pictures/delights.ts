// What do delights look like? Who praises what where, in which words, and whether those who do go on more than others who
// speak there; refusals with their reasons.

import { partOf } from "./parts";
import { quotesOf } from "./quotes";
import type { Results } from "./results";
import { countCell, ratio, type Say, shareCell, textCell } from "./say";
import { niceDomain } from "./scale";
import type { Block, Ranges, Shown } from "./shown";

type Delights = Results["delights"];
type Delight = Delights["delights"][number];

export function delights(result: Delights, say: Say): Shown {
  const { t } = say;
  const compared = result.delights.filter((one) => one.after.difference !== null);
  const more = compared.filter((one) => one.after.verdict === "go on more").length;
  const blocks: Block[] = [
    {
      kind: "bars",
      title: t("delights.praised"),
      most: Math.max(1, ...result.delights.map((one) => one.people.people)),
      columns: [{ label: t("delights.badly"), number: true }, { label: t("voice.texts"), number: true }],
      rows: result.delights.map((one) => ({
        label: name(one, say),
        bars: [{ value: one.people.people, text: ratio(one.people, say), tone: "good", part: part(result, one, say) }],
        cells: [countCell(one.badly, say), countCell(one.texts, say)],
      })),
    },
  ];
  if (compared.length) blocks.push(after(result, compared, say));
  const refused = result.delights.filter((one) => one.after.difference === null);
  if (refused.length) blocks.push({ kind: "listed", title: t("delights.refused"), rows: refused.map((one) => ({ label: name(one, say), told: t(`delightVerdict.${one.after.verdict}`), note: say.counted("persons", one.people.people) })) });
  const quoted = result.delights.filter((one) => one.quotes.length).slice(0, 8);
  if (quoted.length) blocks.push({ kind: "panels", panels: quoted.map((one) => ({ title: name(one, say), told: { ...countCell(one.people.people, say, part(result, one, say)) }, blocks: [quotesOf(one.quotes, say)] })) });
  return {
    headline: t("delights.headline", { count: result.delights.length, n: say.count(result.found), more: say.count(more), goal: result.goal, within: say.within(result.within) }),
    of: t("delights.of", { ratio: ratio(result.people, say), tried: say.count(result.tried) }),
    blocks: result.delights.length ? blocks : [],
    tables: [
      {
        title: t("delights.praised"),
        columns: [{ label: t("theme") }, { label: t("stage") }, { label: t("people"), number: true }, { label: t("delights.badly"), number: true }, { label: t("delights.reached"), number: true }, { label: t("delights.othersReached"), number: true }, { label: t("points"), number: true }, { label: t("pains.verdict") }],
        rows: result.delights.map((one) => [
          textCell(say.called.theme(one.theme)), textCell(place(one, say)), { text: ratio(one.people, say), value: one.people.people, part: part(result, one, say) }, countCell(one.badly, say),
          { ...shareCell(one.after.did, say), text: ratio(one.after.did, say) }, { ...shareCell(one.after.others, say), text: ratio(one.after.others, say) }, { text: points(one, say), value: one.after.difference }, textCell(t(`delightVerdict.${one.after.verdict}`)),
        ]),
      },
    ],
  };
}

const place = (one: Delight, say: Say): string => (one.stage === "none" || one.stage === "out" ? say.t(`state.${one.stage}`) : one.stage);
const name = (one: Delight, say: Say): string => say.t("painpoints.in", { theme: say.called.theme(one.theme), stage: place(one, say) });
const part = (result: Delights, one: Delight, say: Say) => partOf(result, one.part, say.t("delights.praisedBy", { name: name(one, say) }), one.people.people);

function points(one: Delight, say: Say): string {
  const { difference, low, high } = one.after;
  return difference === null || low === null || high === null ? "–" : say.t("interval", { estimate: say.points(difference), low: say.points(low), high: say.points(high) });
}

function after(result: Delights, some: Delight[], say: Say): Ranges {
  const { t } = say;
  const { domain, ticks } = niceDomain([0, ...some.flatMap((one) => [one.after.low ?? 0, one.after.high ?? 0])]);
  return {
    kind: "ranges",
    title: t("delights.after", { goal: result.goal }),
    note: t("delights.note", { level: say.share(result.level), tried: say.count(result.tried), matched: result.matched_on.map(say.told).join(", ") }),
    domain,
    ticks: ticks.map((at) => ({ at, text: say.tick(at) })),
    zero: 0,
    columns: [{ label: t("delights.reached"), number: true }, { label: t("delights.othersReached"), number: true }, { label: t("points"), number: true }],
    rows: some.map((one) => {
      const found = one.after.verdict === "go on more" || one.after.verdict === "go on less";
      const up = (one.after.difference ?? 0) > 0;
      return {
        label: name(one, say),
        note: t(`delightVerdict.${one.after.verdict}`),
        part: part(result, one, say),
        marks: [{ value: one.after.difference!, low: one.after.low, high: one.after.high, tone: !found ? "quiet" : up ? "good" : "lost", shape: !found ? "ring" : up ? "triangle" : "diamond", text: points(one, say) }],
        cells: [shareCell(one.after.did, say), shareCell(one.after.others, say), { text: points(one, say), value: one.after.difference }],
      };
    }),
  };
}
