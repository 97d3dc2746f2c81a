// How does the map leave the screen? As a file of the kind chosen; what takes long says so, and what cannot be made says why.

import { Button, Menu, Switch } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { FORMS, outAddress, type Form, type Paper } from "@/out/address";
import { fetched, save } from "@/out/save";
import { useWorkspace } from "@/parts/workspace";
import { notify } from "@/told/notify";

const LEAST = 10; // people: of smaller groups nothing leaves, unless who keeps the file says so

/** `query`: what the map was asked for, as its own entrance takes it. */
export function OutMenu({ query }: { query: Record<string, string | number | undefined> }) {
  const { t, i18n } = useTranslation("out");
  const workspace = useWorkspace();
  const [all, setAll] = useState(false);
  const made = useMutation({
    mutationFn: async ({ form, paper }: { form: Form; paper?: Paper }) =>
      save(await fetched(outAddress(workspace, form, { ...query, least: all ? 0 : LEAST, language: i18n.language, paper }))),
    onError: (error) => notify(error, { message: t("failed"), hint: t("failedHint") }),
  });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" size="xs" loading={made.isPending} leftSection={<IconDownload size={15} aria-hidden />}>
          {t("keep")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMS.map(({ form, name, ...how }) => (
          <Menu.Item key={name} onClick={() => made.mutate({ form, ...how })}>
            {t(`form.${name}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Switch
          px="sm"
          py={6}
          size="xs"
          checked={!all}
          onChange={(event) => setAll(!event.currentTarget.checked)}
          label={t("withhold", { least: LEAST })}
        />
      </Menu.Dropdown>
    </Menu>
  );
}
