"""Which words name figures, money, currencies and phones? As `column_names`, for what files of amounts say."""

from __future__ import annotations

from collections.abc import Iterable

from parcours.collect.column_names import plain
from parcours.model.currencies import CODES


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


PHONE = _words("""
phone phone_number telephone telephone_number mobile mobile_number mobile_phone cell cell_phone cellphone msisdn
customer_phone contact_phone user_phone buyer_phone billing_phone requester_phone caller_phone phone_no tel
телефон номер_телефона мобильный мобильный_телефон телефон_клиента telefon numar_telefon nr_telefon
numar_de_telefon mobil telefon_mobil numero_de_telephone telephone_portable portable numero_telephone no_telepon
nomor_telepon telepon nomor_hp no_hp hp
""")

CURRENCY = _words("""
currency currency_code currency_iso iso_currency order_currency transaction_currency account_currency
presentment_currency shop_currency cur валюта код_валюты moneda valuta cod_moneda devise code_devise monnaie
mata_uang kode_mata_uang
""")

_MONEY = frozenset(
    _words("""
    revenue price total amount subtotal value cost costs spend spent sales paid payment fee fees turnover gmv tax
    discount shipping freight refund cpc cpm cpa aov budget income цена сумма стоимость выручка расход расходы оплата
    pret pretul suma valoare cost incasari venit prix montant total recettes chiffre depenses harga jumlah nilai biaya
    pendapatan
    """)
)

_PLAINLY = frozenset(
    _words("revenue price amount total subtotal spent cost spend сумма цена suma pret montant prix harga")
)
_NO_MONEY = frozenset(
    _words("""
    weight grams kg quantity qty count items units latitude longitude lat lng lon address rate percent percentage days
    hours orders users sessions clicks impressions views method type status name title
    """)
)

FIGURES = _words("""
impressions impr impression clicks click link_clicks cost spend spent amount_spent ad_spend ad_cost ctr position
average_position avg_position avg_pos cpc avg_cpc average_cpc cpm avg_cpm reach sessions visits page_views pageviews
screen_page_views views users total_users new_users active_users conversions all_conversions conversion_value
conversions_value results leads installs interactions engagements video_views sends sent delivered opens bounces
unsubscribes followers likes shares comments roas frequency search_impression_share bounce_rate conversion_rate
показы клики расход переходы визиты просмотры afisari clicuri cheltuieli vizite afișări clics depenses visites
tayangan klik kunjungan
""")

METRIC = _words("metric metric_name kpi indicator measure figure показатель метрика indicateur metrik")

WEAK = frozenset(_words("position views users frequency sent likes shares comments value results"))
"""Names of figures that other things have too."""

_BY_IMPRESSIONS = _words("impressions impr impression показы afisari tayangan")
_BY_CLICKS = _words("clicks click link_clicks клики clicuri clics klik sessions visits")
_BY_SESSIONS = _words("sessions visits визиты vizite visites kunjungan users")
MEANS = {
    **dict.fromkeys(
        _words("ctr click_through_rate site_ctr url_ctr position average_position avg_position avg_pos cpm avg_cpm"),
        _BY_IMPRESSIONS,
    ),
    **dict.fromkeys(_words("search_impression_share quality_score viewability"), _BY_IMPRESSIONS),
    **dict.fromkeys(_words("cpc avg_cpc average_cpc cost_per_click conversion_rate conv_rate cr cvr"), _BY_CLICKS),
    **dict.fromkeys(_words("bounce_rate engagement_rate avg_session_duration pages_per_session"), _BY_SESSIONS),
    **dict.fromkeys(_words("roas return_on_ad_spend"), _words("cost spend amount_spent ad_spend ad_cost расход")),
    **dict.fromkeys(_words("frequency"), _words("reach")),
    **dict.fromkeys(_words("open_rate unsubscribe_rate"), _words("delivered sent sends")),
}
"""Figures that are means or shares, and by what: a sum of them would mean nothing."""

_DIMENSIONS = frozenset(_words("year month week weekday hour minute day_of_week age rank quarter"))


def is_money(name: str) -> bool:
    """Whether the name says that its numbers are money."""
    words = plain(name).split("_")
    return words[-1] in _MONEY or (not _PLAINLY.isdisjoint(words) and _NO_MONEY.isdisjoint(words))


def own_currency(name: str) -> str:
    """`amount_usd` names its currency; empty where a name does not."""
    head, _, last = plain(name).rpartition("_")
    return last.upper() if last.upper() in CODES and is_money(head) else ""


def shared_words(currency: str, name: str) -> int:
    """How much the names of a column of currencies and of one of amounts have in common: `presentment_currency` and
    `price_pres` one word."""
    told = [word for word in plain(name).split("_") if len(word) > 3 and word not in _MONEY]
    of = [word for word in plain(currency).split("_") if len(word) > 3 and word not in ("currency", "code")]
    return sum(any(one.startswith(other) or other.startswith(one) for other in of) for one in told)


def is_figure(name: str) -> bool:
    return _without_currency(name) in FIGURES or _without_currency(name) in MEANS


def is_dimension(name: str) -> bool:
    """Whether numbers of this name say which, not how many."""
    return plain(name) in _DIMENSIONS


def weight_of(name: str, columns: Iterable[str], *, share: bool = False) -> str:
    """The column by which a mean is weighted, `=1` where none is there; empty where the figure is no mean."""
    by = MEANS.get(_without_currency(name))
    if by is None:
        return "=1" if share else ""
    named = {plain(column): column for column in reversed(list(columns))}
    return next((named[word] for word in by if word in named), "=1")


def _without_currency(name: str) -> str:
    words = plain(name)
    head, _, last = words.rpartition("_")
    return head if head and last.upper() in CODES else words
