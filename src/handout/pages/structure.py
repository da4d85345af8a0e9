"""Laid-out boxes → the logical structure of a tagged PDF, as plain data.

Every HTML element becomes at most one structure element, however many lines or pages its
boxes are spread over (ISO 32000-1, 14.7 and 14.8.4). The templates can name a structure type
that HTML lacks with ``data-structure="Note"``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from handout.pages.artifacts import Artifacts, Box, Element, unwrapped

_SVG = "{http://www.w3.org/2000/svg}svg"

_TYPES = {
    "section": "Sect",
    "nav": "Sect",
    "article": "Art",
    "main": "Part",
    "figure": "Div",
    "blockquote": "BlockQuote",
    "p": "P",
    "address": "P",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "table": "Table",
    "caption": "Caption",
    "figcaption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "dt": "Lbl",
    "dd": "Div",
    "a": "Link",
    "img": "Figure",
    _SVG: "Figure",
    "strong": "Span",
    "b": "Span",
    "em": "Span",
    "i": "Span",
    "small": "Span",
    "cite": "Span",
    "del": "Span",
    "sup": "Span",
    "sub": "Span",
    "q": "Quote",
    "code": "Code",
}
"""HTML element → standard structure type. Elements that are not here only group others, and
their content belongs to what they stand in."""

_NUMBERING = {
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
    "decimal": "Decimal",
    "lower-alpha": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
}
"""``list-style-type`` → ``ListNumbering`` (ISO 32000-1, table 347)."""

_SCOPES = {"row": "Row", "rowgroup": "Row", "col": "Column", "colgroup": "Column"}

_HEADINGS = frozenset(f"H{level}" for level in range(1, 7))

_KEPT_WHEN_EMPTY = frozenset({"Document", "Table", "TR", "TH", "TD"})
"""A row has as many cells as its table has columns, filled in or not (ISO 14289-1, 7.5)."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked-content sequence of a page, counted from 0."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True, eq=False)
class Annotation:
    """A link or a field of a form; ``data`` is its ``pydyf`` dictionary."""

    page: int
    data: Any


