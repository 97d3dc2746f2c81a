"""How is an outside file read? One module per format, all to the same stream of raw batches."""

from parcours.collect.formats.raw import Beside, Cancel, FileOptions, RawBatch, Reader, logical_name
from parcours.collect.formats.recognise import open_file
from parcours.collect.formats.table import from_table
from parcours.collect.source import expand

__all__ = [
    "Beside",
    "Cancel",
    "FileOptions",
    "RawBatch",
    "Reader",
    "expand",
    "from_table",
    "logical_name",
    "open_file",
]
