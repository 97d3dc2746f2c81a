// What did people say, in their own words? Texts by what is said in them, by whom, where and when; the address holds it all.

import { Anchor, Button, Collapse, NativeSelect, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { OriginRibbon } from "@/parts/Origin";
import { Empty, Failed, Loading } from "@/parts/State";
import { useWorkspace } from "@/parts/workspace";
import { count } from "@/words/formats";

import { NothingSaid } from "../NothingSaid";
import { useInbox, useReading } from "../queries";
import { changed, many, ORDERS, readSearch, type Order, type Search } from "../search";
import { Filters } from "./Filters";
import { FindText } from "./FindText";
import styles from "./inbox.module.css";
import { TextCard } from "./TextCard";

export function InboxPart() {
  const { t, i18n } = useTranslation("voice");
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const search = readSearch(useSearch({ strict: false }));
  const found = useInbox(search);
  const reading = useReading();
  const set = many(search);
  const [open, { toggle }] = useDisclosure(set > 0);
  const ask = (more: Partial<Search>): void =>
    void navigate({ to: "/$workspace/voice/{-$part}", params: { workspace, part: undefined }, search: changed(search, more) as never, replace: true, resetScroll: false });
  const first = found.data?.pages[0];
  const texts = found.data?.pages.flatMap((page) => page.texts) ?? [];
  const n = (value: number): string => count(value, i18n.language);
  const empty = first && first.found === 0;
  const nothing = empty && reading.data?.texts === 0;
  return (
    <>
      {first && <div style={{ margin: "0 0 12px" }}><OriginRibbon of={first.origin} /></div>}
      <div className={styles.asking}>
        <FindText find={search.find ?? ""} ask={(find) => ask({ find })} />
        <NativeSelect label={t("inbox.order")} value={search.order ?? "latest"} onChange={(event) => ask({ order: event.currentTarget.value as Order })} data={ORDERS.map((value) => ({ value, label: t(`order.${value}`) }))} />
        <Button variant="default" onClick={toggle} aria-expanded={open} leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}>
          {set ? t("filter.titleSet", { count: set }) : t("filter.title")}
        </Button>
      </div>
      <Collapse expanded={open}><Filters search={search} choices={first?.choices} ask={ask} clear={() => ask(Object.fromEntries(Object.keys(search).map((name) => [name, undefined])))} /></Collapse>
      {found.isError ? <Failed error={found.error} again={() => void found.refetch()} /> : !first ? <Loading rows={6} height={92} /> : (
        <section aria-busy={found.isPlaceholderData} style={{ opacity: found.isPlaceholderData ? 0.55 : 1 }}>
          {!nothing && (
            <div className={styles.summary} role="status">
              <span className={styles.big}>{t("inbox.found", { count: first.found, n: n(first.found) })}</span>
              <Text span c="dimmed" size="sm">{t("inbox.people", { count: first.people.people, n: n(first.people.people), of: n(first.people.of) })}</Text>
              {first.unread > 0 && (
                <Anchor renderRoot={(props) => <Link to="/$workspace/voice/{-$part}" params={{ workspace, part: "reading" }} search={{} as never} {...props} />} size="sm">
                  {t("inbox.unread", { count: first.unread, n: n(first.unread) })}
                </Anchor>
              )}
            </div>
          )}
          {nothing ? (
            <NothingSaid />
          ) : empty ? (
            <Empty title={t("inbox.none")}>{t("inbox.noneWhy")}</Empty>
          ) : (
            <ul className={styles.list} aria-label={t("inbox.list")}>
              {texts.map((text) => <TextCard key={text.key} of={text} zone={first.zone} />)}
            </ul>
          )}
          {found.hasNextPage && <Button variant="default" mt="md" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t("inbox.moreTexts")}</Button>}
        </section>
      )}
    </>
  );
}
