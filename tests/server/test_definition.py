"""The journey's text: read, checked with the place of an error, written, its history, and one stage of it."""

from __future__ import annotations

from starlette.testclient import TestClient

from parcours.server.home import Home

HERE = "/api/workspaces/shop/definition"


def test_the_text_and_its_stages(shown: TestClient) -> None:
    told = shown.get(HERE).json()
    assert told["text"].startswith("# a small shop\njourney: Shop\n")
    assert [(one["name"], one["line"]) for one in told["stages"]] == [("Looking", 7), ("Deciding", 9), ("Customer", 12)]
    assert told["stages"][1]["text"] == "name: Deciding   # something lies in the cart\nenter: Add\nback: true\n"


def test_a_text_is_checked_and_the_place_of_what_is_wrong_told(shown: TestClient) -> None:
    text = shown.get(HERE).json()["text"]

    def check(text: str) -> dict:
        return shown.post(f"{HERE}/check", json={"text": text}).json()

    assert check(text) == {
        "ok": True,
        "line": 0,
        "message": "",
        "hint": "",
        "stages": ["Looking", "Deciding", "Customer"],
    }
    wrong = check(text.replace("enter: Order", "entr: Order"))
    assert (wrong["ok"], wrong["line"]) == (False, 13)
    assert "enter" in wrong["hint"]
    assert check("stages: [")["line"] == 2
    assert check("a: &x 1\nb: *x")["ok"] is False


def test_a_text_is_written_unless_it_is_wrong_or_another_was_written_meanwhile(client: TestClient, home: Home) -> None:
    told = client.get(HERE).json()
    new = told["text"].replace("journey: Shop", "journey: Our shop")
    refused = client.put(HERE, json={"text": "stages: [", "seen": told["seen"]})
    assert refused.status_code == 422
    assert client.get(HERE).json() == told
    written = client.put(HERE, json={"text": new, "seen": told["seen"]}).json()
    assert written["text"] == new
    assert home.workspace("shop").journey.name == "Our shop"
    assert client.put(HERE, json={"text": told["text"], "seen": told["seen"]}).status_code == 422
    assert client.put(HERE, json={"text": told["text"]}).status_code == 200


def test_every_text_is_kept_and_can_stand_again(client: TestClient, home: Home) -> None:
    told = client.get(HERE).json()
    client.put(HERE, json={"text": told["text"].replace("Shop", "Second"), "seen": told["seen"]})
    path = home.workspace("shop").folder / "journey.yaml"
    path.write_text(path.read_text().replace("Second", "By hand"))
    kept = client.get(f"{HERE}/versions").json()
    assert [(one["why"], one["current"]) for one in kept] == [("found", True), ("text", False), ("found", False)]
    first = kept[-1]["number"]
    assert client.get(f"{HERE}/versions/{first}").json() == told["text"]
    assert client.get(f"{HERE}/versions/999").status_code == 404
    assert client.put(f"{HERE}/versions/{first}").json()["text"] == told["text"]
    assert client.get(f"{HERE}/versions").json()[0]["why"] == f"restore {first}"


def test_one_stage_is_checked_and_written_alone(client: TestClient) -> None:
    told = client.get(HERE).json()
    path = f"{HERE}/stages/Deciding"
    wrong = client.post(f"{path}/check", json={"text": "name: Deciding\nentr: Add\n"}).json()
    assert (wrong["ok"], wrong["line"]) == (False, 2)
    text = "name: Deciding   # thinks\nenter: {did: Add, within: 2 days}\nleave: {quiet: 9 days}\n"
    assert client.post(f"{path}/check", json={"text": text}).json()["ok"]
    written = client.put(path, json={"text": text, "seen": told["seen"]}).json()
    assert "  - name: Deciding   # thinks\n    enter: {did: Add, within: 2 days}\n" in written["text"]
    assert written["text"].startswith("# a small shop\n")
    assert written["stages"][1]["text"] == text
    assert client.put(f"{HERE}/stages/None", json={"text": text}).status_code == 404


def test_a_text_that_was_broken_by_hand_is_shown_to_be_mended(client: TestClient, home: Home) -> None:
    path = home.workspace("shop").folder / "journey.yaml"
    good = path.read_text()
    path.write_text(good + "nonsense: 1\n")
    told = client.get(HERE).json()
    assert told["stages"] == []
    assert "nonsense" in told["text"]
    assert client.put(HERE, json={"text": good, "seen": told["seen"]}).json()["stages"]
