"""How is it learned what is good and what is bad? From ratings by people, and from a workspace's own stars and labels.

`EmbeddedSentiment` is shipped: a small head on embeddings, learned from texts that people rated, pooled with what the
words say. `learned_from` builds upon it, or upon the words alone, with texts whose sign is known; its report tells what
that changed on texts that it had not seen.
"""

from parcours.text.learning.head import EmbeddedSentiment
from parcours.text.learning.learned import Learned, learned_from
from parcours.text.learning.measures import Accuracy
from parcours.text.learning.priors import shifted
from parcours.text.learning.report import CurvePoint, LanguageAccuracy, LearningReport
from parcours.text.learning.scores import sign_of_score

__all__ = [
    "Accuracy",
    "CurvePoint",
    "EmbeddedSentiment",
    "LanguageAccuracy",
    "Learned",
    "LearningReport",
    "learned_from",
    "shifted",
    "sign_of_score",
]
