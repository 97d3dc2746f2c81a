// What can be asked? All questions by what they are about, and those that were kept.

import { CloseButton, Stack, Text, Title } from "@mantine/core";
import { IconBookmark } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Asked } from "@/parts/address";

import classes from "./explore.module.css";
import { GROUPS, ICONS } from "./kinds";
import type { Question } from "./useForms";
import { askedBy, useSaved } from "./useSaved";

export function Start({ forms, onAsk }: { forms: Map<string, Question>; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation("explore");
  const { saved, remove } = useSaved();
  return (
    <div className={classes.page}>
      <Stack gap={4} mb="lg">
        <Title order={1} size="h2">{t("start.title")}</Title>
        <Text c="dimmed" maw={640}>{t("start.lead")}</Text>
      </Stack>
      <div className={classes.groups}>
        {saved.length > 0 && (
          <section aria-labelledby="kept">
            <Title order={2} size="h5" mb="xs" id="kept">{t("start.saved")}</Title>
            <div className={classes.cards}>
              {saved.map((one) => (
                <div key={one.id} className={classes.saved}>
                  <button type="button" className={classes.card} onClick={() => onAsk(askedBy(one))}>
                    <span className={classes.icon}><IconBookmark size={20} stroke={1.5} aria-hidden /></span>
                    <span>
                      <span className={classes.cardName}>{one.name}</span><br />
                      <span className={classes.cardAsks}>{t(`question.${one.question as "funnel"}.name`)}</span>
                    </span>
                  </button>
                  <CloseButton size="sm" aria-label={t("saved.remove", { name: one.name })} onClick={() => remove.mutate(one.id)} />
                </div>
              ))}
            </div>
          </section>
        )}
        {GROUPS.map(([group, names]) => (
          <section key={group} aria-labelledby={group}>
            <Title order={2} size="h5" mb="xs" id={group}>{t(`group.${group}`)}</Title>
            <div className={classes.cards}>
              {names.map((name) => {
                const Icon = ICONS[name];
                return (
                  <button key={name} type="button" className={classes.card} onClick={() => onAsk({ question: name, query: forms.get(name)?.begin ?? {} })}>
                    <span className={classes.icon}><Icon size={20} stroke={1.5} /></span>
                    <span>
                      <span className={classes.cardName}>{t(`question.${name}.name`)}</span><br />
                      <span className={classes.cardAsks}>{t(`question.${name}.asks`)}</span>
                    </span>
                  </button>
                );
              })}
            </div>
          </section>
        ))}
      </div>
    </div>
  );
}
