"""How are people moved on, and what do they look up, as events tell? Pairs of shown and taken, and what is searched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from parcours.model.draft.names import PROMPTS, RESEARCH, called
from parcours.model.draft.placing import Events
from parcours.model.draft.rules import each
from parcours.model.draft.told import Placed
from parcours.model.draft.wording import because
from parcours.model.prompts import Depth, Prompt, PromptKind, Research
from parcours.model.roles.words import tokens


class _Pair(NamedTuple):
    name: str  # by key
    kind: PromptKind
    shown: tuple[str, ...]  # roles, the first of which there are events
    taken: tuple[str, ...]


_PAIRS = (
    _Pair("promotion", "call to action", ("promo_shown",), ("promo_taken",)),
    _Pair("popup", "call to action", ("popup_shown",), ("popup_taken",)),
    _Pair("ad", "call to action", ("ad_seen",), ("ad",)),
    _Pair("email", "message", ("message_sent", "message_opened"), ("message_clicked", "message_opened")),
    _Pair("message", "message", ("message_sent", "message_opened"), ("message_clicked", "message_opened")),
    _Pair("campaign", "coupon", ("campaign",), ("coupon_used", "message_clicked")),
    _Pair("coupon", "coupon", ("coupon_given",), ("coupon_used",)),
    _Pair("survey", "message", ("survey_shown",), ("survey",)),
    _Pair("quote", "sales contact", ("quote", "demo"), ("contract", "order", "subscribed", "pay")),
    _Pair("sales", "sales contact", ("sales_call",), ("contract", "order", "subscribed", "pay")),
)
_EMAIL = {"email", "mail", "newsletter", "письмо", "письме", "courriel", "surel", "e"}
HELD = (
    "campaign", "campaign_id", "campaign_name", "utm_campaign", "promotion_id", "promotion", "promotion_name", "promo",
    "coupon", "coupon_id", "coupon_code", "voucher", "popup", "popup_id", "creative", "banner", "email_id",
    "message_id", "offer", "offer_id", "deal_id", "survey", "survey_id", "кампания", "акция", "купон", "campanie",
    "promotie", "cupon", "campagne", "kampanye", "kupon",
)  # fmt: skip
SEARCHED = (
    "query", "search_term", "search_query", "search_string", "search_text", "search_keyword", "search", "q", "s",
    "term", "terms", "keyword", "keywords", "phrase", "searched_for", "поисковый_запрос", "запрос", "фраза", "cautare",
    "termen", "termen_cautat", "recherche", "terme", "mots_cles", "requete", "kata_kunci", "pencarian",
)  # fmt: skip
TITLED = (
    "title", "page_title", "article", "article_title", "guide", "content_title", "content_name", "post", "post_title",
    "video", "video_title", "name", "file_name", "headline", "slug", "content_id", "product", "product_name", "path",
    "page_path", "page_url", "page_location", "current_url", "url", "название", "заголовок", "статья", "titlu",
    "articol", "titre", "judul", "artikel",
)  # fmt: skip
_RESEARCH: tuple[tuple[str, Depth | None, tuple[str, ...]], ...] = (
    ("search", None, ("search",)),
    ("social", "glance", ("social",)),
    ("read", "read", ("read",)),
    ("help", "read", ("help",)),
    ("reviews", "examine", ("reviews",)),
    ("compare", "examine", ("compare",)),
    ("examine", "examine", ("trial", "sample", "demo")),
)
LOOKED_UP = tuple(role for _, _, roles in _RESEARCH for role in roles)
MOVED = tuple(dict.fromkeys(role for pair in _PAIRS for role in (*pair.shown, *pair.taken)))
_MOST_HAVE = 0.5


def prompts_of(events: Events, language: str) -> tuple[Prompt, ...]:
    """Pairs of events: put before people, taken up."""
    found, used = [], set()
    for pair in _PAIRS:
        shown = _first(events, pair.shown, pair.name)
        taken = _first(events, tuple(role for role in pair.taken if not shown or role != shown[0].role.key), pair.name)
        names = tuple(one.name for one in shown)
        if not shown or names in used or (pair.kind == "sales contact" and not taken):
            continue
        used.add(names)
        hold = _held([*shown, *taken], events.habits.told) if taken else ""
        why = because([*shown, *taken], events.habits)
        why += f" “{hold}” is told with both, and must be the same." if hold else ""
        why += "" if taken else " Nothing tells who took it up."
        up = each([one.name for one in taken]) if taken else ()
        found.append(Prompt(called(PROMPTS, pair.name, language), each(names), up, pair.kind, hold, inferred=why))
    return tuple(found)


def research_of(events: Events, language: str) -> tuple[Research, ...]:
    """What people look up before they choose."""
    found = []
    for key, depth, roles in _RESEARCH:
        if looked := events.of(*roles):
            what = _told_by(looked, SEARCHED if key == "search" else TITLED, events.habits.told)
            why = because(looked, events.habits)
            why += f" “{what}” tells {'the words' if key == 'search' else 'what it was'}." if what else ""
            names = each([one.name for one in looked])
            found.append(Research(called(RESEARCH, key, language), names, what, depth, why))
    return tuple(found)


def _first(events: Events, roles: Sequence[str], name: str) -> list[Placed]:
    """The events of the first role that has some. E-mails and other messages are told apart by their names."""
    for role in roles:
        some = events.of(role)
        if name in ("email", "message"):
            some = [one for one in some if bool(_EMAIL & set(tokens(one.name))) == (name == "email")]
        if some:
            return some
    return []


def _held(placed: Sequence[Placed], told: Mapping[str, Mapping[str, int]]) -> str:
    """The first property that most events of each name have."""
    return _told_by(placed, HELD, told)


def _told_by(placed: Sequence[Placed], words: Sequence[str], told: Mapping[str, Mapping[str, int]]) -> str:
    """The property, by its name, that most events of each of the names have."""
    names = {name for one in placed for name in told.get(one.name, ())}
    likely = {word: name for name in sorted(names, reverse=True) for word in words if "_".join(tokens_of(name)) == word}
    for word in words:
        name = likely.get(word)
        if name and all(told.get(one.name, {}).get(name, 0) >= _MOST_HAVE * one.seen.events for one in placed):
            return name
    return ""


def tokens_of(name: str) -> tuple[str, ...]:
    """A property's words; where exports nest (`properties.query`), the last part's. `q` is a word here."""
    last = name.rpartition(".")[2]
    return tokens(last) or (last.casefold(),)
