// What do moments look like? After each, how many points more (or fewer) go on than others like them, with an interval.

import { didPart } from "./parts";
import type { Results } from "./results";
import { countCell, interval, type Say, textCell } from "./say";
import { niceDomain } from "./scale";
import type { Block, RangeRow, Ranges, Shown } from "./shown";

type Moments = Results["moments"];
type Moment = Moments["moments"][number];

export function moments(result: Moments, say: Say): Shown {
  const { t } = say;
  const found = result.moments.filter((moment) => moment.found);
  const others = result.moments.filter((moment) => !moment.found);
  const blocks: Block[] = [];
  if (found.length) blocks.push(ranges(result, found, t("moments.found"), t("moments.note", { level: say.share(result.level), tried: say.count(result.tried), matched: result.matched_on.map(say.told).join(", ") }), say));
  if (others.length) blocks.push(ranges(result, others, t("moments.chance"), undefined, say));
  if (result.refused.length)
    blocks.push({
      kind: "listed",
      title: t("moments.refused"),
      rows: result.refused.map((one) => ({ label: one.name, told: t(`refused.${one.reason}`), note: say.counted("persons", one.people.people) })),
    });
  return {
    headline: t("moments.headline", { count: found.length, n: say.count(found.length), goal: result.goal, within: say.within(result.within) }),
    of: t("moments.of", { counted: say.counted("persons", result.moments[0]?.people.of ?? 0), tried: say.count(result.tried) }),
    blocks,
    tables: [
      {
        title: t("moments.title"),
        columns: [
          { label: t("moments.moment") }, { label: t("people"), number: true }, { label: t("moments.did"), number: true }, { label: t("moments.others"), number: true },
          { label: t("points"), number: true }, { label: t("pValue"), number: true }, { label: t("found") },
        ],
        rows: result.moments.map((moment) => [
          textCell(moment.name), countCell(moment.people.people, say, part(result, moment)), { text: say.share(moment.share), value: moment.share }, { text: say.share(moment.others_share), value: moment.others_share },
          { text: interval(moment.difference, say), value: moment.difference.estimate }, { text: pValue(moment.p, say), value: moment.p }, textCell(t(moment.found ? "yes" : "no")),
        ]),
      },
    ],
  };
}

export const pValue = (p: number, say: Say): string => (p < 0.001 ? `< ${say.decimal(0.001, 3)}` : say.decimal(p, 3));

function part(result: Moments, moment: Moment) {
  const query = result.receipt?.query as { each?: string; period?: { start?: string | null; end?: string | null }; sample?: number | null } | undefined;
  if (query?.each !== "event" || query.period?.start || query.period?.end || query.sample) return undefined;
  return didPart(result, quotedName(moment.name), moment.name, moment.people.people);
}

const quotedName = (name: string): string => `'${name.replaceAll("'", "\\'")}'`;

function ranges(result: Moments, some: Moment[], title: string, note: string | undefined, say: Say): Ranges {
  const { t } = say;
  const { domain, ticks } = niceDomain([0, ...result.moments.flatMap((moment) => [moment.difference.low, moment.difference.high])]);
  const row = (moment: Moment): RangeRow => ({
    label: moment.name,
    note: t("moments.compared", { n: say.count(moment.did.of), of: say.count(moment.people.people) }),
    part: part(result, moment),
    marks: [
      {
        value: moment.difference.estimate, low: moment.difference.low, high: moment.difference.high, text: interval(moment.difference, say),
        tone: !moment.found ? "quiet" : moment.difference.estimate > 0 ? "good" : "lost", shape: !moment.found ? "ring" : moment.difference.estimate > 0 ? "triangle" : "diamond",
      },
    ],
    cells: [{ text: say.share(moment.share), value: moment.share }, { text: say.share(moment.others_share), value: moment.others_share }, { text: interval(moment.difference, say), value: moment.difference.estimate }],
  });
  return {
    kind: "ranges",
    title,
    note,
    domain,
    ticks: ticks.map((at) => ({ at, text: say.tick(at) })),
    zero: 0,
    columns: [{ label: t("moments.did"), number: true }, { label: t("moments.others"), number: true }, { label: t("points"), number: true }],
    rows: some.map(row),
  };
}
