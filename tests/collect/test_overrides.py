"""What `--map` says."""

from __future__ import annotations

import pytest

from parcours.collect.overrides import overrides
from parcours.model.errors import BadInput, UnknownName


def test_roles_columns_and_constants() -> None:
    said = overrides("time=ts, person=user_id,event==Basket,object.order=no,trait.plan=p,property.sum=s,skip=x")
    assert said.single == {"time": "ts", "user": "user_id", "constant": "Basket"}
    assert (said.objects, said.traits, said.properties) == ({"order": "no"}, {"plan": "p"}, {"sum": "s"})
    assert said.skip == {"x"}
    assert said.columns["no"] == "object.order"


def test_a_role_may_be_stated_to_be_absent() -> None:
    assert overrides("email=").single == {"email": None}
    assert overrides("email=").columns == {}


def test_a_column_with_a_comma_stands_in_quotes() -> None:
    assert overrides('"time=day, hour",user=u').single == {"time": "day, hour", "user": "u"}


def test_dates_are_said_to_be_day_first() -> None:
    assert overrides("dates=day-first").day_first is True
    assert overrides("dates=month-first").day_first is False
    assert overrides("time=ts").day_first is None


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("tme=ts", "no role “tme”", "“time”"),
        ("ts", "“ts” in --map is not role=column", "Roles: time"),
        ("time=a,time=b", "role “time” twice", "Keep one"),
        ("user=a,person=b", "role “user” twice", "Keep one"),
        ("event=a,event==b", "twice", "Keep one"),
        ("user=a,email=a", "“a” two roles: user and email", "Keep one"),
        ("dates=dayfirst", "no dates “dayfirst”", "“day-first”"),
        ("origin=simulate", "no origin “simulate”", "“simulated”"),
    ],
)
def test_mistakes_are_named(text: str, said: str, hint: str) -> None:
    with pytest.raises(BadInput) as caught:
        overrides(text)
    assert said in str(caught.value)
    assert hint in caught.value.hint


def test_columns_that_the_file_lacks_are_named_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="no column “tz”") as caught:
        overrides("time=tz").check(["ts", "user"])
    assert "“ts”" in caught.value.hint
