// Does this stand in something that floats already? Then what it opens must lie inside, or to click there would close both.

import { createContext } from "react";

export const Nested = createContext(false);
