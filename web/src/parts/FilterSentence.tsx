// What does a filter say? Events as one word, each condition as another, joined by and or or: each can be clicked.

import { Popover } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { use, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { ConditionEditor } from "./ConditionEditor";
import { conditionWords } from "./conditionWords";
import type { Condition, Sentence } from "./filters";
import classes from "./inputs.module.css";
import { NameList } from "./NameList";
import { Nested } from "./nested";

interface Props {
  sentence: Sentence;
  onChange: (sentence: Sentence) => void;
  placeholder: string;
  label: string;
  conditionsOnly?: boolean;
}

export function FilterSentence({ sentence, onChange, placeholder, label, conditionsOnly }: Props) {
  const { t, i18n } = useTranslation("parts");
  const [adding, setAdding] = useState(false);
  const { names, joined, conditions } = sentence;
  const withConditions = (changed: Condition[]): void => onChange({ ...sentence, conditions: changed });
  return (
    <>
      {!conditionsOnly && <EventsToken sentence={sentence} onChange={onChange} placeholder={placeholder} label={label} />}
      {conditionsOnly && !conditions.length && !adding && <span className={classes.join}>{placeholder}</span>}
      {conditions.map((condition, at) => (
        <span key={at} style={{ display: "contents" }}>
          {at > 0 ? (
            <button type="button" className={classes.join} title={t("filter.switch")} onClick={() => onChange({ ...sentence, joined: joined === "and" ? "or" : "and" })}>
              {t(joined)}
            </button>
          ) : (
            names !== null && <span className={classes.join}>{t("filter.where")}</span>
          )}
          <ConditionToken
            condition={condition} words={conditionWords(condition, t, i18n.language)}
            onChange={(changed) => withConditions(conditions.map((one, k) => (k === at ? changed : one)))}
            onRemove={() => withConditions(conditions.filter((_, k) => k !== at))}
          />
        </span>
      ))}
      <Token
        open={adding} setOpen={setAdding} empty
        words={<><IconPlus size={13} aria-hidden />{!conditions.length && !names?.length && t("filter.condition")}</>}
        label={t("filter.add")}
      >
        <ConditionEditor
          event={names?.length === 1 ? names[0] : undefined}
          onDone={(compare) => {
            setAdding(false);
            withConditions([...conditions, { kind: "compare", compare }]);
          }}
        />
      </Token>
    </>
  );
}

function EventsToken({ sentence, onChange, placeholder, label }: Omit<Props, "conditionsOnly">) {
  const { t } = useTranslation("parts");
  const [open, setOpen] = useState(false);
  const names = sentence.names ?? [];
  const toggle = (name: string): void =>
    onChange({ ...sentence, names: names.includes(name) ? names.filter((one) => one !== name) : [...names, name] });
  const pick = (name: string): void => {
    if (names.length > 1) return toggle(name);
    onChange({ ...sentence, names: [name] });
    setOpen(false);
  };
  const said = names.length ? names.join(` ${t("or")} `) : sentence.names || sentence.conditions.length ? t("filter.any") : placeholder;
  const remove = names.length || sentence.names ? () => onChange({ ...sentence, names: null }) : undefined;
  return (
    <Token open={open} setOpen={setOpen} words={said} label={`${label}: ${said}`} events={names.length > 0} empty={!names.length} onRemove={remove} removed={said}>
      <Names names={names} pick={pick} toggle={toggle} />
    </Token>
  );
}

function Names({ names, pick, toggle }: { names: string[]; pick: (name: string) => void; toggle: (name: string) => void }) {
  const { t } = useTranslation("parts");
  const [many, setMany] = useState(names.length > 1);
  return (
    <>
      <NameList of="event" chosen={names} many={many} onPick={many ? toggle : pick} label={t("filter.events")} />
      <button type="button" className={classes.join} aria-pressed={many} onClick={() => setMany(!many)}>{t(many ? "filter.one" : "filter.several")}</button>
    </>
  );
}

function ConditionToken({ condition, words, onChange, onRemove }: { condition: Condition; words: string; onChange: (condition: Condition) => void; onRemove: () => void }) {
  const [open, setOpen] = useState(false);
  if (condition.kind === "text") {
    return <Token open={false} setOpen={() => {}} words={words} label={words} onRemove={onRemove} removed={words} fixed>{null}</Token>;
  }
  return (
    <Token open={open} setOpen={setOpen} words={words} label={words} onRemove={onRemove} removed={words}>
      <ConditionEditor
        compare={condition.compare}
        onDone={(compare) => {
          setOpen(false);
          onChange({ kind: "compare", compare });
        }}
      />
    </Token>
  );
}

interface TokenProps {
  open: boolean;
  setOpen: (open: boolean) => void;
  words: ReactNode;
  label: string;
  children: ReactNode;
  events?: boolean;
  empty?: boolean;
  fixed?: boolean;
  onRemove?: () => void;
  removed?: string;
}

/** A word of the sentence: a button that opens where it is changed, and one that takes it out. */
export function Token({ open, setOpen, words, label, children, events, empty, fixed, onRemove, removed }: TokenProps) {
  const { t } = useTranslation("parts");
  const nested = use(Nested);
  const data = { "data-events": events || undefined, "data-empty": empty || undefined, "data-fixed": fixed || undefined };
  return (
    <span className={onRemove ? classes.group : undefined}>
      <Popover opened={open} onChange={setOpen} position="bottom-start" width={320} shadow="md" trapFocus returnFocus withinPortal={!nested}>
        <Popover.Target>
          {fixed ? (
            <span className={classes.token} {...data}>{words}</span>
          ) : (
            <button type="button" className={classes.token} {...data} aria-label={label} onClick={() => setOpen(!open)}>{words}</button>
          )}
        </Popover.Target>
        <Popover.Dropdown p="xs" maw="calc(100vw - 24px)">{open && <Nested value>{children}</Nested>}</Popover.Dropdown>
      </Popover>
      {onRemove && (
        <button type="button" className={classes.drop} aria-label={t("remove", { name: removed })} onClick={onRemove}><IconX size={12} aria-hidden /></button>
      )}
    </span>
  );
}
