// Does it grow? The share of each month as small bars, and in words whether that is more than chance.

import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Point } from "@/explore/pictures/painWords";
import type { Say } from "@/explore/pictures/say";

import styles from "./pains.module.css";
import { going, sparkOf } from "./spark";

export function Spark({ point, say }: { point: Point; say: Say }) {
  const { t } = useTranslation("pains");
  const bars = sparkOf(point, say);
  const how = going(point);
  const per = point.trend.per_month;
  return (
    <div>
      <h4 className={styles.factName}>{t(`trend.of.${point.trend.of}`)}</h4>
      {bars.length > 1 && (
        <div className={styles.spark} role="img" aria-label={bars.map((bar) => bar.told).join("; ")}>
          {bars.map((bar) => <i key={bar.month} title={bar.told} data-open={!bar.whole || undefined} style={{ height: `${bar.tall === null ? 0 : Math.max(4, 100 * bar.tall)}%` }} />)}
        </div>
      )}
      <Text size="sm">{t(`trend.${how}`, { points: per === null ? "" : say.points(per) })}</Text>
    </div>
  );
}
