// How many is that, beside the others? One row: a name, a bar of one or two parts, and the figures in words.

import tones from "@/parts/colours.module.css";

import { Sign } from "./Sign";
import type { Sign as Signed } from "./types";
import styles from "./voice.module.css";

const TONES = ["way", "pale"] as const;
const BY_SIGN = { negative: "lost", positive: "good", neutral: "quiet", unsure: "5" } as const;

interface Props {
  label: string;
  parts: readonly number[];
  /** What a whole bar stands for. */
  of: number;
  told: string;
  sign?: Signed;
}

export function Bar({ label, parts, of, told, sign }: Props) {
  return (
    <li className={styles.bar}>
      <span>{sign && <Sign of={sign} />} {label}</span>
      <span>
        <span className={styles.track} aria-hidden>
          {parts.map((part, at) => part > 0 && <i key={at} className={tones.tone} data-tone={sign ? BY_SIGN[sign] : TONES[at]} style={{ width: `${(100 * part) / of}%` }} />)}
        </span>
        <span className={styles.under}>{told}</span>
      </span>
    </li>
  );
}
