"""Who started, and who came back in a cell? The parts of the answer, as people."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from parcours.analyses.among import among, no_part, people_of
from parcours.analyses.retention.compute import Retention
from parcours.analyses.retention.marking import Piece, Pieces, as_work
from parcours.analyses.retention.query import RetentionQuery
from parcours.timeline.driver import run as drive
from parcours.timeline.generation import Generation
from parcours.timeline.members import Members, nobody
from parcours.timeline.snapshot import Snapshot


@people_of("retention", parts="started, back N, not back N (of those for whom it is over); N: 0, 1, 1-3, 15+")
def who(snapshot: Snapshot, query: RetentionQuery, part: str) -> Members:
    """The people of a part, of all cohorts together; with several entries, if it is so of any."""
    kind, _, name = part.rpartition(" ")
    columns = [str(cell) for cell in query.cells]
    if part != "started" and (kind not in ("back", "not back") or name not in columns):
        raise no_part("retention", part)
    retention = Retention(snapshot, query)
    cell = columns.index(name) if name in columns else 0

    def take(piece: Piece) -> tuple[Generation, NDArray[np.int64]]:
        found, _, due = retention.followed(piece)
        cells = found.cells >> np.uint64(cell)
        back = (cells > 0) if query.mode == "on or after" else (cells & np.uint64(1)) > 0
        wanted = {"back": back & (due > cell), "not back": ~back & (due > cell)}.get(kind, np.ones(len(due), np.bool_))
        positions = piece.positions(found.event[wanted])
        return piece.generation, piece.generation.owners(positions)

    members = nobody(snapshot)
    for generation, people in drive(as_work(Pieces(snapshot, query, among(snapshot, query.among))), take):
        members.of(generation)[people] = True
    return members
