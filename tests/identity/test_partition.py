"""Who is one person: by rules counted on fingers, by a plain model, and whatever the order of arrival."""

from __future__ import annotations

import random
from itertools import permutations

import numpy as np
import pytest

from identity.identity_worlds import Row, batch, by_hand, learned, persons, random_rows, row
from parcours.identity.ledger import Ledger
from parcours.identity.partition import AsideReason


def reasons(ledger: Ledger, cap: int = 50) -> list[AsideReason]:
    partition = ledger.partition(cap=cap)
    return [AsideReason(int(partition.verdict[link])) for link in partition.aside]


def intrinsic(ledger: Ledger, cap: int = 50) -> tuple[object, ...]:
    """All that a partition says, in words that do not hang on numbers."""
    partition = ledger.partition(cap=cap)
    named = {ledger.describe(number): ledger.describe(int(person)) for number, person in enumerate(partition.person)}
    links = {
        (ledger.describe(int(a)), ledger.describe(int(b))): int(verdict)
        for a, b, verdict in zip(ledger.links.a, ledger.links.b, partition.verdict, strict=True)
    }
    return named, links, partition.digest


def test_a_visitor_becomes_a_customer() -> None:
    ledger = learned([row(anonymous="a"), row(anonymous="a", email="e"), row(email="e", user="u")])
    assert persons(ledger) == {frozenset({("anonymous", "a"), ("email", "e"), ("user", "u")})}


def test_one_browser_of_two_users_stays_with_the_first() -> None:
    rows = [row(5, user="late", anonymous="a"), row(2, user="early", anonymous="a")]
    ledger = learned(rows)
    assert persons(ledger) == {
        frozenset({("user", "early"), ("anonymous", "a")}),
        frozenset({("user", "late")}),
    }
    assert reasons(ledger) == [AsideReason.conflict]


def test_an_email_outweighs_an_earlier_browser() -> None:
    rows = [row(1, user="v", anonymous="a"), row(9, user="u", email="e"), row(2, email="e", anonymous="a")]
    assert persons(learned(rows)) == {
        frozenset({("user", "v"), ("anonymous", "a")}),
        frozenset({("user", "u"), ("email", "e")}),
    }


def test_objects_hold_events_together_but_never_two_users() -> None:
    rows = [row(1, user="u", order="7"), row(2, order="7", parcel="p"), row(3, user="v", parcel="p")]
    ledger = learned(rows)
    assert persons(ledger) == {
        frozenset({("user", "u"), ("order", "7")}),
        frozenset({("user", "v"), ("parcel", "p")}),
    }
    assert reasons(ledger) == [AsideReason.conflict]


@pytest.mark.parametrize(("ids", "aside"), [(48, 0), (49, 0), (50, 1), (60, 11)])
def test_a_star_is_capped(ids: int, aside: int) -> None:
    ledger = learned([row(time, user="u", anonymous=f"a{time}") for time in range(ids)])
    assert reasons(ledger) == [AsideReason.too_many_ids] * aside
    held = ledger.partition().members(int(ledger.partition().person[0]))
    latest = sorted(ledger.describe(int(number))[1] for number in held if number != 0)
    assert latest == sorted(f"a{time}" for time in range(min(ids, 49))), "the earliest links are applied"


def test_a_chain_is_capped() -> None:
    rows = []
    for i in range(60):
        rows += [
            row(2 * i, anonymous=f"a{i}", order=f"o{i}"),
            row(2 * i + 1, anonymous=f"a{i + 1}", order=f"o{i}"),
        ]
    sizes = sorted(sum(kind == "anonymous" for kind, _ in person) for person in persons(learned(rows)))
    assert sizes == [11, 50]
    assert by_hand(rows) == persons(learned(rows))


def test_orders_do_not_count_toward_the_cap() -> None:
    ledger = learned([row(time, user="u", order=f"o{time}") for time in range(500)])
    assert len(persons(ledger)) == 1
    assert not reasons(ledger)


def test_a_long_chain_within_the_rules_is_one_person() -> None:
    rows = [row(1, order=f"o{i}", parcel=f"p{i + d}") for i in range(3000) for d in (0, 1)]
    random.Random(1).shuffle(rows)
    assert len(persons(learned(rows))) == 1


@pytest.mark.parametrize("cap", [50, 3, 2])
def test_against_a_plain_model(cap: int) -> None:
    for seed in range(120):
        rows = random_rows(random.Random(seed), apart=True)
        assert persons(learned(rows), cap) == by_hand(rows, cap=cap), seed


@pytest.mark.parametrize("cap", [50, 3])
def test_any_order_of_arrival_and_any_batches_give_the_same(cap: int) -> None:
    for seed in range(60):
        draw = random.Random(seed)
        rows = random_rows(draw)
        expected = intrinsic(learned(rows), cap)
        for _ in range(5):
            more = draw.sample(rows + draw.choices(rows, k=2), k=len(rows) + 2)  # some rows come twice
            low, high = sorted(draw.choices(range(len(more) + 1), k=2))
            ledger = learned(more[:low], more[low:high], more[high:], coded=draw.random() < 0.5)
            assert intrinsic(ledger, cap) == expected, seed


def test_every_permutation_of_a_knot_gives_the_same() -> None:
    knot: list[Row] = [
        row(1, user="u", anonymous="a"),
        row(1, user="v", anonymous="a"),
        row(1, email="e", anonymous="a"),
        row(1, user="v", email="e"),
        row(1, anonymous="b", order="o"),
        row(1, user="w", order="o"),
    ]
    expected = intrinsic(learned(knot))
    assert AsideReason.conflict in reasons(learned(knot))
    for rows in permutations(knot):
        assert intrinsic(learned(list(rows))) == expected


def test_numbers_of_ids_do_not_matter() -> None:
    for seed in range(60):
        draw = random.Random(seed)
        rows = random_rows(draw)
        renumbered = Ledger()
        for r in draw.sample(rows, k=len(rows)):  # all ids first, in another order, without their links
            for kind in draw.sample(sorted(k for k in r if k != "time"), k=len(r) - 1):
                renumbered.learn(batch([row(None, **{kind: str(r[kind])})]))
        renumbered.learn(batch(rows))
        assert intrinsic(renumbered) == intrinsic(learned(rows)), seed


def test_persons_are_named_by_their_smallest_key() -> None:
    ledger = learned(random_rows(random.Random(5)))
    partition, (hi, _) = ledger.partition(), ledger.ids.keys
    for person in np.unique(partition.person):
        members = partition.members(int(person))
        assert person == members[np.argmin(hi[members])]
        assert (partition.person[members] == person).all()
    assert len(partition.members(len(partition.person))) == 0


def test_what_changed_is_what_must_be_put_together_anew() -> None:
    ledger = learned([row(1, user="u", anonymous="a"), row(1, user="v"), row(1, email="e")])
    before = ledger.partition()
    assert len(before.changed(before)) == 0
    ledger.learn(batch([row(2, user="v", email="e"), row(2, user="new")]))
    after = ledger.partition()
    touched = {ledger.describe(int(person)) for person in after.changed(before)}
    assert touched == {("user", "v"), ("email", "e"), ("user", "new")}


def test_nobody_at_all() -> None:
    partition = Ledger().partition()
    assert len(partition.person) == 0
    assert len(partition.aside) == 0
