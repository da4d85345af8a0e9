"""In which language each piece of a finished file is read aloud, and what is read in a wrong one:
of a deck by what stands on its runs, of a PDF by its tag tree, of a page by ``lang``."""

from __future__ import annotations

import dataclasses
import html.parser
import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lxml import etree

from handout.language.labels import label
from handout.language.tags import full_tag
from handout.model import LANGUAGES, Code, Document, Quote, Text
from tag_tree import Element, TaggedPdf

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DC = "{http://purl.org/dc/elements/1.1/}"

_WORD = re.compile(r"[^\W\d_]{2,}")


class Piece(NamedTuple):
    """``text`` that is read in ``tag``, '' for none; ``where`` is the part of the file."""

    where: str
    tag: str
    text: str


def words_of(text: str) -> set[str]:
    whole = re.sub(r"[-\u2010\ufffe\x02]\r?\n|\u00ad", "", text)
    return set(_WORD.findall(whole.lower()))


def said_in(document: Document) -> dict[str, set[str]]:
    """Tag → the words of the running text that are marked as that language, or are the
    document's."""
    found: dict[str, set[str]] = defaultdict(set)

    def say(node: Any, tag: str) -> None:
        if isinstance(node, Text | Code):
            found[tag] |= words_of(node.text)
        elif isinstance(node, Mapping):
            for value in node.values():
                say(value, tag)
        elif isinstance(node, tuple):
            for value in node:
                say(value, tag)
        elif dataclasses.is_dataclass(node):
            own = getattr(node, "lang", None)
            for field in dataclasses.fields(node):
                # Who is quoted stands in the document's own language.
                is_source = isinstance(node, Quote) and field.name == "source"
                inner = full_tag(own) if own and not is_source else tag
                say(getattr(node, field.name), inner)

    say(document, full_tag(document.language))
    return found


def wrong(data: bytes, document: Document) -> list[str]:
    """What is read in a language that is neither the document's nor its own."""
    said, own = said_in(document), full_tag(document.language)
    known = said.pop(own)
    for language in LANGUAGES:
        if language != document.language:
            # A page leads to its twin by the name of the other language.
            said[full_tag(language)] |= words_of(label(language, f"language_{language}"))
    abroad = set().union(*said.values()) - known
    found = []
    for where, tag, text in spoken(data):
        words = words_of(text)
        if tag == own:
            lost = words & abroad
            if lost:
                found.append(f"{where}: {sorted(lost)} in {own}")
        elif not text or tag not in said or not words <= said[tag]:
            found.append(f"{where}: «{text.strip()}» in «{tag}»")
    return found


def spoken(data: bytes) -> Iterator[Piece]:
    if data.startswith(b"%PDF"):
        return _pdf(data)
    return _deck(data) if data.startswith(b"PK") else _page(data.decode())


# --- decks ---


def _deck(data: bytes) -> Iterator[Piece]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith(".xml"):
                yield from _part(name, etree.fromstring(package.read(name)))


def _part(name: str, root: Any) -> Iterator[Piece]:
    on_slide = name.startswith(("ppt/slides/", "ppt/notesSlides/"))
    if name == "docProps/core.xml":
        yield Piece(f"{name} dc:language", root.findtext(f"{DC}language", ""), "")
    said = ""
    if root.tag == f"{C}chartSpace":
        # A chart is in the language of its table.
        said = " ".join(value.text or "" for value in root.iter(f"{C}v"))
        lang = root.find(f"{C}lang")
        yield Piece(f"{name} c:lang", "" if lang is None else lang.get("val"), said)
    for paragraph in root.iter(f"{A}p"):
        text = said
        for run in paragraph.iter(f"{A}r", f"{A}fld", f"{A}br"):
            properties = run.find(f"{A}rPr")
            tag = "" if properties is None else properties.get("lang", "")
            text = run.findtext(f"{A}t", "")
            yield Piece(f"{name} run", tag, text or "\n")
        for end in paragraph.iterfind(f"{A}endParaRPr"):
            # What is written on goes on in the language before it.
            yield Piece(f"{name} end", end.get("lang", ""), text)
    for style in root.iter(f"{A}defRPr"):
        # A slide's own styles say nothing of language, and so have that of the master's.
        if not (on_slide and style.get("lang") is None):
            yield Piece(f"{name} style", style.get("lang", ""), said)
    for element in root.iter(f"{A}rPr", f"{A}endParaRPr", f"{A}defRPr"):
        if other := element.get("altLang"):
            yield Piece(f"{name} altLang", other, "")


# --- PDFs ---


def _pdf(data: bytes) -> Iterator[Piece]:
    pdf = TaggedPdf(data)
    root = pdf.pdf.Root
    yield Piece("catalog", str(root.get("/Lang", "")), "")

    def visit(element: Element, around: str) -> Iterator[Piece]:
        tag = str(element.data.get("/Lang", around))
        if "/Alt" in element.data or "/ActualText" in element.data:
            # Read instead of what it holds; one string has one language, whatever it quotes.
            yield Piece(f"{element.type} in words", tag, "")
            return
        text = ""
        for kid in element.kids:
            if isinstance(kid, Element):
                yield from visit(kid, tag)
                text += " "
            else:
                text += pdf.texts[kid]
        if text.strip():
            yield Piece(element.type, tag, text)

    yield from visit(pdf.root, str(root.get("/Lang", "")))


# --- pages ---

_HEARD = ("alt", "title", "aria-label", "placeholder", "content")
_EMPTY = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
_MACHINES = frozenset(("viewport", "color-scheme", "robots", "theme-color"))


class _Reader(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = [("", "")]
        self.pieces: list[Piece] = []
        self.drawn = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        lang = given.get("lang", self.open[-1][1])
        if given.get("name", "") not in _MACHINES and "http-equiv" not in given:
            # One string has one language, whatever it quotes.
            self.pieces += [Piece(tag, lang, "\n") for name in _HEARD if given.get(name)]
        # What a drawing says is read by its label.
        self.drawn |= tag == "svg" and "aria-label" in given
        if tag not in _EMPTY:
            self.open.append((tag, lang))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _EMPTY:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        self.drawn &= tag != "svg"
        while self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, lang = self.open[-1]
        if data.strip() and tag not in {"style", "script"} and not self.drawn:
            self.pieces.append(Piece(tag, lang, data))


def _page(text: str) -> Iterator[Piece]:
    reader = _Reader()
    reader.feed(text)
    yield from reader.pieces
