// Which words are looked for in texts? What is typed is looked for a moment after; the address follows.

import { CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

export function FindText({ find, ask }: { find: string; ask: (text: string) => void }) {
  const { t } = useTranslation("voice");
  const [typed, setTyped] = useState(find);
  const asked = useRef(find);
  const later = useDebouncedCallback((text: string) => {
    asked.current = text;
    ask(text);
  }, 250);
  useEffect(() => {
    if (find === asked.current) return;
    asked.current = find;
    setTyped(find); // another address: a link, or the way back
  }, [find]);
  const type = (text: string): void => {
    setTyped(text);
    later(text.trim());
  };
  return (
    <TextInput
      type="search" label={t("inbox.find")} placeholder={t("inbox.findHint")} value={typed} spellCheck={false} autoComplete="off" maxLength={200}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={typed ? <CloseButton size="sm" aria-label={t("inbox.clear")} onClick={() => type("")} /> : null}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
