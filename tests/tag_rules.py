"""What a screen reader would miss in a tagged PDF, beyond what a validator sees.

One function per rule, in one table; each gives what it has to complain about in plain words.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import pikepdf

from tag_tree import Element, TaggedPdf

Rule: TypeAlias = Callable[[TaggedPdf], Iterator[str]]

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")

_PRINTED = 4
"""The print flag of an annotation (ISO 32000-1, table 165)."""

_TAG = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")

_PARENTS = {
    "LI": {"L"},
    "Lbl": {"LI", "Note"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TR": {"Table", "THead", "TBody"},
    "TH": {"TR"},
    "TD": {"TR"},
}
"""Where a type may stand (ISO 32000-1, 14.8.4.3)."""

_CHILDREN = {
    "L": {"LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOCI", "TOC", "Caption"},
    "Table": {"Caption", "THead", "TBody", "TR"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
}

_KNOWN = frozenset(
    (
        *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI"),
        *("P", *HEADINGS, "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody"),
        *("Span", "Quote", "Note", "Reference", "Code", "Link", "Form", "Figure"),
    )
)
"""The standard types we write. ``NonStruct`` is none of them: it hides what it holds."""


def complaints(data: bytes) -> list[str]:
    """All complaints about a PDF, each after the name of its rule; [] when it reads well."""
    pdf = TaggedPdf(data)
    return [f"{rule.__name__}: {complaint}" for rule in RULES for complaint in rule(pdf)]


def names_itself(pdf: TaggedPdf) -> Iterator[str]:
    """The catalogue and the metadata say what the document is, and in which language."""
    root: Any = pdf.pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "not marked as tagged"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "the file's name is shown instead of the title"
    if not _TAG.fullmatch(str(root.get("/Lang", ""))):
        yield f"language {root.get('/Lang')}"
    with pdf.pdf.open_metadata() as metadata:
        # A form to fill in is no record for an archive (ISO 19005-2, 6.4.1).
        archived = {"pdfaid:part": "2", "pdfaid:conformance": "A"}
        wanted = {"pdfuaid:part": "1", **({} if "/AcroForm" in root else archived)}
        for name, value in wanted.items():
            if metadata.get(name) != value:
                yield f"{name} is {metadata.get(name)}"
        if not metadata.get("dc:title"):
            yield "no title"


def tab_follows_structure(pdf: TaggedPdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pdf.pages, 1):
        if page.get("/Tabs") != pikepdf.Name.S:
            yield f"page {number}"


def everything_is_marked(pdf: TaggedPdf) -> Iterator[str]:
    """All that is drawn is an artifact or stands in the tree, once."""
    in_tree = Counter(mark for element in pdf.root.all() for mark in element.marks)
    yield from (f"{mark} is read {count} times" for mark, count in in_tree.items() if count > 1)
    drawn = set()
    for page in range(len(pdf.pdf.pages)):
        if operators := pdf.outside(page):
            yield f"page {page + 1} draws {sorted(operators)} outside all marks"
        for tag, properties, _ in pdf.marked(page):
            if tag != "/Artifact":
                drawn.add((page, int(properties.MCID)))
    if lost := drawn - set(in_tree):
        yield f"never read: {sorted(lost)}"
    if missing := set(in_tree) - drawn:
        yield f"in the tree and not on a page: {sorted(missing)}"


def types_stand_where_they_may(pdf: TaggedPdf) -> Iterator[str]:
    for element in pdf.root.all():
        if element.type not in _KNOWN:
            yield element.type
        for child in element.children:
            wanted = _CHILDREN.get(element.type, {child.type})
            if child.type not in wanted or element.type not in _PARENTS.get(
                child.type, {element.type}
            ):
                yield f"{child.type} in {element.type}"
        if element.type in _CHILDREN and element.marks:
            yield f"text directly in {element.type}"


def headings_lead_through(pdf: TaggedPdf) -> Iterator[str]:
    """One H1, first; no level is skipped, and every heading says something."""
    headings = list(pdf.root.all(*HEADINGS))
    levels = [int(heading.type[1]) for heading in headings]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"levels {levels}"
    for before, after in itertools.pairwise(levels):
        if after > before + 1:
            yield f"H{after} after H{before}"
    yield from (f"empty {h.type}" for h in headings if not pdf.text(h).strip())


def bookmarks_are_the_headings(pdf: TaggedPdf) -> Iterator[str]:
    """The outline has the headings' words, as they are printed, in their order."""
    with pdf.pdf.open_outline() as outline:
        titles = [_squeezed(title) for title in _titles(outline.root)]
    headings = [_squeezed(pdf.text(heading, printed=True)) for heading in pdf.root.all(*HEADINGS)]
    remaining = iter(headings)
    yield from (f"«{title}»" for title in titles if title not in remaining)
    if headings and not titles:
        yield "none"


