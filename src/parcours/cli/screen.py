"""How is text put on a terminal? One place that prints, so that everything else returns text."""

from __future__ import annotations

import sys


def out(text: str) -> None:
    """An answer, on standard output."""
    sys.stdout.write(text.rstrip("\n") + "\n")


def note(text: str) -> None:
    """A remark beside the answer, on standard error, so that a pipe carries answers alone."""
    sys.stderr.write(text.rstrip("\n") + "\n")
