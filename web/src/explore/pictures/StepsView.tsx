// How many come to each step? Columns from zero, what was lost on the way hatched above them.

import type { CSSProperties } from "react";

import { PartButton } from "./PartButton";
import type { Say } from "./say";
import type { Step, Steps } from "./shown";
import classes from "./StepsView.module.css";
import tones from "@/parts/colours.module.css";

export function StepsView({ block, say }: { block: Steps; say: Say }) {
  return (
    <div className={classes.around}>
      <ol className={classes.steps} style={{ "--steps": block.steps.length } as CSSProperties}>
        {block.steps.map((step, at) => <OneStep key={at} step={step} before={block.steps[at - 1]} number={at + 1} say={say} />)}
      </ol>
    </div>
  );
}

function OneStep({ step, before, number, say }: { step: Step; before?: Step; number: number; say: Say }) {
  const alone = step.lines.length === 1;
  return (
    <li className={classes.step}>
      <div className={classes.name}>{number}. {step.name}</div>
      <div className={classes.area}>
        {step.lines.map((line, at) => (
          <div key={at} className={`${classes.bar} ${tones.tone}`} data-tone={line.tone} title={line.name ? `${line.name}: ${line.text}` : undefined}>
            <i className={classes.lost} style={{ "--share": before?.lines[at]?.share ?? line.share } as CSSProperties} />
            <i className={classes.fill} style={{ "--share": line.share } as CSSProperties} />
            <span className={classes.text} data-alone={alone || undefined} style={{ "--share": line.share } as CSSProperties}>{line.text}</span>
            {alone && line.part && <span className={classes.over} aria-hidden />}
          </div>
        ))}
      </div>
      <div className={classes.told}>
        <span className={classes.people}><PartButton part={step.people.part} say={say}>{step.people.text}</PartButton></span>
        {step.kept && <span>{step.kept.text}</span>}
        {step.time && <span className={classes.muted}>{step.time}</span>}
        {step.lost && <span className={`${classes.left} ${tones.tone}`} data-tone="lost"><PartButton part={step.lost.part} say={say}>{step.lost.text}</PartButton></span>}
        {step.unfinished && <span className={classes.muted}>{step.unfinished}</span>}
      </div>
    </li>
  );
}
