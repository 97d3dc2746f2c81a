"""What do real names of events mean? A table: names as exports and people write them, and the role of each."""

from __future__ import annotations

import pytest

from parcours.model.roles import ROLES, language_of, role_of
from parcours.model.roles.lexicon import LANGUAGES, LEXICONS
from parcours.model.roles.rules import RULES, named, roles_for
from parcours.model.roles.words import tokens

SEGMENT = """
search: Products Searched
list: Product List Viewed
filter: Product List Filtered
promo_shown: Promotion Viewed
promo_taken: Promotion Clicked
product: Product Clicked; Product Viewed
add: Product Added; Wishlist Product Added to Cart
remove: Product Removed; Product Removed from Wishlist
cart: Cart Viewed
checkout: Checkout Started
address: Checkout Step Viewed; Checkout Step Completed
payment: Payment Info Entered
machine: Order Updated; Coupon Denied; Coupon Removed; Email Bounced; Trial Ended; Application Backgrounded
order: Order Completed
refund: Order Refunded
order_cancelled: Order Cancelled
coupon_used: Coupon Entered; Coupon Applied
wish: Product Added to Wishlist
refer: Product Shared; Cart Shared; Invite Sent
review: Product Reviewed
message_sent: Email Delivered; Push Notification Received
message_opened: Email Opened
message_clicked: Email Link Clicked; Push Notification Tapped
unsubscribe: Unsubscribed
support: Live Chat Conversation Started
sign_up: Account Created; Signed Up
left: Account Deleted; Application Uninstalled
log_in: Signed In
log_out: Signed Out
trial: Trial Started
install: Application Installed
visit: Application Opened
trouble: Application Crashed
read: Video Playback Started
"""
"""Segment's e-commerce, e-mail, mobile and B2B names."""

GA4 = """
page: page_view; ga4:page_view
product: view_item; select_item
list: view_item_list
search: view_search_results; search
add: add_to_cart
remove: remove_from_cart
cart: view_cart
checkout: begin_checkout
address: add_shipping_info
payment: add_payment_info
order: purchase; in_app_purchase
refund: refund
wish: add_to_wishlist
sign_up: sign_up
log_in: login
lead: generate_lead; form_submit
promo_shown: view_promotion
promo_taken: select_promotion
visit: first_visit; session_start
machine: user_engagement; scroll
read: file_download; video_start
refer: share
left: app_remove
install: first_open
ad_seen: ad_impression
ad: ad_click
message_opened: notification_open
message_sent: notification_receive
onboard: tutorial_begin
"""
"""GA4's names."""

SHOPIFY = """
page: page_viewed
product: product_viewed
list: collection_viewed
search: search_submitted
add: product_added_to_cart; carts/create
cart: cart_viewed
checkout: checkout_started; checkouts/create
address: checkout_contact_info_submitted; checkout_shipping_info_submitted
payment: payment_info_submitted
order: checkout_completed; orders/create
pay: orders/paid
ship: orders/fulfilled
order_cancelled: orders/cancelled
refund: refunds/create
sign_up: customers/create
left: app/uninstalled
abandon: abandoned_checkout
"""
"""Shopify's pixel and webhooks."""

WOOCOMMERCE = """
add: woocommerce_add_to_cart
order: woocommerce_new_order; order.created
pay: woocommerce_payment_complete
approve: Order Processing
refund: woocommerce_order_refunded
"""
"""WooCommerce's hooks and webhooks."""

PRODUCTS = """
page: [Amplitude] Page Viewed; $pageview; $mp_web_page_view; pageview
visit: [Amplitude] Start Session
machine: $pageleave; $autocapture; $identify
trouble: $rageclick
sign_up: $signup; user signed up; CompleteRegistration
upgrade: Upgraded Plan; plan_upgraded
cancel: Cancelled Subscription
renew: subscription_renewed
use: Feature Used; project_created
downgrade: downgraded_plan
refer: Invited Team Member
demo: Demo Requested
prices: Pricing Page Viewed
survey_shown: Survey Sent
survey: survey answered
product: ViewContent; view
add: AddToCart; addtocart
checkout: InitiateCheckout
order: Purchase; transaction
trial: StartTrial
cart: cart
"""
"""Amplitude, Mixpanel, PostHog, Meta's pixel, open data sets."""

