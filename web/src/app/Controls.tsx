// What can be set from anywhere? The language, and light or dark.

import { ActionIcon, Group, NativeSelect, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { IconMoon, IconSun } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { LANGUAGES, type Language } from "@/words/languages";
import { speak } from "@/words/words";

export function Controls() {
  const { t, i18n } = useTranslation("app");
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light");
  const other = scheme === "dark" ? "light" : "dark";
  return (
    <Group gap="xs" wrap="nowrap">
      <NativeSelect
        size="xs"
        w={{ base: 104, sm: "auto" }}
        aria-label={t("language")}
        value={i18n.language}
        onChange={(event) => void speak(event.currentTarget.value as Language)}
        data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
      />
      <ActionIcon variant="default" size="md" aria-label={t(other)} title={t(other)} onClick={() => setColorScheme(other)}>
        {other === "light" ? <IconSun size={16} aria-hidden /> : <IconMoon size={16} aria-hidden />}
      </ActionIcon>
    </Group>
  );
}
