// Which scores were given? For each scale the share of every answer, from the lowest, its mean with interval, and n.

import { Text } from "@mantine/core";
import type { CSSProperties } from "react";

import classes from "./ScoresView.module.css";
import type { Scores } from "./shown";

export function ScoresView({ block }: { block: Scores }) {
  return (
    <ul className={classes.scores}>
      {block.rows.map((row) => (
        <li key={row.label}>
          <div className={classes.head}>
            <Text size="xs" c="dimmed">{row.label}</Text>
            <span><b>{row.mean}</b> <Text span size="xs" c="dimmed">{row.note}</Text></span>
          </div>
          {row.shares.length > 0 && (
            <div className={classes.bar} role="img" aria-label={row.shares.map((one) => one.text).join(", ")}>
              {row.shares.map((one) => one.share > 0 && (
                <i key={one.score} title={one.text} style={{ flexGrow: one.share, "--at": one.at } as CSSProperties} data-low={one.at < 0.5 || undefined}>
                  {one.share > 0.055 ? one.score : ""}
                </i>
              ))}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
