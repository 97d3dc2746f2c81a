// What stands at an address where nothing is? That, and the ways on.

import { Anchor, Box, Button, Group } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Empty } from "@/parts/State";

export function NotFound() {
  const { t } = useTranslation("app");
  const { workspace } = useParams({ strict: false }) as { workspace?: string };
  return (
    <Box component={workspace ? "div" : "main"} py="xl">
      <Empty
        title={t("lost.title")}
        action={
          <Group mt="sm">
            {workspace && <Button component={Link} to={`/${encodeURIComponent(workspace)}`}>{t("lost.map")}</Button>}
            <Anchor component={Link} to="/">{t("allWorkspaces")}</Anchor>
          </Group>
        }
      >
        {t("lost.why")}
      </Empty>
    </Box>
  );
}

/** What went wrong in drawing a page; the rest of the screen goes on. */
export function Broken({ reset }: { error: unknown; reset: () => void }) {
  const { t } = useTranslation("app");
  return (
    <Box component="main" py="xl">
      <Empty
        title={t("broken.title")}
        action={
          <Group mt="sm">
            <Button onClick={reset}>{t("broken.again")}</Button>
            <Anchor href="/">{t("allWorkspaces")}</Anchor>
          </Group>
        }
      >
        {t("broken.why")}
      </Empty>
    </Box>
  );
}
