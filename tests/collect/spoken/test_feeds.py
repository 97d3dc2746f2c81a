"""RSS and Atom: what entries say, and what XML from outside may not do."""

from __future__ import annotations

from pathlib import Path

import pytest

from collect.spoken.said import only, read
from parcours.collect.formats.spoken.xml import DEEPEST
from parcours.model.errors import BadInput, TooMuch

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Lamp talk</title>
<item><title>Lamp</title><guid>g1</guid><link>http://x.example/1</link><dc:creator>@ann</dc:creator>
<pubDate>Wed, 04 Mar 2026 14:05:00 +0100</pubDate>
<description>&lt;p&gt;Lovely &lt;b&gt;lamp&lt;/b&gt;&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</description></item>
<item><title>Only a title</title><guid>g2</guid><pubDate>Thu, 05 Mar 2026 10:00:00 GMT</pubDate></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:im="urn:x"><title>App</title><entry><id>r1</id>
<updated>2026-03-04T10:00:00-07:00</updated><title>Crash</title><author><name>bob99</name></author>
<content type="xhtml"><div>It <b>crashes</b></div></content><im:rating>2</im:rating></entry></feed>"""


def test_entries_are_mentions_without_markup_or_script(tmp_path: Path) -> None:
    rows = read(tmp_path, "feed.xml", RSS)
    assert only(rows, "event", "time", "text", "title", "writer") == [
        ("Mention", "2026-03-04T14:05:00+01:00", "Lovely lamp", "Lamp", "Lamp talk: @ann"),
        ("Mention", "2026-03-05T10:00:00+00:00", "Only a title", "", "Lamp talk: g2"),
    ]


def test_a_rated_entry_is_a_review(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "feed.xml", ATOM)
    assert (row["event"], row["score"], row["text"].split(), row["writer"]) == (
        "Review", "2", ["It", "crashes"], "App: bob99"
    )  # fmt: skip


def test_entities_that_expand_without_end_are_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + RSS.partition("?>")[2].replace("Lamp", "&b;")
    with pytest.raises(BadInput):
        read(tmp_path, "feed.xml", bomb, format="feed")


def test_a_file_named_by_an_entity_is_not_read(tmp_path: Path) -> None:
    outside = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + ATOM.replace("Crash", "&x;")
    with pytest.raises(BadInput, match="document type"):
        read(tmp_path, "feed.xml", outside, format="feed")


def test_elements_inside_one_another_without_end_are_refused(tmp_path: Path) -> None:
    deep = "<rss>" + "<a>" * DEEPEST + "</a>" * DEEPEST + "</rss>"
    with pytest.raises(TooMuch, match="inside one another"):
        read(tmp_path, "feed.xml", deep)


def test_half_a_feed_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="not whole XML"):
        read(tmp_path, "feed.xml", RSS[:300])


def test_a_feed_in_which_nobody_says_anything(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="nobody says anything"):
        read(tmp_path, "feed.xml", "<rss><channel><title>x</title></channel></rss>")


def test_other_xml_is_refused_as_before(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="XML, which is not read"):
        read(tmp_path, "feed.xml", "<?xml version='1.0'?><orders><order/></orders>")
