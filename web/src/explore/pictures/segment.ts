// What does an overlap look like? How many are in each group, and how many in exactly which ones at once.

import { partOf } from "./parts";
import type { Results } from "./results";
import { countCell, ratio, type Say, shareCell, textCell } from "./say";
import type { Bars, Block, Part, Shown } from "./shown";

type Segments = Results["segment"];

export function segment(result: Segments, say: Say): Shown {
  const { t } = say;
  const first = result.sizes[0]!;
  const several = result.sizes.length > 1;
  const blocks: Block[] = several
    ? [
        {
          kind: "upset",
          sizes: result.sizes.map((size) => ({ name: size.segment, people: size.people.people, text: ratio(size.people, say), part: size.people.people ? own(size) : undefined })),
          sets: result.combinations.map((set) => ({ of: set.segments, name: names(result, set.segments, say), people: set.people.people, text: say.count(set.people.people), part: exactly(result, set, say) })),
        },
        pairs(result, say),
      ]
    : [{ kind: "split", of: ratio(first.people, say), parts: [
        { name: first.segment, people: first.people.people, text: say.count(first.people.people), tone: "way", part: own(first) },
        { name: t("segment.others"), people: first.people.of - first.people.people, text: say.count(first.people.of - first.people.people), tone: "quiet", part: exactly(result, { segments: [], people: { people: first.people.of - first.people.people, of: first.people.of } }, say) },
      ] }];
  return {
    headline: several ? t("segment.headline", { count: result.sizes.length, n: result.sizes.length }) : t("segment.one", { ratio: ratio(first.people, say), segment: first.segment }),
    of: t("ofPeople", { count: first.people.of, n: say.count(first.people.of) }),
    blocks,
    tables: [
      {
        title: t("segment.sizes"),
        columns: [{ label: t("segment.group") }, { label: t("people"), number: true }, { label: t("share"), number: true }],
        rows: result.sizes.map((size) => [textCell(size.segment), countCell(size.people.people, say, own(size)), shareCell(size.people, say)]),
      },
      ...(several
        ? [
            {
              title: t("segment.exactly"),
              columns: [{ label: t("segment.groups") }, { label: t("people"), number: true }, { label: t("share"), number: true }],
              rows: result.combinations.map((set) => [textCell(names(result, set.segments, say)), countCell(set.people.people, say, exactly(result, set, say)), shareCell(set.people, say)]),
            },
            {
              title: t("segment.pairs"),
              columns: [{ label: t("segment.first") }, { label: t("segment.second") }, { label: t("segment.both"), number: true }, { label: t("segment.ofOne"), number: true }, { label: t("segment.ofOther"), number: true }, { label: t("segment.jaccard"), number: true }],
              rows: result.overlaps.map((pair) => [
                textCell(result.sizes[pair.one]!.segment), textCell(result.sizes[pair.other]!.segment), countCell(pair.both.people, say), shareCell(pair.of_one, say), shareCell(pair.of_other, say), shareCell(pair.both, say),
              ]),
            },
          ]
        : []),
    ],
  };
}

const own = (size: Segments["sizes"][number]): Part => ({ segment: size.segment, label: size.segment, people: size.people.people });

function names(result: Segments, numbers: number[], say: Say): string {
  return numbers.length ? numbers.map((number) => result.sizes[number]!.segment).join(" + ") : say.t("segment.none");
}

function exactly(result: Segments, set: Segments["combinations"][number], say: Say): Part | undefined {
  const part = set.segments.length ? set.segments.map((number) => number + 1).join("+") : "none";
  return partOf(result, `exactly ${part}`, names(result, set.segments, say), set.people.people);
}

function pairs(result: Segments, say: Say): Bars {
  const { t } = say;
  return {
    kind: "bars",
    title: t("segment.pairs"),
    note: t("segment.pairsNote"),
    most: 1,
    columns: [{ label: t("segment.both"), number: true }, { label: t("segment.ofOne"), number: true }, { label: t("segment.ofOther"), number: true }],
    rows: result.overlaps.map((pair) => ({
      label: `${result.sizes[pair.one]!.segment} + ${result.sizes[pair.other]!.segment}`,
      bars: [{ value: pair.both.of ? pair.both.people / pair.both.of : null, text: shareCell(pair.both, say).text }],
      cells: [countCell(pair.both.people, say), shareCell(pair.of_one, say), shareCell(pair.of_other, say)],
    })),
  };
}
