"""The fields of a form to fill in: ISO 32000-1, 12.7, written so that they can be read aloud.

The templates mark what is to be a field: ``data-field="text"`` or ``"choice"`` (one of several
with the same name), ``data-name``, ``data-label`` (what a screen reader says), and for a choice
``data-value`` and ``data-question``. WeasyPrint's own forms leave a choice without a label of its
own and without a look when it is not made, and have the reader's program draw every field anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from handout.pages.artifacts import Box, Element, unwrapped
from handout.pages.entry_font import entry_font

_FONT = "Entry"
_TEXT_PT = 11
_PX = 0.75
"""CSS pixels to points."""

_PRINT = 1 << 2
_MULTILINE = 1 << 12
_NO_TOGGLE_TO_OFF = 1 << 14
_RADIO = 1 << 15
"""Flags of annotations (table 165) and fields (tables 226 and 228)."""

_ONE_LINE_PT = 36.0
"""A field higher than this takes several lines."""

_ROUND = 0.5523
"""How far a Bézier curve's handles reach to make a quarter of a circle of radius 1."""


def add_fields(pdf: Any, pages: Sequence[Box], font: Path) -> None:
    """Put a field where each marked box is, in the order of the pages, and note it at the box
    (``widget_annotation``) for the structure. ``pdf`` is a ``pydyf.PDF`` whose pages are drawn."""
    _Form(pdf, font).add(pages)


@dataclass(slots=True)
class _Group:
    """The choices that exclude each other."""

    field: Any
    kids: Any
    values: list[str] = field(default_factory=list)


class _Form:
    def __init__(self, pdf: Any, font: Path) -> None:
        from pydyf import Array

        self._pdf = pdf
        self._font = font
        self._fields = Array()
        self._groups: dict[str, _Group] = {}

    def add(self, pages: Sequence[Box]) -> None:
        from pydyf import Array, Dictionary, String

        objects = {b"%d 0 R" % item.number: item for item in self._pdf.objects}
        for page, reference in zip(pages, self._pdf.page_references, strict=True):
            height_px = page.margin_height()
            widgets = [
                self._widget(box, element, _corners_pt(box, height_px), reference).reference
                for box, element in _marked(page)
            ]
            if widgets:
                written = objects[reference]
                written["Annots"] = Array([*written.get("Annots", ()), *widgets])
        font = entry_font(self._pdf, self._font)
        self._pdf.catalog["AcroForm"] = Dictionary(
            {
                "Fields": self._fields,
                "DR": Dictionary({"Font": Dictionary({_FONT: font})}),
                "DA": String(_look()),
            }
        )

    def _widget(self, box: Box, element: Element, corners: tuple[float, ...], page: bytes) -> Any:
        from pydyf import Array, String

        widget = self._added(
            {
                "Type": "/Annot",
                "Subtype": "/Widget",
                "Rect": Array(corners),
                "P": page,
                "F": _PRINT,
                "TU": String(element.get("data-label")),
            }
        )
        size = corners[2] - corners[0], corners[3] - corners[1]
        if element.get("data-field") == "choice":
            self._choice(widget, element, size)
        else:
            self._text(widget, element, size)
        box.widget_annotation = widget
        return widget

    def _text(self, widget: Any, element: Element, size: tuple[float, float]) -> None:
        from pydyf import Dictionary, String

        widget["FT"] = "/Tx"
        widget["T"] = String(element.get("data-name"))
        if size[1] > _ONE_LINE_PT:
            widget["Ff"] = _MULTILINE
        widget["DA"] = String(_look())
        widget["AP"] = Dictionary({"N": self._drawing("/Tx BMC EMC", size).reference})
        self._fields.append(widget.reference)

    def _choice(self, widget: Any, element: Element, size: tuple[float, float]) -> None:
        from pydyf import Dictionary

        name, value = element.get("data-name"), element.get("data-value")
        group = self._groups.get(name) or self._group(name, element)
        group.values.append(value)
        group.kids.append(widget.reference)
        chosen, other = self._drawing(_disc(*size), size), self._drawing("", size)
        widget["Parent"] = group.field.reference
        widget["AS"] = "/Off"
        states = Dictionary({value: chosen.reference, "Off": other.reference})
        widget["AP"] = Dictionary({"N": states})

    def _group(self, name: str, element: Element) -> _Group:
        from pydyf import Array, String

        kids = Array()
        made = self._added(
            {
                "FT": "/Btn",
                "Ff": _NO_TOGGLE_TO_OFF | _RADIO,
                "T": String(name),
                "TU": String(element.get("data-question")),
                "V": "/Off",
                "Kids": kids,
            }
        )
        self._fields.append(made.reference)
        self._groups[name] = _Group(made, kids)
        return self._groups[name]

    def _drawing(self, content: str, size: tuple[float, float]) -> Any:
        from pydyf import Array, Stream

        drawing = Stream(
            [content],
            {"Type": "/XObject", "Subtype": "/Form", "BBox": Array((0, 0, *size))},
        )
        self._pdf.add_object(drawing)
        return drawing

    def _added(self, values: dict[str, object]) -> Any:
        from pydyf import Dictionary

        new = Dictionary(values)
        self._pdf.add_object(new)
        return new


def _marked(box: Box) -> Iterator[tuple[Box, Element]]:
    """The boxes that are to be fields, in reading order."""
    box = unwrapped(box)
    element = box.element
    if element is not None and box.element_tag == element.tag and element.get("data-field"):
        yield box, element
        return
    for child in getattr(box, "children", ()):
        yield from _marked(child)


def _corners_pt(box: Box, page_height_px: float) -> tuple[float, float, float, float]:
    """The border box in points, from the lower left corner of the page."""
    left, top = box.border_box_x(), box.border_box_y()
    right, bottom = left + box.border_width(), top + box.border_height()
    return (
        round(left * _PX, 3),
        round((page_height_px - bottom) * _PX, 3),
        round(right * _PX, 3),
        round((page_height_px - top) * _PX, 3),
    )


def _look() -> str:
    return f"/{_FONT} {_TEXT_PT} Tf 0 g"


def _disc(width: float, height: float) -> str:
    """A filled disc in the middle of a box, six tenths as wide."""
    x, y, r = width / 2, height / 2, min(width, height) * 0.3
    h = r * _ROUND
    points = (
        (x + r, y + h, x + h, y + r, x, y + r),
        (x - h, y + r, x - r, y + h, x - r, y),
        (x - r, y - h, x - h, y - r, x, y - r),
        (x + h, y - r, x + r, y - h, x + r, y),
    )
    curves = " ".join(" ".join(f"{value:.2f}" for value in curve) + " c" for curve in points)
    return f"q 0 g {x + r:.2f} {y:.2f} m {curves} f Q"
