"""The font of what is written in the fields of a form: a simple font, as every program can use.

It has the characters of Windows-1252 and the Sámi letters, whatever the page itself shows
(ISO 32000-1, 9.6 and annex D.2).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_FIRST, _LAST = 32, 255
_SAMI = {
    0x81: ("Ccaron", "Č"),
    0x8D: ("ccaron", "č"),
    0x8F: ("Dcroat", "Đ"),
    0x90: ("dcroat", "đ"),
    0x9D: ("Eng", "Ŋ"),
    0xA4: ("eng", "ŋ"),
    0xA6: ("Tbar", "Ŧ"),
    0xAC: ("tbar", "ŧ"),
}
"""Code → glyph name (Adobe Glyph List) and letter, at codes without a use or a need."""

_NONSYMBOLIC = 1 << 5
_STEM = 80
"""The width of stems, which no font file tells; a middling weight's."""


def entry_font(pdf: Any, path: Path) -> bytes:
    """Add the font to a ``pydyf.PDF``; returns its reference."""
    from pydyf import Array, Dictionary, Stream, String

    data = _cut(path.read_bytes())
    font = _opened(data)
    outlines = "CFF " in font
    scale = 1000 / font["head"].unitsPerEm
    name = "HNDOUT+" + (font["name"].getDebugName(6) or path.stem).replace(" ", "")
    letters = dict(_letters())
    advances = _advances(font)
    widths = Array(
        round(advances.get(letters.get(code, " "), 0) * scale) for code in range(_FIRST, _LAST + 1)
    )
    extra = {"Subtype": "/OpenType"} if outlines else {"Length1": len(data)}
    file = Stream([data], extra, compress=True)
    pdf.add_object(file)
    head, os2 = font["head"], font["OS/2"]
    box = (head.xMin, head.yMin, head.xMax, head.yMax)
    descriptor = Dictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": f"/{name}",
            "FontFamily": String(font["name"].getBestFamilyName() or path.stem),
            "Flags": _NONSYMBOLIC,
            "FontBBox": Array(round(side * scale) for side in box),
            "ItalicAngle": round(font["post"].italicAngle),
            "Ascent": round(font["hhea"].ascent * scale),
            "Descent": round(font["hhea"].descent * scale),
            "CapHeight": round(getattr(os2, "sCapHeight", 0) * scale) or 700,
            "StemV": _STEM,
            "FontFile3" if outlines else "FontFile2": file.reference,
        }
    )
    pdf.add_object(descriptor)
    made = Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/Type1" if outlines else "/TrueType",
            "BaseFont": f"/{name}",
            "FirstChar": _FIRST,
            "LastChar": _LAST,
            "Widths": widths,
            "Encoding": _encoding(advances),
            "FontDescriptor": descriptor.reference,
        }
    )
    pdf.add_object(made)
    reference: bytes = made.reference
    return reference


def _letters() -> Iterator[tuple[int, str]]:
    for code in range(_FIRST, _LAST + 1):
        if code in _SAMI:
            yield code, _SAMI[code][1]
        else:
            letter = bytes((code,)).decode("cp1252", "ignore")
            if letter:
                yield code, letter


def _cut(data: bytes) -> bytes:
    """The font with the characters of the encoding alone."""
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    characters = {ord(letter) for _, letter in _letters()}
    wanted.sets(uharfbuzz.SubsetInputSets.UNICODE).update(characters)
    # Ligatures are not for text that is being written.
    wanted.sets(uharfbuzz.SubsetInputSets.LAYOUT_FEATURE_TAG).clear()
    return bytes(uharfbuzz.subset(uharfbuzz.Face(data), wanted).blob.data)


def _opened(data: bytes) -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(io.BytesIO(data), lazy=True)


def _advances(font: Any) -> dict[str, int]:
    """Letter → advance in font units, of those the font has."""
    metrics = font["hmtx"].metrics
    return {chr(code): metrics[glyph][0] for code, glyph in font.getBestCmap().items()}


def _encoding(advances: dict[str, int]) -> Any:
    from pydyf import Array, Dictionary

    differences = Array()
    for code, (name, letter) in _SAMI.items():
        if letter in advances:
            differences.extend((code, f"/{name}"))
    encoding = {"Type": "/Encoding", "BaseEncoding": "/WinAnsiEncoding"}
    if differences:
        encoding["Differences"] = differences
    return Dictionary(encoding)
