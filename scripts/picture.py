"""Draws the picture of the terminal anew: what the demo prints, as docs/pictures/demo.svg (`make pictures`)."""

from __future__ import annotations

import html
import subprocess
import sys
import tempfile
from pathlib import Path

PICTURES = Path(__file__).parents[1] / "docs/pictures"
LINE, CHAR, MARGIN = 19, 8.43, 22  # pixels
COLUMNS = 80


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "parcours", "demo", "lumen", f"{folder}/demo"]
        text = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.replace(f"{folder}/", "")
        lines = ["$ parcours demo lumen", *text.splitlines()]
        (PICTURES / "demo.svg").write_text(svg(lines[: until(lines)]), encoding="utf-8")


def until(lines: list[str]) -> int:
    """The picture ends with the map's third row."""
    rows = [i for i, line in enumerate(lines) if line.startswith("── ")]
    return rows[3] if len(rows) > 3 else len(lines)


def svg(lines: list[str]) -> str:
    width, height = round(COLUMNS * CHAR + 2 * MARGIN), len(lines) * LINE + 2 * MARGIN
    rows = "\n".join(
        f'<text x="{MARGIN}" y="{MARGIN + (i + 1) * LINE - 5}" class="{kind(line)}">{html.escape(line)}</text>'
        for i, line in enumerate(lines)
        if line.strip()
    )
    space = "http://www.w3.org/2000/svg"
    return f"""<svg xmlns="{space}" viewBox="0 0 {width} {height}" role="img" aria-label="What the demo prints">
<style>
rect {{ fill: #14161b }}
text {{ font: 14px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; white-space: pre; fill: #c8ccd4 }}
.head {{ fill: #ffffff; font-weight: 600 }} .bar {{ fill: #8fd3c8 }} .note {{ fill: #8b93a3 }} .rule {{ fill: #3a4050 }}
</style>
<rect width="{width}" height="{height}" rx="10"/>
{rows}
</svg>
"""


def kind(line: str) -> str:
    bare = line.strip()
    if bare[:1] in "─":
        return "rule"
    if any(block in line for block in "█▏▎▍▌▋▊▉▁▂▃▄▅▆▇"):
        return "bar"
    if line.startswith("$") or (bare[:24].upper() == bare[:24] and bare[:1].isalpha()):
        return "head"
    return "note" if bare[:1] in "*·→" or line.startswith(("    ", "  Origin", "  2,469 people")) else "plain"


if __name__ == "__main__":
    main()
