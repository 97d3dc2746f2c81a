// What stands where nobody has said anything? What would fill it, and the way to bring it.

import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Empty } from "@/parts/State";
import { useWorkspace } from "@/parts/workspace";

export function NothingSaid() {
  const { t } = useTranslation("voice");
  const workspace = useWorkspace();
  return (
    <Empty title={t("inbox.nothing")} action={<Button renderRoot={(props) => <Link to="/$workspace/files" params={{ workspace }} {...props} />}>{t("inbox.bring")}</Button>}>
      {t("inbox.nothingWhy")}
    </Empty>
  );
}
