// How many went this way, and how often?

import { Stack, Text } from "@mantine/core";

import * as formats from "@/words/formats";

import type { Opened } from "../facts";
import { useSay } from "../say";
import { wayText } from "../wayText";
import { Figures } from "./Figures";

export function WayPart({ opened: { way, was } }: { opened: Opened & { kind: "way" } }) {
  const say = useSay();
  return (
    <Stack gap="sm">
      <Text><bdi>{wayText(way, say)}</bdi></Text>
      <Figures figures={[way.people]} was={was ? [was.people] : undefined} />
      {way.moves !== null && (
        <Text size="sm" c="dimmed">{say.t("page.drawer.moves", { count: way.moves, value: formats.count(way.moves, say.language) })}</Text>
      )}
    </Stack>
  );
}
