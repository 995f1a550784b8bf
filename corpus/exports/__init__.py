"""Exports: plans of the registry in the formats that other programs read.

`FORMATS["csv"].files(whole_plans(store), Options())` gives the files of one; every format is a
module with one function `files`, made while it is read, so that memory does not grow with the
number of plans. The same plans give the same bytes, whenever and wherever they are exported.
"""

from corpus.exports.formats import FORMATS, Format, Layout
from corpus.exports.options import File, Kind, Options
from corpus.exports.output import write_bytes, write_folder, zipped

__all__ = [
    "FORMATS",
    "File",
    "Format",
    "Kind",
    "Layout",
    "Options",
    "write_bytes",
    "write_folder",
    "zipped",
]
