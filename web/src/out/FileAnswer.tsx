// How does an answer look in a notebook? Its picture or its table, then how it was counted.

import { useTranslation } from "react-i18next";

import { Answer } from "@/explore/pictures/Answer";
import type { Result } from "@/explore/pictures/results";
import { OriginRibbon } from "@/parts/Origin";
import { count } from "@/words/formats";

import classes from "./FileAnswer.module.css";

export interface ToldAnswer {
  question: string;
  result: Result;
  language?: string;
}

export function FileAnswer({ told: { question, result } }: { told: ToldAnswer }) {
  const { t, i18n } = useTranslation("out");
  const receipt = result.receipt;
  return (
    <main className={classes.page}>
      {receipt && <OriginRibbon of={receipt.origin} />}
      <div className={classes.inside}>
        <Answer question={question} result={result} />
        {receipt && (
          <p className={classes.foot}>
            {t("counted", { question, people: count(receipt.people, i18n.language), digest: receipt.answer.slice(0, 8) })}
          </p>
        )}
      </div>
    </main>
  );
}
