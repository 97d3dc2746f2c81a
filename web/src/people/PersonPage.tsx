// Who is one person? Where they stand, the way they went, what they did and said, and why their ids are one person.

import { Badge, Box, Group, Text, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { OriginRibbon } from "@/parts/Origin";
import { Failed, Loading } from "@/parts/State";
import { useWorkspace } from "@/parts/workspace";
import { count, day } from "@/words/formats";

import { IdsPanel } from "./IdsPanel";
import { IdText } from "./IdText";
import pages from "./people.module.css";
import styles from "./person.module.css";
import { type Person, type Reading, usePerson } from "./queries";
import { StageBand } from "./StageBand";
import { StageMark } from "./StageMark";
import { AT_FIRST, Timeline } from "./Timeline";

export function PersonPage() {
  const { t } = useTranslation("people");
  const workspace = useWorkspace();
  const { person: id } = useParams({ strict: false }) as { person: string };
  const person = usePerson(id);
  const [reading, read] = useState<Reading>(AT_FIRST);
  const from = (upto: number) => read({ ...AT_FIRST, upto });
  return (
    <>
      {person.data && <OriginRibbon of={person.data.origin} />}
      <Box className={pages.page}>
        <Link className={styles.back} to="/$workspace/people" params={{ workspace }}>
          <IconArrowLeft size={16} aria-hidden /> {t("person.back")}
        </Link>
        {person.isError ? <Failed error={person.error} again={() => void person.refetch()} /> : !person.data ? <Loading rows={6} height={28} /> : (
          <>
            <Head person={person.data} />
            <StageBand person={person.data} choose={from} />
            <div className={styles.columns}>
              <Timeline person={person.data} reading={reading} read={read} />
              <IdsPanel person={person.data} readFrom={from} />
            </div>
          </>
        )}
      </Box>
    </>
  );
}

function Head({ person }: { person: Person }) {
  const { t, i18n } = useTranslation("people");
  const first = day(person.first, i18n.language, person.zone);
  const last = day(person.last, i18n.language, person.zone);
  return (
    <header className={styles.header}>
      <Title order={1} size="h2">{person.name || <IdText id={person.id} most={48} quiet />}</Title>
      <Group gap="md" mt={6}>
        <Badge variant="light" color={person.known ? "way" : "gray"} tt="none" fw={500}>{t(person.known ? "customer" : "visitor")}</Badge>
        <StageMark stage={person.stage ?? null} />
        <Text size="sm" c="dimmed">{t("events", { count: person.events, formatted: count(person.events, i18n.language) })}</Text>
        <Text size="sm" c="dimmed">{first === last ? t("person.oneDay", { first }) : t("person.since", { first, last })}</Text>
      </Group>
    </header>
  );
}
