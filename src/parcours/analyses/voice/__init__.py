"""What did customers say, in each stage? Texts, scores and quotes, and kinds of utterances."""

from parcours.analyses.voice.compute import run
from parcours.analyses.voice.people import who
from parcours.analyses.voice.query import VoiceQuery
from parcours.analyses.voice.result import KindVoice, Quote, ScoreFigures, ScoreShare, StageVoice, VoiceResult

__all__ = ["KindVoice", "Quote", "ScoreFigures", "ScoreShare", "StageVoice", "VoiceQuery", "VoiceResult", "run", "who"]
