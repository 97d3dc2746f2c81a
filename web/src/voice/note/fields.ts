// What does a note hold, when is there nothing in it, and what of it stays for the next one? Pure.

export const SEVERITIES = [0, 1, 2, 3, 4] as const;

export interface Fields {
  kind: "interview" | "usability test";
  quote: string;
  observation: string;
  task: string;
  time_code: string;
  severity: number | null;
  date: string;
  who: string;
  participant: string;
  researcher: string;
  language: string;
  about: string;
  study: string;
}

export const blank = (today: string): Fields => ({
  kind: "interview", quote: "", observation: "", task: "", time_code: "", severity: null, date: today, who: "", participant: "", researcher: "", language: "", about: "", study: "",
});

/** A note without a quote and without an observation says nothing. */
export const isEmpty = (note: Fields): boolean => !note.quote.trim() && !note.observation.trim();

/** The same hour, person and study; what was said, seen and done goes. */
export const kept = (note: Fields): Fields => ({ ...note, quote: "", observation: "", time_code: "", severity: null });
