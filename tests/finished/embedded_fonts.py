"""The fonts inside a deck, and how wide and high they are: read from the file alone.

Each embedded font is an Embedded OpenType container (W3C Member Submission of 5 March 2008,
section 4) around a TrueType file. Widths come from its ``cmap`` and ``hmtx`` tables, line
heights from what Windows uses: ``usWinAscent`` and ``usWinDescent``, and ``hhea.lineGap`` where
it exceeds them (Microsoft's OpenType recommendations, "Baseline to baseline distances").
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from fontTools.ttLib import TTFont

_COMPRESSED, _ENCRYPTED = 0x4, 0x10000000
_MAGIC = 0x504C


@dataclass(frozen=True, slots=True)
class Face:
    """Advances by character and the height of a line, in em."""

    advances: dict[int, float]
    line_em: float

    def width_em(self, text: str) -> float:
        """The sum of the advances. A character the font lacks comes from another font and counts
        as one em."""
        return sum(self.advances.get(ord(character), 1.0) for character in text)


def read_face(data: bytes) -> Face:
    """The face in a part of a deck."""
    return face_of(unpacked(data))


@lru_cache(maxsize=64)
def face_of(data: bytes) -> Face:
    """The face in a TrueType file; the same files are in many decks."""
    font: Any = TTFont(io.BytesIO(data), lazy=True)
    upem = font["head"].unitsPerEm
    metrics = font["hmtx"].metrics
    windows, lines = font["OS/2"], font["hhea"]
    height = windows.usWinAscent + windows.usWinDescent
    gap = max(0, lines.lineGap - (height - (lines.ascent - lines.descent)))
    return Face(
        {code: metrics[glyph][0] / upem for code, glyph in font.getBestCmap().items()},
        (height + gap) / upem,
    )


def unpacked(data: bytes) -> bytes:
    """The TrueType file in an Embedded OpenType container. Raises ValueError when it is none, or
    is packed in a way that we never write."""

    def number(offset: int, size: int) -> int:
        return int.from_bytes(data[offset : offset + size], "little")

    whole, font_size, flags = number(0, 4), number(4, 4), number(12, 4)
    if whole != len(data) or number(34, 2) != _MAGIC:
        raise ValueError("no Embedded OpenType container")
    if flags & (_COMPRESSED | _ENCRYPTED):
        raise ValueError("a compressed or encrypted font")
    return data[len(data) - font_size :]
