"""How often, and when? The options of what somebody did, from their words to fields, and JSON in one form."""

from __future__ import annotations

import json
from typing import Any

from parcours.model.errors import BadInput


def asked(given: dict[str, Any], sequence: bool) -> dict[str, Any]:
    """Options (least, most, exactly, within, last, during) as fields of `Happened`, or of `InOrder`."""
    fields: dict[str, Any] = {"last": given.get("last"), "period": given.get("during")}
    if sequence:
        return fields | {"within": given.get("within")}
    if "within" in given and fields["last"] is not None:
        raise BadInput("“within” and “in the last” ask the same here.", hint="Write one of them.")
    fields["last"] = given.get("within", fields["last"])
    if "exactly" in given:
        if "least" in given or "most" in given:
            raise BadInput("“exactly” leaves nothing to “at least” and “at most”.", hint="Drop them.")
        return fields | {"at_least": given["exactly"], "at_most": given["exactly"]}
    return fields | {"at_least": given.get("least", 0 if "most" in given else 1), "at_most": given.get("most")}


def canonical(query: Any) -> str:
    """A question's query as one text, whatever the order of its keys."""
    if not isinstance(query, dict):
        raise BadInput(
            "An answer's query is an object of options.", hint='Write {"steps": ["A", "B"], "within": "7d"}.'
        )
    return json.dumps(query, sort_keys=True, ensure_ascii=False)
