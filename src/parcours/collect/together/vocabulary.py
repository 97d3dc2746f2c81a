"""Which words in a column's name tell what it holds: products, counts, prices, states, what customers said?

English first, with the commonest of Russian, Romanian, French and Indonesian. Names alone decide nothing: contents must
agree.
"""

from __future__ import annotations

from parcours.collect.column_names import plain


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ITEM = _words("""
product item lineitem sku article artikel stock asin upc ean gtin isbn variant товар produs articol produit barang
""")
COUNT = _words("quantity qty units count pieces количество cantitate quantite jumlah")
PRICE = _words("price amount value total cost revenue sales цена сумма pret suma prix montant harga")
EACH = _words("price unit цена pret prix harga")
STATUS = _words("status state stage phase статус stare etat")
FEEDBACK = _words("""
review feedback survey comment rating testimonial nps csat complaint ticket interview отзыв recenzie avis ulasan
mention writer
""")
TEXT = _words(
    "message comment text body content review feedback opinion answer quote verbatim tweet caption snippet отзыв текст "
    "commentaire texte contenu komentar isi"
)
TITLE = _words("title subject headline heading")
SCORE = _words("score rating stars star nps csat satisfaction grade оценка note skor nota")
WRITTEN = _words("answer answered submitted submission written posted completed published")

TIME = _words("""
at on date time timestamp ts tstamp datetime dt day utc local when ora heure дата время момент tanggal waktu
""")
NOT_STEPS = _words("""
estimated estimate expected promised planned plan scheduled schedule due deadline limit eta until expiry expires
expire expired expiration valid birth birthday born dob target requested
updated update modified modification changed change synced sync loaded etl imported exported extracted ingested
inserted snapshot touched last latest
""")
MACHINES = _words("dvce device collector derived server client upload etl tracker")  # a time of the same event
FILLING = _words("""
table dataset data export list all log logs history dump file records fact dim tbl full final raw sample csv report
""")
DONE = {
    "purchase": "Purchased", "creation": "Created", "create": "Created", "answer": "Answered", "approval": "Approved",
    "approve": "Approved", "delivery": "Delivered", "deliver": "Delivered", "shipping": "Shipped", "ship": "Shipped",
    "shipment": "Shipped", "payment": "Paid", "pay": "Paid", "cancellation": "Cancelled", "cancel": "Cancelled",
    "return": "Returned", "refund": "Refunded", "registration": "Registered", "register": "Registered",
    "signup": "Signed Up", "start": "Started", "end": "Ended", "finish": "Finished", "open": "Opened",
    "close": "Closed", "dispatch": "Dispatched", "receipt": "Received", "booking": "Booked", "departure": "Departed",
    "arrival": "Arrived", "completion": "Completed", "confirmation": "Confirmed", "submission": "Submitted",
    "submit": "Submitted", "placement": "Placed", "fulfillment": "Fulfilled", "fulfilment": "Fulfilled",
    "acceptance": "Accepted", "resolution": "Resolved", "reply": "Replied", "response": "Responded",
    "publication": "Published", "activation": "Activated", "rejection": "Rejected", "visit": "Visited",
}  # fmt: skip
"""What was done, of words that name an act."""


def tokens(column: str) -> frozenset[str]:
    """The words of a column's name, those in the plural in the singular too."""
    found = plain(column).split("_")
    return frozenset([*found, *(word[:-1] for word in found if word.endswith("s"))])
