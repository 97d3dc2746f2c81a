// Which events? A filter as a sentence, whose parts are added, changed and removed by clicking or by typing.

import { ActionIcon, Input, Tooltip } from "@mantine/core";
import { IconForms, IconPencil } from "@tabler/icons-react";
import { useId, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Told } from "@/told/Told";

import { FilterSentence } from "./FilterSentence";
import { NO_FILTER, toSentence, writeSentence, type Sentence } from "./filters";
import classes from "./inputs.module.css";
import { useRead } from "./lookingUp";
import { TypedText } from "./TypedText";

export type FilterInputProps = {
  /** The filter's text as `read_filter` reads it (`Order where price > 10`); null: none. */
  value: string | null;
  onChange: (text: string | null) => void;
  label: string;
  /** What is said where nothing is chosen; default: any event. */
  placeholder?: string;
  /** Only conditions (`channel = mail`), without names of events. */
  conditionsOnly?: boolean;
  /** Hide the label but for screen readers. */
  quiet?: boolean;
  /** What stands before and behind the sentence, in its box. */
  before?: ReactNode;
  after?: ReactNode;
};

export function FilterInput({ value, onChange, label, placeholder, conditionsOnly, quiet, before, after }: FilterInputProps) {
  const { t } = useTranslation("parts");
  const [typing, setTyping] = useState(false);
  const [mine, setMine] = useState<{ text: string | null; sentence: Sentence } | null>(null);
  const known = mine?.text === value;
  const read = useRead("filter", value);
  const problem = read.data?.problem || "";
  const told = value === null ? NO_FILTER : known ? mine.sentence : read.data?.filter ? toSentence(read.data.filter) : null;
  const id = useId();
  const change = (sentence: Sentence): void => {
    const text = writeSentence(sentence);
    setMine({ text, sentence });
    onChange(text);
  };
  return (
    <Input.Wrapper label={quiet ? undefined : label} labelElement="div">
      <div className={classes.box} role="group" aria-label={label} data-wrong={problem ? true : undefined} aria-describedby={problem ? id : undefined}>
        {before}
        <div className={classes.words}>
          {typing || (value !== null && !told && problem) ? (
          <TypedText
            kind="filter" value={value} label={label} placeholder={placeholder ?? t("filter.any")} autoFocus={typing}
            onDone={(text) => {
              setTyping(false);
              if (text !== value) onChange(text);
            }}
          />
        ) : (
          told && <FilterSentence sentence={told} onChange={change} placeholder={placeholder ?? t("filter.any")} conditionsOnly={conditionsOnly} label={label} />
        )}
        </div>
        <Tooltip label={t(typing ? "filter.click" : "filter.typeIt")}>
          <ActionIcon className={classes.seldom} data-typed-keep variant="subtle" color="gray" size={24} aria-label={t(typing ? "filter.click" : "filter.typeIt")} aria-pressed={typing} onClick={() => setTyping(!typing)}>
            {typing ? <IconForms size={15} /> : <IconPencil size={15} />}
          </ActionIcon>
        </Tooltip>
        {after}
      </div>
      {problem && !typing && (
        <div id={id} role="alert">
          <div className={classes.problem}><Told of="problems" text={problem} /></div>
          <div className={classes.hint}><Told of="problems" text={read.data?.hint ?? ""} /></div>
        </div>
      )}
    </Input.Wrapper>
  );
}
