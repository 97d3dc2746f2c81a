// How is an id written? What kind it is, small, and its value.

import { useTranslation } from "react-i18next";

import { isKind, parted, shortened } from "./kinds";
import styles from "./people.module.css";

export function IdText({ id, most, quiet = false }: { id: string; most?: number; quiet?: boolean }) {
  const { t } = useTranslation("people");
  const { kind, value } = parted(id);
  return (
    <span className={styles.id} title={value}>
      {!quiet && <span className={styles.kind}>{isKind(kind) ? t(`kind.${kind}`) : kind}</span>}
      <bdi className={styles.value}>{shortened(value, most)}</bdi>
    </span>
  );
}
