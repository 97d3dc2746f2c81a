// What came of loading? In a sentence, file by file, whom the rows belong to, and what comes next.

import { Anchor, Button, Group, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { answer, server } from "@/api/client";
import { count, day } from "@/words/formats";

import classes from "./Came.module.css";
import { CameSource } from "./CameSource";
import { inOrder, totals, type Came as Told } from "./joins";
import { JoinsReport } from "./JoinsReport";

interface Props {
  came: Told;
  workspace: string;
  more: () => void;
}

export function Came({ came, workspace, more }: Props) {
  const { t, i18n } = useTranslation("arrive");
  const about = useQuery({
    queryKey: ["about", workspace],
    queryFn: ({ signal }) => answer(server.GET("/api/workspaces/{workspace}", { params: { path: { workspace } }, signal })),
  });
  const zone = about.data?.zone ?? "UTC";
  const say = (value: number) => count(value, i18n.language);
  const all = totals(came);
  const staged = (about.data?.stages.length ?? 0) > 0;
  return (
    <Stack gap="xl">
      <section className={classes.headline}>
        <p className={classes.big}>
          {t("came.events", { count: came.events, shown: say(came.events) })}{" "}
          {t("came.people", { count: came.people, shown: say(came.people) })}
        </p>
        <Text c="dimmed">
          {came.first != null && came.last != null && t("came.between", { first: day(came.first, i18n.language, zone), last: day(came.last, i18n.language, zone) })}{" "}
          {came.customers != null && t("came.customers", { count: came.customers, shown: say(came.customers), visitors: say(came.people - came.customers) })}
        </Text>
        <Group mt="md" gap="sm">
          <Button size="md" renderRoot={(props) => <Link {...props} to="/$workspace/stages" params={{ workspace }} />}>{t(staged ? "came.stagesAgain" : "came.stages")}</Button>
          {staged && <Button size="md" variant="default" renderRoot={(props) => <Link {...props} to="/$workspace" params={{ workspace }} />}>{t("came.map")}</Button>}
          <Button size="md" variant="subtle" onClick={more}>{t("came.more")}</Button>
        </Group>
      </section>
      <section aria-labelledby="came-rows">
        <Title order={2} size="h4" id="came-rows" mb="xs">{t("came.rows")}</Title>
        <Text size="sm" c="dimmed" mb="sm">
          {t("came.total", { count: all.rows, shown: say(all.rows) })}: {t("came.accepted", { count: all.accepted, shown: say(all.accepted) })}
          {all.twice > 0 && `, ${t("came.twice", { count: all.twice, shown: say(all.twice) })}`}
          {", "}{all.aside > 0 ? t("came.aside", { count: all.aside, shown: say(all.aside) }) : t("came.none")}.{" "}
          {all.aside > 0 && <Anchor renderRoot={(props) => <Link {...props} to="/$workspace/data/{-$part}" params={{ workspace, part: "rows" }} />}>{t("came.mend")}</Anchor>}
        </Text>
        <ul className={classes.sources}>{inOrder(came.sources).map((source) => <CameSource key={source.load} source={source} />)}</ul>
      </section>
      <JoinsReport came={came} />
    </Stack>
  );
}
