// Which rows are shown? A button that says how many, and opens where they are chosen and ordered.

import { Button } from "@mantine/core";
import { IconLayoutRows } from "@tabler/icons-react";
import { Suspense } from "react";

import { late } from "@/parts/late";
import { useOpens } from "@/parts/opens";

import { shownRows, type Rows } from "./rows";
import { useSay } from "./say";

const RowsList = late(() => import("./RowsList").then((made) => made.RowsList));

export function RowsMenu({ rows, onRows }: { rows: Rows; onRows: (rows: Rows) => void }) {
  const { t } = useSay();
  const { opener, at, wanted } = useOpens(RowsList.ahead);
  const shown = shownRows(rows).length, all = rows.order.length;
  return (
    <>
      <Button variant="default" size="xs" leftSection={<IconLayoutRows size={15} aria-hidden />} {...opener}>
        {shown === all ? t("draw.rows.menu") : t("draw.rows.some", { shown, all })}
      </Button>
      {wanted && <Suspense fallback={null}><RowsList at={at} rows={rows} onRows={onRows} /></Suspense>}
    </>
  );
}
