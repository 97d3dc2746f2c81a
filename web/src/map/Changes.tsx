// What changed between two maps? The clear differences in words, the clearest first.

import { useState } from "react";

import * as formats from "@/words/formats";

import { changeText } from "./changed";
import classes from "./Changes.module.css";
import { useDrawing } from "./drawing";
import { useSay } from "./say";

const FIRST = 8; // told before the rest is asked for

export function Changes() {
  const { sheet } = useDrawing();
  const say = useSay();
  const { t } = say;
  const [all, setAll] = useState(false);
  if (!sheet.first) return null;
  const clear = sheet.differences.filter((difference) => difference.clear);
  const rest = clear.length - FIRST;
  return (
    <section className={classes.changes} aria-label={t("draw.change.title")}>
      <h2>{t("draw.change.title")}</h2>
      {clear.length === 0 && <p>{t("draw.change.none")}</p>}
      <ol data-all={all || undefined}>
        {clear.map((one, k) => (
          <li key={k} data-extra={k >= FIRST || undefined}>
            <span aria-hidden="true" className={classes.sign}>{(one.difference ?? 0) > 0 ? "▲" : "▼"}</span>
            <span><bdi>{changeText(one, say)}</bdi></span>
          </li>
        ))}
      </ol>
      {rest > 0 && (
        <button type="button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("draw.fewer") : t("draw.more", { count: rest, value: formats.count(rest, say.language) })}
        </button>
      )}
    </section>
  );
}
