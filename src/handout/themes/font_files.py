"""What a font file says of itself, read from its tables: no font library is loaded for it.

Offsets are those of the OpenType specification, version 1.9; numbers are big-endian.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_RESTRICTED, _PREVIEW_AND_PRINT, _EDITABLE = 0x0002, 0x0004, 0x0008
_LEVELS = _RESTRICTED | _PREVIEW_AND_PRINT | _EDITABLE
_NO_SUBSETTING, _BITMAPS_ONLY = 0x0100, 0x0200

_LATIN_TEXT = 2
_SERIFS, _SANS = range(2, 11), range(11, 16)
_MONOSPACED = 9
_FIXED, _VARIABLE = 0x01, 0x02
_ROMAN, _SWISS, _MODERN = 0x10, 0x20, 0x30

_WINDOWS, _UNICODE_BMP, _ENGLISH_US = 3, 1, 0x0409


class NoFont(ValueError):  # noqa: N818 - what the file is, not how we failed
    """The file is no TrueType or OpenType font; ``args`` says which file."""


@dataclass(frozen=True, slots=True)
class FontFacts:
    """``family`` is the name Windows lists the font by (name ID 1), ``fs_type`` what its licence
    lets be embedded (OS/2 table), ``panose`` its ten numbers."""

    family: str
    fs_type: int
    panose: bytes
    monospaced: bool
    truetype: bool
    variable: bool

    @property
    def licensed(self) -> bool:
        """Whether a deck that others will edit may carry the font: installable or editable
        embedding. Preview and print would open the deck for reading only."""
        if self.fs_type & _BITMAPS_ONLY:
            return False
        levels = self.fs_type & _LEVELS
        return levels == 0 or bool(levels & _EDITABLE)

    @property
    def subsettable(self) -> bool:
        return not self.fs_type & _NO_SUBSETTING

    @property
    def pitch_family(self) -> int:
        """``pitchFamily`` of DrawingML (ECMA-376 part 1 §21.1.2.3.7), which has the bits of
        Windows' ``lfPitchAndFamily``: by it and the PANOSE numbers PowerPoint chooses what to show
        in the font's stead."""
        if self.monospaced:
            return _MODERN | _FIXED
        style = self.panose[1] if self.panose[0] == _LATIN_TEXT else 0
        kind = _ROMAN if style in _SERIFS else _SWISS if style in _SANS else 0
        return kind | _VARIABLE


@cache
def font_facts(path: Path) -> FontFacts:
    """Raises :class:`NoFont`, and OSError when there is no file."""
    data = path.read_bytes()
    try:
        tables = table_places(data)
        os2, name, post = tables["OS/2"], tables["name"], tables["post"]
        panose = data[os2.start + 32 : os2.start + 42]
        (fixed,) = struct.unpack_from(">L", data, post.start + 12)
        return FontFacts(
            family=names(data[name.start : name.stop]).get(1, ""),
            fs_type=struct.unpack_from(">H", data, os2.start + 8)[0],
            panose=panose,
            monospaced=bool(fixed) or (panose[0] == _LATIN_TEXT and panose[3] == _MONOSPACED),
            truetype="glyf" in tables,
            variable="fvar" in tables,
        )
    except (struct.error, KeyError, IndexError, UnicodeDecodeError) as broken:
        raise NoFont(str(path)) from broken


def table_places(data: bytes) -> Mapping[str, range]:
    """Where each table lies in the file."""
    (count,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4sLLL", data, 12 + 16 * index) for index in range(count))
    return {tag.decode("latin-1"): range(at, at + size) for tag, _, at, size in entries}


def names(table: bytes) -> Mapping[int, str]:
    """The strings of a ``name`` table in American English, which Windows fonts have them in."""
    _, count, storage = struct.unpack_from(">3H", table)
    found: dict[int, str] = {}
    for index in range(count):
        platform, encoding, language, name_id, size, at = struct.unpack_from(
            ">6H", table, 6 + 12 * index
        )
        if (platform, encoding, language) == (_WINDOWS, _UNICODE_BMP, _ENGLISH_US):
            found[name_id] = table[storage + at : storage + at + size].decode("utf-16-be")
    return found
