"""A shop whose people can be counted on fingers, two of whom are one person only through an e-mail address.

ann   browser b1 (View, View), signs in as ann on b2 with ann@shop.example, orders o1 by phone, reviews it
ben   browser b3 (View), the same e-mail as ann's order says nothing of him
(c)   browser b4 (View), never known
"""

from __future__ import annotations

from pathlib import Path

import parcours
from parcours.workspace import Workspace

JOURNEY = """\
journey: Shop
zone: Europe/Paris
stages:
  - {name: Looking, enter: View}
  - {name: Customer, enter: Order, leave: {quiet: 10 days}}
touchpoints:
  - {name: The shop, events: [View]}
"""
WEB = """\
time,event,browser,user,email,phone,order,product,amount,currency,customer_name
2026-03-01T09:00:00Z,View,b1,,,,,Luna lamp,,,
2026-03-01T09:05:00Z,View,b1,,ann@shop.example,,,Arbre lamp,,,
2026-03-03T10:00:00Z,Sign In,b2,ann,ann@shop.example,,,,,,
2026-03-03T10:01:00Z,View,b2,ann,,,,Arbre lamp,,,
2026-03-04T11:00:00Z,Order,,,ann@shop.example,+33612550177,o1,Arbre lamp,189,EUR,Ann Archer
2026-03-05T12:00:00Z,View,b3,ben,,,,Luna lamp,,,
2026-03-06T12:00:00Z,View,b4,,,,,Luna lamp,,,
2026-03-24T12:00:00Z,View,b4,,,,,Luna lamp,,,
"""
WORDS = """\
time,email,stars,words
2026-03-08T12:00:00Z,ann@shop.example,5,"Lovely. Call me on +33 6 12 34 56 78 or write to ann@shop.example"
"""
WEB_MAP = (
    "time=time,event=event,anonymous=browser,user=user,email=email,phone=phone,object.order=order,"
    "property.product=product,property.amount=amount,property.customer_name=customer_name"
)
WORDS_MAP = "time=time,email=email,property.score=stars,property.text=words,event==Review"


def make(folder: Path) -> Workspace:
    """The shop as a workspace, open."""
    files = folder.with_name("files")
    files.mkdir(parents=True)
    (files / "web.csv").write_text(WEB, encoding="utf-8")
    (files / "words.csv").write_text(WORDS, encoding="utf-8")
    workspace = parcours.init(folder, journey=JOURNEY)
    workspace.load(files / "web.csv", map=WEB_MAP)
    workspace.load(files / "words.csv", map=WORDS_MAP)
    return workspace
