"""What do customers say, in which words, and what does it mean? Read once, kept, put right by people, and counted as
any other property of events: questions know only the properties `said.*` that are derived here.
"""

from parcours.listen.columns import Said, listened_of, said
from parcours.listen.corrections import Correction, clause_of, digest_of
from parcours.listen.inbox import US, Mask, Words, words_of
from parcours.listen.placing import placed
from parcours.listen.readers import LANGUAGES, Who, taxonomy_of, why_not
from parcours.listen.reading import Known, Listened
from parcours.listen.studying import Lesson, lesson
from parcours.listen.texts import may_speak, text_at, titles_at

__all__ = [
    "LANGUAGES",
    "US",
    "Correction",
    "Known",
    "Lesson",
    "Listened",
    "Mask",
    "Said",
    "Who",
    "Words",
    "clause_of",
    "digest_of",
    "lesson",
    "listened_of",
    "may_speak",
    "placed",
    "said",
    "taxonomy_of",
    "text_at",
    "titles_at",
    "why_not",
    "words_of",
]
