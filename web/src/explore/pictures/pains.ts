// What do pains look like? Whom each sign concerns, and how much more often the goal is missed with it, with an interval.

import { partOf } from "./parts";
import type { Results } from "./results";
import { ratio, type Say, shareCell, textCell } from "./say";
import { niceDomain } from "./scale";
import type { Block, Listed, Part, RangeRow, Ranges, Shown } from "./shown";

type Pains = Results["pains"];
type Pain = Pains["pains"][number];
const VERDICTS = ["hurts", "unclear", "no sign"] as const;

export function pains(result: Pains, say: Say): Shown {
  const { t } = say;
  const hurting = result.pains.filter((pain) => pain.verdict === "hurts").length;
  return {
    headline: t("pains.headline", { count: hurting, n: say.count(hurting), goal: result.goal, within: say.within(result.within) }),
    of: [t("ofPeople", { count: result.people, n: say.count(result.people) }), t("pains.found", { n: say.count(result.found), shown: say.count(result.pains.length) })].join(" · "),
    blocks: [...VERDICTS.flatMap((verdict) => group(result, verdict, say)), ...few(result, say)],
    tables: [
      {
        title: t("pains.title"),
        columns: [
          { label: t("pains.kind") }, { label: t("pains.what") }, { label: t("pains.rule") }, { label: t("people"), number: true }, { label: t("pains.missedWith"), number: true },
          { label: t("pains.missedWithout"), number: true }, { label: t("pains.more"), number: true }, { label: t("pains.verdict") },
        ],
        rows: result.pains.map((pain) => [
          textCell(t(`painKind.${pain.kind}`)), textCell(what(pain, say)), textCell(say.told(pain.rule)), { text: ratio(pain.people, say), value: pain.people.people, part: part(result, pain, say) },
          { ...shareCell(pain.severity.missed_with, say), text: ratio(pain.severity.missed_with, say) }, { ...shareCell(pain.severity.missed_without, say), text: ratio(pain.severity.missed_without, say) },
          { text: apart(pain, say), value: pain.severity.difference }, textCell(t(`verdict.${pain.verdict}`)),
        ]),
      },
    ],
  };
}

/** What happened, in the reader's words where the sign's kind and place say it. */
export function what(pain: Pick<Pain, "kind" | "what" | "place">, say: Say): string {
  if (pain.kind === "drop-off") return say.t("pains.lost", { place: pain.place });
  if (pain.kind === "repeats") return say.t("pains.again", { place: pain.place });
  const back = pain.what.match(/^(.*) and back$/s);
  return pain.kind === "back" && back ? say.t("pains.back", { way: back[1] ?? "" }) : pain.what;
}

const part = (result: Pains, pain: Pain, say: Say): Part | undefined => partOf(result, pain.part, what(pain, say), pain.people.people);

function apart(pain: Pain, say: Say): string {
  const { difference, low, high } = pain.severity;
  return difference === null || low === null || high === null ? "–" : say.t("interval", { estimate: say.points(difference), low: say.points(low), high: say.points(high) });
}

function group(result: Pains, verdict: (typeof VERDICTS)[number], say: Say): Block[] {
  const { t } = say;
  const some = result.pains.filter((pain) => pain.verdict === verdict && pain.severity.difference !== null);
  if (!some.length) return [];
  const all = result.pains.flatMap((pain) => [pain.severity.low ?? 0, pain.severity.high ?? 0]);
  const { domain, ticks } = niceDomain([0, ...all]);
  const row = (pain: Pain): RangeRow => ({
    label: what(pain, say),
    note: `${t(`painKind.${pain.kind}`)} · ${t("pains.atPlace", { ratio: ratio(pain.people, say) })}`,
    part: part(result, pain, say),
    marks: [{ value: pain.severity.difference!, low: pain.severity.low, high: pain.severity.high, tone: verdict === "hurts" ? "lost" : "quiet", shape: verdict === "hurts" ? "dot" : "ring", text: apart(pain, say) }],
    cells: [shareCell(pain.severity.missed_with, say), shareCell(pain.severity.missed_without, say), { text: apart(pain, say), value: pain.severity.difference }],
  });
  const block: Ranges = {
    kind: "ranges",
    title: t(`painGroup.${verdict}`),
    note: verdict === "hurts" ? t("pains.note", { level: say.share(result.level) }) : undefined,
    domain,
    ticks: ticks.map((at) => ({ at, text: say.tick(at) })),
    zero: 0,
    columns: [{ label: t("pains.with"), number: true }, { label: t("pains.without"), number: true }, { label: t("points"), number: true }],
    rows: some.map(row),
  };
  return [block];
}

function few(result: Pains, say: Say): Listed[] {
  const some = result.pains.filter((pain) => pain.verdict === "too few" || pain.severity.difference === null);
  return some.length ? [{ kind: "listed", title: say.t("painGroup.too few"), rows: some.map((pain) => ({ label: what(pain, say), told: ratio(pain.people, say) })) }] : [];
}
