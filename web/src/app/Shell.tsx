// What stays while one moves about a workspace? Its name, the areas, language and light, the palette of commands.

import { AppShell, Burger, Group, NavLink, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Link, Outlet, useParams } from "@tanstack/react-router";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";

import { Controls } from "@/app/Controls";

const PLACES = [
  ["map", "/$workspace"],
  ["explore", "/$workspace/explore"],
  ["people", "/$workspace/people"],
  ["groups", "/$workspace/groups"],
  ["stages", "/$workspace/stages"],
  ["files", "/$workspace/files"],
  ["data", "/$workspace/data/{-$part}"],
] as const;

export function Shell() {
  const { t } = useTranslation("app");
  const { workspace } = useParams({ strict: false }) as { workspace: string };
  const [open, { toggle, close }] = useDisclosure();
  return (
    <AppShell header={{ height: 48 }} navbar={{ width: 196, breakpoint: "md", collapsed: { mobile: !open } }} padding={0}>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Burger opened={open} onClick={toggle} hiddenFrom="md" size="sm" aria-label={t("menu")} />
            <Text component={Link} to="/" fw={600} c="inherit">{t("parcours")}</Text>
            <Text c="dimmed" truncate>{workspace}</Text>
          </Group>
          <Controls />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" component="nav" aria-label={t("areas")}>
        {PLACES.map(([name, to]) => (
          <NavLink
            key={name}
            component={Link}
            to={to}
            params={{ workspace } as never}
            activeOptions={{ exact: name === "map" }}
            label={t(`place.${name}`)}
            onClick={close}
          />
        ))}
      </AppShell.Navbar>
      <AppShell.Main>
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </AppShell.Main>
    </AppShell>
  );
}
