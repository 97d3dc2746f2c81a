// What can be done with the people of a segment? Made a group of, compared with everybody else.

import { Button } from "@mantine/core";
import { IconArrowsDiff, IconUsersPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { toSearch } from "@/parts/address";
import { namedGroup } from "@/parts/rules";
import { useWorkspace } from "@/parts/workspace";

import { GroupForm } from "./GroupForm";
import { useGroups } from "./queries";
import { compared } from "./segments";
import { useStages } from "./useStages";

export interface WithThemProps {
  /** Empty: everybody, with whom nothing can be done. */
  segment: string;
  people: number;
  asOf?: string;
  suggest?: string;
}

export function WithThem({ segment, people, asOf, suggest }: WithThemProps) {
  const { t } = useTranslation("people");
  const workspace = useWorkspace();
  const stages = useStages();
  const groups = useGroups();
  const [making, setMaking] = useState(false);
  if (!segment) return null;
  const named = namedGroup(segment, groups.data?.groups.map((group) => group.name) ?? []) !== null;
  return (
    <>
      {!named && (
        <Button size="xs" variant="light" leftSection={<IconUsersPlus size={15} aria-hidden />} onClick={() => setMaking(true)}>
          {t("group")}
        </Button>
      )}
      {people > 0 && (
        <Button
          size="xs" variant="default" leftSection={<IconArrowsDiff size={15} aria-hidden />}
          renderRoot={(props) => (
            <Link to="/$workspace/explore" params={{ workspace }} search={toSearch({ ...compared(segment, stages.length > 0), asOf })} {...props} />
          )}
        >
          {t("compare")}
        </Button>
      )}
      {making && <GroupForm close={() => setMaking(false)} rule={segment} name={suggest} />}
    </>
  );
}
