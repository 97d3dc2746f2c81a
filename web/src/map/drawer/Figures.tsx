// Which numbers are there? Each by its name, with how many of whom and its interval; beside another map, what it was.

import { Evidence } from "@/parts/Evidence";

import { figureName } from "../changed";
import type { Figure, Statement } from "../facts";
import { useSay, type Say } from "../say";
import { told } from "../told";
import { figureText, interval } from "../units";
import classes from "./Figures.module.css";

interface Props {
  figures: readonly Figure[];
  was?: readonly Figure[] | undefined;
}

export function Figures({ figures, was = [] }: Props) {
  const say = useSay();
  if (figures.length === 0) return null;
  return (
    <dl className={classes.figures}>
      {figures.map((figure) => {
        const before = was.find((one) => one.name === figure.name);
        return (
          <div key={figure.name}>
            <dt>{figureName(figure.name, say)}</dt>
            <dd>
              <span>{valueText(figure, say)}</span>
              {bounds(figure, say) && <small>{bounds(figure, say)}</small>}
              {before && <small>{say.t("draw.was", { was: valueText(before, say) })}</small>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** How a finding is known, in words, and why its figures are not told. */
export function Known({ of: one }: { of: Statement }) {
  const say = useSay();
  return (
    <>
      <Evidence of={one.evidence} word />
      {one.withheld && <p className={classes.withheld}>{say.t("page.drawer.withheld", { why: told(one.withheld, say) })}</p>}
    </>
  );
}

const valueText = (figure: Figure, say: Say): string => (figure.withheld ? say.t("draw.withheld") : figureText(figure, say));

function bounds(figure: Figure, say: Say): string {
  if (figure.withheld || figure.low === null || figure.high === null) return "";
  return say.t("page.drawer.interval", { interval: interval(figure.low, figure.high, figure.count ? "points" : figure.unit, say) });
}
