// Shall a name be another, joined with others, or out of view? Asked once, with what comes of it.

import { Alert, Autocomplete, Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { answer, server } from "@/api/client";
import { likeliest, type Listed, type Thing } from "@/data/names/names";
import { useChange } from "@/data/queries";

export type Doing = { how: "rename" | "merge" | "hide"; of: Thing; chosen: readonly Listed[] };
type Props = { doing: Doing | null; names: readonly Listed[]; close: () => void; done: () => void };

export function NameDialog({ doing, names, close, done }: Props) {
  const { t } = useTranslation("data");
  const [name, setName] = useState("");
  const [left, setLeft] = useState<readonly string[]>([]);
  useEffect(() => {
    setLeft([]);
    setName(!doing || doing.how === "hide" ? "" : doing.how === "rename" ? doing.chosen[0]!.name : doing.chosen.length > 1 ? likeliest(doing.chosen) : "");
  }, [doing]);
  const change = useChange(
    (workspace, { how, of, chosen }: Doing) => {
      const path = { params: { path: { workspace } } };
      const olds = chosen.map((one) => one.name);
      return how === "merge"
        ? answer(server.POST("/api/workspaces/{workspace}/dictionary/merges", { ...path, body: { of, new: name.trim(), olds } }))
        : answer(
            server.POST("/api/workspaces/{workspace}/dictionary/changes", {
              ...path,
              body: { of, how, old: olds[0]!, new: how === "hide" ? "" : name.trim() },
            }),
          );
    },
    () => t("names.changed"),
  );
  if (!doing) return null;
  const olds = doing.chosen.map((one) => t("quoted", { text: one.name })).join(", ");
  const ready = doing.how === "hide" || (name.trim() !== "" && !(doing.chosen.length === 1 && name.trim() === doing.chosen[0]!.name));
  const submit = () =>
    change.mutate(doing, { onSuccess: (told) => (told.left.length ? setLeft(told.left) : done()) });
  return (
    <Modal opened onClose={close} title={t(`names.ask.${doing.how}`, { olds })} closeButtonProps={{ "aria-label": t("close") }}>
      {left.length ? (
        <Stack>
          <Alert color="orange" title={t("names.stillSaid")}>
            {left.map((line) => <Text size="sm" key={line} lang="en">{line}</Text>)}
          </Alert>
          <Button onClick={done}>{t("done")}</Button>
        </Stack>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) submit();
          }}
        >
          <Stack>
            <Text size="sm">{t(`names.comes.${doing.how}`)}</Text>
            {doing.how === "rename" && (
              <TextInput data-autofocus label={t("names.new")} value={name} maxLength={500} onChange={(event) => setName(event.currentTarget.value)} />
            )}
            {doing.how === "merge" && (
              <Autocomplete
                data-autofocus
                label={t("names.under")}
                value={name}
                limit={12}
                maxLength={500}
                onChange={setName}
                data={names.filter((one) => !one.derived).map((one) => one.name)}
              />
            )}
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>{t("cancel")}</Button>
              <Button type="submit" disabled={!ready} loading={change.isPending}>{t(`names.do.${doing.how}`)}</Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
