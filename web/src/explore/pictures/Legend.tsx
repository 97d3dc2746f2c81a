// Which colour and shape is which? Words beside marks.

import { Group, Text } from "@mantine/core";

import { MarkShape } from "./MarkShape";
import type { Shape, Tone } from "./shown";
import classes from "./Legend.module.css";
import tones from "@/parts/colours.module.css";

export function Legend({ entries }: { entries: { name: string; tone: Tone; shape?: Shape }[] }) {
  return (
    <Group component="ul" gap="md" className={classes.legend}>
      {entries.map((entry) => (
        <li key={entry.name} className={tones.tone} data-tone={entry.tone}>
          {entry.shape ? <MarkShape shape={entry.shape} size={12} /> : <span className={classes.swatch} data-tone={entry.tone} aria-hidden />}
          <Text span size="sm">{entry.name}</Text>
        </li>
      ))}
    </Group>
  );
}
