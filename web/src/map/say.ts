// In which language is it said? The words of the map, and the language that its numbers are written in.

import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import { useCalled } from "@/parts/Called";
import type { Called } from "@/parts/themes";
import { type Tell, useTold } from "@/told/useTold";

export interface Say {
  t: TFunction<"map">;
  language: string;
  told?: Tell; // what the server tells in English beside any answer
  called?: Called; // themes, which are counted under one name in every language
}

export function useSay(): Say {
  const { t, i18n } = useTranslation("map");
  const { told } = useTold();
  const called = useCalled();
  return useMemo(() => ({ t, language: i18n.language, told, called }), [t, i18n.language, told, called]);
}
