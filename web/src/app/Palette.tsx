// Where to, or what to ask? One field for all: areas, questions, names, people, other workspaces, settings.

import { Text } from "@mantine/core";
import { createSpotlight, Spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { fitting } from "@/app/palette";
import styles from "@/app/Palette.module.css";
import { useCommands } from "@/app/useCommands";

const [store, spotlight] = createSpotlight();

export function Palette({ workspace, close, help }: { workspace: string; close: () => void; help: () => void }) {
  const { t } = useTranslation("app");
  const [query, setQuery] = useState("");
  const { commands, looking } = useCommands(workspace, query, help);
  useEffect(() => spotlight.open(), []);
  const found = fitting(commands, query);
  const ids = found.flatMap(([, some]) => some.map((one) => one.id)).join("\n");
  useEffect(() => {
    const frame = requestAnimationFrame(selectFirst); // what fits best, also when more comes in
    return () => cancelAnimationFrame(frame);
  }, [ids]);
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={close}
      scrollable
      maxHeight="60vh"
      aria-label={t("palette.open")}
      transitionProps={{ duration: 0 }}
    >
      <Spotlight.Search placeholder={t("palette.placeholder")} aria-label={t("palette.placeholder")} leftSection={<IconSearch size={18} stroke={1.5} aria-hidden />} />
      <Spotlight.ActionsList>
        {found.map(([group, some]) => (
          <Spotlight.ActionsGroup key={group} label={t(`palette.${group}`)}>
            {some.map((one) => (
              <Spotlight.Action key={one.id} onClick={one.run} className={styles.action}>
                <Text size="sm" className={styles.label}>{one.label}</Text>
                {one.hint && <Text size="xs" className={styles.hint}>{one.hint}</Text>}
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {!found.length && <Spotlight.Empty>{looking ? t("palette.looking") : t("palette.none")}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** As pressing the arrows does: the list's own mark, and the place that Enter goes by. */
function selectFirst(): void {
  const list = document.getElementById(store.getState().listId);
  list?.querySelector("[data-selected]")?.removeAttribute("data-selected");
  list?.querySelector("[data-action]")?.setAttribute("data-selected", "true");
  store.updateState((state) => ({ ...state, selected: 0 }));
}
