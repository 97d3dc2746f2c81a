// What can be set from anywhere, on the screen and in a file? The language, and light or dark.

import { ActionIcon, Group, NativeSelect, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { IconMoon, IconSun } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { LANGUAGES, type Language } from "@/words/languages";

export function Look({ onLanguage }: { onLanguage: (language: Language) => void }) {
  const { t, i18n } = useTranslation("parts");
  const { setColorScheme } = useMantineColorScheme();
  const other = useComputedColorScheme("light") === "dark" ? "light" : "dark";
  return (
    <Group gap="xs" wrap="nowrap">
      <NativeSelect
        size="xs"
        w={{ base: 104, sm: "auto" }}
        aria-label={t("look.language")}
        value={i18n.language}
        onChange={(event) => onLanguage(event.currentTarget.value as Language)}
        data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
      />
      <ActionIcon variant="default" size="md" aria-label={t(`look.${other}`)} title={t(`look.${other}`)} onClick={() => setColorScheme(other)}>
        {other === "light" ? <IconSun size={16} aria-hidden /> : <IconMoon size={16} aria-hidden />}
      </ActionIcon>
    </Group>
  );
}
