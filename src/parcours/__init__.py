"""Parcours: the map of a customer's journey, computed from what customers do and say."""

__version__ = "0.1.0"
