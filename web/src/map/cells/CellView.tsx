// What stands in a cell? Its findings, the first ones until more is asked for; what was left out; what would fill it.

import { useState } from "react";

import * as formats from "@/words/formats";

import { useDrawing } from "../drawing";
import type { Lane } from "../facts";
import { groupsOf, shownFirst } from "../layout";
import type { PairedCell } from "../pairing";
import { useSay } from "../say";
import { told } from "../told";
import { Card } from "./Card";
import classes from "./Card.module.css";
import { FeltGroup } from "./FeltGroup";
import { BarGroup, WayGroup } from "./Groups";

export function CellView({ of: { cell, pairs }, lane }: { of: PairedCell; lane: Lane }) {
  const { zoom, open, beside } = useDrawing();
  const { t, language } = useSay();
  const [all, setAll] = useState(false);
  const first = zoom === "findings" ? pairs.map(() => true) : shownFirst(pairs);
  const extra = new Map(pairs.map((pair, place) => [pair, !first[place]]));
  const hidden = first.filter((shown) => !shown).length;
  const smaller = cell.left_out ? told(cell.left_out, { t, language }) : t("draw.smaller", { count: cell.more, value: formats.count(cell.more, language) });
  return (
    <div className={classes.cell} data-all={all || undefined}>
      {pairs.length > 0 && (
        <ul className={classes.cards}>
          {groupsOf(pairs, zoom).map((group, place) => {
            const shown = group.pairs.map((pair) => ({ pair, extra: extra.get(pair) ?? false }));
            if (group.form === "bars") return <BarGroup key={place} of={shown} stage={cell.stage} lane={lane} />;
            if (group.form === "felt") return <FeltGroup key={place} of={shown} stage={cell.stage} lane={lane} />;
            if (group.form === "way") return <WayGroup key={place} of={shown} stage={cell.stage} lane={lane} />;
            return <Card key={place} pair={shown[0]!.pair} stage={cell.stage} lane={lane} extra={shown[0]!.extra} />;
          })}
        </ul>
      )}
      {hidden > 0 && (
        <button type="button" className={classes.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("draw.fewer") : t("draw.more", { count: hidden, value: formats.count(hidden, language) })}
        </button>
      )}
      {(cell.more > 0 || cell.left_out) && <p className={classes.leftOut}>{smaller}</p>}
      {cell.missing && (
        <button type="button" className={classes.missing} onClick={() => open({ kind: "cell", cell, lane })}>{told(cell.missing, { t, language })}</button>
      )}
      {beside.cell && <div className={classes.besideCell}>{beside.cell(lane, cell.stage)}</div>}
    </div>
  );
}
