// What stands where the map will be? Its shape, while it is counted.

import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";

import classes from "./MapShape.module.css";

export function MapShape() {
  const { t } = useTranslation("map");
  return (
    <div className={classes.shape} role="status" aria-busy="true" aria-label={t("page.counting")}>
      <Skeleton height={34} width={180} />
      <Skeleton height={14} width="min(520px, 90%)" />
      <Skeleton height={36} mt={14} />
      <div className={classes.table}>
        {Array.from({ length: 24 }, (_, k) => <Skeleton key={k} height={k < 6 ? 90 : 70 + ((k * 37) % 60)} />)}
      </div>
    </div>
  );
}
