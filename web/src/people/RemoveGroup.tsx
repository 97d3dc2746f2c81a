// Shall a group's name be taken away? Asked once, with what stays.

import { Button, Group as Row, Modal, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";

import { type Group, makeGroup, removeGroup, useChange } from "./queries";

export function RemoveGroup({ group, close }: { group: Group; close: () => void }) {
  const { t } = useTranslation("people");
  const back = useChange(makeGroup);
  const remove = useChange(removeGroup, (_, name) => {
    notifications.show({
      message: (
        <Row justify="space-between">
          <Text size="sm">{t("groups.removed", { name })}</Text>
          <Button size="compact-xs" variant="default" onClick={() => back.mutate({ name, rule: group.rule })}>{t("groups.undo")}</Button>
        </Row>
      ),
      autoClose: 10_000,
    });
    close();
  });
  return (
    <Modal opened onClose={close} title={t("groups.removeTitle", { name: group.name })} closeButtonProps={{ "aria-label": t("groups.cancel") }}>
      <Stack gap="md">
        <Text size="sm">{t("groups.removeText")}</Text>
        <Row justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>{t("groups.cancel")}</Button>
          <Button color="red" loading={remove.isPending} onClick={() => remove.mutate(group.name)}>{t("groups.remove")}</Button>
        </Row>
      </Stack>
    </Modal>
  );
}
