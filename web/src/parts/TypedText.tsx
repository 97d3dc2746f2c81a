// How is a filter or a rule typed? As text, with names completed as they are written, and with what is wrong with it below.

import { Combobox, Text, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { use, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";

import { short } from "@/words/formats";
import { Told } from "@/told/Told";

import { completed, fragmentAt } from "./fragment";
import classes from "./inputs.module.css";
import { useNames, useRead } from "./lookingUp";
import { Nested } from "./nested";

interface Props {
  kind: "filter" | "segment";
  value: string | null;
  label: string;
  placeholder?: string;
  autoFocus?: boolean;
  /** What was typed, once it can be read; null: nothing. */
  onDone: (text: string | null) => void;
}

export function TypedText({ kind, value, label, placeholder, autoFocus, onDone }: Props) {
  const { t, i18n } = useTranslation("parts");
  const nested = use(Nested);
  const input = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(value ?? "");
  const [caret, setCaret] = useState(text.length);
  const store = useCombobox({ onDropdownClose: () => store.resetSelectedOption() });
  const fragment = fragmentAt(text, caret, kind);
  const names = useNames(fragment.of, fragment.like, { property: fragment.property });
  const [checked] = useDebouncedValue(text.trim(), 250);
  const read = useRead(kind, checked || null);
  const wrong = checked === text.trim() ? read.data?.problem : "";
  const offered = names.data?.found.filter((one) => one.name !== fragment.like).slice(0, 8) ?? [];

  const take = (name: string): void => {
    const found = offered.find((one) => one.name === name);
    const made = completed(text, caret, fragment, name, found?.value ?? undefined);
    setText(made.text);
    setCaret(made.caret);
    store.closeDropdown();
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(made.caret, made.caret);
    });
  };
  const finish = (): void => onDone(text.trim() || null);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      event.stopPropagation();
      if (store.dropdownOpened) return store.closeDropdown();
      onDone(value);
    }
    if (event.key === "Enter" && !(store.dropdownOpened && store.getSelectedOptionIndex() >= 0)) {
      event.preventDefault();
      finish();
    }
  };
  return (
    <div style={{ flex: "1 1 200px", minWidth: 0 }}>
      <Combobox store={store} onOptionSubmit={take} position="bottom-start" width={300} withinPortal={!nested}>
        <Combobox.Target autoComplete="off">
          <textarea
            ref={input} className={classes.text} data-autofocus={autoFocus || undefined} rows={Math.max(1, Math.ceil(text.length / 44))} value={text} aria-label={label} placeholder={placeholder}
            spellCheck={false} autoFocus={autoFocus} aria-invalid={Boolean(wrong) || undefined} style={{ width: "100%" }}
            onChange={(event) => {
              setText(event.currentTarget.value.replaceAll("\n", " "));
              setCaret(event.currentTarget.selectionStart);
              store.openDropdown();
            }}
            onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
            onKeyDown={onKey}
            onBlur={(event) => {
              store.closeDropdown();
              if (!event.relatedTarget?.closest("[data-typed-keep]")) finish();
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={!offered.length}>
          <Combobox.Options className={classes.names}>
            {offered.map((one) => (
              <Combobox.Option key={one.name} value={one.name} className={classes.name}>
                <span style={{ display: "flex", justifyContent: "space-between", gap: 12 }}>
                  <Text size="sm" className={classes.nameText}>{one.name}</Text>
                  {(one.people ?? one.events) != null && <Text size="xs" c="dimmed">{short((one.people ?? one.events)!, i18n.language)}</Text>}
                </span>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {wrong ? (
        <div role="alert">
          <div className={classes.problem}><Told of="problems" text={wrong} /></div>
          <div className={classes.hint}><Told of="problems" text={read.data?.hint ?? ""} /></div>
        </div>
      ) : (
        text.trim() && read.data?.people != null && <div className={classes.hint} aria-live="polite">{t("names.people", { count: read.data.people })}</div>
      )}
    </div>
  );
}
