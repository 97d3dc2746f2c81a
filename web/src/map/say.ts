// In which language is it said? The words of the map, and the language that its numbers are written in.

import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import { type Tell, useTold } from "@/told/useTold";

export interface Say {
  t: TFunction<"map">;
  language: string;
  told?: Tell; // what the server tells in English beside any answer
}

export function useSay(): Say {
  const { t, i18n } = useTranslation("map");
  const { told } = useTold();
  return useMemo(() => ({ t, language: i18n.language, told }), [t, i18n.language, told]);
}
