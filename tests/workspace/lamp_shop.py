"""Five people of a lamp shop; what they say is plain enough that no reader may take it otherwise."""

from __future__ import annotations

from pathlib import Path

from parcours.analyses.registry import ask
from parcours.workspace import Workspace, init, voice_inbox
from parcours.workspace.voice_types import InboxAsked, TextTold

JOURNEY = """\
# a lamp shop
journey: Shop
zone: Europe/Paris
milestone: Order
stages:
  - {name: Deciding, enter: Add}
  - {name: Customer, enter: Order}
segments: {Sad: did (Review where said.sign = negative and score <= 2 and about missing)}
"""
ROWS = """\
time,event,user,score,text,about
2026-03-01T09:00:00Z,Add,ann,,,
2026-03-01T09:10:00Z,Review,ann,3,"I love this beautiful lamp! But my parcel came two weeks late, terrible.",
2026-03-01T10:00:00Z,Add,ben,,,
2026-03-02T10:00:00Z,Order,ben,,,
2026-03-09T10:00:00Z,Review,ben,5,"Wonderful lamp, I am so happy with it! Call me on +33 6 12 34 56 78.",
2026-03-02T11:00:00Z,Order,cat,,,
2026-03-10T10:00:00Z,Review,cat,1,"Terrible, the worst purchase ever. I hate it.",
2026-03-11T10:00:00Z,Review,dan,1,"Terrible, the worst purchase ever. I hate it.",
2026-03-12T10:00:00Z,Review,eve,2,"Their awful lamp broke at once.",competitor Brightly
2026-03-13T10:00:00Z,Review,eve,4,,
"""
MAP = "time=time,event=event,user=user,property.score=score,property.text=text,property.about=about"


def make(folder: Path) -> Path:
    """The shop in a folder, loaded and read."""
    (folder / "rows.csv").write_text(ROWS, encoding="utf-8")
    with init(folder / "shop", journey=JOURNEY) as workspace:
        workspace.load(folder / "rows.csv", map=MAP)
        workspace.listen()
    return folder / "shop"


def found(of: Workspace, **asked: object) -> list[TextTold]:
    return voice_inbox.inbox(of, InboxAsked(**asked)).texts  # type: ignore[arg-type]


def by(of: Workspace, person: str) -> TextTold:
    return next(one for one in found(of) if one.person == f"user:{person}")


def sad(of: Workspace) -> int:
    return ask(of.views.view(), "segment", {"segments": ["Sad"]}).sizes[0].people.people
