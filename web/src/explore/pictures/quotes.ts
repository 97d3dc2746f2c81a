// What did people say, in their own words? Quotes as they are told beside any answer: the words, where and when, the score.

import { day } from "@/words/formats";

import type { Results } from "./results";
import type { Say } from "./say";
import type { Quotes } from "./shown";

type Quote = Results["voice"]["stages"][number]["quotes"][number];

export function quotesOf(quotes: readonly Quote[], say: Say, title?: string): Quotes {
  return {
    kind: "quotes",
    ...(title ? { title } : {}),
    quotes: quotes.map((quote) => ({ words: quote.words + (quote.cut ? "…" : ""), title: quote.title, told: quoteTold(quote, say), language: quote.language })),
  };
}

export function quoteTold(quote: Quote, say: Say): string {
  const language = quote.language && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(quote.language) ? new Intl.DisplayNames(say.language, { type: "language", fallback: "code" }).of(quote.language.split("-")[0]!) : "";
  return [quote.event, ...(quote.score === null ? [] : [say.t("voice.gave", { score: say.decimal(quote.score) })]), ...(language ? [language] : []), day(quote.time, say.language, say.zone)].join(" · ");
}