OWN = """
product: product_view
list: catalog
visit: home; home_page
filter: filter_results
address: shipping_details
wish: wishlist_add
promo_shown: promo_page; Promotion Shown
payment: payment_details; payment_page
account: account_page; Account Viewed
review: review_page; Review Answered; Review Created; Review Submitted
support: support_chat; Ticket Created
trouble: error_page
compare: compare; Product Compared
pay_failed: payment_error; checkout_bug; Payment Failed
search: search_page
pay: payment_confirmation_page; Order Payment
order: Order Purchased; Invoice; Order
approve: Order Approved
ship: Order Delivered Carrier; Parcel Shipped; Shipped
deliver: Order Delivered Customer; Parcel Delivered; Delivered
order_cancelled: Invoice Cancelled
cart: Basket
campaign: Campaign mailed; Leaflet Sent
coupon_used: Coupon redeemed
popup_shown: Pop-up Shown
popup_taken: Pop-up Clicked
machine: popup_closed
button: CTA Clicked
sales_call: Sales Call
read: Guide Read
reviews: Reviews Read
use: Size Tool Used
subscribe: Newsletter Signed Up
checkout: Shipping Price Seen
refer: Referral Shared
experiment: Experiment Viewed
survey: Exit Survey Answered
return: Returned
contract: Contract Signed
quote: Quote Requested
sample: Sample Requested
"""
"""Names that shops gave themselves; those that Parcours gives."""

RU = """
page: Просмотр страницы
product: Просмотр товара; prosmotr_tovara
list: Просмотр каталога
add: Добавление в корзину; Товар добавлен в корзину; Добавил в корзину; tovar_dobavlen_v_korzinu
remove: Удаление из корзины
cart: Просмотр корзины
checkout: Начало оформления заказа; Оформление заказа
order: Заказ оформлен; Оформил заказ; zakaz_oformlen
pay: Оплата; Заказ оплачен; oplata
pay_failed: Оплата не прошла
ship: Заказ отправлен
deliver: Заказ доставлен; Доставка
return: Возврат товара
refund: Возврат денег
review: Отзыв оставлен
reviews: Чтение отзывов
subscribe: Подписка на рассылку
sign_up: Регистрация
log_in: Вход
search: Поиск; Поиск товара
ad: Клик по рекламе
message_sent: Письмо отправлено
message_opened: Письмо открыто
message_clicked: Клик в письме
coupon_used: Купон использован; Применён промокод
support: Обращение в поддержку
complain: Жалоба
trial: Пробный период начат
renew: Продление подписки
cancel: Отмена подписки
upgrade: Повышение тарифа
visit: Посещение сайта
compare: Сравнение товаров
wish: Добавлено в избранное
read: Прочитана статья
order_cancelled: Заказ отменён
refer: Приглашение друга
survey: Опрос пройден
"""
"""Russian, in Latin letters too."""

RO = """
page: Vizualizare pagină
product: Vizualizare produs; Produs vizualizat
add: Adăugare în coș; Adăugat în coș; adaugat_in_cos
remove: Eliminat din coș
cart: Vizualizare coș
checkout: Finalizare comandă
order: Comandă plasată; Comandă finalizată
pay: Plată efectuată; Comandă plătită
ship: Comandă expediată
deliver: Comandă livrată
return: Retur; Produs returnat
refund: Rambursare
review: Recenzie adăugată
subscribe: Abonare la newsletter
sign_up: Înregistrare
log_in: Autentificare
search: Căutare
ad: Click pe reclamă
message_sent: Email trimis
message_opened: Email deschis
coupon_used: Cupon folosit
complain: Reclamație
renew: Reînnoire abonament
cancel: Anulare abonament
trial: Perioadă de probă
order_cancelled: Comandă anulată
wish: Adăugat la favorite
compare: Comparare produse
refer: Recomandare prieten
read: Articol citit
"""
"""Romanian."""

FR = """
page: Page vue
product: Fiche produit vue; Consultation produit
add: Ajout au panier; Ajouté au panier
cart: Panier consulté
remove: Retrait du panier
order: Commande passée; Commande validée; Commande confirmée; commandePassee
pay: Paiement effectué; Commande payée
ship: Commande expédiée
deliver: Commande livrée; Colis livré
return: Retour produit
refund: Remboursement
review: Avis déposé
sign_up: Inscription
subscribe: Inscription newsletter
log_in: Connexion
search: Recherche
trial: Essai gratuit démarré
subscribed: Abonnement souscrit
renew: Abonnement renouvelé
cancel: Abonnement résilié
complain: Réclamation
support: Contact service client
refer: Parrainage
ad: Clic publicité
message_sent: E-mail envoyé
message_opened: E-mail ouvert
coupon_used: Code promo utilisé
wish: Liste de souhaits
compare: Comparaison produits
read: Article lu
order_cancelled: Commande annulée
survey: Sondage répondu
quote: Demande de devis
"""
"""French."""

