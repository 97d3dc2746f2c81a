// Which areas has a workspace, in which order, and by which keys are they reached? Pure.

export const PLACES = [
  ["map", "/$workspace", "m"],
  ["explore", "/$workspace/explore", "e"],
  ["voice", "/$workspace/voice/{-$part}", "v"],
  ["pains", "/$workspace/pains", "h"],
  ["people", "/$workspace/people", "p"],
  ["groups", "/$workspace/groups", "g"],
  ["stages", "/$workspace/stages", "s"],
  ["files", "/$workspace/files", "f"],
  ["data", "/$workspace/data/{-$part}", "d"],
] as const;

export type PlaceName = (typeof PLACES)[number][0];

/** Which area an address lies in: the second part of it. */
export function placeOf(pathname: string): PlaceName {
  const second = pathname.split("/")[2] ?? "";
  return PLACES.find(([name, path]) => name !== "map" && path.split("/")[2] === second)?.[0] ?? "map";
}
