"""Does an earlier answer still hold? Ask its question again, of the same view where it can still be had."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError

from parcours.analyses.registry import ask, differences
from parcours.model.errors import BadInput
from parcours.model.receipt import Receipt
from parcours.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Rerun:
    """The receipts before and after, the new result, and in words what is no longer as it was."""

    before: Receipt
    after: Receipt
    result: Any
    changes: tuple[str, ...]

    @property
    def same(self) -> bool:
        return self.before.answer == self.after.answer

    def lines(self) -> str:
        """The verdict in words."""
        asked = datetime.fromtimestamp(self.before.snapshot.as_of, UTC).isoformat()
        head = f"{self.before.question}, as of {asked}: "
        if self.same:
            return head + "the same numbers." + "".join(f"\n  though {change}" for change in self.changes)
        if not self.changes:
            return (
                head + "other numbers, although nothing that they rest on changed. This is a defect: please report it."
            )
        return head + "other numbers, because" + "".join(f"\n  - {change}" for change in self.changes)


def read_receipt(text: str) -> Receipt:
    """A receipt from JSON: itself, or an answer that holds one under `receipt`."""
    try:
        data = json.loads(text)
        return TypeAdapter(Receipt).validate_python(data.get("receipt", data))
    except (ValueError, AttributeError, ValidationError):
        raise BadInput(
            "This is not a receipt.",
            hint="Save an answer with --json, for example `parcours funnel ... --json > answer.json`.",
        ) from None


def rerun(workspace: Workspace, receipt: Receipt) -> Rerun:
    """Ask the receipt's question again: as of the same moment, of the log up to the same event."""
    snapshot = workspace.snapshot(as_of=receipt.snapshot.as_of, sequence=receipt.snapshot.sequence)
    result = ask(snapshot, receipt.question, receipt.query)
    assert result.receipt is not None
    return Rerun(receipt, result.receipt, result, tuple(differences(receipt, result.receipt)))
