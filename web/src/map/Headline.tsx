// What matters most of the whole journey? Its milestone, where it hurts most, after what most go on, what cannot be told.

import { Card } from "./cells/Card";
import { useDrawing } from "./drawing";
import classes from "./Headline.module.css";
import { useSay } from "./say";

const QUIET = ["nowhere", "out", "unplaced"]; // in small print

export function Headline() {
  const { sheet } = useDrawing();
  const { t } = useSay();
  const parts = [false, true].map((quiet) => sheet.whole.filter((pair) => QUIET.includes(pair.statement.kind) === quiet));
  if (!sheet.whole.length) return null;
  return (
    <section aria-label={t("draw.whole_")}>
      {parts.map((pairs, k) => pairs.length > 0 && (
        <ul key={k} className={k ? classes.quiet : classes.whole}>
          {pairs.map((pair) => (
            <Card key={pair.statement.kind + pair.statement.about} pair={pair} stage={pair.statement.detail.stage ?? ""} lane={null} />
          ))}
        </ul>
      ))}
    </section>
  );
}
