"""How do rows that were set aside come in after all? Written out, read back mended, tried, and brought by a load."""

from parcours.collect.mending.files import as_before, as_cell, read, write
from parcours.collect.mending.remap import remap
from parcours.collect.mending.rows import Row, RowsReader, rows_of
from parcours.collect.mending.trial import Fault, faults

__all__ = ["Fault", "Row", "RowsReader", "as_before", "as_cell", "faults", "read", "remap", "rows_of", "write"]
