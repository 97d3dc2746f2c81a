"""Texts in people's own words: what may be shown of them, and what they are like."""
