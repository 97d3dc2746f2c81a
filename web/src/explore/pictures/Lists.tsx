// What is told without a picture? People's own words, and rows of which nothing can be drawn.

import { Text } from "@mantine/core";

import classes from "./Lists.module.css";
import type { Listed, Quotes } from "./shown";

export function QuotesView({ block }: { block: Quotes }) {
  return (
    <div className={classes.quotes}>
      {block.quotes.map((quote, at) => (
        <figure key={at}>
          <blockquote lang={quote.language ?? undefined} dir="auto">
            {quote.title && <b>{quote.title} </b>}
            {quote.words}
          </blockquote>
          <figcaption>{quote.told}</figcaption>
        </figure>
      ))}
    </div>
  );
}

export function ListedView({ block }: { block: Listed }) {
  return (
    <ul className={classes.listed}>
      {block.rows.map((row, at) => (
        <li key={at}>
          <span>{row.label}</span>
          {row.told && <Text span size="sm" c="dimmed">{row.told}</Text>}
          {row.note && <Text span size="sm" c="dimmed">{row.note}</Text>}
        </li>
      ))}
    </ul>
  );
}
