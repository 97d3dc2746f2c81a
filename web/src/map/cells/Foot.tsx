// How is it known, from how many, how old is it, and of whom? On each card.

import { Evidence } from "@/parts/Evidence";
import { Origin } from "@/parts/Origin";
import * as formats from "@/words/formats";

import { useDrawing } from "../drawing";
import type { Statement } from "../facts";
import { leadOf, type Pair } from "../pairing";
import { commonOf } from "../layout";
import { useSay } from "../say";
import { age } from "../units";
import classes from "./Card.module.css";

export function Foot({ of: one }: { of: Statement }) {
  const { sheet } = useDrawing();
  const say = useSay();
  const lead = leadOf(one);
  const seen = lead?.count ? [lead.count.people, lead.count.of] : [];
  const n = one.n !== null && !one.withheld && one.kind !== "said" && !seen.includes(one.n) ? one.n : null;
  return (
    <p className={classes.foot}>
      <Evidence of={one.evidence} word={one.evidence === "inferred" || one.evidence === "assumed"} />
      {n !== null && <span>{say.t("draw.n", { value: formats.count(n, say.language) })}</span>}
      {one.latest !== null && one.evidence !== "assumed" && (
        <span title={say.t("draw.ageTitle")}>{age(one.latest, sheet.map.view.as_of, say)}</span>
      )}
      <Origin of={one.origin} />
    </p>
  );
}

/** The same of findings that are drawn together. */
export function GroupFoot({ of: pairs }: { of: readonly Pair[] }) {
  const { sheet } = useDrawing();
  const say = useSay();
  const { first, oldest, newest } = commonOf(pairs);
  const asOf = sheet.map.view.as_of;
  const ages = oldest === null || newest === null ? [] : [...new Set([age(newest, asOf, say), age(oldest, asOf, say)])];
  return (
    <p className={classes.foot}>
      <Evidence of={first.evidence} word={first.evidence === "inferred" || first.evidence === "assumed"} />
      {ages.length > 0 && (
        <span title={say.t("draw.ageTitle")}>
          {ages.length === 1 ? ages[0] : say.t("draw.ages", { newest: ages[0], oldest: ages[1] })}
        </span>
      )}
      <Origin of={first.origin} />
    </p>
  );
}
