"""How do rows that were set aside come in after all? Written out, read back mended, tried, and brought by a load."""

from parcours.collect.mending.files import read, write
from parcours.collect.mending.remap import remap
from parcours.collect.mending.rows import Row, RowsReader, rows_of
from parcours.collect.mending.trial import still_bad

__all__ = ["Row", "RowsReader", "read", "remap", "rows_of", "still_bad", "write"]
