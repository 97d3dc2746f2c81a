// What are a question's options called? Words of the catalogue, by the names that the forms have.

import { useTranslation } from "react-i18next";

import type { Field } from "./form";

type Loose = (keys: string | string[], options?: Record<string, unknown>) => string;

/** What the field is called; what is meant where nothing is chosen; a line of help, where one is needed. */
export function useFieldWords(question: string, field: Field): { label: string; nothing: string; help: string } {
  const t = useTranslation("explore").t as unknown as Loose;
  const said = (part: string): string => t([`${part}.${question}-${field.name}`, `${part}.${field.name}`], { defaultValue: "" });
  return { label: said("field") || field.name, nothing: said("nothing"), help: said("help") };
}

/** What a choice of a field is called. */
export function useChoiceWords(field: string): (choice: string) => string {
  const t = useTranslation("explore").t as unknown as Loose;
  return (choice) => t([`choice.${field}-${choice}`, `choice.${choice}`], { defaultValue: choice });
}
