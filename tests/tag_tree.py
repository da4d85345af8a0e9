"""A PDF's structure tree and its pages' content, as a screen reader gets them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf


@dataclass
class Element:
    """A structure element. ``kids`` are its children and marks (page, MCID) in reading order."""

    type: str
    data: Any
    children: list[Element] = field(default_factory=list)
    annotations: list[Any] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    kids: list[Element | tuple[int, int]] = field(default_factory=list)

    def all(self, *types: str) -> Iterator[Element]:
        if not types or self.type in types:
            yield self
        for child in self.children:
            yield from child.all(*types)

    def attribute(self, name: str) -> Any:
        """The attribute, whatever its owner; None when it is not set."""
        attributes = self.data.get("/A", {})
        owners = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
        return next((owner[name] for owner in owners if name in owner), None)

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
        self._fonts: dict[Any, dict[str, str]] = {}
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

    def text(self, element: Element, *, printed: bool = False) -> str:
        """What is read aloud of an element: its words, or what stands for them; or what is
        printed of it."""
        for key in ("/ActualText", "/Alt"):
            if key in element.data and not printed:
                return str(element.data[key])
        return "".join(
            self.text(kid, printed=printed) if isinstance(kid, Element) else self.texts[kid]
            for kid in element.kids
        )

    @cached_property
    def texts(self) -> dict[tuple[int, int], str]:
        """(page, MCID) → the words of a marked-content sequence, by the fonts' own ``ToUnicode``
        or the sequence's ``ActualText`` (ISO 32000-1, 14.9.4)."""
        found: dict[tuple[int, int], str] = {}
        for number, page in enumerate(self.pdf.pages):
            characters: dict[str, str] = {}
            resources: Any = page.get("/Resources", {})
            fonts: Any = resources.get("/Font", {})
            mcid, depth, spoken = -1, 0, ""
            for instruction in pikepdf.parse_content_stream(page):
                operands, name = instruction.operands, str(instruction.operator)
                if name in {"BDC", "BMC"}:
                    depth += 1
                    if depth == 1 and name == "BDC" and "/MCID" in operands[1]:
                        mcid = int(operands[1].MCID)
                        spoken = str(operands[1].get("/ActualText", ""))
                        found[number, mcid] = spoken
                elif name == "EMC":
                    depth -= 1
                    mcid = mcid if depth else -1
                elif name == "Tf":
                    characters = self._characters(fonts[str(operands[0])])
                elif name in {"Tj", "TJ"} and mcid >= 0 and not spoken:
                    found[number, mcid] += _shown(operands[0], characters)
        return found

    def _characters(self, font: Any) -> dict[str, str]:
        """Glyph → characters, both as text."""
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = dict(_mapped(font.ToUnicode.read_bytes().decode()))
        return self._fonts[font.objgen]

    def _element(self, data: Any) -> Element:
        element = Element(str(data.S)[1:], data)
        page = data.get("/Pg")
        kids = data.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if not isinstance(kid, pikepdf.Dictionary):
                element.marks.append((self._numbers[page.objgen], int(kid)))
                element.kids.append(element.marks[-1])
            elif kid.get("/Type") == pikepdf.Name.MCR:
                element.marks.append((self._numbers[kid.Pg.objgen], int(kid.MCID)))
                element.kids.append(element.marks[-1])
            elif kid.get("/Type") == pikepdf.Name.OBJR:
                element.annotations.append(kid.Obj)
            else:
                assert kid.P.objgen == data.objgen
                element.children.append(self._element(kid))
                element.kids.append(element.children[-1])
        return element


_MAPPING = re.compile(r"^<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>$", re.MULTILINE)


def _mapped(table: str) -> Iterator[tuple[str, str]]:
    """The single mappings of a ``ToUnicode`` table, which are all that WeasyPrint writes."""
    assert "beginbfrange" not in table
    for glyph, characters in _MAPPING.findall(table.partition("endcodespacerange")[2]):
        yield chr(int(glyph, 16)), bytes.fromhex(characters).decode("utf-16-be")


def _shown(operand: Any, characters: dict[str, str]) -> str:
    """The characters of what ``Tj`` or ``TJ`` shows, in a font with two bytes to a glyph."""
    pieces = operand if isinstance(operand, pikepdf.Array) else [operand]
    glyphs = "".join(
        bytes(piece).decode("utf-16-be") for piece in pieces if isinstance(piece, pikepdf.String)
    )
    return "".join(characters.get(glyph, "\N{REPLACEMENT CHARACTER}") for glyph in glyphs)
