// How does the map leave the screen? As a file of the kind chosen; what takes long says so, and what cannot be made says why.

import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { outAddress, type Form, type Paper } from "@/out/address";
import { fetched, save } from "@/out/save";
import { late } from "@/parts/late";
import { useOpens } from "@/parts/opens";
import { useWorkspace } from "@/parts/workspace";
import { notify } from "@/told/notify";

const OutForms = late(() => import("@/out/OutForms").then((made) => made.OutForms));
const LEAST = 10; // people: of smaller groups nothing leaves, unless who keeps the file says so

/** `query`: what the map was asked for, as its own entrance takes it. */
export function OutMenu({ query }: { query: Record<string, string | number | undefined> }) {
  const { t, i18n } = useTranslation("out");
  const workspace = useWorkspace();
  const [all, setAll] = useState(false);
  const { opener, at, wanted } = useOpens(OutForms.ahead, "menu");
  const made = useMutation({
    mutationFn: async ({ form, paper }: { form: Form; paper?: Paper }) =>
      save(await fetched(outAddress(workspace, form, { ...query, least: all ? 0 : LEAST, language: i18n.language, paper }))),
    onError: (error) => notify(error, { message: t("failed"), hint: t("failedHint") }),
  });
  return (
    <>
      <Button variant="default" size="xs" loading={made.isPending} leftSection={<IconDownload size={15} aria-hidden />} {...opener}>
        {t("keep")}
      </Button>
      {wanted && <Suspense fallback={null}><OutForms at={at} least={LEAST} all={all} onAll={setAll} onForm={made.mutate} /></Suspense>}
    </>
  );
}
