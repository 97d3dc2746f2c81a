// Which groups of customers have a name, how large are they, and how do they overlap?

import { Box, Button, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { OriginRibbon } from "@/parts/Origin";
import { Empty, Failed, Loading } from "@/parts/State";

import { GroupCard } from "./GroupCard";
import { GroupForm } from "./GroupForm";
import styles from "./groups.module.css";
import { Overlaps } from "./Overlaps";
import pages from "./people.module.css";
import { type Group, useGroups } from "./queries";
import { RemoveGroup } from "./RemoveGroup";

export function GroupsPage() {
  const { t } = useTranslation("people");
  const groups = useGroups();
  const [making, setMaking] = useState(false);
  const [changing, setChanging] = useState<Group | null>(null);
  const [removing, setRemoving] = useState<Group | null>(null);
  const make = <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setMaking(true)}>{t("groups.make")}</Button>;
  return (
    <>
      {groups.data && <OriginRibbon of={groups.data.origin} />}
      <Box className={pages.page}>
        <div className={styles.head}>
          <Title order={1} size="h2">{t("groups.title")}</Title>
          {Boolean(groups.data?.groups.length) && make}
        </div>
        <Text c="dimmed" maw={620} mb="lg">{t("groups.intro")}</Text>
        {groups.isError ? <Failed error={groups.error} again={() => void groups.refetch()} /> : !groups.data ? <Loading rows={4} height={64} /> : (
          groups.data.groups.length === 0 ? <Empty title={t("groups.none")} action={make}>{t("groups.noneHint")}</Empty> : (
            <>
              <ul className={styles.cards}>
                {groups.data.groups.map((group) => (
                  <GroupCard key={group.name} group={group} change={() => setChanging(group)} remove={() => setRemoving(group)} />
                ))}
              </ul>
              <Overlaps groups={groups.data.groups.filter((group) => !group.failed)} />
            </>
          )
        )}
      </Box>
      {making && <GroupForm close={() => setMaking(false)} />}
      {changing && <GroupForm close={() => setChanging(null)} was={changing.name} rule={changing.rule} />}
      {removing && <RemoveGroup group={removing} close={() => setRemoving(null)} />}
    </>
  );
}
