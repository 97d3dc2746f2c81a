"""English, and what exports write (Segment, GA4, Shopify, WooCommerce, Amplitude, Mixpanel, PostHog)."""

LINKING = """
to of the a an on in at by for from with into via my your our we i he she they it is was has been be do did not new user
users customer customers client visitor visitors person web mobile ios android ecommerce woocommerce shopify ga ga4
amplitude mixpanel mp ph event events track tracked tracking fb segment their its app_event
"""

WORDS = {
    # things
    "page": "page page- pages screen- url tab",
    "home": "home homepage home_page index main_page front_page",
    "landing": "landing landingpage",
    "site": "site website store storefront",
    "shop": "branch outlet showroom in_store instore shop_floor",
    "product": "product- item- sku skus details_page detail",
    "list": (
        "list- category categor- collection- catalog- plp assortment department- results result recommendation- "
        "new_arrivals bestsellers"
    ),
    "search": "search- query queries autocomplete",
    "filter": "filter- sort sorted sorting facet- refine-",
    "content": (
        "content contents article- blog- post posts guide- video- webinar- ebook- whitepaper- white_paper podcast- "
        "story stories news press case_study lookbook- magazine- recipe- playback file- pdf brochure- datasheet- "
        "download downloads downloaded downloading read reads reading"
    ),
    "help": (
        "faq faqs help_center help_article knowledge_base documentation docs manual- terms policy size_guide size_chart"
    ),
    "review": "review- rating- rate rated testimonial- feedback- stars",
    "compare": "compar-",
    "wish": "wish- wishlist- favorite- favourite- bookmark- saved_items watchlist-",
    "newsletter": "newsletter- mailing_list optin opt_in",
    "lead": "lead leads",
    "contact": "contact- inquiry enquiry",
    "form": "form forms",
    "account": "account- profile- settings preferences member members password- customer_created customers_create",
    "status": "status history",
    "trial": "trial- free_trial freemium",
    "demo": "demo demos demonstration- consultation- appointment- test_drive meeting- viewing_booked",
    "quote": "quote- quotation- estimate- proposal- offer_requested offer_sent",
    "sample": "sample- swatch- tester testers",
    "price": "pricing price prices plans plan tariff tariffs",
    "cart": "cart- basket- bag trolley minicart",
    "checkout": "checkout- check_out",
    "address": "address-",
    "info": "info information details method- step- option- rate_selected",
    "payment": "payment- pay pays billing card charge-",
    "payment+complete": "paid captured",
    "order": (
        "order orders ordered purchas- buy buys bought transaction- sale sales_order receipt receipts invoice- "
        "booking- reservation- booked"
    ),
    "contract": "contract- deal deals opportunity",
    "subscription": "subscription- membership-",
    "subscribe": "subscribe- subscribing",
    "parcel": "parcel- package- shipment-",
    "carrier": "carrier- courier-",
    "customer": "to_customer",
    "loyalty": "loyalty points reward- stamps cashback",
    "support": "support- ticket- chat- helpdesk helpline hotline livechat conversation- case help",
    "complain": "complain- dispute- chargeback- claim claims",
    "refund": "refund- reimburs- creditmemo credit_note money_back",
    "refer": "refer referred referral- refers invit- friend- advoca- recommend recommended recommends word_of_mouth",
    "share": "share shared shares sharing retweet",
    "ad": "ad ads advert- adclick adwords sponsored",
    "social": (
        "social- instagram facebook tiktok youtube linkedin twitter follow followed follows comment- mention- likes "
        "like"
    ),
    "campaign": "campaign- mailing- leaflet- flyer-",
    "coupon": "coupon- voucher- promocode- promo_code discount- gift_card gift_code",
    "promo": "promo promos promotion- banner- offer offers teaser-",
    "popup": "popup- pop_up pop_ups modal- overlay- lightbox-",
    "button": "cta ctas button- call_to_action",
    "message": (
        "email- mail mails mailed e_mail push- sms notification- message- whatsapp letter- inapp in_app_message"
    ),
    "call": "call calls called phone- callback",
    "sales": "sales salesperson sales_rep",
    "survey": "survey- interview- nps csat poll- questionnaire-",
    "error": "error- exception- crash- bug- rage- dead_click timeout not_found 404 500",
    "session": "session- engagement_started",
    "app": "app apps application-",
    "install": "install installs installed installation first_open app_download",
    "uninstall": "uninstall- app_remove app_removed",
    "experiment": "experiment- variation- variant_shown abtest- ab_test feature_flag exposure-",
    "machine": (
        "heartbeat- ping identify identif- alias web_vitals performance scroll- autocapture- page_leave pageleave "
        "cookie- consent- debug- mousemove hover- focus blur resize groupidentify group_identify keepalive "
        "user_engagement exit left page_hide backgrounded foreground unload session_end session_ended "
        "session_finished clickstream"
    ),
    "onboard": "onboard- tutorial- walkthrough- setup tour checklist- activat-",
    "use": (
        "use uses using usage feature- play played project- workspace- report- export- task tasks document- "
        "dashboard- lesson- course- level"
    ),
    # acts
    "view": (
        "view- see seen saw look looked display- shown show showed browse- impression- watch- explored visited_page"
    ),
    "visit": "visit- arriv- came",
    "click": "click- tap taps tapped select selected selects selection choose chose chosen press_button",
    "add": "add adds added adding",
    "remove": "remove- delet- emptied dropped",
    "start": "start- begin- began begun initiat- proceed- reached",
    "enter": "enter- entered fill- filled",
    "complete": (
        "complet- finish- success- succeed- confirm- place placed done creat- submit- thank thanks thankyou "
        "thank_you closed_won won convert- made signed"
    ),
    "send": "send- sent",
    "receive": "receiv- received",
    "open": "open opens opened launch-",
    "fail": "held_back fail- unsuccess- declin- invalid refus- reject- denied bounc- spam",
    "abandon": "abandon-",
    "give": "give gives given issue issued grant- award- earned assigned",
    "redeem": "redeem- redempt- apply applied applies used spent",
    "request": "request- book schedul- ask asked",
    "answer": "answer- respon- repl- replied",
    "write": "write writes written wrote leave posted publish-",
    "dismiss": "dismiss- close closes closed ignored hidden",
    "cancel": "cancel- terminat- churn- expire- expired void- ended lapsed",
    "pause": "pause paused suspend-",
    "renew": "renew- reactivat- extended extend rebill- recurring resubscrib-",
    "upgrade": "upgrad- upsell- cross_sell expansion add_on addon seat seats plan_changed",
    "downgrade": "downgrad-",
    "update": "updat- chang- edit edits edited modif-",
    "approve": "approv- packed packing picked processing processed prepared accepted",
    "ship": "ship ships shipped shipping dispatch- fulfil- in_transit out_for_delivery handed_over",
    "deliver": "deliver- delivery",
    "return": "return returns returned rma exchange exchanged sent_back",
    "sign_up": (
        "signup signups sign_up signed_up register- registr- join joined enrol- create_account account_created "
        "created_account create_profile"
    ),
    "log_in": "login logins log_in logged_in signin sign_in signed_in authent-",
    "log_out": "logout log_out logged_out signout sign_out signed_out",
    "unsubscribe": "unsubscrib- opt_out optout",
}
