// Which workspace is this, and which others are there?

import { UnstyledButton } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";

import { answer, server } from "@/api/client";
import styles from "@/app/Shell.module.css";
import { late } from "@/parts/late";
import { useOpens } from "@/parts/opens";

const SwitchMenu = late(() => import("@/app/SwitchMenu").then((made) => made.SwitchMenu));

export const useWorkspaces = () =>
  useQuery({ queryKey: ["workspaces"], queryFn: ({ signal }) => answer(server.GET("/api/workspaces", { signal })) });

export function Switch({ workspace }: { workspace: string }) {
  const { t } = useTranslation("app");
  const { opener, at, wanted } = useOpens(SwitchMenu.ahead, "menu");
  const names = (useWorkspaces().data ?? []).map(({ name }) => name);
  return (
    <>
      <UnstyledButton className={styles.switch} aria-label={t("switch", { workspace })} {...opener}>
        <span className={styles.name}>{workspace}</span>
        <IconChevronDown size={14} aria-hidden />
      </UnstyledButton>
      {wanted && <Suspense fallback={null}><SwitchMenu at={at} workspace={workspace} names={names} /></Suspense>}
    </>
  );
}
