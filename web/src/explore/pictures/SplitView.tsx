// How does a whole divide? One bar, and each of its parts with its figures.

import { Text } from "@mantine/core";

import { PartButton } from "./PartButton";
import type { Say } from "./say";
import type { Split } from "./shown";
import classes from "./SplitView.module.css";
import tones from "@/parts/colours.module.css";

export function SplitView({ block, say }: { block: Split; say: Say }) {
  const whole = block.parts.reduce((sum, part) => sum + part.people, 0);
  return (
    <div className={classes.split}>
      <div className={classes.bar} aria-hidden>
        {block.parts.map((part) => part.people > 0 && <i key={part.name} className={tones.tone} data-tone={part.tone} style={{ flexGrow: part.people / whole }} />)}
      </div>
      <ul className={classes.parts}>
        {block.parts.map((part) => (
          <li key={part.name} className={tones.tone} data-tone={part.tone}>
            <i className={classes.swatch} data-tone={part.tone} aria-hidden />
            <span>
              <span className={classes.name}>{part.name}</span>
              <br />
              <PartButton part={part.part} say={say}>{part.text}</PartButton>
            </span>
          </li>
        ))}
      </ul>
      {block.of && <Text size="xs" c="dimmed">{block.of}</Text>}
    </div>
  );
}
