// How does a slide look? A pain point in words, how many it concerns, what goes with it, and what customers said there.

import { Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { JourneyMap, Shown } from "@/map/facts";
import { figureOf } from "@/map/pairing";
import { type Say, useSay } from "@/map/say";
import { sentence, title } from "@/map/sentences";
import { counted, percent, pointsMore, within } from "@/map/units";
import { hurts, mapOf, reach, signOf, type Slide, slidesOf } from "@/out/slides";
import { count, day } from "@/words/formats";
import { Unreal } from "@/out/Unreal";

import classes from "./Slides.module.css";

export function Slides({ shown }: { shown: Shown }) {
  const map = mapOf(shown);
  const slides = slidesOf(map);
  return (
    <main className={classes.deck}>
      <First map={map} slides={slides} />
      {slides.map((slide) => (
        <One key={`${slide.stage} ${slide.pain.about}`} map={map} slide={slide} />
      ))}
    </main>
  );
}

function First({ map, slides }: { map: JourneyMap; slides: Slide[] }) {
  const { t } = useTranslation("out");
  const say = useSay();
  return (
    <section className={classes.slide}>
      <Unreal origin={map.origin} />
      <Title order={1} className={classes.name}>{map.journey}</Title>
      <Stages map={map} say={say} />
      {slides.length === 0 && <Text size="xl" mt="xl">{t("noPains")}</Text>}
      <ol className={classes.list}>
        {slides.slice(0, 7).map(({ stage, pain }) => (
          <li key={`${stage} ${pain.about}`}>
            <b>{title(pain, say)}</b>
            <span>{stage}</span>
            <span>{t("people", { count: reach(pain), people: count(reach(pain), say.language) })}</span>
          </li>
        ))}
      </ol>
      <Foot map={map} say={say} />
    </section>
  );
}

function One({ map, slide }: { map: JourneyMap; slide: Slide }) {
  const { t } = useTranslation("out");
  const say = useSay();
  const { pain, quotes } = slide;
  const people = figureOf(pain, "people");
  const sign = signOf(pain);
  return (
    <section className={classes.slide}>
      <Unreal origin={map.origin} />
      <Stages map={map} say={say} here={slide.stage} />
      {sign && <p className={classes.sign} data-hurts={hurts(pain) || undefined}>{t(`sign.${sign}`)}</p>}
      <Title order={2} className={classes.pain}>{title(pain, say)}</Title>
      <div className={classes.columns}>
        <div>
          {people?.count && (
            <p className={classes.lead}>
              <b>{percent(people.value, say)}</b>
              <span>{t("concerned", { count: people.count.people, counted: counted(people.count, say) })}</span>
            </p>
          )}
          <Missed slide={slide} say={say} />
        </div>
        <div>
          <p className={classes.words}>{sentence(pain, say)}</p>
          {quotes.length > 0 && <h3>{t("said")}</h3>}
          {quotes.map((quote) => (
            <blockquote key={quote.about}>{quote.about}</blockquote>
          ))}
        </div>
      </div>
      <Foot map={map} say={say} slide={slide} />
    </section>
  );
}

/** How often the goal was missed with the sign, and by others at the same place: two bars from zero. */
function Missed({ slide: { pain }, say }: { slide: Slide; say: Say }) {
  const { t } = useTranslation("out");
  const more = figureOf(pain, "missed more");
  const bars = (["missed with", "missed without"] as const).flatMap((name) => {
    const figure = figureOf(pain, name);
    return figure?.count ? [{ name, of: figure.count, share: figure.value ?? 0 }] : [];
  });
  if (bars.length < 2) return null;
  return (
    <div className={classes.missed}>
      <h3>{t("missed", { goal: pain.detail.goal ?? "" })}</h3>
      {bars.map(({ name, of, share }) => (
        <p key={name}>
          <span>{t(name === "missed with" ? "with" : "without")}</span>
          <i style={{ width: `${Math.max(share * 100, 0.5)}%` }} data-hurts={(name === "missed with" && hurts(pain)) || undefined} />
          <span>{percent(share, say)} ({counted(of, say)})</span>
        </p>
      ))}
      {more?.value != null && (
        <p className={classes.more}>
          {pointsMore(more.value, say)}
          {within(more, say)}
        </p>
      )}
    </div>
  );
}

function Stages({ map, say, here }: { map: JourneyMap; say: Say; here?: string }) {
  return (
    <ol className={classes.stages}>
      {map.columns.map((column) => (
        <li key={column.name} aria-current={column.name === here ? "step" : undefined}>
          <b>{column.name}</b>
          {column.ever.count && <span>{count(column.ever.count.people, say.language)}</span>}
        </li>
      ))}
    </ol>
  );
}

function Foot({ map, say, slide }: { map: JourneyMap; say: Say; slide?: Slide }) {
  const { t } = useTranslation("out");
  const receipt = slide?.receipt;
  return (
    <footer className={classes.foot}>
      <span>{t("slideFoot", { journey: map.journey, day: day(map.view.as_of, say.language, map.view.zone) })}</span>
      {receipt && <span>{t("counted", { question: receipt.question, people: count(receipt.people, say.language), digest: receipt.answer.slice(0, 8) })}</span>}
      <span>{t("associated")}</span>
    </footer>
  );
}
