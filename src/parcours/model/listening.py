"""By which names is what customers said counted? Properties that listening derives for events that hold words."""

from __future__ import annotations

PREFIX = "said."
LANGUAGE = "said.language"  # ISO 639-1, or unknown
SENTIMENT = "said.sentiment"  # a number from -1 to 1
SIGN = "said.sign"  # negative, neutral, positive, unsure
KINDS = "said.kinds"  # question, doubt, motive, alternative, request, complaint, praise; several
EMOTIONS = "said.emotions"  # several
THEMES = "said.themes"  # names of themes; several
PAINS = "said.pains"  # of these, those that something bad is said of
DELIGHTS = "said.delights"  # and something good
SAID = (LANGUAGE, SENTIMENT, SIGN, KINDS, EMOTIONS, THEMES, PAINS, DELIGHTS)
