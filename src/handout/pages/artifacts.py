"""Which boxes of a laid-out document carry no meaning (ISO 32000-1, 14.8.2.2).

They are found before the pages are drawn, so that they are drawn as artifacts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

Box: TypeAlias = Any
"""A box of ``weasyprint.formatting_structure.boxes``."""
Element: TypeAlias = Any
"""An element of the parsed HTML, with the interface of :mod:`xml.etree.ElementTree`."""


@dataclass(frozen=True, slots=True)
class Artifacts:
    """Boxes, by ``id``, drawn as artifacts; ``furniture`` are those of running heads and feet."""

    decoration: frozenset[int]
    furniture: frozenset[int]

    def __contains__(self, box: Box) -> bool:
        return id(box) in self.decoration or id(box) in self.furniture


def find_artifacts(pages: Iterable[Box]) -> Artifacts:
    """Margin boxes, hidden elements, and the table headers repeated on later pages."""
    from weasyprint.formatting_structure.boxes import MarginBox

    decoration: set[int] = set()
    furniture: set[int] = set()
    headers: set[Element] = set()

    def visit(box: Box, into: set[int] | None, page_headers: set[Element]) -> None:
        box = unwrapped(box)
        if into is None:
            if isinstance(box, MarginBox):
                into = furniture
            elif _is_hidden(box.element) or box.element in headers:
                into = decoration
            elif box.element is not None and box.element.tag == "thead":
                page_headers.add(box.element)
        if into is not None:
            into.add(id(box))
        for child in getattr(box, "children", ()):
            visit(child, into, page_headers)

    for page in pages:
        page_headers: set[Element] = set()
        visit(page, None, page_headers)
        headers |= page_headers
    return Artifacts(frozenset(decoration), frozenset(furniture))


def _is_hidden(element: Element) -> bool:
    if element is None:
        return False
    return (
        element.get("aria-hidden") == "true"
        or element.get("role") in {"presentation", "none"}
        or (element.tag == "img" and not element.get("alt"))
    )


def unwrapped(box: Box) -> Box:
    """An absolutely positioned box instead of the placeholder that stands for it in the flow."""
    from weasyprint.layout.absolute import AbsolutePlaceholder

    return box._box if isinstance(box, AbsolutePlaceholder) else box  # noqa: SLF001
