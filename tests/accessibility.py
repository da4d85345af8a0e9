"""PowerPoint's accessibility rules, as far as a file shows, and what else must never be in one.

Each finding is a line: the rule, where, what. An empty list is a clean deck.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
DC = "{http://purl.org/dc/elements/1.1/}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
FOOTERS = ("ftr", "dt", "sldNum")
TITLES = ("title", "ctrTitle")
DEFAULT_SECTIONS = ("", "default section", "untitled section", "standardinndeling")
_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")
_NOTES = re.compile(r"ppt/notesSlides/notesSlide\d+\.xml")
_FILE_NAME = re.compile(r".*\.(png|jpe?g|gif|svg|emf|wmf|bmp|tiff?)", re.IGNORECASE)
_BARE_LINK = re.compile(r"https?://|www\.")

Finding = tuple[str, str, str]


def parsed(data: bytes) -> Any:
    """XML as elements; tests reach into it freely, so its type is open."""
    return etree.fromstring(data)


def findings(deck: bytes, languages: set[str]) -> list[str]:
    """Everything a checker would say about the deck."""
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        names = package.namelist()
        parts = {name: package.read(name) for name in names}
    said: list[Finding] = [
        ("part-twice", name, "") for name, n in Counter(map(str.lower, names)).items() if n > 1
    ]
    slides = sorted((n for n in parts if _SLIDE.fullmatch(n)), key=_number)
    trees = {name: parsed(parts[name]) for name in slides}
    for name, root in trees.items():
        for rule in _SLIDE_RULES:
            said += [(label, name, what) for label, what in rule(root)]
        said += [("language", name, what) for what in _languages(root, languages)]
    for name in filter(_NOTES.fullmatch, names):
        root = parsed(parts[name])
        said += [("language", name, what) for what in _languages(root, languages)]
    titles = Counter(_title(root) for root in trees.values())
    said += [("title-twice", "slides", title) for title, n in titles.items() if n > 1]
    said += _presentation(parsed(parts["ppt/presentation.xml"]))
    said += _core(parsed(parts["docProps/core.xml"]), languages)
    return [" ".join(filter(None, finding)) for finding in said]


def _number(name: str) -> int:
    found = _SLIDE.fullmatch(name)
    assert found
    return int(found.group(1))


def _shapes(tree: Any) -> Iterator[Any]:
    for child in tree:
        if child.tag in {f"{P}{kind}" for kind in ("sp", "pic", "graphicFrame", "grpSp", "cxnSp")}:
            yield child
            if child.tag == f"{P}grpSp":
                yield from _shapes(child)


def _all_shapes(root: Any) -> list[Any]:
    return list(_shapes(root.find(f"{P}cSld/{P}spTree")))


def _words(element: Any) -> str:
    return "".join(t.text or "" for t in element.iter(f"{A}t")).strip()


def _placeholder(shape: Any) -> str | None:
    ph = shape.find(f"*/{P}nvPr/{P}ph")
    return None if ph is None else str(ph.get("type", "obj"))


def _properties(shape: Any) -> Any:
    return shape.find(f"*/{P}cNvPr")


def _title(root: Any) -> str:
    return next((_words(s) for s in _all_shapes(root) if _placeholder(s) in TITLES), "")


Said = Iterator[tuple[str, str]]


def _title_is_there_and_first(root: Any) -> Said:
    kinds = [_placeholder(shape) for shape in _all_shapes(root)]
    if not _title(root):
        yield "title-missing", ""
    elif kinds[0] not in TITLES:
        yield "title-not-first", str(kinds)


def _footers_are_last(root: Any) -> Said:
    kinds = [_placeholder(shape) for shape in root.find(f"{P}cSld/{P}spTree").iterchildren()]
    kinds = kinds[2:]  # after the tree's own two elements
    first = next((n for n, kind in enumerate(kinds) if kind in FOOTERS), len(kinds))
    if any(kind not in FOOTERS for kind in kinds[first:]):
        yield "footer-not-last", str(kinds)


def _ids_are_unique(root: Any) -> Said:
    ids = Counter(element.get("id") for element in root.iter(f"{P}cNvPr"))
    yield from (("id-twice", str(number)) for number, n in ids.items() if n > 1)
    names = Counter(_properties(shape).get("name") for shape in _all_shapes(root))
    yield from (("name-twice", str(name)) for name, n in names.items() if n > 1)


def _drawn_things_are_described(root: Any) -> Said:
    for shape in _all_shapes(root):
        properties = _properties(shape)
        decorative = any(mark.get("val") == "1" for mark in properties.iter(DECORATIVE))
        drawn = shape.tag in {f"{P}pic", f"{P}graphicFrame", f"{P}grpSp"}
        empty = shape.tag == f"{P}sp" and _placeholder(shape) is None and not _words(shape)
        description = (properties.get("descr") or "").strip()
        if (drawn or empty) and not decorative and not description:
            yield "description-missing", properties.get("name")
        if decorative and description:
            yield "decorative-but-described", properties.get("name")
        if _FILE_NAME.fullmatch(description):
            yield "description-is-a-file-name", description


def _placeholders_are_filled(root: Any) -> Said:
    for shape in _all_shapes(root):
        kind = _placeholder(shape)
        if shape.tag == f"{P}sp" and kind is not None and not _words(shape):
            yield "placeholder-empty", _properties(shape).get("name")


def _tables_have_a_header(root: Any) -> Said:
    for table in root.iter(f"{A}tbl"):
        if table.find(f"{A}tblPr").get("firstRow") != "1":
            yield "table-header", ""
        if any(cell.get("gridSpan") or cell.get("rowSpan") for cell in table.iter(f"{A}tc")):
            yield "table-merged", ""


def _links_say_where(root: Any) -> Said:
    for run in root.iter(f"{A}r"):
        if run.find(f"{A}rPr/{A}hlinkClick") is not None and _BARE_LINK.match(_words(run)):
            yield "link-text", _words(run)


def _nothing_overrides_the_theme(root: Any) -> Said:
    yield from (("own-colour", c.get("val")) for c in root.iter(f"{A}srgbClr"))


_SLIDE_RULES: tuple[Callable[[Any], Said], ...] = (
    _title_is_there_and_first,
    _footers_are_last,
    _ids_are_unique,
    _drawn_things_are_described,
    _placeholders_are_filled,
    _tables_have_a_header,
    _links_say_where,
    _nothing_overrides_the_theme,
)


def _languages(root: Any, allowed: set[str]) -> Iterator[str]:
    for element in root.iter(f"{A}r", f"{A}fld", f"{A}br"):
        properties = element.find(f"{A}rPr")
        lang = None if properties is None else properties.get("lang")
        if lang not in allowed:
            yield f"{lang}: {_words(element)}"
    for end in root.iter(f"{A}endParaRPr"):
        if end.get("lang") not in allowed:
            yield f"{end.get('lang')}: end of paragraph"


def _presentation(root: Any) -> Iterator[Finding]:
    names = [str(section.get("name")).strip() for section in root.iter(f"{P14}section")]
    for name, n in Counter(names).items():
        if n > 1:
            yield "section-twice", "presentation", name
        if name.lower() in DEFAULT_SECTIONS:
            yield "section-unnamed", "presentation", name


def _core(root: Any, languages: set[str]) -> Iterator[Finding]:
    if not (root.findtext(f"{DC}title") or "").strip():
        yield "core-title", "properties", ""
    if root.findtext(f"{DC}language") not in languages:
        yield "core-language", "properties", root.findtext(f"{DC}language") or ""