def _titles(items: Any) -> Iterator[str]:
    for item in items:
        yield item.title
        yield from _titles(item.children)


def _squeezed(text: str) -> str:
    """Without what differs between a line on paper and the words."""
    return re.sub(r"[\s\u00ad\u2060]", "", text)


def figures_are_described_and_placed(pdf: TaggedPdf) -> Iterator[str]:
    """An alternative text, and a box on the page the figure is on."""
    for figure in pdf.root.all("Figure"):
        alt = str(figure.data.get("/Alt", ""))
        if not alt.strip():
            yield "a figure without alternative text"
        box = figure.attribute("/BBox")
        if box is None or not figure.marks:
            yield f"«{alt}» is nowhere"
            continue
        left, bottom, right, top = (float(number) for number in box)
        _, _, width, height = pdf.pdf.pages[figure.marks[0][0]].MediaBox
        if not (0 <= left < right <= width and 0 <= bottom < top <= height):
            yield f"«{alt}» is off its page: {[float(number) for number in box]}"


def tables_relate_their_cells(pdf: TaggedPdf) -> Iterator[str]:
    """As many cells in each row; a scope on each heading; each cell knows its headings."""
    for table in pdf.root.all("Table"):
        ids = {str(header.data.ID) for header in table.all("TH") if "/ID" in header.data}
        rows = [row.children for row in table.all("TR")]
        if len({len(row) for row in rows}) != 1:
            yield f"rows of {sorted({len(row) for row in rows})} cells"
        if not ids:
            yield "no headings"
        for header in table.all("TH"):
            if header.attribute("/Scope") not in (pikepdf.Name.Column, pikepdf.Name.Row):
                yield f"no scope on «{pdf.text(header)}»"
        for cell in table.all("TD"):
            named = {str(name) for name in cell.attribute("/Headers") or ()}
            if not named or not named <= ids:
                yield f"«{pdf.text(cell)}» is under {sorted(named)}"


def lists_have_their_numbering(pdf: TaggedPdf) -> Iterator[str]:
    """Numbered or not is told, every item has a body, and labels are there when they are drawn."""
    for found in pdf.root.all("L"):
        numbering = str(found.attribute("/ListNumbering"))
        if numbering == "None" or not found.children:
            yield "a list without numbering or items"
        for item in found.children:
            parts = [part.type for part in item.children]
            if parts not in (["Lbl", "LBody"], ["LBody"], ["Lbl"]):
                yield f"an item of {parts}"
            if numbering not in ("/None", "None") and "Lbl" not in parts:
                yield f"«{pdf.text(item)}» has no label"


