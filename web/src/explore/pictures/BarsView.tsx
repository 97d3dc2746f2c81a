// How long is each? Bars from zero with their figures at the end, and further figures beside.

import { Text } from "@mantine/core";
import type { CSSProperties } from "react";

import classes from "./BarsView.module.css";
import { PartButton } from "./PartButton";
import type { Say } from "./say";
import type { Bar, BarRow, Bars } from "./shown";
import tones from "@/parts/colours.module.css";
import { WayChips } from "./WayChips";

export function BarsView({ block, say }: { block: Bars; say: Say }) {
  const columns = block.columns ?? [];
  const text = Math.max(3, ...block.rows.flatMap((row) => row.bars.map((bar) => bar.text.length)));
  const ways = block.rows.some((row) => row.way);
  return (
    <div className={classes.around}>
      <ul className={classes.bars} data-ways={ways || undefined} style={{ "--cells": columns.length, "--text": `${text + 1}ch` } as CSSProperties}>
        {columns.length > 0 && (
          <li className={classes.head} aria-hidden>
            <span />
            <span />
            {columns.map((column) => <span key={column.label}>{column.label}</span>)}
          </li>
        )}
        {block.rows.map((row, at) => <Row key={at} row={row} block={block} say={say} />)}
      </ul>
    </div>
  );
}

function Row({ row, block, say }: { row: BarRow; block: Bars; say: Say }) {
  return (
    <li className={classes.row} data-quiet={row.quiet || undefined}>
      <div className={classes.label}>
        {row.way ? <WayChips way={row.way} /> : <span>{row.label}</span>}
        {row.note && <Text size="xs" c="dimmed">{row.note}</Text>}
      </div>
      <div className={classes.drawn}>
        {row.bars.map((bar, at) => <OneBar key={at} bar={bar} most={block.most} say={say} />)}
      </div>
      {(row.cells ?? []).map((cell, at) => (
        <span key={at} className={classes.cell} data-empty={cell.text === "" || undefined}>
          <span className={classes.cellName}>{block.columns?.[at]?.label}</span> <PartButton part={cell.part} say={say}>{cell.text}</PartButton>
        </span>
      ))}
    </li>
  );
}

function OneBar({ bar, most, say }: { bar: Bar; most: number; say: Say }) {
  const share = bar.value === null || most <= 0 ? 0 : Math.min(1, Math.max(0, bar.value / most));
  return (
    <div className={`${classes.bar} ${tones.tone}`} data-tone={bar.tone ?? "way"}>
      <span className={classes.fill} data-none={share === 0 || undefined} style={{ "--share": share } as CSSProperties} aria-hidden />
      <span className={classes.figure}>
        {bar.name && <span className={classes.hidden}>{bar.name}: </span>}
        <PartButton part={bar.part} say={say} wide>{bar.text}</PartButton>
      </span>
    </div>
  );
}
