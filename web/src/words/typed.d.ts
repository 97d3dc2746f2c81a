// A key that English lacks is an error of types.
import "i18next";

import type app from "../app/words/en.json";
import type arrive from "../arrive/words/en.json";
import type data from "../data/words/en.json";
import type explore from "../explore/words/en.json";
import type pictures from "../explore/pictures/words/en.json";
import type map from "../map/words/en.json";
import type out from "../out/words/en.json";
import type parts from "../parts/words/en.json";
import type pains from "../pains/words/en.json";
import type people from "../people/words/en.json";
import type voice from "../voice/words/en.json";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "app";
    resources: {
      app: typeof app;
      arrive: typeof arrive;
      data: typeof data;
      explore: typeof explore;
      "explore/pictures": typeof pictures;
      map: typeof map;
      out: typeof out;
      pains: typeof pains;
      parts: typeof parts;
      people: typeof people;
      voice: typeof voice;
    };
  }
}
