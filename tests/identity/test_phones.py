"""Phone numbers in one form, however they are written; and the quick way gives what the careful one gives."""

from __future__ import annotations

import random

import phonenumbers
import pyarrow as pa
import pytest

from identity.identity_worlds import learned, persons, row
from parcours.identity.ledger import Ledger
from parcours.identity.phones import e164, like_phone, one_form
from parcours.identity.plain_phones import plain_forms
from parcours.identity.rules import clean, clean_one

FORMATS = [
    phonenumbers.PhoneNumberFormat.E164,
    phonenumbers.PhoneNumberFormat.INTERNATIONAL,
    phonenumbers.PhoneNumberFormat.NATIONAL,
]


@pytest.mark.parametrize(
    "written",
    ["+40721234567", "+40 721 234 567", "(+40) 721-234-567", "0721 234 567", "0721.234.567", "0040721234567"],
)
def test_one_number_has_one_form(written: str) -> None:
    assert e164(pa.array([written]), "RO").to_pylist() == ["+40721234567"]


@pytest.mark.parametrize("nobody", ["0000000000", "1111111", "123456789", "0123456789", "12", "guest", "n/a", ""])
def test_what_is_nobodys_number_is_left_out(nobody: str) -> None:
    assert e164(pa.array([nobody]), "RO").to_pylist() == [None]
    assert clean_one("phone", nobody) is None


def test_without_a_country_a_number_is_kept_as_it_is_written() -> None:
    written = ["0721 234 567", "+40 721 234 567", "(+40) 721-234-567", None]
    assert e164(pa.array(written)).to_pylist() == ["0721 234 567", "+40721234567", "+40721234567", None]


def test_extensions_are_people_of_their_own() -> None:
    assert one_form("+44 20 7946 0018 ext. 12", "") == "+442079460018;ext=12"
    assert one_form("+44 (0)20 7946 0018", "") == "+442079460018"


def test_blocked_values_are_counted() -> None:
    cleaned = clean("phone", pa.array(["guest", "0721234567", "guest", "000", None, "12"]), country="RO")
    assert cleaned.ids.to_pylist() == [None, "+40721234567", None, None, None, None]
    assert dict(cleaned.blocked) == {"guest": 2, "000": 1, "12": 1}


def test_what_looks_like_a_phone() -> None:
    assert all(map(like_phone, ["+40 721 234 567", "(021) 555-0100", "0721234567"]))
    assert not any(map(like_phone, ["2024-03-01T10:00", "12", "ann@shop.example", "SKU-1234567"]))


@pytest.mark.parametrize("region", ["RO", "US", "GB", "FR", "DE", "IT", "RU", "BR", "ID", "ES", "AR", "MX", "KZ"])
def test_the_quick_way_gives_what_the_careful_one_gives(region: str) -> None:
    draw = random.Random(region)
    texts = [_written(draw, region) for _ in range(250)]
    quick = 0
    for country in (region, "", "RO"):
        for text, plain in zip(texts, plain_forms(pa.array(texts), country).to_pylist(), strict=True):
            careful = one_form(text, country)
            quick += plain is not None
            assert plain is None or careful in (plain, None), text
        assert e164(pa.array(texts), country).to_pylist() == [one_form(text, country) for text in texts]
    assert quick > 50 or region == "AR", "where prefixes may stand inside numbers, none is plain"


def test_a_phone_joins_people_below_an_email() -> None:
    ledger = learned(
        [row(1, user="u", phone="+401"), row(2, phone="+401", anonymous="a"), row(3, email="e", phone="+402")]
    )
    assert ledger.kinds == ["user", "email", "phone", "anonymous"]
    assert persons(ledger) == {
        frozenset({("user", "u"), ("phone", "+401"), ("anonymous", "a")}),
        frozenset({("email", "e"), ("phone", "+402")}),
    }
    who = ledger.learn(pa.record_batch({"email": ["e"], "phone": ["+401"], "user": pa.array([None], pa.string())}))
    assert ledger.describe(int(who[0])) == ("email", "e")


def test_a_ledger_that_was_saved_before_phones_goes_on(tmp_path) -> None:
    first = Ledger(tmp_path)
    first.learn(pa.record_batch({"seq": [1], "user": ["u"], "anonymous": ["a"], "o.order": ["7"]}))
    first.save()
    again = Ledger(tmp_path)
    assert again.ids.kinds == ["user", "email", "anonymous", "order"], "as an earlier version numbered them"
    again.learn(pa.record_batch({"seq": [2], "phone": ["+401"], "o.order": ["7"]}))
    again.save()
    assert persons(Ledger(tmp_path)) == {
        frozenset({("user", "u"), ("anonymous", "a"), ("order", "7"), ("phone", "+401")})
    }


def _written(draw: random.Random, region: str) -> str:
    """A number of the region, or nearly one."""
    kinds = [phonenumbers.example_number_for_type(region, kind) for kind in range(5)]
    number = phonenumbers.format_number(draw.choice([n for n in kinds if n]), draw.choice(FORMATS))
    signs = list(number)
    for _ in range(draw.randrange(6)):
        at = draw.randrange(len(signs))
        signs[at] = draw.choice("0123456789") if signs[at].isdigit() else signs[at]
    if draw.random() < 0.2:
        signs.insert(draw.randrange(len(signs)), draw.choice("0123456789"))
    return "".join(signs)
