"""What are texts about? Themes in five languages, by words and by meaning, and any others that are handed in."""

from parcours.text.taxonomy.by_meaning import BothThemes, MeaningThemes
from parcours.text.taxonomy.by_words import WordThemes
from parcours.text.taxonomy.choice import Choice, best
from parcours.text.taxonomy.shipped import LANGUAGES, shipped
from parcours.text.taxonomy.theme import Taxonomy, Theme

__all__ = [
    "LANGUAGES",
    "BothThemes",
    "Choice",
    "MeaningThemes",
    "Taxonomy",
    "Theme",
    "WordThemes",
    "best",
    "shipped",
]
