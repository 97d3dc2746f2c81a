// What is a new workspace called, and in which time zone does it count days? Asked once; then its files are read.

import { Button, Group, Paper, Select, Stack, Text, TextInput, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";

import { answer, server } from "@/api/client";
import { Failed } from "@/parts/State";
import { count } from "@/words/formats";

import { carry } from "./carried";
import { ownZone, zones } from "./places";
import { bytes, freeName, nameOf } from "./sizes";

export function NewWorkspace({ files, taken, back }: { files: File[]; taken: readonly string[]; back: () => void }) {
  const { t, i18n } = useTranslation("arrive");
  const navigate = useNavigate();
  const all = useMemo(zones, []);
  const [name, setName] = useState(() => freeName(nameOf(files.map((file) => file.name)) || t("welcome.usualName"), taken));
  const [zone, setZone] = useState(ownZone);
  const clash = taken.includes(name.trim());
  const make = useMutation({
    mutationFn: () => answer(server.POST("/api/workspaces", { body: { name: name.trim(), zone } })),
    onSuccess: async ({ name: made }) => {
      carry(files);
      await navigate({ to: "/$workspace/files", params: { workspace: made } });
    },
  });
  const size = files.reduce((sum, file) => sum + file.size, 0);
  return (
    <Paper withBorder p="xl" radius="lg">
      <form onSubmit={(event) => { event.preventDefault(); if (!clash && name.trim()) make.mutate(); }}>
        <Stack gap="md">
          <Title order={2} size="h4" fw={500}>{t("welcome.new")}</Title>
          {files.length > 0 && (
            <Text size="sm" c="dimmed">{t("files.count", { count: files.length, shown: count(files.length, i18n.language) })} · {bytes(size, i18n.language)}</Text>
          )}
          <TextInput
            label={t("welcome.name")} value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus autoFocus maxLength={120} required
            error={clash ? t("welcome.taken") : undefined}
          />
          <Select label={t("welcome.zone")} description={t("welcome.zoneWhy")} data={all} value={zone} onChange={(value) => value && setZone(value)} searchable allowDeselect={false} limit={100} />
          {make.isError && <Failed error={make.error} />}
          <Group justify="space-between">
            <Button variant="subtle" onClick={back}>{t("welcome.back")}</Button>
            <Button type="submit" loading={make.isPending} disabled={!name.trim() || clash}>{t(files.length ? "welcome.read" : "welcome.make")}</Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
