// What stands in the picture, as a table? Sorted by a click on a head; figures lead to their people.

import { ScrollArea, Table, Text, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useState } from "react";

import { PartButton } from "./PartButton";
import type { Say } from "./say";
import type { Table as Told } from "./shown";
import { sorted, type Sorting } from "./sorted";
import classes from "./TableView.module.css";

export function TableView({ table, say }: { table: Told; say: Say }) {
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const rows = sorted(table.rows, sorting, say.language);
  const turn = (column: number): void => setSorting((now) => (now?.column !== column ? { column, down: Boolean(table.columns[column]?.number) } : now.down === Boolean(table.columns[column]?.number) ? { column, down: !now.down } : null));
  return (
    <ScrollArea type="auto" offsetScrollbars="present" viewportProps={{ tabIndex: 0, role: "region", "aria-label": table.title }}>
      <Table className={classes.table} verticalSpacing={4} captionSide="top">
        <Table.Caption className={classes.caption}><Text span fw={600} c="var(--ink)">{table.title}</Text></Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {table.columns.map((column, at) => (
              <Table.Th key={at} data-number={column.number || undefined} scope="col" aria-sort={sorting?.column === at ? (sorting.down ? "descending" : "ascending") : undefined}>
                <UnstyledButton className={classes.head} onClick={() => turn(at)}>
                  {column.label}
                  {sorting?.column === at && (sorting.down ? <IconArrowDown size={14} aria-hidden /> : <IconArrowUp size={14} aria-hidden />)}
                </UnstyledButton>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, number) => (
            <Table.Tr key={number}>
              {row.map((cell, at) => {
                const inner = <PartButton part={cell.part} say={say}>{cell.text}</PartButton>;
                const props = { "data-number": table.columns[at]?.number || undefined, "data-quiet": cell.quiet || undefined };
                return at === 0 ? <Table.Th key={at} scope="row" fw={400} {...props}>{inner}</Table.Th> : <Table.Td key={at} {...props}>{inner}</Table.Td>;
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
