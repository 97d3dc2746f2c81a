// What is not needed for the first picture? A part that is fetched when it is first shown, or a little ahead.

import { lazy, type ComponentType, type LazyExoticComponent } from "react";

export type Late<Props> = LazyExoticComponent<ComponentType<Props>> & { ahead: () => void };

/** `ahead`: somebody is about to want it. Whatever goes wrong is told when it is shown. */
export function late<Props>(fetch: () => Promise<ComponentType<Props>>): Late<Props> {
  const part = lazy(() => fetch().then((made) => ({ default: made })));
  return Object.assign(part, { ahead: () => void fetch().catch(() => {}) });
}
