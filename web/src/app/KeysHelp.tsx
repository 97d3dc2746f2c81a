// Which keys do what? And whether keys without Ctrl mean anything: who dictates to the machine turns them off.

import { Group, Kbd, Modal, Stack, Switch, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { PLACES } from "@/app/places";
import { COMMAND } from "@/app/Shell";
import styles from "@/app/Shell.module.css";

type Props = { close: () => void; single: boolean; setSingle: (on: boolean) => void };

export function KeysHelp({ close, single, setSingle }: Props) {
  const { t } = useTranslation("app");
  const rows: [string, readonly string[]][] = [
    [t("palette.open"), [COMMAND, "K"]],
    ...PLACES.map(([name, , key]): [string, readonly string[]] => [t("keys.go", { place: t(`place.${name}`) }), ["G", key.toUpperCase()]]),
    [t("keys.title"), ["?"]],
    [t("keys.close"), ["Esc"]],
  ];
  return (
    <Modal opened onClose={close} title={t("keys.title")} closeButtonProps={{ "aria-label": t("close") }}>
      <Stack gap="md">
        <div>
          {rows.map(([what, keys]) => (
            <div className={styles.row} key={what}>
              <Text size="sm">{what}</Text>
              <Group gap={4} wrap="nowrap">{keys.map((key) => <Kbd key={key}>{key}</Kbd>)}</Group>
            </div>
          ))}
        </div>
        <Text size="sm" c="dimmed">{t("keys.drag")}</Text>
        <Switch checked={single} onChange={(event) => setSingle(event.currentTarget.checked)} label={t("keys.single")} description={t("keys.singleWhy")} />
      </Stack>
    </Modal>
  );
}
