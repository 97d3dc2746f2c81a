"""The server that is really served: which port, to whom, until when; and the trial that `make demo` ends with."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from parcours.model.errors import BadInput, UnknownName
from parcours.server.home import Home, found
from parcours.server.serving import Serving
from parcours.server.trial import NotServed, trial
from parcours.workspace import init


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text('<script type="module" crossorigin src="/assets/a.js"></script>')
    (folder / "assets" / "a.js").write_text("1")
    return folder


def test_a_browser_s_way_in_is_tried_from_the_address_to_the_map(home: Home, built: Path) -> None:
    with Serving(home, port=0, site=built).running() as serving:
        lines = list(trial(serving, "shop"))
    assert lines[:2] == ["The address lets in once; strangers are refused.", "The screen opens, and shows shop."]
    assert lines[2].startswith("The map of shop: ")


def test_the_trial_says_what_does_not_work(home: Home, tmp_path: Path) -> None:
    with (
        Serving(home, port=0, site=tmp_path / "none").running() as serving,
        pytest.raises(NotServed, match="the screen was answered with 503"),
    ):
        list(trial(serving, "shop"))


def test_it_listens_on_this_machine_alone(home: Home) -> None:
    with Serving(home, port=0).running() as serving, socket.socket() as outside:
        outside.settimeout(2)
        others = {found[4][0] for found in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
        for address in others - {"127.0.0.1"}:
            assert outside.connect_ex((address, serving.door.port)) != 0


def test_a_port_that_is_taken_is_said_so(home: Home) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(BadInput, match="cannot be used"):
            Serving(home, port=taken.getsockname()[1])


def test_a_stopped_server_lets_others_own_the_workspaces(home: Home) -> None:
    with Serving(home, port=0).running():
        home.workspace("shop")
    with Home(home.folder).workspace("shop") as again:
        assert again.role == "owner"


def test_which_workspaces_are_meant(tmp_path: Path) -> None:
    usual, here = tmp_path / "Parcours", tmp_path / "here"
    here.mkdir()
    assert found(None, here=here, usual=usual).folder == usual
    init(here / "shop").close()
    assert found(None, here=here, usual=usual).folder == here
    inside = found(None, here=here / "shop", usual=usual)
    assert (inside.only, inside.names()) == (True, ["shop"])
    assert found(here / "shop", here=usual, usual=usual).only
    (tmp_path / "a.csv").touch()
    with pytest.raises(BadInput, match="is a file"):
        found(tmp_path / "a.csv", here=here, usual=usual)


def test_where_it_begins(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert home.address(None) == "/"
    init(tmp_path / "my shop").close()
    assert home.address(None) == "/my%20shop"
    init(tmp_path / "bank").close()
    assert home.address(None) == "/"
    assert home.address("bank") == "/bank"
    with pytest.raises(UnknownName):
        home.address("bnak")


@pytest.mark.parametrize("name", ["", " ", "a/b", "..", ".hidden", "a\\b", "a\nb", "x" * 300, " shop", "\u202eshop"])
def test_a_name_that_is_no_folder_s(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match="cannot be a folder"):
        Home(tmp_path).make(name, zone="UTC")


@pytest.mark.parametrize("name", ["api", "Assets", "enter"])
def test_a_name_that_is_an_address(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match="screen's own"):
        Home(tmp_path).make(name, zone="UTC")


def test_the_first_workspace_makes_the_folder_for_its_owner_alone(tmp_path: Path) -> None:
    home = Home(tmp_path / "Parcours")
    home.make("магазин", zone="UTC")
    assert home.names() == ["магазин"]
    assert (tmp_path / "Parcours").stat().st_mode & 0o777 == 0o700
    home.close()
