// What came of unlinking, or of linking again? How many people there were, and are; who they are now; and the way back.

import { Alert, Anchor, Button, Group, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Schemas } from "@/api/client";
import { useWorkspace } from "@/parts/workspace";
import { count } from "@/words/formats";

import { IdText } from "./IdText";
import type { Pair } from "./queries";

export interface ChangedHere {
  pair: Pair;
  result: Schemas["Changed"];
  again: boolean;
}

export function ChangedNote({ changed, again, working }: { changed: ChangedHere; again: () => void; working: boolean }) {
  const { t, i18n } = useTranslation("people");
  const workspace = useWorkspace();
  const { before, after, persons } = changed.result;
  const say = (people: number) => count(people, i18n.language);
  return (
    <Alert color="way" variant="light" title={t(changed.again ? "unlink.doneAgain" : "unlink.done")} role="status" mb="md">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          {before.people === after.people
            ? t("unlink.same", { after: say(after.people) })
            : t("unlink.changed", { before: say(before.people), after: say(after.people) })}
        </Text>
        {!changed.again && persons.length > 1 && (
          <Group gap="sm">
            <Text size="sm">{t("unlink.nowTwo")}</Text>
            {persons.map((id) => (
              <Anchor key={id} size="sm" renderRoot={(props) => <Link to="/$workspace/people/$person" params={{ workspace, person: id }} {...props} />}>
                <IdText id={id} most={30} />
              </Anchor>
            ))}
          </Group>
        )}
        {!changed.again && <Button size="xs" variant="default" loading={working} onClick={again}>{t("unlink.undo")}</Button>}
      </Stack>
    </Alert>
  );
}
