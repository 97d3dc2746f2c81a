"""What a command prints, typed as a user types it; one that fails is a failure of the test."""

from __future__ import annotations

from typer.testing import CliRunner

from parcours.cli.app import app


def run(*words: object) -> str:
    done = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout
