// What do you want to know? One question at a time: how it is asked on one side, the answer on the other.

import { useHotkeys } from "@mantine/hooks";
import { useTranslation } from "react-i18next";

import { CalledThemes } from "@/parts/Called";
import { Empty, Failed, Loading } from "@/parts/State";

import { AnswerPane } from "./AnswerPane";
import { Builder } from "./Builder";
import { carried } from "./form";
import classes from "./explore.module.css";
import { Start } from "./Start";
import { useAsked } from "./useAsked";
import { useFormsQuery } from "./useForms";

export function ExplorePage() {
  const { t } = useTranslation("explore");
  const { forms, error, refetch } = useFormsQuery();
  const asking = useAsked();
  const { asked, ask, undo, redo } = asking;
  useHotkeys([
    ["mod+Z", () => undo?.()],
    ["mod+shift+Z", () => redo?.()],
    ["mod+Y", () => redo?.()],
  ]);
  if (error) return <div className={classes.page}><Failed error={error} again={() => void refetch()} /></div>;
  if (!forms) return <div className={classes.page}><Loading rows={8} height={28} /></div>;
  if (!asked) return <Start forms={forms} onAsk={ask} />;
  const known = forms.get(asked.question);
  if (!known) return <div className={classes.page}><Empty title={t("unknown", { question: asked.question })}>{t("unknownHint")}</Empty></div>;
  const other = (name: string): void => {
    const next = forms.get(name);
    if (next) ask({ ...asked, question: name, query: carried(asked.query, next.form, next.begin) });
  };
  return (
    <div className={classes.split}>
      <aside className={classes.side} aria-label={t("builder")}>
        <Builder form={known.form} asked={asked} onQuestion={other} onQuery={(query) => ask({ ...asked, query })} onAsOf={(asOf) => ask({ ...asked, asOf })} onLeave={() => ask(null)} />
      </aside>
      <section className={classes.main} aria-label={t("answer")}>
        <CalledThemes><AnswerPane form={known.form} asking={asking} /></CalledThemes>
      </section>
    </div>
  );
}
