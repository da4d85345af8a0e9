"""A TrueType font in an Embedded OpenType container, the form PowerPoint reads fonts in.

The layout is that of the W3C member submission «Embedded OpenType (EOT) File Format» of
5 March 2008, section 3, version 0x00020001; numbers are little-endian. The font is neither
compressed nor encrypted: both are optional, and the zip archive compresses better.
"""

from __future__ import annotations

import struct

from handout.themes.font_files import names, table_places

_VERSION = 0x00020001
_NO_FLAGS = 0
_MAGIC = 0x504C
_DEFAULT_CHARSET = 1
_ITALIC = 0x0001
_FAMILY, _STYLE, _FULL_NAME, _VERSION_NAME = 1, 2, 4, 5


def eot(font: bytes) -> bytes:
    """The container around a whole font file. Raises KeyError for a file without ``OS/2``,
    ``head`` or ``name``."""
    tables = table_places(font)
    os2, head, name = tables["OS/2"], tables["head"], tables["name"]
    weight, _, fs_type = struct.unpack_from(">3H", font, os2.start + 4)
    unicode_ranges = struct.unpack_from(">4L", font, os2.start + 42)
    (selection,) = struct.unpack_from(">H", font, os2.start + 62)
    code_pages = struct.unpack_from(">2L", font, os2.start + 78)
    (checksum,) = struct.unpack_from(">L", font, head.start + 8)
    after_size = b"".join(
        (
            struct.pack("<3L", len(font), _VERSION, _NO_FLAGS),
            font[os2.start + 32 : os2.start + 42],
            struct.pack("<BBL", _DEFAULT_CHARSET, selection & _ITALIC, weight),
            struct.pack("<2H", fs_type, _MAGIC),
            struct.pack("<4L2LL", *unicode_ranges, *code_pages, checksum),
            bytes(16),  # reserved
            _strings(font[name.start : name.stop]),
            font,
        )
    )
    return struct.pack("<L", 4 + len(after_size)) + after_size


def _strings(table: bytes) -> bytes:
    """Names with a size before and two bytes of padding around each, and then the empty root
    string: the font may be used from anywhere."""
    said = names(table)
    out = b"\0\0"
    for name_id in (_FAMILY, _STYLE, _VERSION_NAME, _FULL_NAME):
        text = said.get(name_id, "").encode("utf-16-le")
        out += struct.pack("<H", len(text)) + text + b"\0\0"
    return out + struct.pack("<H", 0)
