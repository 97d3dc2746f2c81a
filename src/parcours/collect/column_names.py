"""Which words do people use for the time, the person, the event? Names of columns, the likeliest first.

English, Russian, Romanian, French and Indonesian, and what known exports write (Segment, Amplitude, Mixpanel,
PostHog, GA4, Snowplow, REES46, process mining). Compared after `plain`: `userId` and `User ID` are one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_OTHER = re.compile(r"[\W_]+")
A = {
    "time": "a time",
    "user": "a person's id",
    "email": "an e-mail address",
    "phone": "a phone number",
    "anonymous": "a browser's or device's id",
    "event": "an event's name",
    "id": "a row's own id",
    "order": "an order",
    "ticket": "a ticket",
    "parcel": "a parcel",
    "chat": "a chat or call",
    "survey response": "an answered survey",
    "participant": "a participant",
    "writer": "a writer",
}
"""What a column of each role is named like."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


TIME = _words("""
event_time timestamp time ts event_timestamp client_event_time occurred_at event_date event_datetime
datetime date_time time_timestamp derived_tstamp collector_tstamp dvce_created_tstamp original_timestamp
transaction_timestamp order_purchase_timestamp purchase_timestamp order_time order_datetime invoice_date
order_date purchase_date transaction_date transaction_time visit_time sent_at received_at server_time
server_upload_time created_at created date_created date day время время_события дата_время дата_и_время
дата_события временная_метка дата дата_заказа дата_покупки создано timp data_ora data_si_ora ora
data_eveniment data_evenimentului data_comenzii data_comanda marca_temporala creat_la data horodatage
date_heure date_et_heure heure date_evenement date_commande date_de_commande date_achat cree_le temps
waktu tanggal_waktu waktu_kejadian tanggal_kejadian tanggal tgl tanggal_pesanan tanggal_transaksi
dibuat_pada
""")

USER = _words("""
user_id customer_id household_id member_id person_id uid user_uid customer_unique_id contact_id
subscriber_id shopper_id buyer_id player_id patient_id guest_id account_id profile_id distinct_id user
customer household person customer_no customer_number customer_code crm_id loyalty_id card_id
case_concept_name пользователь ид_пользователя id_пользователя код_пользователя клиент ид_клиента
id_клиента код_клиента покупатель ид_покупателя id_покупателя utilizator id_utilizator utilizator_id
cod_client id_client client_id cumparator id_cumparator utilisateur id_utilisateur utilisateur_id
identifiant_utilisateur acheteur id_acheteur identifiant_client code_client numero_client pengguna
id_pengguna pengguna_id pelanggan id_pelanggan pelanggan_id pembeli id_pembeli kode_pelanggan client
""")

EMAIL = _words("""
email e_mail email_address mail user_email customer_email contact_email buyer_email reviewer_email
requester_email participant_email respondent_email почта эл_почта
электронная_почта адрес_электронной_почты имейл adresa_email adresa_de_email posta_electronica courriel
adresse_email adresse_mail adresse_courriel adresse_electronique surel alamat_email alamat_surel
""")

ANONYMOUS = _words("""
anonymous_id device_id visitor_id user_pseudo_id client_id domain_userid full_visitor_id cookie_id
browser_id fingerprint user_fingerprint ga_client_id installation_id app_instance_id anonymous anon_id
distinct_id network_userid посетитель id_посетителя ид_посетителя id_устройства vizitator id_vizitator
id_dispozitiv visiteur id_visiteur id_appareil pengunjung id_pengunjung id_perangkat
""")

EVENT = _words("""
event_name event_type event concept_name action activity activity_name event_action interaction
action_type type_of_event событие название_события имя_события тип_события действие eveniment
nume_eveniment tip_eveniment actiune tip_actiune activitate evenement nom_evenement type_evenement
nom_de_l_evenement activite type_action kejadian nama_kejadian jenis_kejadian peristiwa nama_peristiwa
aktivitas aksi tindakan type name
""")

OWN_ID = _words("""
message_id insert_id event_id event_uuid hit_id row_id record_id log_id uuid guid id ид_события
id_события ид_записи id_eveniment id_evenement id_kejadian
""")

OBJECTS = {
    "order": _words("""
        order_id order_number order_no invoice_no invoice_id invoice_number invoice basket_id receipt_id
        receipt_no transaction_id purchase_id order_name номер_заказа id_заказа ид_заказа номер_чека
        id_comanda nr_comanda numar_comanda comanda_id id_commande numero_commande no_commande
        numero_de_commande id_pesanan nomor_pesanan no_pesanan id_transaksi nomor_transaksi
        """),
    "ticket": _words("""
        ticket_id ticket_number ticket_no case_id case_number conversation_id номер_обращения id_тикета
        id_tichet nr_tichet id_tiket nomor_tiket
        """),
    "parcel": _words("""
        tracking_number tracking_no tracking_id parcel_id shipment_id waybill awb номер_посылки
        трек_номер numero_de_suivi numero_suivi nomor_resi no_resi
        """),
    "chat": ("chat_number",),
    "survey response": ("survey_response",),
    "participant": ("participant_code",),
    "writer": ("writer",),
}

TRAITS = ("traits", "context_traits", "user_properties", "set", "person_properties", "user_traits")
"""Beginnings of names (before a dot, in the file's own writing) of what is told of the person."""

_LABEL = frozenset(
    _words("""
    id ids code codes no nr num number numero numar nomor uuid guid sku ean upc gtin isbn zip zipcode postcode
    postal phone tel telephone fax hash key token prefix ид номер код телефон индекс artikel cod kode telepon
    """)
)


def plain(name: str) -> str:
    """A column's name in one form: words in lower case without accents, joined by `_`."""
    spaced = _CAMEL.sub(" ", name)
    letters = unicodedata.normalize("NFKD", spaced.casefold())
    return _OTHER.sub("_", "".join(c for c in letters if not unicodedata.combining(c))).strip("_")


def rank(name: str, words: tuple[str, ...]) -> int | None:
    """Where `name` stands in a list of names, its words run together or not (`userid`); else None."""
    return _ranks(words).get(plain(name).replace("_", ""))


@cache
def _ranks(words: tuple[str, ...]) -> dict[str, int]:
    return {plain(word).replace("_", ""): at for at, word in reversed([*enumerate(words)])}


def is_label(name: str) -> bool:
    """Do the column's values name things, even where they are written in digits?"""
    parts = plain(name).split("_")
    return parts[-1] in _LABEL or parts[0] in ("id", "ид")
