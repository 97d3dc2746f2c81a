// Where is it told what was done, or what went wrong? In a corner, from the first time that there is something to tell.

import { useNotifications } from "@mantine/notifications";
import { lazy, Suspense, useState } from "react";

const Corner = lazy(() => import("./Corner").then((made) => ({ default: made.Corner })));

export function Notices() {
  const told = useNotifications().notifications.length > 0;
  const [needed, setNeeded] = useState(false);
  if (told && !needed) setNeeded(true);
  return needed && <Suspense fallback={null}><Corner /></Suspense>;
}
