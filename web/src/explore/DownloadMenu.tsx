// How is an answer taken away? As a table that a spreadsheet opens, as JSON with its receipt, or the question as Python.

import { Menu } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { asCsv, isDrawn, shownOf } from "@/explore/pictures/pictures";
import type { Result } from "@/explore/pictures/results";
import { useSay } from "@/explore/pictures/say";
import { save } from "@/out/save";
import type { Asked } from "@/parts/address";
import { toPython } from "@/parts/toPython";
import { useWorkspace } from "@/parts/workspace";

import { asked as askedOf, type Form } from "./form";

interface Props {
  form: Form;
  asked: Asked;
  result: Result | null;
  children: ReactElement;
}

export function DownloadMenu({ form, asked, result, children }: Props) {
  const { t } = useTranslation("explore");
  const workspace = useWorkspace();
  const say = useSay(result?.receipt?.snapshot.zone ?? "UTC");
  const tables = result && isDrawn(form.name) ? shownOf(form.name, result, say).tables : [];
  const python = toPython({ ...asked, query: askedOf(asked.query) }, workspace);
  return (
    <Menu position="bottom-end">
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        {tables.map((table, at) => (
          <Menu.Item key={at} onClick={() => keep(`${form.name}${at ? `-${at + 1}` : ""}.csv`, "text/csv", `\ufeff${asCsv(table)}`)}>
            {tables.length > 1 ? t("csvOf", { table: table.title }) : t("csv")}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => keep(`${form.name}.json`, "application/json", JSON.stringify(result, null, 2))}>{t("json")}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => void navigator.clipboard.writeText(python)}>{t("python")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const keep = (name: string, type: string, text: string): void => save({ name, content: new Blob([text], { type }) });
