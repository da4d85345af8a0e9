"""What a font file says of text, in em: how wide it is and where its lines may break."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_PIECE = re.compile(r"([^ \t\-–—\u00ad]*)(?:([ \t]+)|([-–—])|(\u00ad)|\Z)")
_REMEMBERED = 2048
"""Texts whose pieces are kept: a paragraph is measured several times in a row, at several sizes."""


class Piece(NamedTuple):
    """Characters that stay on one line, ``em`` wide without tracking, and the ``spaces`` after
    them. ``breaks``: a line may end here without a space; ``soft``: and then shows a hyphen."""

    em: float
    characters: int
    spaces: int
    breaks: bool
    soft: bool


class FaceMetrics:
    """Advances and line height of one font file, in em. Measured once per process."""

    __slots__ = ("_advances", "_pieces", "ascent_em", "hyphen_em", "line_em", "space_em")

    def __init__(self, path: Path) -> None:
        import uharfbuzz

        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
        font: Any = uharfbuzz.Font(face)
        self._advances = _Advances(font, face.upem)
        self._pieces: dict[str, tuple[Piece, ...]] = {}
        extents = font.get_font_extents("ltr")
        self.line_em: float = (extents.ascender - extents.descender + extents.line_gap) / face.upem
        self.ascent_em: float = extents.ascender / face.upem
        self.space_em = self.width_em(" ")
        self.hyphen_em = self.width_em("-")

    def width_em(self, text: str) -> float:
        """The width of text on one line: its advances, without kerning."""
        return sum(map(self._advances.__getitem__, text))

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """Text cut where a line may end: at spaces, after hyphens and dashes, at soft hyphens."""
        known = self._pieces.get(text)
        if known is None:
            if len(self._pieces) >= _REMEMBERED:
                self._pieces.clear()
            known = self._pieces[text] = tuple(
                self._piece(*found) for found in _PIECE.findall(text) if any(found)
            )
        return known

    def _piece(self, word: str, spaces: str, dash: str, soft: str) -> Piece:
        word += dash
        return Piece(
            self.width_em(word), len(word), len(spaces), bool(dash or soft), soft=bool(soft)
        )


class _Advances(dict[str, float]):
    """Character → its advance, looked up in the font the first time."""

    def __init__(self, font: Any, upem: int) -> None:
        super().__init__({"\n": 0.0, _SOFT_HYPHEN: 0.0})
        self._font = font
        self._upem = upem

    def __missing__(self, character: str) -> float:
        glyph = self._font.get_nominal_glyph(ord(character))
        # Without a glyph another font will draw it; one em is as wide as such a glyph gets.
        advance = 1.0 if glyph is None else self._font.get_glyph_h_advance(glyph) / self._upem
        self[character] = advance
        return advance


@cache
def face_metrics(path: Path) -> FaceMetrics:
    return FaceMetrics(path)