def links_say_where_they_lead(pdf: TaggedPdf) -> Iterator[str]:
    """Each link has its words, its annotation, and the words again for whoever tabs to it."""
    in_tree: Counter[Any] = Counter()
    for link in pdf.root.all("Link"):
        words = pdf.text(link).strip()
        if not words:
            yield "a link without words"
        if not link.annotations:
            yield f"«{words}» cannot be followed"
        in_tree.update(annotation.objgen for annotation in link.annotations)
    for number, page in enumerate(pdf.pdf.pages, 1):
        for annotation in page.get("/Annots", []):
            if annotation.Subtype != pikepdf.Name.Link:
                continue
            said = str(annotation.get("/Contents", ""))
            if in_tree[annotation.objgen] != 1 or "/StructParent" not in annotation:
                yield f"«{said}» on page {number} is not in the tree"
            if not said.strip() or not int(annotation.get("/F", 0)) & _PRINTED:
                yield f"«{said}» on page {number} is not described or not printed"
            left, bottom, right, top = (float(edge) for edge in annotation.Rect)
            if abs(right - left) < 1 or abs(top - bottom) < 1:
                yield f"«{said}» on page {number} has nothing to click at"


def notes_are_reached_and_left(pdf: TaggedPdf) -> Iterator[str]:
    """A note has an id of its own, a reference leads to it, and a link leads back."""
    notes = list(pdf.root.all("Note"))
    ids = Counter(str(note.data.get("/ID", "")) for note in notes)
    yield from (f"the id «{name}»" for name, count in ids.items() if not name or count > 1)
    leading = {
        str(annotation.get("/Dest") or annotation.get("/A", {}).get("/D", ""))
        for reference in pdf.root.all("Reference")
        for link in reference.all("Link")
        for annotation in link.annotations
    }
    yield from (f"nothing leads to {name}" for name in ids if name not in leading)
    for note in notes:
        if not any(True for _ in note.all("Link")):
            yield f"no way back from {note.data.get('/ID')}"


def contents_can_be_followed(pdf: TaggedPdf) -> Iterator[str]:
    for item in pdf.root.all("TOCI"):
        if not any(link.annotations for link in item.all("Link")):
            yield f"«{pdf.text(item)}»"


def languages_are_told(pdf: TaggedPdf) -> Iterator[str]:
    """A language has a tag, and none repeats what it stands in."""

    def visit(element: Element, around: str) -> Iterator[str]:
        own = str(element.data.get("/Lang", ""))
        if own and not _TAG.fullmatch(own):
            yield f"«{own}»"
        if own == around:
            yield f"{own} in {around}"
        for child in element.children:
            yield from visit(child, own or around)

    yield from visit(pdf.root, str(pdf.pdf.Root.get("/Lang", "")))


def nothing_is_empty(pdf: TaggedPdf) -> Iterator[str]:
    """Nothing is announced that holds nothing; a cell of a table may."""
    for element in pdf.root.all():
        # A form's field is in its annotation.
        filled = element.kids or (element.type == "Form" and "/K" in element.data)
        if not filled and element.type not in ("Document", "TD", "TH"):
            yield element.type


def words_can_be_read(pdf: TaggedPdf) -> Iterator[str]:
    """Every glyph has a character."""
    for (page, mcid), text in pdf.texts.items():
        if "\N{REPLACEMENT CHARACTER}" in text or "\0" in text:
            yield f"{text!r} on page {page + 1}, {mcid}"


def furniture_is_pagination(pdf: TaggedPdf) -> Iterator[str]:
    """Running heads and feet, where there are any, stand on every page but the first, beside the
    tree."""

    def has(number: int) -> bool:
        artifacts = [properties for tag, properties, _ in pdf.marked(number) if tag == "/Artifact"]
        return any(p is not None and p.get("/Type") == pikepdf.Name.Pagination for p in artifacts)

    without = [number + 1 for number in range(1, len(pdf.pdf.pages)) if not has(number)]
    if 0 < len(without) < len(pdf.pdf.pages) - 1:
        yield f"pages {without} have none"


RULES: tuple[Rule, ...] = (
    names_itself,
    tab_follows_structure,
    everything_is_marked,
    types_stand_where_they_may,
    headings_lead_through,
    bookmarks_are_the_headings,
    figures_are_described_and_placed,
    tables_relate_their_cells,
    lists_have_their_numbering,
    links_say_where_they_lead,
    notes_are_reached_and_left,
    contents_can_be_followed,
    languages_are_told,
    nothing_is_empty,
    words_can_be_read,
    furniture_is_pagination,
)
