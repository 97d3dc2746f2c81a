// Which workspace is this, and which others are there?

import { Menu, UnstyledButton } from "@mantine/core";
import { IconArrowsExchange, IconCheck, IconChevronDown } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { answer, server } from "@/api/client";
import styles from "@/app/Shell.module.css";

export const useWorkspaces = () =>
  useQuery({ queryKey: ["workspaces"], queryFn: ({ signal }) => answer(server.GET("/api/workspaces", { signal })) });

export function Switch({ workspace }: { workspace: string }) {
  const { t } = useTranslation("app");
  const all = useWorkspaces().data ?? [];
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton className={styles.switch} aria-label={t("switch", { workspace })}>
          <span className={styles.name}>{workspace}</span>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown className={styles.option} mah="70vh" style={{ overflow: "auto" }}>
        {all.map(({ name }) => (
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
      </Menu.Dropdown>
    </Menu>
  );
}
