// What stays while one moves about a workspace? Its name, the areas, language and light, the palette of commands.

import { ActionIcon, AppShell, Burger, Button, Group, Kbd, NavLink, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import {
  IconCompass, IconDatabase, IconFiles, IconHeartBroken, IconKeyboard, IconMap2, IconMessages, IconSearch, IconStairs, IconUsers, IconUsersGroup,
} from "@tabler/icons-react";
import { Link, useLocation } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { Main } from "@/app/Main";
import { placeOf, PLACES } from "@/app/places";
import styles from "@/app/Shell.module.css";
import { Switch } from "@/app/Switch";
import { useKeys } from "@/app/useKeys";
import { held } from "@/parts/focus";
import { Look } from "@/parts/Look";
import { useWorkspace } from "@/parts/workspace";
import { speak } from "@/words/words";

const Palette = lazy(() => import("@/app/Palette").then((m) => ({ default: m.Palette })));
const KeysHelp = lazy(() => import("@/app/KeysHelp").then((m) => ({ default: m.KeysHelp })));

const ICONS = {
  map: IconMap2, explore: IconCompass, voice: IconMessages, pains: IconHeartBroken, people: IconUsers, groups: IconUsersGroup, stages: IconStairs, files: IconFiles,
  data: IconDatabase,
};
export const COMMAND = /mac|iphone|ipad/i.test(navigator.userAgent) ? "⌘" : "Ctrl";

export function Shell() {
  const { t } = useTranslation("app");
  const workspace = useWorkspace();
  const { pathname } = useLocation();
  const [menu, { toggle, close }] = useDisclosure();
  const { over, open, shut } = useOver();
  const { single, setSingle } = useKeys(workspace, { palette: () => open("palette"), help: () => open("help") });
  const place = placeOf(pathname);
  useEffect(() => {
    document.title = `${t(`place.${place}`)} · ${workspace} · ${t("parcours")}`;
  }, [t, place, workspace]);
  return (
    <AppShell header={{ height: 48 }} navbar={{ width: 196, breakpoint: "md", collapsed: { mobile: !menu } }} padding={0}>
      <AppShell.Header>
        <a href="#main" className={styles.skip}>{t("skip")}</a>
        <Group h="100%" px={{ base: "xs", sm: "md" }} justify="space-between" wrap="nowrap" gap="xs">
          <Group gap="xs" wrap="nowrap" miw={0}>
            <Burger opened={menu} onClick={toggle} hiddenFrom="md" size="sm" aria-label={t("menu")} aria-expanded={menu} />
            <Text component={Link} to="/" fw={600} c="inherit" visibleFrom="sm" className={styles.home}>{t("parcours")}</Text>
            <Switch workspace={workspace} />
          </Group>
          <Group gap="xs" wrap="nowrap">
            <Button
              variant="default"
              size="xs"
              visibleFrom="sm"
              onClick={() => open("palette")}
              aria-haspopup="dialog"
              leftSection={<IconSearch size={14} aria-hidden />}
              rightSection={<Kbd size="xs" aria-hidden>{COMMAND} K</Kbd>}
            >
              {t("palette.open")}
            </Button>
            <ActionIcon variant="default" size="md" hiddenFrom="sm" onClick={() => open("palette")} aria-haspopup="dialog" aria-label={t("palette.open")}>
              <IconSearch size={16} aria-hidden />
            </ActionIcon>
            <Look onLanguage={(language) => void speak(language)} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" component="nav" aria-label={t("areas")}>
        {PLACES.map(([name, to]) => {
          const Icon = ICONS[name];
          return (
            <NavLink
              key={name}
              component={Link}
              to={to}
              params={{ workspace, part: undefined } as never}
              activeOptions={{ exact: name === "map", includeSearch: false }}
              active={name === place}
              aria-current={name === place ? "page" : undefined}
              leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
              label={t(`place.${name}`)}
              onClick={close}
              className={styles.link}
            />
          );
        })}
        <Button variant="subtle" color="gray" size="xs" mt="auto" justify="flex-start" leftSection={<IconKeyboard size={16} aria-hidden />} onClick={() => open("help")} className={styles.keys} aria-haspopup="dialog">
          {t("keys.title")}
        </Button>
      </AppShell.Navbar>
      <Main />
      <Suspense fallback={null}>
        {over === "palette" && <Palette workspace={workspace} close={() => shut("palette")} help={() => open("help")} />}
        {over === "help" && <KeysHelp close={() => shut("help")} single={single} setSingle={setSingle} />}
      </Suspense>
    </AppShell>
  );
}

/** What lies over the page: one at a time. When it is shut, the focus is where it was before. */
function useOver() {
  const [over, setOver] = useState<"palette" | "help" | null>(null);
  const back = useRef<() => void>(undefined);
  return {
    over,
    open: (next: "palette" | "help") => {
      back.current ??= held();
      setOver(next);
    },
    shut: (gone: "palette" | "help") => {
      if (over !== gone) return;
      setOver(null);
      back.current?.();
      back.current = undefined;
    },
  };
}
