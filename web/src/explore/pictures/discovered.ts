// What do texts without a theme talk about? Groups of clauses that show again when texts are drawn anew, by their own phrases.

import { partOf } from "./parts";
import { quotesOf } from "./quotes";
import type { Results } from "./results";
import { countCell, ratio, type Say, shareOf, textCell } from "./say";
import type { Shown } from "./shown";

type Discovered = Results["discovered"];
type Found = Discovered["themes"][number];

export function discovered(result: Discovered, say: Say): Shown {
  const { t } = say;
  const some = result.themes;
  return {
    headline: t("discovered.headline", { count: some.length, n: say.count(some.length) }),
    of: t("discovered.of", { left: say.count(result.left), of: say.count(result.clauses), people: ratio(result.people, say) }),
    blocks: some.length ? [
      {
        kind: "bars",
        title: t("discovered.title"),
        note: t("discovered.note"),
        most: Math.max(0.01, ...some.map((one) => shareOf(one.said) ?? 0)),
        columns: [{ label: t("discovered.clauses"), number: true }, { label: t("discovered.stability"), number: true }],
        rows: some.map((one) => ({
          label: one.name,
          note: language(one, say),
          bars: [{ value: shareOf(one.said), text: ratio(one.said, say), part: partOf(result, one.part, t("themes.said", { theme: one.name }), one.said.people) }],
          cells: [countCell(one.clauses, say), { text: say.decimal(one.stability, 2), value: one.stability }],
        })),
      },
      { kind: "panels", panels: some.map((one) => ({ title: one.name, told: { text: one.phrases.join(", ") }, blocks: [quotesOf(one.quotes, say)] })) },
    ] : [],
    tables: [
      {
        title: t("discovered.title"),
        columns: [{ label: t("theme") }, { label: t("discovered.phrases") }, { label: t("discovered.language") }, { label: t("people"), number: true }, { label: t("discovered.clauses"), number: true }, { label: t("discovered.stability"), number: true }],
        rows: some.map((one) => [
          textCell(one.name), textCell(one.phrases.join(", ")), textCell(language(one, say)), { text: ratio(one.said, say), value: one.said.people, part: partOf(result, one.part, t("themes.said", { theme: one.name }), one.said.people) },
          countCell(one.clauses, say), { text: say.decimal(one.stability, 2), value: one.stability },
        ]),
      },
    ],
  };
}

const language = (one: Found, say: Say): string =>
  one.language && one.language !== "unknown" ? (new Intl.DisplayNames(say.language, { type: "language", fallback: "code" }).of(one.language) ?? one.language) : say.t("themes.unknown");
