"""The words somebody can meet in a file: shown, read aloud, in a pane or among its properties.

Unlike :mod:`said`, which searches a file's source for what must be nowhere in it, this leaves
out what is written for machines: names of elements, styles, addresses.
"""

from __future__ import annotations

import base64
import html.parser
import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache

import pikepdf
import pypdfium2
from lxml import etree

WORD = re.compile(r"[^\W\d_]{2,}")
"""Letters alone: «2-4», «e1» and single letters are no language's."""
_FILLED_IN = re.compile(r"\{\w+\}")

_ADDRESS = re.compile(r"\b(?:https?://|urn:|mailto:|media/)\S+")
_NAMED = frozenset(
    ("cNvPr", "cSld", "section", "theme", "clrScheme", "fontScheme", "fmtScheme", "custClr",
     "sheet", "table", "tableColumn", "tblStyle", "xmlColumnPr", "definedName")
)  # fmt: skip
"""Elements whose ``name`` PowerPoint or Excel shows."""
_SAID = ("descr", "title", "altText", "displayName", "styleName")
_CODES = frozenset(("f", "formatCode", "attrName", "language", "PresentationFormat"))
"""Elements whose text is no words: formulas, formats of numbers, names of properties, tags."""

_HEARD = frozenset(
    ("alt", "title", "aria-label", "aria-description", "aria-roledescription", "aria-valuetext",
     "placeholder", "label", "content", "value", "download",
     "data-title", "data-part", "data-of", "data-none", "data-one", "data-other", "data-more",
     "data-slide")
)  # fmt: skip
"""Attributes of HTML that people see or hear; the last are shown by styles and the search."""


def shown(data: bytes) -> set[str]:
    """Every word, in lower case."""
    return set(_shown(data))


@cache
def _shown(data: bytes) -> frozenset[str]:
    """The site's archives hold the files that stand beside them; and much is said more than once,
    most of it nothing."""
    texts = set(_texts(data)) - {""}
    return frozenset(word for text in texts for word in words_of(_joined(text)))


def words_of(text: str) -> list[str]:
    """The words of a text, in lower case: no address, nothing that is still to be filled in."""
    return WORD.findall(_FILLED_IN.sub(" ", _ADDRESS.sub(" ", text)).lower())


def _joined(text: str) -> str:
    """Words that a line's end or a soft hyphen has cut, whole again."""
    return re.sub(r"[-\u2010\ufffe\x02]\r?\n|\u00ad", "", text)


def _texts(data: bytes) -> Iterator[str]:
    if data.startswith(b"%PDF"):
        yield from _pdf(data)
    elif data.startswith(b"PK\x03\x04"):
        yield from _package(data)
    elif b"<html" in data[:400].lower():
        yield from _page(data.decode())
    elif data.startswith((b"<?xml", b"<svg")):
        yield from _xml(data)


def _package(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            member = package.read(name)
            if name.endswith(".xml"):
                yield from _xml(member)
            elif not name.endswith(".rels"):
                yield from _shown(member)


def _xml(data: bytes) -> Iterator[str]:
    for element in etree.fromstring(data).iter(etree.Element):
        kind = etree.QName(element).localname
        if kind in _NAMED:
            yield element.get("name", "")
        yield from filter(None, map(element.get, _SAID))
        if kind not in _CODES and kind not in {"style", "script"}:
            yield element.text or ""
        yield element.tail or ""


class _Page(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in {"style", "script"}:
            self.silent = tag
        is_machine = tag == "meta" and given.get("name", given.get("property", "")) in _MACHINES
        for name, value in given.items():
            if name in _HEARD and not is_machine:
                self.texts.append(value)
            for found in _DRAWING.findall(value):
                self.texts += _xml(base64.b64decode(found))

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag: str) -> None:
        if tag == self.silent:
            self.silent = ""

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.texts.append(data)


_MACHINES = frozenset(
    ("", "viewport", "color-scheme", "robots", "theme-color", "og:type", "og:locale",
     "og:locale:alternate", "og:image", "og:url", "og:image:type", "generator", "referrer",
     "twitter:card", "format-detection")
)  # fmt: skip
_DRAWING = re.compile(r"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)")


def _page(text: str) -> Iterator[str]:
    page = _Page()
    page.feed(text)
    yield from page.texts


def _pdf(data: bytes) -> Iterator[str]:
    for page in pypdfium2.PdfDocument(data):
        yield page.get_textpage().get_text_bounded()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for found in pdf.objects:
            yield from _strings(found)
        if "/Metadata" in pdf.Root:
            yield from _xml(pdf.Root.Metadata.read_bytes())


_DEPTH = 20
"""Objects that stand in each other; what is referred to is an object of its own."""
_TOLD = frozenset(
    ("/Alt", "/ActualText", "/E", "/Title", "/Author", "/Subject", "/Keywords", "/Contents",
     "/TU", "/V", "/DV", "/Opt", "/CA", "/UF", "/Desc", "/Summary")
)  # fmt: skip
"""Where PDF keeps text for people (ISO 32000-1); the rest of its strings are for programs.
A field is called by its ``/TU``, and ``/T`` is for whoever reads the answers."""


def _strings(found: object, depth: int = 0, *, told: bool = False) -> Iterator[str]:
    if isinstance(found, pikepdf.String):
        if told:
            yield str(found)
    elif depth < _DEPTH and isinstance(found, pikepdf.Array):
        for item in found:
            if not getattr(item, "is_indirect", False):
                yield from _strings(item, depth + 1, told=told)
    elif depth < _DEPTH and isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        for key, value in dict(found.items()).items():
            if not getattr(value, "is_indirect", False):
                yield from _strings(value, depth + 1, told=key in _TOLD)
