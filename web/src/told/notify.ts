// What passes by when something went wrong? What happened and what to do, in the reader's language, as a notification.

import { notifications } from "@mantine/notifications";

import { Told } from "@/api/client";

import { whenTold } from "./useTold";

/** `otherwise`: what is said of an error that the server did not tell. */
export async function notify(error: unknown, otherwise = { message: String(error), hint: "" }): Promise<void> {
  const problem = error instanceof Told ? error.problem : otherwise;
  const tell = await whenTold("problems");
  notifications.show({ color: "red", title: tell(problem.message), message: tell(problem.hint), autoClose: 12_000 });
}
