// What came of a load's files taken together? Pure.

import type { Schemas } from "@/api/client";

export type Summed = { rows: number; accepted: number; duplicate: number; setAside: number; joined: number };

export function summed(load: Pick<Schemas["LoadOf"], "files">): Summed {
  const none: Summed = { rows: 0, accepted: 0, duplicate: 0, setAside: 0, joined: 0 };
  return load.files.reduce(
    (sum, file) => ({
      rows: sum.rows + file.rows,
      accepted: sum.accepted + file.accepted,
      duplicate: sum.duplicate + file.duplicate,
      setAside: sum.setAside + file.set_aside,
      joined: sum.joined + file.joined,
    }),
    none,
  );
}
