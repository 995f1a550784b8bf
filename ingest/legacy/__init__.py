"""Vietnamese from before Unicode: TCVN3 (ABC), VNI, VISCII, VIQR, and UTF-8 misread."""

from ingest.legacy.conversion import Conversion, convert_elements, convert_text
from ingest.legacy.fonts import LegacyFont, legacy_font
from ingest.legacy.schemes import Scheme, decode
from ingest.legacy.tracing import traced

__all__ = [
    "Conversion",
    "LegacyFont",
    "Scheme",
    "convert_elements",
    "convert_text",
    "decode",
    "legacy_font",
    "traced",
]
