"""A shop that can be counted on fingers, behind the real application, and somebody who was let in.

`client` has a shop of its own and may change it; `shown` is one for all tests, which only ask it. Both have passed the
door; `app` and `home` are what `client` talks to.

The shop, March 2026, Paris: six visitors, five of them known. Reviews came in April, so windows of days are over.
    ann   mobile   View, Add, Order 40, Review (5, "Lovely lamp")
    ben   mobile   View, Add
    cat   desktop  View, View, Add, Order 60, Refund, Review (1, "Broken on arrival, call +33 6 12 34 56 78")
    dan   desktop  View
    eve   mobile   View, Add, Order 25
    (f)   mobile   View: a browser that never said who it is
Two rows are set aside: one without a time, one without a name.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from parcours.server.app import make_app
from parcours.server.home import Home
from parcours.workspace import init
from parcours.workspace import open as open_workspace
from parcours.workspace.map_answers import Wanted, answer, days

JOURNEY = """\
# a small shop
journey: Shop
zone: Europe/Paris
currency: EUR
milestone: Order
stages:
  - name: Looking
    enter: View
  - name: Deciding   # something lies in the cart
    enter: Add
    back: true
  - name: Customer
    enter: Order
segments:
  Mobile: did View where device = mobile
touchpoints:
  - {name: The shop, events: [View, Add, Order], channel: web}
"""
WEB = """\
time,event,browser,user,email,device,price,order
2026-03-02T09:00:00Z,View,b1,,,mobile,,
2026-03-02T09:05:00Z,Add,b1,,,mobile,40,
2026-03-02T09:10:00Z,Order,b1,ann,ann@shop.example,mobile,40,o1
2026-03-03T09:00:00Z,View,b2,ben,ben@shop.example,mobile,,
2026-03-03T09:05:00Z,Add,b2,ben,,mobile,15,
2026-03-04T09:00:00Z,View,b3,,,desktop,,
2026-03-05T09:00:00Z,View,b3,,,desktop,,
2026-03-05T09:05:00Z,Add,b3,,,desktop,60,
2026-03-05T09:10:00Z,Order,b3,cat,cat@shop.example,desktop,60,o2
2026-03-09T09:00:00Z,Refund,b3,cat,,desktop,60,o2
2026-03-06T09:00:00Z,View,b4,dan,dan@shop.example,desktop,,
2026-03-07T09:00:00Z,View,b5,,,mobile,,
2026-03-07T09:05:00Z,Add,b5,,,mobile,25,
2026-03-07T09:10:00Z,Order,b5,eve,eve@shop.example,mobile,25,o3
2026-03-08T09:00:00Z,View,b6,,,mobile,,
,View,b7,,,mobile,,
2026-03-09T10:00:00Z,,b2,ben,,mobile,,
"""
REVIEWS = """\
time,email,stars,words
2026-04-10T12:00:00Z,ann@shop.example,5,Lovely lamp
2026-04-11T12:00:00Z,cat@shop.example,1,"Broken on arrival, call +33 6 12 34 56 78"
"""
WEB_MAP = "time=time,event=event,anonymous=browser,user=user,email=email,object.order=order"
REVIEWS_MAP = "time=time,email=email,property.score=stars,property.text=words,event==Review"


def make_shop(folder: Path) -> None:
    """The shop as a workspace in that folder."""
    files = folder.with_name(f"{folder.name}-files")
    files.mkdir(parents=True)
    (files / "web.csv").write_text(WEB, encoding="utf-8")
    (files / "reviews.csv").write_text(REVIEWS, encoding="utf-8")
    with init(folder, journey=JOURNEY) as workspace:
        workspace.load(files / "web.csv", map=WEB_MAP)
        workspace.load(files / "reviews.csv", map=REVIEWS_MAP)
        workspace.snapshot()
    shutil.rmtree(files)


def letting_in(app: FastAPI) -> TestClient:
    """A browser that was let in; what it sends has this server as its origin."""
    return TestClient(app, base_url="http://127.0.0.1:8000", headers={"Origin": "http://127.0.0.1:8000"})


@pytest.fixture(scope="session")
def made_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shop as it was made: to be copied, never opened. Its map is at hand, or each server would begin by counting
    it anew (`Ahead`)."""
    folder = tmp_path_factory.mktemp("made") / "shop"
    make_shop(folder)
    with pytest.MonkeyPatch.context() as patch, open_workspace(folder) as workspace:
        patch.setattr("parcours.workspace.answers.LONG", 0)
        answer(workspace, Wanted())
        days(workspace)
    return folder


@pytest.fixture(scope="session")
def described() -> dict[str, Any]:
    """What the application says that it answers."""
    return make_app(Home(Path("."))).openapi()


@pytest.fixture
def home(made_shop: Path, tmp_path: Path) -> Home:
    """A folder of workspaces that holds a copy of the shop."""
    shutil.copytree(made_shop, tmp_path / "home" / "shop")
    return Home(tmp_path / "home")


@pytest.fixture
def app(home: Home) -> FastAPI:
    return make_app(home)


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    """Whoever was let in, before a shop of this test's own."""
    with letting_in(app) as client:
        yield client


@pytest.fixture(scope="session")
def shown(made_shop: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Whoever was let in, before a shop that all tests share and none changes."""
    folder = tmp_path_factory.mktemp("shown")
    shutil.copytree(made_shop, folder / "shop")
    with letting_in(make_app(Home(folder))) as client:
        yield client
