"""Words on the command line: whom they are about, who of us speaks, when it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from parcours.cli.app import app
from parcours.model.errors import BadInput

TALK = "Maud: Lumen, hello\nAnna: My parcel is late\n"
REVIEWS = "date,rating,review\n2026-03-04,2,The cable is far too short for my room\n"


def run(*words: object) -> tuple[str, str]:
    done = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout, done.stderr


def test_about_ours_and_date(tmp_path: Path) -> None:
    shop, talk, reviews = tmp_path / "shop", tmp_path / "talk.txt", tmp_path / "brightly.csv"
    run("init", shop)
    talk.write_text(TALK)
    reviews.write_text(REVIEWS)
    with pytest.raises(BadInput, match="is the customer"):
        run("load", shop, talk, "--date", "2026-03-04", "--yes")
    out, _ = run("load", shop, talk, "--date", "2026-03-04", "--ours", "Maud", "--yes")
    assert "transcripts: 2 rows read, all accepted" in out
    out, err = run("load", shop, reviews, "--about", "competitor Brightly", "--yes")
    assert "all accepted" in out
    assert "known only by writer" in out
    assert "competitor Brightly" in err
