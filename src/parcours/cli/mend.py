"""`parcours mend`: write the rows that were set aside to a file, and bring them in, mended or read otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parcours.cli.load import report_lines
from parcours.cli.screen import out
from parcours.model.errors import BadInput

if TYPE_CHECKING:
    from parcours.workspace.mending import Mended


def mend(
    folder: Annotated[Path, typer.Argument(help="The workspace's folder.")],
    to: Annotated[Path | None, typer.Option("--out", help="Write the rows here, CSV or NDJSON, to be mended.")] = None,
    source: Annotated[Path | None, typer.Option("--from", help="Bring the rows of this file, mended by hand.")] = None,
    map: Annotated[str, typer.Option(help="Read the rows otherwise: dates=day-first, person=customer.")] = "",
    load: Annotated[str | None, typer.Option(help="Only rows of this load.")] = None,
    reason: Annotated[str | None, typer.Option(help="Only rows set aside for this reason.")] = None,
) -> None:
    """Mend rows that were set aside: by hand, or by another mapping; each comes in once."""
    from parcours.workspace import open as open_workspace

    if to is not None and (source is not None or map):
        raise BadInput("Rows are written out or brought in, not both at once.", hint="Say --out, or --from and --map.")
    with open_workspace(folder) as workspace:
        if to is not None:
            out(_written(workspace.export(to, load=load, reason=reason), to, folder))
            return
        files = [] if source is None else [source]
        mended = workspace.mend(*files, map=map, load=load, reason=reason)
        left = sum(one is None for one in workspace.quarantine(load)["mended"].to_pylist())
    out(mended_lines(mended, left))


def mended_lines(mended: Mended, left: int) -> str:
    """What came of mending, in words."""
    lines = [report_lines(report) for report in mended.reports] or ["No row came in."]
    if mended.before:
        lines.append(f"{mended.before:,} rows of the file had been mended before, or are not of those asked for.")
    if mended.staying:
        lines.append(f"{mended.staying:,} rows still cannot be read and stay where they are: nobody changed them.")
    if mended.unmapped:
        lines.append(
            f"{mended.unmapped:,} rows are of loads that do not say how they were read: load their file again."
        )
    lines.append(f"{left:,} rows are still set aside." if left else "Nothing is set aside any more.")
    if mended.joins and mended.reports:
        lines += ["", *mended.joins.lines()]
    return "\n".join(lines)


def _written(rows: int, path: Path, folder: Path) -> str:
    if not rows:
        return f"Nothing is set aside: {path} has only a heading."
    return (
        f"{rows:,} rows are in {path}. Mend what is wrong with each, as parcours_reason says, leave the columns\n"
        f"parcours_load and parcours_number as they are, and bring the rows in: parcours mend {folder} --from {path}"
    )
