"""Which role has an event whose name speaks of these things and acts? The first rule that fits says.

A rule is a role, then what must be spoken of (`a/b`: either), what must not (`-c`); `=` at the end: and nothing else,
with no word unknown. Roles behind `|` are those that the name may mean as well, which order may decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

RULES = """
experiment           experiment
machine              machine -message -survey
unsubscribe          unsubscribe -subscription
cancel               unsubscribe subscription
left                 uninstall
left                 account remove/cancel/dismiss
subscribe            newsletter sign_up/subscribe/add/complete/form/enter/subscription
subscribe            message subscribe/sign_up
machine              message fail/dismiss
message_clicked      message/newsletter click/redeem
message_opened       message/newsletter open/view/visit
message_sent         abandon/review message
message_sent         review/survey request
survey               survey answer/complete/write/redeem
survey_shown         survey view/send/start/open/receive/deliver
machine              survey dismiss
survey               survey
popup_taken          popup click/complete/answer/sign_up/subscribe/redeem
machine              popup dismiss
popup_shown          popup
coupon_used          coupon redeem/use/enter/add/complete/click -give -message
machine              coupon remove/fail/cancel
coupon_given         coupon give/send/receive/deliver/request
coupon_used          coupon -message
message_sent         message send/receive/deliver/give
campaign             campaign message
account              message complete/update
use                  message write/add
message_clicked      campaign click
message_opened       campaign open/view
campaign             campaign -order -landing
message_sent         message =
message_sent         newsletter send/receive/deliver
subscribe            newsletter
promo_taken          promo click/redeem
promo_shown          promo -add -request -send
quote                promo request/send
ad                   ad click/visit/open
ad_seen              ad view/send
ad                   ad -sales
abandon              abandon cart/checkout -message
pay_failed           payment/checkout/order fail/error/abandon -coupon
trouble              error
trouble              fail
refer                cart share
refund               refund
order_cancelled      order cancel/fail -subscription
order_cancelled      order remove
review               order review
complain             complain
return               return -account
review|reviews       review page
review               review write/complete/give/answer/enter/send/add
reviews              review view/list/click/open/visit/content
review|reviews       review
compare              compare -remove
add                  wish cart add
remove               wish remove
wish                 wish
address              address -account
address              checkout info -payment
address              ship/deliver info -order -parcel
checkout             ship/deliver price
payment              payment info -renew
renew                subscription/payment renew
upgrade              subscription upgrade
downgrade            subscription downgrade/pause
cancel               subscription cancel/remove
trial                trial -cancel -dismiss
machine              trial
contract             contract
demo                 demo
quote                quote
sample               sample
pay                  payment complete -page -subscription
pay                  payment receive/send
pay                  payment complete page
subscribed           subscription payment/complete/start/order/add
prices               subscription view/page/price
renew                renew
machine              subscription update
subscribed           subscription =
pay                  order payment -info -start
payment              payment page/start/click/enter/view/add/request/open
pay                  payment -price
order                checkout complete -info
checkout             checkout
deliver              deliver order/parcel/product/receive/complete -carrier -start -fail -return -view -page
ship                 parcel/order/product ship/send/carrier/deliver -deliver
ship                 deliver carrier
ship                 deliver start
ship                 ship -price -info
deliver              order/parcel/product receive
trouble              deliver fail
help                 deliver view/page
ship                 parcel send/ship/give
deliver              parcel receive/complete/open
account              order/parcel status/view/search/visit/open -complete
machine              order update
approve              order approve
refer                product/cart/content share
add                  cart add
add                  cart enter
add                  cart product -remove -view -page -open
remove               cart remove
add                  cart complete -order -page
search               search
order                product order -page -view -filter -list
checkout             order start/form/page/enter
renew                order renew
order                order
approve              approve -account -form
cart|add|order       cart =
cart                 cart
filter               filter
list                 list -add -account
list                 product list
add                  product add
add                  add =
remove               product remove
remove               remove =
refund               refund
help                 help -support
support              support
sales_call           call sales
support|sales_call   call
sales_call           sales
sign_up              account complete/start -log_in -page -view -update
account              sign_up view/page/start/form/open
sign_up              sign_up
log_in               log_in
log_out              log_out
lead                 lead
lead                 form complete/send/enter -start
lead                 contact complete/send/enter/info =
lead|support         contact
upgrade              upgrade
downgrade            downgrade
downgrade            pause
refer|visit          refer visit/click
refer                refer
refer                share
loyalty              loyalty
social               social
visit                home
landing              landing
prices               price
install              install
deliver              deliver =
use                  product use
read                 content product
product              product
read                 content
onboard              onboard
use                  use
store                shop
account              account
button               button
product              view =
visit                visit
visit                site
visit                session -cancel -dismiss
visit                app open/visit/view/start
machine              app/session
page                 page
cancel|order_cancelled  cancel =
subscribe|subscribed subscribe
account              status =
use                  redeem
"""


class _Rule(NamedTuple):
    roles: tuple[str, ...]  # what it means, then what else it may mean
    wanted: tuple[frozenset[str], ...]
    barred: frozenset[str]
    whole: bool


def roles_for(concepts: frozenset[str], *, understood: bool) -> tuple[str, ...]:
    """The role, then others that it may be; nothing where no rule fits. `understood`: no word was unknown."""
    for rule in _rules():
        if rule.whole and (not understood or concepts != frozenset().union(*rule.wanted)):
            continue
        if all(concepts & either for either in rule.wanted) and not concepts & rule.barred:
            return rule.roles
    return ()


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(_read(line) for line in RULES.strip().splitlines())


def _read(line: str) -> _Rule:
    roles, *rest = line.split()
    whole = rest[-1] == "="
    parts = rest[:-1] if whole else rest
    wanted = tuple(frozenset(part.split("/")) for part in parts if not part.startswith("-"))
    return _Rule(tuple(roles.split("|")), wanted, frozenset(p[1:] for p in parts if p.startswith("-")), whole)


def named() -> Iterator[str]:
    """Every role that some rule gives."""
    for rule in _rules():
        yield from rule.roles
