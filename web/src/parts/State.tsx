// What stands where an answer is not there (yet)? Its shape while it loads, what went wrong and what to do, or that
// there is nothing and what would fill it.

import { Alert, Button, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Told as Problem } from "@/api/client";
import { Told } from "@/told/Told";

/** Lines or cards of the answer's shape. `stop` is offered where the answer may take long. */
export function Loading({ rows = 4, height = 20, stop }: { rows?: number; height?: number; stop?: () => void }) {
  const { t } = useTranslation("parts");
  return (
    <Stack gap="sm" aria-busy="true" aria-label={t("loading")} role="status">
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} width={`${100 - ((row * 17) % 40)}%`} />
      ))}
      {stop && (
        <Group>
          <Button variant="default" size="xs" onClick={stop}>{t("stop")}</Button>
        </Group>
      )}
    </Stack>
  );
}

/** What happened, and what to do. */
export function Failed({ error, again }: { error: unknown; again?: () => void }) {
  const { t } = useTranslation("parts");
  const known = error instanceof Problem;
  const problem = known ? error.problem : { message: t("unreachable"), hint: t("unreachableHint") };
  return (
    <Alert color="red" variant="light" title={known ? <Told of="problems" text={problem.message} /> : problem.message} role="alert">
      <Stack gap="xs" align="flex-start">
        {problem.hint && <Text size="sm">{known ? <Told of="problems" text={problem.hint} /> : problem.hint}</Text>}
        {again && <Button variant="default" size="xs" onClick={again}>{t("again")}</Button>}
      </Stack>
    </Alert>
  );
}

/** Nothing here yet: what it would be, and the one thing to do. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <Stack align="center" gap="xs" py={48} px="md" ta="center">
      <Title order={3} fw={500}>{title}</Title>
      {children && <Text c="dimmed" maw={480}>{children}</Text>}
      {action}
    </Stack>
  );
}
