"""Which words mean what, in each language? One file a language; a concept's words stand in one line or two.

A word that ends in `-` stands for all that begin with it (`оформ-`, `commande-`); the longest that fits is taken.
Words are written without accents, Russian ones in their own letters (Latin writing is derived). A language is added by
a file like these and its line here.
"""

from __future__ import annotations

from parcours.model.roles.lexicon import en, fr, id, ro, ru

LANGUAGES = ("en", "ru", "ro", "fr", "id")
LEXICONS = {"en": en, "ru": ru, "ro": ro, "fr": fr, "id": id}
