// Who is there? People found by what is typed, in a group, or all; what is asked stays in the address.

import { Box, CloseButton, NativeSelect, Text, TextInput, Title } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { mayTakeFocus } from "@/parts/focus";
import { OriginRibbon } from "@/parts/Origin";
import { SegmentInput } from "@/parts/SegmentInput";
import { Empty, Failed, Loading } from "@/parts/State";
import { useWorkspace } from "@/parts/workspace";

import { WithThem } from "./WithThem";
import { HowMany } from "./HowMany";
import styles from "./people.module.css";
import { PeopleList } from "./PeopleList";
import { type Order, usePeople } from "./queries";

const ORDERS: readonly Order[] = ["latest", "events", "earliest"];

export function PeoplePage() {
  const { t } = useTranslation("people");
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { find?: string; among?: string };
  const [order, setOrder] = useState<Order>("latest");
  const find = String(search.find ?? "");
  const among = search.among ?? "";
  const ask = (more: { find?: string; among?: string }) =>
    void navigate({
      to: "/$workspace/people", params: { workspace }, replace: true,
      search: { find: find || undefined, among: among || undefined, ...more },
    });
  const found = usePeople({ find, among, order });
  const first = found.data?.pages[0];
  const seen = found.data?.pages.flatMap((page) => page.seen) ?? [];
  return (
    <>
      {first && <OriginRibbon of={first.origin} />}
      <Box className={styles.page}>
        <Title order={1} size="h2" mb="md">{t("title")}</Title>
        <div className={styles.asking}>
          <Find find={find} ask={(text) => ask({ find: text || undefined })} />
          <SegmentInput
            value={among || null} onChange={(text) => ask({ among: text ?? undefined })}
            label={t("among")} placeholder={t("everybody")}
          />
          <NativeSelect
            label={t("order")} value={order} onChange={(event) => setOrder(event.currentTarget.value as Order)}
            data={ORDERS.map((value) => ({ value, label: t(`orders.${value}`) }))}
          />
        </div>
        {found.isError ? <Failed error={found.error} again={() => void found.refetch()} /> : !first ? <Loading rows={8} height={44} /> : (
          <section aria-busy={found.isPlaceholderData} style={{ opacity: found.isPlaceholderData ? 0.55 : 1 }}>
            <div className={styles.summary} role="status">
              <HowMany of={first} />
              <span className={styles.tools}><WithThem segment={among} people={first.people.people} /></span>
            </div>
            {seen.length === 0 ? (
              <Empty title={t("nobody")}>{find ? t("nobodyFind", { find }) : t("nobodyAmong")}</Empty>
            ) : (
              <PeopleList
                seen={seen} zone={first.zone} loading={found.isFetchingNextPage}
                more={found.hasNextPage ? () => void found.fetchNextPage() : undefined}
              />
            )}
            {found.hasNextPage && (
              <Text size="sm" c="dimmed" mt="xs">{t("shownOf", { shown: seen.length, all: first.people.people })}</Text>
            )}
          </section>
        )}
      </Box>
    </>
  );
}

/** What is typed is looked for a moment after; the address follows. */
function Find({ find, ask }: { find: string; ask: (text: string) => void }) {
  const { t } = useTranslation("people");
  const [typed, setTyped] = useState(find);
  const asked = useRef(find);
  const later = useDebouncedCallback((text: string) => {
    asked.current = text;
    ask(text);
  }, 180);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // typed at once by who has keys; not taken from who has gone on meanwhile, and no keyboard over half a phone
    if (matchMedia("(pointer: fine)").matches && mayTakeFocus()) field.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    if (find !== asked.current) {
      asked.current = find;
      setTyped(find); // another address: a link, or the way back
    }
  }, [find]);
  const type = (text: string) => {
    setTyped(text);
    later(text.trim());
  };
  return (
    <TextInput
      type="search" label={t("find")} placeholder={t("findHint")} value={typed} ref={field} spellCheck={false} autoComplete="off"
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={typed ? <CloseButton size="sm" aria-label={t("clear")} onClick={() => type("")} /> : null}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
