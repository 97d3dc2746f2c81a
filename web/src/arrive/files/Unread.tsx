// Which files cannot be opened, and what can be done? Said how they are parted, or taken away.

import { Button, Group, Paper, Select, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Schemas } from "@/api/client";

import type { TableSaid } from "./said";

const DELIMITERS = [",", ";", "\t", "|"] as const;
const ENCODINGS = ["utf-8", "utf-16", "windows-1252", "windows-1251", "windows-1250", "iso-8859-2", "koi8-r"];

interface Props {
  files: readonly Schemas["FileTold"][];
  mend: (file: string, change: Partial<TableSaid>) => void;
  remove: (file: string) => void;
}

export function Unread({ files, mend, remove }: Props) {
  const { t } = useTranslation("arrive");
  const delimiters = DELIMITERS.map((value) => ({ value, label: value === "\t" ? t("unread.tab") : value }));
  return (
    <Stack gap="sm">
      {files.map((file) => (
        <Paper key={file.name} withBorder p="md" role="alert">
          <Stack gap="xs">
            <Text fw={600}>{t("unread.title", { name: file.name })}</Text>
            <Text size="sm">{file.problem?.message} {file.problem?.hint}</Text>
            <Group align="end" gap="sm">
              <Select size="xs" w={150} label={t("unread.delimiter")} data={delimiters} onChange={(delimiter) => mend(file.name, { delimiter })} clearable />
              <Select size="xs" w={170} label={t("unread.encoding")} data={ENCODINGS} onChange={(encoding) => mend(file.name, { encoding })} clearable searchable />
              <Select
                size="xs" w={190} label={t("unread.header")} clearable
                data={[{ value: "yes", label: t("unread.first") }, { value: "no", label: t("unread.noHeader") }]}
                onChange={(said) => mend(file.name, { header: said === null ? null : said === "yes" })}
              />
              <Button size="xs" variant="default" onClick={() => remove(file.name)}>{t("files.remove")}</Button>
            </Group>
          </Stack>
        </Paper>
      ))}
    </Stack>
  );
}
