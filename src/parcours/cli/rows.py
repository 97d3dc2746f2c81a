"""How are rows that were set aside shown? By reason, with a sample of each and what to do about it."""

from __future__ import annotations

from collections import Counter

import pyarrow as pa

from parcours.model.verdict import Reason


def aside_lines(rows: pa.Table, limit: int) -> str:
    """`rows` has the quarantine's columns (load, file, row, reason, detail, raw, number, mended)."""
    waiting = rows.filter(rows["mended"].is_null())
    mended = rows.num_rows - waiting.num_rows
    earlier = f"{mended:,} rows that were set aside have been mended since." if mended else ""
    if not waiting.num_rows:
        return earlier or "Nothing is set aside: every row read is in the log, or was there already."
    rows = waiting
    lines = [f"{rows.num_rows:,} rows are set aside; the file's other rows are not affected.", earlier or ""]
    for reason, count in Counter(rows["reason"].to_pylist()).most_common():
        lines.append(f"{count:>10,}  {reason}: {Reason(reason).in_words}")
    lines += ["", f"The first {min(limit, rows.num_rows)}:"]
    for row in rows.slice(0, limit).to_pylist():
        where = f"{row['file']}:{row['row']}" if row["row"] else row["file"]
        raw = (row["raw"] or "").replace("\n", "⏎")
        lines.append(f"  {where}  {row['reason']}" + (f" ({row['detail']})" if row["detail"] else ""))
        lines.append(f"      {raw[:100]}{'…' if len(raw) > 100 else ''}")
    lines += [
        "",
        "Mend them by hand (parcours mend DIR --out rows.csv, then --from rows.csv), have them read otherwise",
        "(parcours mend DIR --map dates=day-first), or mend the file and load it again: no row is counted twice.",
    ]
    return "\n".join(lines)
