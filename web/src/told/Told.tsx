// How does a sentence of the server stand on the screen? In the reader's language; where that is not known, in English,
// and marked as such, so that it is read aloud as English.

import { useTold, type Kind } from "./useTold";

export function Told({ text, of = "told" }: { text: string; of?: Kind }) {
  const { told, ready } = useTold(of);
  const said = told(text);
  // while its words are fetched it keeps its room: nothing jumps, nothing is read twice
  return <span lang={said === text ? "en" : undefined} style={ready ? undefined : { visibility: "hidden" }}>{said}</span>;
}
