// How do the groups overlap? Each pair, by what share of those in either is in both; and who is in exactly which.

import { Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { groupName } from "@/parts/rules";
import { Failed, Loading } from "@/parts/State";
import { useWorkspace } from "@/parts/workspace";
import { count, share } from "@/words/formats";

import styles from "./groups.module.css";
import { inBoth, inExactly, pairings } from "./overlaps";
import { type Group, useOverlaps } from "./queries";

const MOST = 12;

export function Overlaps({ groups }: { groups: readonly Group[] }) {
  const { t, i18n } = useTranslation("people");
  const compared = groups.slice(0, MOST);
  const names = compared.map((group) => group.name);
  const rules = names.map(groupName);
  const found = useOverlaps(rules);
  if (compared.length < 2) return null;
  if (found.isError) return <Failed error={found.error} again={() => void found.refetch()} />;
  const say = (people: number) => count(people, i18n.language);
  return (
    <section aria-labelledby="overlap" className={styles.overlap}>
      <Title order={2} size="h3" id="overlap">{t("groups.overlap")}</Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t("groups.overlapHint")} {groups.length > MOST && t("groups.overlapMost", { most: MOST })}
      </Text>
      {!found.data ? <Loading rows={4} /> : (
        <div className={styles.tables}>
          <div className={styles.scroll} tabIndex={0} role="region" aria-labelledby="overlap">
            <table className={styles.pairs}>
              <thead>
                <tr><td />{names.slice(0, -1).map((name) => <th key={name} scope="col"><span>{name}</span></th>)}</tr>
              </thead>
              <tbody>
                {pairings(found.data.overlaps, names.length).slice(1).map((row, at) => (
                  <tr key={names[at + 1]}>
                    <th scope="row">{names[at + 1]}</th>
                    {row.slice(0, at + 1).map((pair, other) => pair && (
                      <td key={names[other]}>
                        <Cell
                          segment={inBoth(rules[pair.one]!, rules[pair.other]!)} part={pair.share} text={share(pair.share, i18n.language)}
                          label={t("groups.both", { people: say(pair.people), one: names[pair.one], other: names[pair.other], share: share(pair.share, i18n.language) })}
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <div>
            <Title order={3} size="h5" mb={6}>{t("groups.exactly")}</Title>
            <ul className={styles.exactly}>
              {found.data.combinations.map((one) => (
                <Exactly key={one.segments.join("+")} chosen={one.segments} names={names} rules={rules} people={one.people.people} of={one.people.of} />
              ))}
            </ul>
          </div>
        </div>
      )}
    </section>
  );
}

function Cell({ segment, part, text, label }: { segment: string; part: number; text: string; label: string }) {
  const workspace = useWorkspace();
  const depth = `color-mix(in oklab, var(--way) ${Math.round(Math.min(1, part * 1.6) * 46)}%, var(--surface))`;
  return (
    <Link to="/$workspace/people" params={{ workspace }} search={{ among: segment }} className={styles.cell} style={{ background: depth }} title={label} aria-label={label}>
      {text}
    </Link>
  );
}

type ExactlyProps = { chosen: readonly number[]; names: readonly string[]; rules: readonly string[]; people: number; of: number };

function Exactly({ chosen, names, rules, people, of }: ExactlyProps) {
  const { t, i18n } = useTranslation("people");
  const workspace = useWorkspace();
  const part = of ? people / of : 0;
  return (
    <li>
      <Link to="/$workspace/people" params={{ workspace }} search={{ among: inExactly(chosen, rules) }} className={styles.combination}>
        <span className={styles.marks}>
          {chosen.length === 0 ? <span className={styles.noneOf}>{t("groups.noneOfThese")}</span> : chosen.map((at) => <span key={at} className={styles.mark}>{names[at]}</span>)}
        </span>
        <span className={styles.amount}>{count(people, i18n.language)}</span>
        <span className={styles.share}>{share(part, i18n.language)}</span>
        <span className={styles.fill} style={{ width: `${part * 100}%` }} aria-hidden />
      </Link>
    </li>
  );
}
