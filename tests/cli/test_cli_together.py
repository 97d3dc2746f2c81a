"""Files that belong together, as they are loaded on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from collect.together.shop_files import ALL, ORDERS, some
from parcours.cli.app import app
from parcours.model.errors import BadInput


def run(*words: object, code: int = 0, answers: str | None = None) -> tuple[str, str]:
    done = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False, input=answers)
    assert done.exit_code == code, done.output
    return done.stdout, done.stderr


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    run("init", tmp_path / "shop")
    return tmp_path / "shop"


def written(shop: Path, files: dict[str, str]) -> list[Path]:
    for name, text in files.items():
        (shop.parent / name).write_text(text)
    return [shop.parent / name for name in files]


def test_yes_accepts_all_and_says_so(shop: Path) -> None:
    out, err = run("load", shop, *written(shop, ALL), "--yes")
    assert "Accepted as proposed (--yes): orders, reviews, customers, order_payments." in err
    assert "orders: 3 rows read, all accepted as 6 events" in out
    assert "3 of 4 rows of order_items.csv are told within these events." in out
    assert "1 set aside, nothing to join: no row of the file that it belongs to has its key" in out


def test_the_proposal_shows_shares_and_a_real_row_in_80_columns(shop: Path) -> None:
    _, err = run("load", shop, *written(shop, ALL), "--yes")
    assert "6 tables belong together:" in err
    assert "  products[] from order_items: 66.7 % of order_id have some" in err
    assert "    Order Shipped                shipped_at" in err
    assert "  e.g. 2025-03-01 10:00:00  Ordered  customer c1 · order o1" in err
    assert "2 in products[], the first: item_no 1, product_id p1, price 5.5" in " ".join(err.split())
    assert "  e.g. user ann · customer c1" in err
    assert max(map(len, err.splitlines())) <= 80


def test_without_a_terminal_nothing_is_loaded_on_a_guess(shop: Path) -> None:
    files = written(shop, ALL)
    with pytest.raises(BadInput, match="nobody is there to say") as caught:
        run("load", shop, *files)
    assert "Add --yes" in caught.value.hint
    draft = shop / "mappings" / "drafts" / f"{shop.parent.name}.yaml"
    assert str(draft) in caught.value.hint
    assert "Nothing is set aside" in run("quarantine", shop)[0]
    edited = draft.read_text().replace("Order Shipped: shipped_at", "Parcel Sent: shipped_at")
    draft.write_text(edited)
    reports = json.loads(run("load", shop, *files, "--map", draft, "--json")[0])
    assert reports[0]["names"] == {"Ordered": 3, "Parcel Sent": 2, "Order Delivered": 1}


def test_what_was_agreed_to_is_used_again(shop: Path) -> None:
    files = written(shop, ALL)
    run("load", shop, *files, "--yes")
    out, err = run("load", shop, *files)
    assert f"6 files are read together as before, by the plan “{shop.parent.name}”." in err
    assert "3  already there" in out
    (tmp := shop.parent / "orders.csv").write_text(ORDERS.replace("o3,c3,new", "o3,c3,paid"))
    out, _ = run("load", shop, tmp, *files[1:])
    assert "orders: 3 rows read in" in out
    assert "1  accepted, 1 of them correct earlier ones" in out


def test_each_table_is_asked_about(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parcours.cli.proposals.asked_at_a_terminal", lambda: True)
    files = written(shop, some("orders", "customers"))
    out, err = run("load", shop, *files, answers="y\nn\n", code=1)
    assert "Read orders so? [Y/n]" in out + err
    assert "Read customers so? [Y/n]" in out + err
    assert "Nothing was loaded. Edit" in err
    out, _ = run("load", shop, *files, answers="y\ny\n")
    assert "orders: 3 rows read, all accepted as 6 events" in out


def test_one_file_of_several_is_refused_with_what_is_missing(shop: Path) -> None:
    files = written(shop, ALL)
    run("load", shop, *files, "--yes")
    with pytest.raises(BadInput, match="“orders” is read together with “order_items”, whose file is not among these"):
        run("load", shop, files[0])
    with pytest.raises(BadInput, match="are looked up by other files, none of which is among these"):
        run("load", shop, shop.parent / "products.csv")


def test_a_mapping_of_one_file_may_be_named(shop: Path) -> None:
    (path,) = written(shop, {"events.csv": "ts,who,what\n2025-03-01,a,view\n2025-03-02,b,buy\n"})
    with pytest.raises(BadInput, match="says who"):
        run("load", shop, path, "--yes")
    (shop / "mine.yaml").write_text(
        "source: web\nformat: csv\ntime: {column: ts, form: iso}\nevent: what\nuser: who\ncolumns: [ts, who, what]\n"
    )
    (report,) = json.loads(run("load", shop, path, "--map", shop / "mine.yaml", "--json")[0])
    assert report["names"] == {"view": 1, "buy": 1}
    (other,) = written(shop, {"clicks.csv": "ts,user_id,event\n2025-03-03,a,click\n"})
    reports = json.loads(run("load", shop, path, other, "--map", shop / "mine.yaml", "--json")[0])
    assert [(r["source"], r["verdicts"]["accepted"]) for r in reports] == [("web", 0), ("clicks", 1)]
    with pytest.raises(BadInput, match=r"There is no file .*other\.yaml"):
        run("load", shop, path, "--map", "other.yaml")
