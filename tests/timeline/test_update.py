"""The timeline follows the log: however rows arrive and ids join or part, it is as if built anew."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from parcours.model.errors import Cancelled, StorageFailed, TooMuch, TooNew
from parcours.timeline.manifest import FORMAT
from parcours.timeline.timeline import Timeline
from timeline.worlds import Row, TinyLedger, TinyLog, content, expected


def crowd(rows: int = 60) -> list[Row]:
    """Rows of twenty persons, none of whom later tests speak of."""
    return [{"name": "Seen", "time": 100 + i, "user": f"u{i % 20}"} for i in range(rows)]


class World:
    def __init__(self, folder: Path, rows: list[Row]) -> None:
        self.log, self.ledger, self.timeline = TinyLog(rows), TinyLedger(), Timeline.open(folder)
        self.update()

    def update(self, rows: list[Row] | None = None, **how) -> bool:
        self.log.append(rows or [])
        changed = self.timeline.update(self.log, self.ledger, **how)
        assert content(self.timeline, self.ledger) == expected(self.log, self.ledger)
        return changed

    @property
    def shape(self) -> list[tuple[int, int]]:
        """Persons alive and stored of each generation."""
        return [(g.live_persons, g.persons) for g in self.timeline.generations]


def test_a_load_puts_only_its_persons_together_anew(tmp_path: Path) -> None:
    world = World(tmp_path, crowd())
    before = world.timeline.generations[0]
    world.update([{"name": "Bought", "time": 5, "user": "u3"}, {"name": "Seen", "time": 6, "user": "new"}])
    assert world.shape == [(19, 20), (2, 2)]
    assert world.timeline.generations[0].time is before.time
    assert before.live_persons == 20, "an older snapshot keeps its view"


def test_nothing_new_changes_nothing(tmp_path: Path) -> None:
    world = World(tmp_path, crowd())
    files = sorted(p.name for p in tmp_path.iterdir())
    assert not world.update()
    assert sorted(p.name for p in tmp_path.iterdir()) == files


def test_a_link_joins_persons_of_different_generations(tmp_path: Path) -> None:
    world = World(tmp_path, crowd())
    world.update([{"name": "Seen", "time": 6, "anonymous": "x"}])
    world.update([{"name": "Login", "time": 7, "anonymous": "x", "user": "u3"}])
    assert sum(alive for alive, _ in world.shape) == 20


def test_identity_alone_can_change_persons(tmp_path: Path) -> None:
    rows = [
        {"name": "Login", "time": 7.5, "anonymous": "x", "user": "u3"},
        {"name": "Seen", "time": 8, "anonymous": "x"},
    ]
    told = [{"anonymous": "x", "t.plan:s": "gold"}]
    world = World(tmp_path, crowd() + rows + told)
    world.ledger.unlink(("anonymous", "x"), ("user", "u3"))
    assert world.update()
    assert world.shape == [(19, 20), (2, 2)]
    assert world.log.scans[-1] == (3, 63), "only rows of the parted person are read again"


def test_rows_that_only_tell_traits_touch_their_person(tmp_path: Path) -> None:
    world = World(tmp_path, crowd())
    world.update([{"user": "u3", "time": 3, "t.plan:s": "gold"}])
    assert world.shape == [(19, 20), (1, 1)]


def test_when_a_third_of_all_events_is_touched_everything_is_put_together_anew(tmp_path: Path) -> None:
    world = World(tmp_path, crowd())
    world.update([{"name": "Seen", "time": 6, "user": f"u{i}"} for i in range(10)])
    assert world.shape == [(20, 20)]


def test_generations_stay_few(tmp_path: Path) -> None:
    world = World(tmp_path, crowd(400))
    for i in range(40):
        world.update([{"name": "Seen", "time": i, "user": f"v{i}"}])
    assert len(world.shape) <= 8


def test_compaction_when_most_is_dead(tmp_path: Path) -> None:
    world = World(tmp_path, crowd(120))
    for i in range(40):
        world.update([{"name": "Seen", "time": i, "user": f"u{i % 20}"}])
        stored = sum(g.events for g in world.timeline.generations)
        assert stored <= 2 * world.log.sequence + 1


def random_rows(random: np.random.Generator, rows: int) -> Iterator[Row]:
    for _ in range(rows):
        row: Row = {"name": f"N{random.integers(5)}", "time": float(random.integers(60)) / 2}
        kind = random.integers(8)
        if kind < 5:
            row["user"] = f"u{random.integers(12)}"
        if kind > 3:
            row["anonymous"] = f"a{random.integers(25)}"
        if kind == 2:
            row["o.order"] = f"o{random.integers(15)}"
        if random.random() < 0.05:
            row |= {"name": None, "t.plan:s": "gold"}
        elif random.random() < 0.1:
            row |= {"day": True, "time": 0.0}
        yield row


@pytest.mark.parametrize("seed", range(12))
def test_base_and_deltas_equal_rebuilt(tmp_path: Path, seed: int) -> None:
    """Loads of any size, links, unlinks, shards; compared with the plain rows after every update."""
    random = np.random.default_rng(seed)
    world = World(tmp_path, list(random_rows(random, int(random.integers(1, 80)))))
    for _ in range(10):
        if random.random() < 0.4:
            row = world.log.rows[random.integers(len(world.log.rows))]
            if row.get("user") and row.get("anonymous"):
                world.ledger.unlink(("user", row["user"]), ("anonymous", row["anonymous"]))
        rows = list(random_rows(random, int(random.choice([0, 1, 3, 10, 60]))))
        world.update(rows, shard_events=int(random.choice([5, 40, 1 << 20])), threads=int(random.integers(1, 4)))
        if random.random() < 0.3:
            world.timeline = Timeline.open(tmp_path)


@pytest.mark.parametrize("seed", range(4))
def test_any_order_of_loads_gives_the_same_persons_and_times(tmp_path: Path, seed: int) -> None:
    random = np.random.default_rng(seed)
    rows = [row | {"p.n:s": str(i)} for i, row in enumerate(random_rows(random, 120))]

    def held(order: np.ndarray, folder: Path, loads: int) -> dict:
        first, *others = np.array_split(order, loads)
        world = World(folder, [rows[i] for i in first])
        for load in others:
            world.update([rows[i] for i in load])
        return {
            ids: (
                sorted((time, sub, rows[order[seq - 1]]["p.n:s"], name, day) for time, sub, seq, name, day in events),
                sorted(rows[order[seq - 1]]["p.n:s"] for seq in told),
            )
            for ids, (events, told) in content(world.timeline, world.ledger).items()
        }

    assert held(np.arange(120), tmp_path / "a", 1) == held(random.permutation(120), tmp_path / "b", 7)


def test_a_stopped_update_leaves_the_timeline_as_it_was(tmp_path: Path) -> None:
    world = World(tmp_path, crowd())

    def stop(what: str, done: int, of: int) -> None:
        if what == "ordering events":
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        world.update([{"name": "New", "time": 5, "user": "u3"}], step=stop)
    assert (world.timeline.sequence, "New" in world.timeline.names) == (60, False)
    assert Timeline.open(tmp_path).sequence == 60
    assert world.update()


def test_what_a_killed_update_left_behind_is_removed(tmp_path: Path) -> None:
    world = World(tmp_path, crowd())
    for left in ("g-000002-00", "g-000002-01.building", "alive-000002"):
        (tmp_path / left).mkdir()
    world.update([{"name": "Seen", "time": 5, "user": "u3"}])
    assert not (tmp_path / "g-000002-01.building").exists()


def test_older_generations_go_one_update_after_they_are_needed(tmp_path: Path) -> None:
    world = World(tmp_path, crowd())
    reader = Timeline.open(tmp_path)
    world.update([{"name": "Seen", "time": 5, "user": f"u{i}"} for i in range(20)])
    assert (tmp_path / "g-000001-00").exists()
    world.update([{"name": "Seen", "time": 5, "user": f"u{i}"} for i in range(20)])
    assert not (tmp_path / "g-000001-00").exists()
    assert int(reader.generations[0].time.sum()) > 0, "what a reader has mapped stays readable"
    reader.refresh()
    assert content(reader, world.ledger) == expected(world.log, world.ledger)


def test_too_many_names_is_a_clear_limit(tmp_path: Path) -> None:
    world = World(tmp_path, crowd())
    with pytest.raises(TooMuch, match="65,535 different event names"):
        world.timeline.update(
            TinyLog(
                [*world.log.rows, *({"name": f"N{i}", "time": 1, "user": "u"} for i in range(65_536))],
                100_000,
            ),
            world.ledger,
        )
    assert world.timeline.sequence == 60


def test_a_newer_timeline_is_refused(tmp_path: Path) -> None:
    World(tmp_path, crowd())
    about = tmp_path / "timeline.json"
    about.write_text(json.dumps(json.loads(about.read_text()) | {"format": FORMAT + 1}))
    with pytest.raises(TooNew, match=f"format {FORMAT + 1}"):
        Timeline.open(tmp_path)


def test_an_older_timeline_is_built_anew(tmp_path: Path) -> None:
    world = World(tmp_path, crowd())
    about = tmp_path / "timeline.json"
    about.write_text(json.dumps(json.loads(about.read_text()) | {"format": FORMAT - 1}))
    older = Timeline.open(tmp_path)
    assert (older.sequence, older.generations) == (0, ())
    assert older.update(world.log, world.ledger)
    assert older.sequence == world.timeline.sequence
    assert [g.events for g in Timeline.open(tmp_path).generations] == [g.events for g in world.timeline.generations]


def test_a_damaged_timeline_says_what_to_do(tmp_path: Path) -> None:
    World(tmp_path, crowd())
    (tmp_path / "g-000001-00" / "arrays.npy").unlink()
    with pytest.raises(StorageFailed, match=r"arrays\.npy is missing") as refused:
        Timeline.open(tmp_path)
    assert "built anew" in refused.value.hint


def test_forgetting_builds_anew_and_never_leaves_readers_without(tmp_path: Path) -> None:
    world = World(tmp_path, crowd())
    world.update([{"name": "Seen", "time": 5, "user": "u3"}])
    world.timeline.forget()

    def stop(what: str, done: int, of: int) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        world.update(step=stop)
    assert content(Timeline.open(tmp_path), world.ledger) == expected(world.log, world.ledger)
    assert world.update()
    assert world.shape == [(20, 20)]
