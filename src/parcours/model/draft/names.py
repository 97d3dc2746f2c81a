"""What are proposed things called, in each language? Touchpoints, prompts, research, and the stage of parcels."""

from __future__ import annotations

DELIVERY = {  # name, goal
    "en": ("Delivery", "Get it whole, when promised"),
    "ru": ("Доставка", "Получить заказ целым и в обещанный срок"),
    "ro": ("Livrare", "Să primească totul întreg, la timpul promis"),
    "fr": ("Livraison", "Recevoir tout en bon état, à la date promise"),
    "id": ("Pengiriman", "Menerima barang utuh, sesuai janji"),
}
_ORDER = ("en", "ru", "ro", "fr", "id")
PLACES = {  # touchpoint: its names, and the channel that is sure for all its events
    "ads": ("Advertisements", "Реклама", "Reclame", "Publicités", "Iklan"),
    "social": ("Social networks", "Социальные сети", "Rețele sociale", "Réseaux sociaux", "Media sosial"),
    "site": ("Site", "Сайт", "Site", "Site", "Situs"),
    "search": ("Search on the site", "Поиск по сайту", "Căutare pe site", "Recherche sur le site",
               "Pencarian di situs"),
    "catalogue": ("Product pages", "Страницы товаров", "Pagini de produs", "Pages produits", "Halaman produk"),
    "content": ("Content", "Материалы", "Conținut", "Contenus", "Konten"),
    "reviews": ("Reviews", "Отзывы", "Recenzii", "Avis", "Ulasan"),
    "prices": ("Prices", "Цены", "Prețuri", "Prix", "Harga"),
    "forms": ("Forms", "Формы", "Formulare", "Formulaires", "Formulir"),
    "account": ("Account", "Личный кабинет", "Cont", "Compte", "Akun"),
    "cart": ("Cart", "Корзина", "Coș", "Panier", "Keranjang"),
    "checkout": ("Checkout", "Оформление заказа", "Finalizarea comenzii", "Passage en caisse", "Checkout"),
    "orders": ("Orders", "Заказы", "Comenzi", "Commandes", "Pesanan"),
    "parcel": ("Parcel", "Посылка", "Colet", "Colis", "Paket"),
    "product": ("Product in use", "Продукт", "Produsul", "Produit", "Produk"),
    "messages": ("Messages", "Сообщения", "Mesaje", "Messages", "Pesan masuk"),
    "mailing": ("Mailings", "Рассылки", "Campanii trimise", "Courriers", "Kiriman kampanye"),
    "promotions": ("Promotions on the site", "Акции на сайте", "Promoții pe site", "Promotions sur le site", "Promosi"),
    "coupons": ("Coupons", "Купоны", "Cupoane", "Bons de réduction", "Kupon"),
    "sales": ("Sales", "Отдел продаж", "Vânzări", "Équipe commerciale", "Tim penjualan"),
    "support": ("Support", "Поддержка", "Asistență", "Assistance", "Dukungan"),
    "returns": ("Returns", "Возвраты", "Retururi", "Retours", "Pengembalian"),
    "referral": ("Word of mouth", "Рекомендации", "Recomandări", "Bouche-à-oreille", "Dari mulut ke mulut"),
    "loyalty": ("Loyalty programme", "Программа лояльности", "Program de fidelitate", "Programme de fidélité",
                "Program loyalitas"),
    "survey": ("Surveys", "Опросы", "Sondaje", "Enquêtes", "Survei"),
    "store": ("Shop", "Магазин", "Magazin", "Magasin", "Toko"),
}  # fmt: skip
CHANNELS = {"parcel": "parcel", "store": "shop", "mailing": "mail"}
PROMPTS = {
    "promotion": ("Promotion", "Акция", "Promoție", "Promotion", "Promosi"),
    "popup": ("Pop-up", "Всплывающее окно", "Fereastră pop-up", "Fenêtre", "Jendela pop-up"),
    "email": ("E-mail", "Письмо", "E-mail", "E-mail", "Surel"),
    "message": ("Message", "Сообщение", "Mesaj", "Message", "Pesan"),
    "campaign": ("Campaign", "Кампания", "Campanie", "Campagne", "Kampanye"),
    "coupon": ("Coupon", "Купон", "Cupon", "Bon de réduction", "Kupon"),
    "ad": ("Advertisement", "Реклама", "Reclamă", "Publicité", "Iklan"),
    "sales": ("Sales contact", "Контакт с продавцом", "Contact comercial", "Contact commercial", "Kontak penjualan"),
    "quote": ("Offer", "Коммерческое предложение", "Ofertă", "Devis", "Penawaran"),
    "survey": ("Survey", "Опрос", "Sondaj", "Enquête", "Survei"),
    "trial": ("Trial", "Пробный период", "Perioadă de probă", "Essai", "Uji coba"),
}  # fmt: skip
RESEARCH = {
    "search": ("Searches", "Поисковые запросы", "Căutări", "Recherches", "Pencarian"),
    "social": ("Posts", "Посты", "Postări", "Publications", "Unggahan"),
    "read": ("Content", "Материалы", "Conținut", "Contenus", "Konten"),
    "help": ("Help pages", "Справка", "Pagini de ajutor", "Pages d’aide", "Halaman bantuan"),
    "reviews": ("Reviews read", "Чтение отзывов", "Recenzii citite", "Avis lus", "Ulasan dibaca"),
    "compare": ("Comparisons", "Сравнения", "Comparații", "Comparaisons", "Perbandingan"),
    "examine": ("Trials and samples", "Пробы и образцы", "Încercări și mostre", "Essais et échantillons",
                "Uji coba dan sampel"),
}  # fmt: skip


def called(of: dict[str, tuple[str, ...]], key: str, language: str) -> str:
    return of[key][_ORDER.index(language)]