@dataclass(slots=True, eq=False)
class Node:
    """A structure element. ``attributes`` is owner → attribute → value (14.8.5), ``box_pt`` the
    rectangle of a figure in points from the lower left corner of its page."""

    type: str
    parent: Node | None = None
    kids: list[Node | Marked | Annotation] = field(default_factory=list)
    id: str | None = None
    lang: str | None = None
    alt: str | None = None
    actual_text: str | None = None
    attributes: dict[str, dict[str, Any]] = field(default_factory=dict)

    def nodes(self) -> Iterator[Node]:
        """This node and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.nodes()

    def below(self, kind: str) -> Iterator[Node]:
        return (node for node in self.nodes() if node.type == kind)


class StructureTree:
    """Grows page by page; ``root`` is the Document element."""

    def __init__(self, artifacts: Artifacts) -> None:
        self.root = Node("Document")
        self._artifacts = artifacts
        self._nodes: dict[Element, Node] = {}
        self._items: dict[Element, Node] = {}

    def add_page(self, number: int, page: Box, marks: dict[Box, Any]) -> None:
        """``marks`` is what the stream noted for each marked box; boxes met are taken out."""
        self._visit(page, self.root, number, page.margin_height(), marks)
        if marks:
            raise RuntimeError(f"page {number + 1} has content that is not in the structure")

    def finish(self) -> Node:
        """The tree without empty elements, its headings in steps of one, its tables related to
        their headers."""
        _prune(self.root)
        _level_headings(self.root)
        for number, table in enumerate(self.root.below("Table"), start=1):
            _open_lone_header(table)
            _relate_headers(table, f"table-{number}")
        return self.root

    def _visit(self, box: Box, node: Node, page: int, height: float, marks: dict[Box, Any]) -> None:
        box = unwrapped(box)
        if box in self._artifacts:
            return
        own = self._node(box, node)
        mark = marks.pop(box, None)
        if mark is not None:
            own.kids.append(Marked(page, mark["mcid"]))
        if own.type == "Figure" and "Layout" not in own.attributes:
            own.attributes["Layout"] = {"BBox": _rectangle_pt(box, height)}
        if own.type == "Link" and box.link_annotation:
            own.kids.append(Annotation(page, box.link_annotation))
        if own.type == "Form" and box.widget_annotation:
            own.kids.append(Annotation(page, box.widget_annotation))
        for child in getattr(box, "children", ()):
            self._visit(child, own, page, height, marks)

    def _node(self, box: Box, node: Node) -> Node:
        """The structure element a box belongs to; ``node`` is that of the box around it."""
        element = box.element
        if element is None or box.element_tag in {"html", "body"}:
            return node
        if box.element_tag.endswith("::marker"):
            return self._label(element, node)
        if box.element_tag != element.tag:
            return node
        if element not in self._nodes:
            self._nodes[element] = self._new(box, element, node)
        return self._nodes[element]

    def _new(self, box: Box, element: Element, parent: Node) -> Node:
        kind = element.get("data-structure") or _TYPES.get(element.tag)
        if element.tag == "dd":
            # An item has one body, a term may have several details.
            bodies = (kid for kid in parent.kids if isinstance(kid, Node) and kid.type == "LBody")
            parent = next(bodies, None) or _child(parent, "LBody")
        elif parent.type == "L" and element.tag in {"li", "div"}:
            kind = "LI"
        elif kind is None and element.tag == "span" and (element.get("lang") or _label_of(element)):
            kind = "Span"
        if kind is None and element.get("lang"):
            kind = "Div"
        if kind is None:
            return parent
        new = _child(parent, kind)
        new.lang = element.get("lang")
        if kind == "LI" and element.tag == "li":
            self._items[element] = new
            return _child(new, "LBody")
        _describe(new, box, element)
        return new

    def _label(self, element: Element, node: Node) -> Node:
        item = self._items.get(element)
        if item is None:
            return node
        first = item.kids[0]
        if isinstance(first, Node) and first.type == "Lbl":
            return first
        label = Node("Lbl", item)
        item.kids.insert(0, label)
        return label


def _child(parent: Node, kind: str) -> Node:
    child = Node(kind, parent)
    parent.kids.append(child)
    return child


def _label_of(element: Element) -> str | None:
    label: str | None = element.get("aria-label")
    return label


def _describe(node: Node, box: Box, element: Element) -> None:
    """What a reader without eyes needs to know beside the text."""
    match node.type:
        case "Figure":
            node.alt = _alternative(element)
        case "L":
            numbering = _NUMBERING.get(str(box.style["list_style_type"]), "None")
            node.attributes["List"] = {"ListNumbering": numbering}
        case "TH":
            scope = _SCOPES.get(element.get("scope", "col"), "Column")
            node.attributes["Table"] = {"Scope": scope}
        case "Note":
            # Unique in the file (ISO 14289-1, 7.9): the template's own id is.
            node.id = element.get("id")
        case "Span":
            node.actual_text = _label_of(element)
        case _:
            pass


def _alternative(element: Element) -> str:
    if element.tag == _SVG:
        title = element.find("{http://www.w3.org/2000/svg}title")
        return element.get("aria-label") or (title.text if title is not None else "") or ""
    return element.get("alt") or ""


def _rectangle_pt(box: Box, page_height_px: float) -> tuple[float, float, float, float]:
    """The content box in points, from the lower left corner; CSS pixels are 0.75 points."""
    left, top = box.content_box_x(), box.content_box_y()
    right, bottom = left + box.width, top + box.height
    return (
        left * 0.75,
        (page_height_px - bottom) * 0.75,
        right * 0.75,
        (page_height_px - top) * 0.75,
    )


def _prune(node: Node) -> bool:
    """Take away what holds nothing; tell whether ``node`` holds something."""
    node.kids = [kid for kid in node.kids if not isinstance(kid, Node) or _prune(kid)]
    return bool(node.kids) or node.type in _KEPT_WHEN_EMPTY


def _level_headings(root: Node) -> None:
    """Let no heading be more than one level under the one it belongs to (ISO 14289-1, 7.4.2).

    ``handout check`` tells the author of a level that is skipped; what is made reads well still.
    """
    above: list[int] = []
    for node in root.nodes():
        if node.type in _HEADINGS:
            level = int(node.type[1])
            above = [*(outer for outer in above if outer < level), level]
            node.type = f"H{len(above)}"


def _open_lone_header(table: Node) -> None:
    """Rows that only head other rows need such (ISO 32000-1, 14.8.4.3.4); without, they are rows
    like any other."""
    parts = [kid for kid in table.kids if isinstance(kid, Node)]
    if any(part.type == "TBody" for part in parts):
        return
    for head in [part for part in parts if part.type == "THead"]:
        at = table.kids.index(head)
        table.kids[at : at + 1] = head.kids
        for row in head.kids:
            if isinstance(row, Node):
                row.parent = table


def _relate_headers(table: Node, name: str) -> None:
    """Name the header cells above and before each data cell (ISO 14289-1, 7.5).

    The tables of the model are regular: no cell spans rows or columns.
    """
    columns: dict[int, str] = {}
    for row_number, row in enumerate(table.below("TR")):
        before: list[str] = []
        for column, cell in enumerate(kid for kid in row.kids if isinstance(kid, Node)):
            if cell.type == "TH":
                cell.id = f"{name}-{row_number}-{column}"
                if cell.attributes["Table"]["Scope"] == "Row":
                    before.append(cell.id)
                else:
                    columns[column] = cell.id
            else:
                headers = [columns[column]] if column in columns else []
                cell.attributes["Table"] = {"Headers": [*headers, *before]}
