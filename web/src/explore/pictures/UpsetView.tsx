// Who is in which groups at once? A size for each group, then every combination: dots say in which, the bar how many.

import type { CSSProperties } from "react";

import { PartButton } from "./PartButton";
import type { Say } from "./say";
import type { Upset } from "./shown";
import classes from "./UpsetView.module.css";

const LETTERS = "ABCDEFGHIJKL";

export function UpsetView({ block, say }: { block: Upset; say: Say }) {
  const most = Math.max(1, ...block.sizes.map((size) => size.people), ...block.sets.map((set) => set.people));
  const style = (people: number): CSSProperties => ({ "--share": people / most }) as CSSProperties;
  return (
    <div className={classes.around} style={{ "--groups": block.sizes.length } as CSSProperties}>
      <table className={classes.upset}>
        <thead>
          <tr>
            {block.sizes.map((size, at) => <th key={at} scope="col" title={size.name}>{LETTERS[at]}</th>)}
            <th scope="col" className={classes.name}>{say.t("segment.group")}</th>
            <th scope="col" className={classes.bars}>{say.t("people")}</th>
          </tr>
        </thead>
        <tbody>
          {block.sizes.map((size, at) => (
            <tr key={at} className={classes.size}>
              {block.sizes.map((_, column) => <td key={column} className={classes.letter}>{column === at ? <b>{LETTERS[at]}</b> : ""}</td>)}
              <th scope="row" className={classes.name}>{size.name}</th>
              <td className={classes.bars}><span className={classes.bar} data-size><i style={style(size.people)} /><PartButton part={size.part} say={say} wide>{size.text}</PartButton></span></td>
            </tr>
          ))}
          <tr className={classes.second}>
            <td colSpan={block.sizes.length} />
            <th scope="col" className={classes.name}>{say.t("segment.groups")}</th>
            <td />
          </tr>
          {block.sets.map((set, at) => (
            <tr key={`set ${at}`}>
              {block.sizes.map((_, column) => <td key={column} className={classes.dot} data-in={set.of.includes(column) || undefined} data-between={set.of.some((one) => one < column) && set.of.some((one) => one > column) ? true : undefined} aria-hidden><i /></td>)}
              <th scope="row" className={classes.name} data-none={set.of.length === 0 || undefined}>{set.name}</th>
              <td className={classes.bars}><span className={classes.bar}><i style={style(set.people)} /><PartButton part={set.part} say={say} wide>{set.text}</PartButton></span></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
