"""What may people write about? A closed list: each text is about some of these, and the answer key knows which."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

Language = Literal["en", "fr", "ro", "ru", "id"]
Channel = Literal["phone", "mail", "chat"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

TOPICS: Mapping[str, str] = {
    "shipping_price": "the price of delivery came as a surprise at the last step",
    "shipping_mended": "the price of delivery is shown early again",
    "late": "the parcel came later than was promised",
    "carrier": "the carrier did not ring, left it with a neighbour, could not be followed",
    "where_is_it": "asks where the order is",
    "note": "delighted by the handwritten note in the parcel",
    "bright": "bright enough to work or read by",
    "dim": "darker than expected",
    "warm_light": "the warm colour of the light",
    "wobbly": "does not stand firmly",
    "broken": "arrived broken, or broke soon",
    "packaging": "how it was packed",
    "size": "larger or smaller than expected",
    "assembly": "putting it together",
    "cable": "the cable's length or looks",
    "colour": "the colour differs from the picture",
    "good_looks": "beautiful in the room",
    "bulb_missing": "no bulb in the box",
    "switch": "the switch or dimmer",
    "value": "worth its price",
    "price": "too expensive",
    "found_cheaper": "cheaper elsewhere",
    "payment": "paying failed, or the wanted way is missing",
    "coupon": "the coupon does not work",
    "invoice": "asks for an invoice",
    "return": "wants to send it back",
    "wrong_address": "went to a wrong address",
    "wrong_item": "something else was in the box",
    "address_change": "wants to change the address",
    "availability": "sold out, when does it come back",
    "service_good": "kind and quick help",
    "service_slow": "slow answers",
    "gift": "bought as a present",
    "just_looking": "only looking around",
    "not_sure_fits": "unsure whether it fits the room",
    "wants_samples": "would like to see shade fabrics first",
    "compare_laptop": "will look again on the computer",
    "advice": "asks which lamp suits",
    "banner": "mentions the club's banner",
}
