"""Do a screen's questions share what is found out of one view, for as long as nothing changes, and safely at once?"""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from parcours.analyses.registry import ask
from parcours.model.errors import Cancelled
from parcours.store.durable import replace_atomically
from parcours.timeline import segments
from parcours.workspace import Workspace, init
from parcours.workspace.asking import answer
from parcours.workspace.turns import once

MAP = "time=time,user=user,event=event"
FUNNEL = {"steps": ["View", "Order"], "within": "1 hour"}


def _rows(people: range, day: str) -> str:
    lines = [f"{day}T09:00:00Z,u{n},View\n{day}T10:00:00Z,u{n},{'Order' if n % 2 else 'Look'}" for n in people]
    return "time,user,event\n" + "\n".join(lines) + "\n"


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Workspace]:
    journey = "journey: Shop\nzone: UTC\nsegments:\n  Buyers: did Order\n"
    with init(tmp_path / "shop", journey=journey) as workspace:
        _load(workspace, "first.csv", _rows(range(40), "2026-03-01"))
        yield workspace


def _load(workspace: Workspace, name: str, rows: str) -> None:
    path = workspace.folder.parent / name
    path.write_text(rows, encoding="utf-8")
    workspace.load(path, map=MAP)


def test_questions_share_a_view_until_something_changes(shop: Workspace) -> None:
    first = shop.views.view()
    assert shop.views.view().root is first.root
    assert shop.views.view(as_of="2026-03-01").root is not first.root
    assert shop.views.view().root is first.root  # the other day did not take its place
    path = shop.folder / "journey.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "milestone: Order\n", encoding="utf-8")
    edited = shop.views.view()
    assert edited.root is not first.root
    _load(shop, "second.csv", _rows(range(40, 50), "2026-03-02"))
    assert shop.views.view().people == 50
    assert (edited.people, first.people) == (40, 40)  # whoever asked before is answered of what there was


def test_a_view_answers_as_a_snapshot_does(shop: Workspace) -> None:
    query = {**FUNNEL, "among": "Buyers"}
    assert ask(shop.views.view(), "funnel", query) == ask(shop.snapshot(), "funnel", query)


def test_who_is_in_a_group_is_found_once_for_all_questions(shop: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(shop.views.view(), "funnel", {**FUNNEL, "among": "did Look"})
    monkeypatch.setattr(segments, "_happened", None)
    assert ask(shop.views.view(), "retention", {"among": "did Look"}).receipt.people == 40


def test_one_stopped_question_does_not_stop_another(shop: Workspace) -> None:
    gone = shop.views.view(cancel=lambda: True)
    with pytest.raises(Cancelled):
        ask(gone, "funnel", {**FUNNEL, "among": "did Look then Order within 1 day"})
    assert ask(shop.views.view(), "funnel", FUNNEL).steps[1].people == 20
    assert gone.root.cancel is None


def test_circles_are_found_and_are_no_matter_of_who_asks_at_the_same_time(shop: Workspace) -> None:
    rule = 'answer funnel {"steps": ["View", "Order"], "within": "1 day", "among": "Buyers"} part "converted"'
    with ThreadPoolExecutor(8) as pool:  # 8 find the same groups at once: none of them goes in a circle
        found = list(pool.map(lambda _: ask(shop.views.view(), "segment", {"segments": [rule]}).sizes, range(32)))
    assert all(one == found[0] for one in found)


def test_questions_during_loads_and_edits_are_each_of_one_state(shop: Workspace) -> None:
    done = threading.Event()
    problems: list[Exception] = []
    seen: set[tuple[int, int]] = set()

    def asking() -> None:
        try:
            while not done.is_set():
                result = ask(shop.views.view(), "funnel", {**FUNNEL, "among": "Buyers or not Buyers"})
                seen.add((result.receipt.people, result.steps[1].people))
        except Exception as problem:  # noqa: BLE001 told below
            problems.append(problem)

    threads = [threading.Thread(target=asking) for _ in range(3)]
    for thread in threads:
        thread.start()
    path = shop.folder / "journey.yaml"
    text = path.read_text(encoding="utf-8")
    for number in range(1, 5):
        _load(shop, f"more-{number}.csv", _rows(range(40 * number, 40 * number + 40), f"2026-03-{number + 1:02}"))
        replace_atomically(path, f"{text}  Group {number}: did View\n".encode())
    done.set()
    for thread in threads:
        thread.join()
    assert problems == []
    assert seen <= {(40 * n, 20 * n) for n in range(1, 6)}  # never a part of a load
    assert shop.views.view().people == 200


def test_a_question_takes_no_rows_out_of_the_hands_of_a_load(shop: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    published = threading.Event()
    answered: list[int] = []
    keep = shop.keep

    def slow(group: object) -> Path:
        published.set()  # the rows are in the log, and not joined yet
        thread = threading.Thread(target=lambda: answered.append(shop.views.view().people))
        thread.start()
        thread.join(10)
        return keep(group)  # type: ignore[arg-type]

    monkeypatch.setattr(shop, "keep", slow)
    path = shop.folder.parent / "later.csv"
    path.write_text(_rows(range(60, 70), "2026-03-05"), encoding="utf-8")
    loaded = shop.load(path, map=MAP)
    assert published.is_set()
    assert answered == [40]  # at once, of what there was before
    assert sum(one.rows for one in loaded.joins.sources) == 20
    assert shop.views.view().people == 50


def test_an_answer_is_json_and_kept(shop: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    first = answer(shop, "funnel", FUNNEL)
    monkeypatch.setattr("parcours.workspace.asking.ask", None)
    assert (
        answer(shop, "funnel", {"within": "60 minutes", "steps": ["View", "Order"]}) == first
    )  # another way to write it


def test_what_is_made_once_is_made_once_by_all(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []

    class Holder:
        @once
        def thing(self) -> object:
            """A thing."""
            made.append(1)
            threading.Event().wait(0.05)
            return object()

    holder = Holder()
    with ThreadPoolExecutor(8) as pool:
        things = list(pool.map(lambda _: holder.thing, range(8)))
    assert (len(made), len(set(map(id, things)))) == (1, 1)
