// In which language is it said? The words of the map, and the language that its numbers are written in.

import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

export interface Say {
  t: TFunction<"map">;
  language: string;
}

export function useSay(): Say {
  const { t, i18n } = useTranslation("map");
  return useMemo(() => ({ t, language: i18n.language }), [t, i18n.language]);
}
