// How many of each cohort came back after how long? A grid, the deeper the more; not over yet is striped.

import { ScrollArea } from "@mantine/core";
import type { CSSProperties } from "react";

import classes from "./GridView.module.css";
import { PartButton } from "./PartButton";
import type { Say } from "./say";
import type { Grid, GridCell } from "./shown";

export function GridView({ block, say }: { block: Grid; say: Say }) {
  const most = Math.max(0.001, ...block.rows.flatMap((row) => row.cells.map((cell) => cell.share ?? 0)));
  return (
    <ScrollArea type="auto" offsetScrollbars="present" viewportProps={{ tabIndex: 0, role: "region", "aria-label": block.title ?? block.corner }}>
      <table className={classes.grid}>
        <thead>
          <tr>
            <th scope="col">{block.corner}</th>
            <th scope="col">{say.t("people")}</th>
            {block.columns.map((column) => <th key={column} scope="col">{column}</th>)}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, at) => (
            <tr key={at} data-whole={row.whole || undefined}>
              <th scope="row">{row.label}</th>
              <td className={classes.n}>{row.n}</td>
              {row.cells.map((cell, column) => <OneCell key={column} cell={cell} most={most} say={say} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

function OneCell({ cell, most, say }: { cell: GridCell; most: number; say: Say }) {
  const deep = cell.share === null ? 0 : cell.share / most;
  return (
    <td title={cell.title} data-open={cell.open || undefined} data-empty={cell.text === "" || undefined} style={{ "--deep": deep } as CSSProperties} className={classes.cell}>
      <PartButton part={cell.part} say={say}>{cell.text}</PartButton>
    </td>
  );
}
