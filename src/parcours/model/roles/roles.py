"""What can an event be on a customer's way? Roles: what is done, by whom, where; the names that events have are many.

A role says what an event *means*, not where it stands on the way: which stage it enters is the template's to say.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Role:
    """`says`: what an event of the role tells, after *somebody*. `place`: the touchpoint it happens at, by key; empty:
    nowhere that people meet the company."""

    key: str
    says: str
    place: str = ""


_SITE, _CATALOGUE, _CHECKOUT, _MESSAGES = "site", "catalogue", "checkout", "messages"
_SUPPORT, _PARCEL, _PRODUCT, _ADS, _SOCIAL = "support", "parcel", "product", "ads", "social"

_ALL = (
    # coming
    Role("ad_seen", "was shown an advertisement", _ADS),
    Role("ad", "clicked an advertisement", _ADS),
    Role("visit", "came to the site or the app", _SITE),
    Role("landing", "came to a page made for a campaign", _SITE),
    Role("social", "met the company on a social network", _SOCIAL),
    Role("install", "installed the app", _SITE),
    # looking
    Role("read", "read or watched content", "content"),
    Role("help", "looked something up in help pages", "content"),
    Role("search", "searched", "search"),
    Role("list", "looked through a list of products", _CATALOGUE),
    Role("product", "looked at a product", _CATALOGUE),
    Role("compare", "compared products", _CATALOGUE),
    Role("reviews", "read reviews", "reviews"),
    Role("prices", "looked at prices or plans", "prices"),
    Role("wish", "put a product on a wish list", _CATALOGUE),
    Role("subscribe", "subscribed to the newsletter", _MESSAGES),
    Role("lead", "left contact details", "forms"),
    Role("sign_up", "opened an account", "account"),
    Role("sample", "asked for a sample", "sales"),
    Role("demo", "asked for or saw a demonstration", "sales"),
    Role("quote", "asked for or got an offer", "sales"),
    Role("trial", "began a trial", _PRODUCT),
    # deciding
    Role("add", "put a product into the cart", "cart"),
    Role("cart", "looked at the cart", "cart"),
    Role("checkout", "began to check out", _CHECKOUT),
    Role("address", "told where to deliver", _CHECKOUT),
    Role("payment", "was about to pay", _CHECKOUT),
    Role("contract", "signed a contract", "sales"),
    Role("order", "placed an order", _CHECKOUT),
    Role("pay", "paid", _CHECKOUT),
    Role("subscribed", "took out a subscription", _CHECKOUT),
    # getting it
    Role("approve", "had an order confirmed or packed", "orders"),
    Role("ship", "had a parcel sent", _PARCEL),
    Role("deliver", "received a parcel", _PARCEL),
    # using and staying
    Role("onboard", "was shown how the product is used", _PRODUCT),
    Role("use", "used the product", _PRODUCT),
    Role("renew", "renewed a subscription", _CHECKOUT),
    Role("upgrade", "took more, or a larger plan", _PRODUCT),
    Role("review", "wrote a review", "reviews"),
    Role("refer", "told others", "referral"),
    Role("loyalty", "collected or spent points", "loyalty"),
    # trouble and leaving
    Role("support", "asked for help", _SUPPORT),
    Role("complain", "complained", _SUPPORT),
    Role("return", "sent something back", "returns"),
    Role("refund", "got money back", "returns"),
    Role("order_cancelled", "had an order cancelled", "orders"),
    Role("downgrade", "took a smaller plan", _PRODUCT),
    Role("cancel", "ended a subscription", _PRODUCT),
    Role("left", "deleted the account or removed the app", "account"),
    Role("unsubscribe", "ended the newsletter", _MESSAGES),
    # how they are moved on
    Role("promo_shown", "was shown a promotion", "promotions"),
    Role("promo_taken", "clicked a promotion", "promotions"),
    Role("popup_shown", "was shown a pop-up", "promotions"),
    Role("popup_taken", "took up a pop-up", "promotions"),
    Role("button", "clicked a call to action", _SITE),
    Role("message_sent", "was sent a message", _MESSAGES),
    Role("message_opened", "opened a message", _MESSAGES),
    Role("message_clicked", "clicked in a message", _MESSAGES),
    Role("campaign", "was reached by a campaign", _MESSAGES),
    Role("coupon_given", "was given a coupon", "coupons"),
    Role("coupon_used", "used a coupon", "coupons"),
    Role("sales_call", "was called or met by sales", "sales"),
    Role("survey_shown", "was asked in a survey", "survey"),
    Role("survey", "answered a survey", "survey"),
    # known, and of no stage by itself
    Role("page", "looked at a page", _SITE),
    Role("filter", "narrowed a list down", _CATALOGUE),
    Role("remove", "took a product out again", "cart"),
    Role("abandon", "left a cart or a checkout behind", "cart"),
    Role("account", "looked after the account or looked up an order", "account"),
    Role("log_in", "signed in", "account"),
    Role("log_out", "signed out", "account"),
    Role("store", "came to a shop", "store"),
    Role("pay_failed", "could not pay", _CHECKOUT),
    Role("trouble", "ran into an error", _SITE),
    Role("experiment", "was shown one side of an experiment"),
    Role("machine", "did nothing that a person would name (told by a program)"),
)

ROLES = {role.key: role for role in _ALL}
