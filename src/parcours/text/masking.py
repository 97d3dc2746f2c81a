"""What in a text tells who wrote it? E-mail addresses, phone, card and account numbers, streets with house numbers.

Each is replaced by its kind in brackets: `[email]`, `[phone]`, `[card]`, `[account]`, `[address]`. Formats are those of
English, Russian, Romanian, French and Indonesian writers. What looks like an order's number, a price, a date, a version
or a barcode stays: a digit more or less decides less than how a number is grouped and what stands before it. Names of
people stay; who must not read them must not read texts.

Every pattern is bounded, and a text is gone through a fixed number of times: time grows with length, whatever is in it.
"""

from __future__ import annotations

import re

from parcours.text.accounts import mask_accounts
from parcours.text.emails import mask_emails
from parcours.text.phones import mask_phones
from parcours.text.streets import mask_streets

_MARK = re.compile(r"\[(?:email|phone|card|account|address)\]")
_DIGIT_OR_AT = re.compile(r"[\d@]")


def masked(text: str) -> str:
    """The text with each of them masked."""
    text = mask_emails(text)
    if _DIGIT_OR_AT.search(text) is None:  # nothing else is without digits
        return text
    return mask_streets(mask_phones(mask_accounts(text)))


def unmasked_part(text: str) -> str:
    """What of a masked text is left of the writer's own."""
    return _MARK.sub(" ", text)
