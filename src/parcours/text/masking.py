"""What in a text tells who wrote it? E-mail addresses, phone, card and account numbers, streets, names of people.

Each is replaced by its kind in brackets: `[email]`, `[phone]`, `[card]`, `[account]`, `[address]`, `[name]`. Formats
are those of English, Russian, Romanian, French and Indonesian writers. What looks like an order's number, a price, a
date, a version or a barcode stays: a digit more or less decides less than how a number is grouped and what stands
before it. Of names those are found that the words around them, or what is known of people, tell (see `names`); others
stay: who must not read any must not read texts.

Every pattern is bounded, and a text is gone through a fixed number of times: time grows with length, whatever is in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from parcours.text.accounts import mask_accounts
from parcours.text.emails import mask_emails
from parcours.text.names import mask_names
from parcours.text.phones import mask_phones
from parcours.text.streets import mask_streets

_MARK = re.compile(r"\[(?:email|phone|card|account|address|name)\]")
_DIGIT_OR_AT = re.compile(r"[\d@]")


def masked(text: str, known: Collection[str] = ()) -> str:
    """The text with each of them masked; `known`: names of people."""
    text = mask_emails(text)
    if _DIGIT_OR_AT.search(text) is not None:  # these are not without digits
        text = mask_streets(mask_phones(mask_accounts(text)))
    return mask_names(text, known)


def unmasked_part(text: str) -> str:
    """What of a masked text is left of the writer's own."""
    return _MARK.sub(" ", text)
