"""A PDF's structure tree as text, and its pages' content, as a screen reader gets them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf


@dataclass
class Element:
    """A structure element; ``text`` is what stands directly in it."""

    type: str
    data: Any
    children: list[Element] = field(default_factory=list)
    annotations: list[Any] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)

    def all(self, *types: str) -> Iterator[Element]:
        if not types or self.type in types:
            yield self
        for child in self.children:
            yield from child.all(*types)

    def attribute(self, name: str) -> Any:
        attributes = self.data.get("/A", {})
        return attributes.get(name)

    def outline(self, depth: int = 0) -> str:
        """The types, indented."""
        own = "  " * depth + self.type + "\n"
        return own + "".join(child.outline(depth + 1) for child in self.children)


class TaggedPdf:
    """``root`` is the Document element; pages count from 0."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        self._numbers: dict[Any, int] = {
            page.objgen: number for number, page in enumerate(self.pdf.pages)
        }
        self.root = self._element(self.pdf.Root.StructTreeRoot.K[0])

    def marked(self, page: int) -> Iterator[tuple[str, Any, list[str]]]:
        """Tag, properties and operators of each outermost marked-content sequence of a page."""
        depth = 0
        current: tuple[str, Any, list[str]] = ("", None, [])
        for instruction in pikepdf.parse_content_stream(self.pdf.pages[page]):
            operands, name = instruction.operands, str(instruction.operator)
            if name in {"BDC", "BMC"}:
                if depth == 0:
                    properties = operands[1] if name == "BDC" else None
                    current = (str(operands[0]), properties, [])
                depth += 1
            elif name == "EMC":
                depth -= 1
                if depth == 0:
                    yield current
            elif depth:
                current[2].append(name)

    def outside(self, page: int) -> set[str]:
        """Operators that paint, outside all marked content."""
        paints = {"Tj", "TJ", "f", "f*", "B", "B*", "S", "s", "Do", "sh"}
        depth, found = 0, set()
        for instruction in pikepdf.parse_content_stream(self.pdf.pages[page]):
            name = str(instruction.operator)
            depth += name in {"BDC", "BMC"}
            depth -= name == "EMC"
            if depth == 0 and name in paints:
                found.add(name)
        return found

    def _element(self, data: Any) -> Element:
        element = Element(str(data.S)[1:], data)
        page = data.get("/Pg")
        kids = data.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if not isinstance(kid, pikepdf.Dictionary):
                element.marks.append((self._numbers[page.objgen], int(kid)))
            elif kid.get("/Type") == pikepdf.Name.MCR:
                element.marks.append((self._numbers[kid.Pg.objgen], int(kid.MCID)))
            elif kid.get("/Type") == pikepdf.Name.OBJR:
                element.annotations.append(kid.Obj)
            else:
                assert kid.P.objgen == data.objgen
                element.children.append(self._element(kid))
        return element
