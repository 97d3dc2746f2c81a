// Where does each estimate lie, and how sure is it? Marks with their intervals on one axis.

import { Text } from "@mantine/core";
import type { CSSProperties } from "react";

import { MarkShape } from "./MarkShape";
import { PartButton } from "./PartButton";
import classes from "./RangesView.module.css";
import type { Say } from "./say";
import { place } from "./scale";
import type { Mark, RangeRow, Ranges } from "./shown";
import tones from "@/parts/colours.module.css";

export function RangesView({ block, say }: { block: Ranges; say: Say }) {
  return (
    <div className={classes.around}>
      <ul className={classes.ranges} style={{ "--cells": block.columns.length } as CSSProperties}>
        <li className={classes.head} aria-hidden>
          <span />
          <Axis block={block} />
          {block.columns.map((column, at) => <span key={at} className={classes.name}>{column.label}</span>)}
        </li>
        {block.rows.map((row, at) => <Row key={at} row={row} block={block} say={say} />)}
      </ul>
    </div>
  );
}

function Axis({ block }: { block: Ranges }) {
  const few = block.ticks.length > 6 ? block.ticks.filter((_, at) => at % 2 === 0) : block.ticks;
  return (
    <div className={classes.axis}>
      {few.map((tick) => {
        const at = place(tick.at, block.domain);
        return <span key={tick.at} style={{ left: `${at}%` }} data-edge={at < 4 ? "start" : at > 96 ? "end" : undefined}>{tick.text}</span>;
      })}
    </div>
  );
}

function Row({ row, block, say }: { row: RangeRow; block: Ranges; say: Say }) {
  const places = row.marks.map((mark) => place(mark.value, block.domain));
  const several = row.marks.filter((mark) => mark.low != null).length > 1; // intervals of one row lie below each other
  return (
    <li className={classes.row} data-quiet={row.quiet || undefined}>
      <div className={classes.label}>
        <PartButton part={row.part} say={say}>{row.label}</PartButton>
        {row.note && <Text size="xs" c="dimmed">{row.note}</Text>}
      </div>
      <div className={classes.plot} aria-hidden>
        {block.ticks.map((tick) => <i key={tick.at} className={classes.tick} data-zero={tick.at === block.zero || undefined} style={{ left: `${place(tick.at, block.domain)}%` }} />)}
        {row.joined && !several && places.length > 1 && <i className={classes.joined} style={{ left: `${Math.min(...places)}%`, width: `${Math.max(...places) - Math.min(...places)}%` }} />}
        {row.marks.map((mark, at) => <OneMark key={at} mark={mark} domain={block.domain} lower={several ? (at - (row.marks.length - 1) / 2) * 13 : 0} />)}
      </div>
      {row.cells.map((cell, at) => (
        <span key={at} className={classes.cell}>
          <span className={classes.cellName}>{block.columns[at]?.label}</span> <PartButton part={cell.part} say={say}>{cell.text}</PartButton>
        </span>
      ))}
    </li>
  );
}

function OneMark({ mark, domain, lower }: { mark: Mark; domain: [number, number]; lower: number }) {
  const title = mark.name ? `${mark.name}: ${mark.text}` : mark.text;
  const [low, high] = [mark.low, mark.high];
  return (
    <span className={tones.tone} data-tone={mark.tone} title={title} style={{ "--lower": `${lower}px` } as CSSProperties}>
      {low != null && high != null && <i className={classes.interval} style={{ left: `${place(low, domain)}%`, width: `${place(high, domain) - place(low, domain)}%` }} />}
      <span className={classes.mark} style={{ left: `${place(mark.value, domain)}%` }}><MarkShape shape={mark.shape} /></span>
    </span>
  );
}
