// Who are they? The people behind any segment text: how many, a list, and what can be done with them.

import { Button, Group, Stack } from "@mantine/core";
import { IconListDetails } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { HowMany } from "@/people/HowMany";
import styles from "@/people/people.module.css";
import { PeopleList } from "@/people/PeopleList";
import { usePeople } from "@/people/queries";
import { WithThem } from "@/people/WithThem";

import { Empty, Failed, Loading } from "./State";
import { useWorkspace } from "./workspace";

export type PeopleOfProps = {
  /** A segment's text as `read_segment` reads it; a part of an answer: `answer funnel {...} part "left after 2"`. */
  segment: string;
  /** The day that it is asked as of; default: the latest. */
  asOf?: string;
  /** What a group made of them is called at first. */
  suggest?: string;
};

export function PeopleOf({ segment, asOf, suggest }: PeopleOfProps) {
  const { t } = useTranslation("people");
  const workspace = useWorkspace();
  const found = usePeople({ among: segment, asOf, most: 12 });
  if (found.isError) return <Failed error={found.error} again={() => void found.refetch()} />;
  const first = found.data?.pages[0];
  if (!first) return <Loading rows={5} height={40} />;
  const seen = found.data!.pages.flatMap((page) => page.seen);
  return (
    <Stack gap="sm" aria-busy={found.isPlaceholderData} style={{ opacity: found.isPlaceholderData ? 0.55 : 1 }}>
      <Group gap="xs" align="baseline" role="status"><HowMany of={first} /></Group>
      <div className={styles.tools} style={{ marginInlineStart: 0 }}>
        <WithThem segment={segment} people={first.people.people} asOf={asOf} suggest={suggest} />
        {seen.length > 0 && !asOf && (
          <Button
            size="xs" variant="default" leftSection={<IconListDetails size={15} aria-hidden />}
            renderRoot={(props) => <Link to="/$workspace/people" params={{ workspace }} search={{ among: segment }} {...props} />}
          >
            {t("openAll")}
          </Button>
        )}
      </div>
      {seen.length === 0 ? <Empty title={t("nobody")}>{t("nobodyAmong")}</Empty> : (
        <div>
          <PeopleList
            seen={seen} zone={first.zone} narrow loading={found.isFetchingNextPage}
            more={found.hasNextPage ? () => void found.fetchNextPage() : undefined}
          />
        </div>
      )}
    </Stack>
  );
}
