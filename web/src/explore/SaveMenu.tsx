// How is a question kept? By a name; the kept ones are listed, and can be asked again, changed or let go.

import { Button, CloseButton, Divider, Group, Popover, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useDisclosure } from "@mantine/hooks";
import { IconBookmark, IconBookmarkFilled } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Told } from "@/api/client";
import type { Asked } from "@/parts/address";

import { askedBy, sameAs, useSaved } from "./useSaved";

export function SaveMenu({ asked, onAsk }: { asked: Asked; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation("explore");
  const [open, { toggle, close }] = useDisclosure();
  const { saved, keep, remove } = useSaved();
  const now = sameAs(saved, asked);
  const [name, setName] = useState("");
  const save = (): void =>
    keep.mutate(
      { name: name.trim(), asked },
      {
        onSuccess: () => {
          setName("");
          close();
          notifications.show({ message: t("saved.done", { name: name.trim() }) });
        },
      },
    );
  return (
    <Popover opened={open} onChange={(shown) => !shown && close()} position="bottom-start" width={320} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="subtle" color="gray" c="inherit" fw={500} size="compact-sm" h={30} onClick={toggle} aria-expanded={open}
          leftSection={now ? <IconBookmarkFilled size={16} aria-hidden /> : <IconBookmark size={16} stroke={1.6} aria-hidden />}
        >
          {now?.name ?? t("saved.keep")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="sm">
        <Stack gap="xs">
          {!now && (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                if (name.trim()) save();
              }}
            >
              <Group gap="xs" align="flex-end" wrap="nowrap">
                <TextInput flex={1} label={t("saved.name")} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={200} data-autofocus error={keep.error instanceof Told ? keep.error.message : undefined} />
                <Button type="submit" disabled={!name.trim()} loading={keep.isPending}>{t("saved.keep")}</Button>
              </Group>
            </form>
          )}
          {saved.length > 0 && !now && <Divider />}
          {saved.length === 0 && <Text size="xs" c="dimmed">{t("saved.none")}</Text>}
          {saved.map((one) => (
            <Group key={one.id} gap={4} wrap="nowrap">
              <Button
                flex={1} miw={0} variant={one.id === now?.id ? "light" : "subtle"} color={one.id === now?.id ? undefined : "gray"} c="inherit" size="compact-sm" h={30} fw={400} justify="flex-start"
                onClick={() => {
                  close();
                  onAsk(askedBy(one));
                }}
              >
                {one.name}
              </Button>
              <CloseButton size="sm" aria-label={t("saved.remove", { name: one.name })} onClick={() => remove.mutate(one.id)} />
            </Group>
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