ID = """
page: Lihat halaman
product: Lihat produk
search: Cari produk
add: Tambah ke keranjang; tambah_ke_keranjang
remove: Hapus dari keranjang
cart: Lihat keranjang
checkout: Checkout
order: Pesanan dibuat
pay: Pembayaran berhasil; Pesanan dibayar
ship: Pesanan dikirim
deliver: Pesanan diterima; Pesanan sampai
return: Retur barang
refund: Pengembalian dana
review: Beri ulasan
sign_up: Daftar akun
log_in: Masuk
ad: Klik iklan
coupon_used: Kupon digunakan
complain: Keluhan
trial: Uji coba gratis dimulai
renew: Perpanjang langganan
cancel: Batal langganan
order_cancelled: Pesanan dibatalkan
wish: Tambah ke favorit
compare: Bandingkan produk
refer: Undang teman
read: Baca artikel
message_opened: Email dibuka
message_sent: Email dikirim
visit: Kunjungan situs
list: Daftar produk
support: Hubungi cs
"""
"""Indonesian."""


TABLES = {
    "segment": ("en", SEGMENT), "ga4": ("en", GA4), "shopify": ("en", SHOPIFY), "woocommerce": ("en", WOOCOMMERCE),
    "products": ("en", PRODUCTS), "own": ("en", OWN), "ru": ("ru", RU), "ro": ("ro", RO), "fr": ("fr", FR),
    "id": ("id", ID),
}  # fmt: skip


def rows(table: str) -> list[tuple[str, str]]:
    """Each name with its role."""
    lines = (line.partition(": ") for line in table.strip().splitlines())
    return [(name, role) for role, _, names in lines for name in names.split("; ")]


@pytest.mark.parametrize("of", TABLES)
def test_names_as_they_are_written(of: str) -> None:
    language, table = TABLES[of]
    read = {name: (said.role.key if (said := role_of(name, language)) else None) for name, _ in rows(table)}
    assert read == dict(rows(table))


@pytest.mark.parametrize("of", TABLES)
def test_the_language_is_told_by_the_names(of: str) -> None:
    language, table = TABLES[of]
    assert language_of([name for name, _ in rows(table)]) == language


@pytest.mark.parametrize("of", ["ru", "ro", "fr", "id"])
def test_most_names_are_read_without_knowing_the_language(of: str) -> None:
    wanted = rows(TABLES[of][1])
    right = [name for name, role in wanted if (said := role_of(name)) and said.role.key == role]
    assert len(right) >= 0.9 * len(wanted), sorted(set(dict(wanted)) - set(right))


@pytest.mark.parametrize(
    "name",
    ["Product Added", "product_added", "product-added", "productAdded", "ProductAdded", "PRODUCT ADDED",
     "$product_added", "ga4:product_added", "[App] Product Added", "Products Added", "product.added",
     "2. Product added (v2)"],
)  # fmt: skip
def test_one_name_in_many_writings(name: str) -> None:
    said = role_of(name)
    assert said is not None
    assert said.role.key == "add"


@pytest.mark.parametrize("name", ["", "xyzzy", "e1", "🎉", "where", "|", "n37 thing", "9" * 500, "\n"])
def test_what_says_nothing_has_no_role(name: str) -> None:
    assert role_of(name) is None


def test_every_role_has_a_rule_and_every_rule_a_role() -> None:
    assert set(named()) == set(ROLES)


def test_every_thing_that_a_rule_speaks_of_has_a_word() -> None:
    words = {concept for lexicon in LEXICONS.values() for key in lexicon.WORDS for concept in key.split("+")}
    asked = {
        concept
        for line in RULES.strip().splitlines()
        for part in line.split()[1:]
        if part != "="
        for concept in part.removeprefix("-").split("/")
    }
    assert asked <= words
    assert roles_for(frozenset(), understood=True) == ()


def test_all_languages_have_most_things() -> None:
    every = set(LEXICONS["en"].WORDS)
    for language in LANGUAGES:
        assert len(every & set(LEXICONS[language].WORDS)) >= 0.8 * len(every), language


def test_a_name_of_a_thousand_words_is_read_as_far_as_it_makes_sense() -> None:
    assert len(tokens("a word " * 10_000)) == 40
