"""All that a file says to anybody, wherever it is kept: shown, read aloud, or in its properties."""

from __future__ import annotations

import base64
import html
import io
import re
import zipfile
from collections.abc import Iterator

import pikepdf
import pypdfium2

_DATA = re.compile(r"data:(image/svg\+xml|text/[a-z]+);base64,([A-Za-z0-9+/=]+)")


def said(data: bytes) -> str:
    """The letters and digits of everything the file says: line breaks, hyphens and marks cut words
    in ways of their own."""
    return bare(" ".join(_texts(data)))


def bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _texts(data: bytes) -> Iterator[str]:
    if data.startswith(b"%PDF"):
        yield from _pdf(data)
    elif data.startswith(b"PK\x03\x04"):
        yield from _package(data)
    elif data.startswith((b"\x89PNG", b"\xff\xd8", b"RIFF", b"wOF2", b"GIF8")):
        return
    else:
        yield from _markup(data.decode())


def _markup(text: str) -> Iterator[str]:
    """Source and all: attributes, comments and what is hidden count too."""
    yield html.unescape(text)
    yield html.unescape(re.sub(r"<[^<>]*>", "", text))
    for _, inside in _DATA.findall(text):
        yield from _markup(base64.b64decode(inside).decode())


def _package(data: bytes) -> Iterator[str]:
    """A deck's or an archive's members."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            member = package.read(name)
            if name.endswith((".xml", ".rels")) or member.startswith(
                (b"%PDF", b"PK\x03\x04", b"<")
            ):
                yield name
                yield from _texts(member)


def _pdf(data: bytes) -> Iterator[str]:
    for page in pypdfium2.PdfDocument(data):
        yield page.get_textpage().get_text_bounded()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for found in pdf.objects:
            yield from _strings(found, 0)
        if "/Metadata" in pdf.Root:
            yield from _markup(pdf.Root.Metadata.read_bytes().decode())
        for attached in pdf.attachments.values():
            yield from _texts(attached.get_file().read_bytes())


_DEPTH = 20
"""Objects that stand in each other; what is referred to is an object of its own."""


def _strings(found: object, depth: int) -> Iterator[str]:
    """Alternative and actual text, titles, contents of annotations, values of fields."""
    if isinstance(found, pikepdf.String):
        yield str(found)
    elif depth < _DEPTH and isinstance(found, pikepdf.Array):
        for item in found:
            if not getattr(item, "is_indirect", False):
                yield from _strings(item, depth + 1)
    elif depth < _DEPTH and isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        for value in dict(found.items()).values():
            if not getattr(value, "is_indirect", False):
                yield from _strings(value, depth + 1)
