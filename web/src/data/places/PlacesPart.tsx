// Where do people meet the company, and by which channel do they come? What the rules keep, and the rules themselves.

import { Anchor, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Notes } from "@/data/Notes";
import { Bars } from "@/data/places/Bars";
import { Rules } from "@/data/places/Rules";
import { usePlaces } from "@/data/queries";
import { Failed, Loading } from "@/parts/State";
import { useWorkspace } from "@/parts/workspace";

import styles from "./places.module.css";

export function PlacesPart() {
  const { t } = useTranslation("data");
  const workspace = useWorkspace();
  const places = usePlaces();
  if (places.isPending) return <Loading rows={8} height={36} />;
  if (places.isError) return <Failed error={places.error} again={() => void places.refetch()} />;
  const { touchpoints, at_touchpoints, elsewhere, channels, by_channel, unknown, own_sites, notes } = places.data;
  return (
    <Stack gap="xl">
      <section aria-labelledby="touchpoints">
        <Title order={2} size="h4" id="touchpoints">{t("places.touchpoints")}</Title>
        <Text c="dimmed" size="sm" mb="md" maw={680}>{t("places.touchpointsWhy")}</Text>
        <div className={styles.two}>
          <Rules key={`t${places.data.seen}`} part="touchpoints" rules={touchpoints} kept={at_touchpoints} seen={places.data.seen} />
          <Bars title={t("places.met")} kept={at_touchpoints} rest={elsewhere} restName={t("places.elsewhere")} of="touchpoint" />
        </div>
      </section>
      <section aria-labelledby="channels">
        <Title order={2} size="h4" id="channels">{t("places.channels")}</Title>
        <Text c="dimmed" size="sm" mb="md" maw={680}>
          {t("places.channelsWhy")}{" "}
          {own_sites.length > 0 && t("places.own", { sites: own_sites.join(", ") })}{" "}
          <Anchor component={Link} to={`/${workspace}/data/text`} size="sm" underline="always">{t("places.more")}</Anchor>
        </Text>
        <div className={styles.two}>
          <Rules key={`c${places.data.seen}`} part="channels" rules={channels} kept={by_channel} seen={places.data.seen} />
          <Bars title={t("places.came")} kept={by_channel} rest={unknown} restName={t("places.unknown")} of="channel" />
        </div>
      </section>
      <Notes notes={notes} />
    </Stack>
  );
}
