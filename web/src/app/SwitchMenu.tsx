// To which workspace? A menu of all.

import { Menu } from "@mantine/core";
import { IconArrowsExchange, IconCheck } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import styles from "@/app/Shell.module.css";
import type { At } from "@/parts/opens";
import { UnderMenu } from "@/parts/Under";

export function SwitchMenu({ at, workspace, names }: { at: At; workspace: string; names: readonly string[] }) {
  const { t } = useTranslation("app");
  return (
    <UnderMenu at={at} position="bottom-start" className={styles.option}>
      {names.map((name) => (
        <Menu.Item
          key={name}
          component={Link}
          to={`/${encodeURIComponent(name)}`}
          aria-current={name === workspace ? "true" : undefined}
          leftSection={name === workspace ? <IconCheck size={14} aria-hidden /> : <span style={{ width: 14, display: "inline-block" }} />}
        >
          {name}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item component={Link} to="/" leftSection={<IconArrowsExchange size={14} aria-hidden />}>{t("allWorkspaces")}</Menu.Item>
    </UnderMenu>
  );
}
