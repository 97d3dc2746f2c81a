// Where does the screen begin? Words first, so that nothing is shown without its language.

import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "@mantine/spotlight/styles.css";
import "./app/app.css";

import { createRoot } from "react-dom/client";

import { App } from "@/app/App";
import { router } from "@/app/router";
import { leaving, watchFocus } from "@/parts/focus";
import { startWords } from "@/words/words";

watchFocus();
router.subscribe("onBeforeNavigate", leaving);
void router.load(); // the page's script, words and answers: on their way together
await startWords();
createRoot(document.getElementById("root")!).render(<App />);
