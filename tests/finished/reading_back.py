"""A finished deck as PowerPoint reads it: where each shape is, and how each run is set.

Nothing here knows how the deck was planned or written. Styles are resolved as ECMA-376 part 1
has it: the master's text styles, the master's placeholder, the layout's, the shape's own list
style, the paragraph and the run (§21.1.2.4, §19.3.1.36, §19.3.1.52).
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeAlias

from embedded_fonts import Face, read_face
from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
EMU_PER_PT = 12_700
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_KIND_ON_MASTER = {"ctrTitle": "title", "subTitle": "body"}
_OTHER = frozenset({"dt", "ftr", "sldNum", "sldImg", "hdr"})
_STYLES = {
    (False, False): ("regular",),
    (True, False): ("bold", "regular"),
    (False, True): ("italic", "regular"),
    (True, True): ("boldItalic", "bold", "italic", "regular"),
}
_INSETS = {"lIns": 91_440, "tIns": 45_720, "rIns": 91_440, "bIns": 45_720}


@dataclass(frozen=True, slots=True)
class Rectangle:
    """On the slide, EMU."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height


Placed: TypeAlias = Callable[[Rectangle], Rectangle]
"""Where a rectangle is on the slide, for one in the coordinates of a group."""


@dataclass(frozen=True, slots=True)
class Span:
    """Text set alike. ``size_pt`` is before any scale; ``breaks`` is a line break before it.
    ``fill`` is the element of its colour, None where nobody says one."""

    text: str
    face: Face
    size_pt: float
    tracking_pt: float = 0.0
    breaks: bool = False
    bold: bool = False
    fill: Any = None
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph. ``line`` is its spacing as a factor, or in points when ``exact``; ``margin``
    and ``indent`` are points."""

    spans: tuple[Span, ...]
    margin: float
    indent: float
    marked: bool
    line: float
    exact: bool
    before_pt: float
    after_pt: float
    empty_size_pt: float
    empty_face: Face
    align: str


@dataclass(frozen=True, slots=True)
class TextBox:
    """Text in a frame of ``room`` points (inside the insets). ``scale`` and ``reduction`` are the
    stored autofit; ``name`` is the shape's; ``where`` its rectangle on the slide as seen; ``fill``
    the element of its own ground's colour, if it has one."""

    name: str
    kind: str
    where: Rectangle
    room: tuple[float, float]
    anchor: str
    blocks: tuple[Block, ...]
    scale: float
    reduction: float
    wraps: bool
    fill: Any = None


@dataclass(frozen=True, slots=True)
class Cell:
    width_pt: float
    height_pt: float
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """Anything with a rectangle."""

    name: str
    where: Rectangle
    is_title: bool = False


@dataclass(slots=True)
class FinishedSlide:
    number: int
    styles: StyleReader
    things: list[Thing] = field(default_factory=list)
    texts: list[TextBox] = field(default_factory=list)
    tables: list[tuple[Thing, tuple[tuple[Cell, ...], ...]]] = field(default_factory=list)


class FinishedDeck:
    """Reads everything from the bytes of a ``.pptx``. Raises KeyError for text in a typeface that
    the deck does not carry, and that is not ``installed`` either."""

    def __init__(
        self, deck: bytes, installed: Mapping[tuple[str, str], Face] | None = None
    ) -> None:
        self._package = zipfile.ZipFile(io.BytesIO(deck))
        self._installed = installed or {}
        self._names = frozenset(self._package.namelist())
        self._trees: dict[str, Any] = {}
        self._relations: dict[str, dict[str, tuple[str, str]]] = {}
        self.readers: dict[str, StyleReader] = {}
        presentation = self.tree("ppt/presentation.xml")
        size = presentation.find(f"{P}sldSz")
        self.width, self.height = int(size.get("cx")), int(size.get("cy"))
        related = self.related("ppt/presentation.xml")
        self.slide_names = [
            related[entry.get(f"{R}id")][1]
            for entry in presentation.iterfind(f"{P}sldIdLst/{P}sldId")
        ]

    # --- parts ---

    def tree(self, name: str) -> Any:
        if name not in self._trees:
            self._trees[name] = etree.fromstring(self._package.read(name))
        return self._trees[name]

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Relationship id → (type's last word, part name), for what is inside the package."""
        if name not in self._relations:
            folder, base = posixpath.split(name)
            rels = f"{folder}/_rels/{base}.rels"
            found: dict[str, tuple[str, str]] = {}
            if rels in self._names:
                listed: Any = etree.fromstring(self._package.read(rels))
                for rel in listed.iterfind(f"{_REL}Relationship"):
                    if rel.get("TargetMode") != "External":
                        target = posixpath.normpath(posixpath.join("/" + folder, rel.get("Target")))
                        kind = rel.get("Type").rpartition("/")[2]
                        found[rel.get("Id")] = (kind, target.lstrip("/"))
            self._relations[name] = found
        return self._relations[name]

    def one(self, name: str, kind: str) -> str | None:
        return next((part for k, part in self.related(name).values() if k == kind), None)

    # --- fonts ---

    @cached_property
    def embedded(self) -> dict[tuple[str, str], Face]:
        """(typeface, style) → face; style is regular, bold, italic or boldItalic."""
        related = self.related("ppt/presentation.xml")
        faces: dict[tuple[str, str], Face] = {}
        for entry in self.tree("ppt/presentation.xml").iterfind(
            f"{P}embeddedFontLst/{P}embeddedFont"
        ):
            typeface = entry.find(f"{P}font").get("typeface")
            for style in ("regular", "bold", "italic", "boldItalic"):
                found = entry.find(f"{P}{style}")
                if found is not None:
                    data = self._package.read(related[found.get(f"{R}id")][1])
                    faces[typeface, style] = read_face(data)
        return faces

    def face(self, typeface: str, *, bold: bool, italic: bool) -> Face:
        # A style the deck does not carry is slanted or thickened from the nearest it does.
        for wanted in _STYLES[bold, italic]:
            for faces in (self.embedded, self._installed):
                if (typeface, wanted) in faces:
                    return faces[typeface, wanted]
        raise KeyError(f"{typeface} is not in the deck")

    # --- slides ---

    def slides(self) -> Iterator[FinishedSlide]:
        for number, name in enumerate(self.slide_names, 1):
            yield _SlideReader(self, name, number).read()
            # A slide is read once; what all slides share stays.
            self._trees.pop(name, None)

    def styles_of(self, slide_name: str) -> StyleReader:
        """What all slides of a layout share is read once."""
        layout = self.one(slide_name, "slideLayout")
        assert layout is not None
        if layout not in self.readers:
            self.readers[layout] = StyleReader(self, layout)
        return self.readers[layout]


class StyleReader:
    """A layout, its master, and the text styles that its slides inherit."""

    def __init__(self, deck: FinishedDeck, layout: str) -> None:
        master = deck.one(layout, "slideMaster")
        assert master is not None
        theme = deck.one(master, "theme")
        assert theme is not None
        self.layout, self.master = deck.tree(layout), deck.tree(master)
        self.theme = deck.tree(theme)
        self.fonts = {
            mark: self.theme.find(f".//{A}{kind}/{A}latin").get("typeface")
            for mark, kind in (("+mj-lt", "majorFont"), ("+mn-lt", "minorFont"))
        }
        self._default = deck.tree("ppt/presentation.xml").find(f"{P}defaultTextStyle")
        self._parents: dict[tuple[str, str], list[Any]] = {}
        self._levels: dict[tuple[str, str, int], dict[str, Any]] = {}

    def parents(self, ph: Any) -> list[Any]:
        """The layout's placeholder and the master's."""
        key = (ph.get("type", "obj"), ph.get("idx", "0")) if ph is not None else ("", "")
        if key not in self._parents:
            self._parents[key] = self._inherited(ph)
        return self._parents[key]

    def level(self, ph: Any, number: int) -> Mapping[str, Any]:
        """What an outline level (from 1) of a placeholder, or of a text box, is before the shape
        itself says anything."""
        key = (ph.get("type", "obj"), ph.get("idx", "0")) if ph is not None else ("", "")
        if (*key, number) not in self._levels:
            said: dict[str, Any] = {"size": 18.0, "typeface": "+mn-lt", "line": ("pct", 1.0)}
            for source in self._sources(ph):
                say_level(said, source, number)
            self._levels[*key, number] = said
        return self._levels[*key, number]

    def _sources(self, ph: Any) -> list[Any]:
        """The list styles a shape's text takes after, the most general first."""
        if ph is None:
            return [self._default]
        kind = ph.get("type", "obj")
        styles = self.master.find(f"{P}txStyles")
        if _family(kind) == "title":
            general = styles.find(f"{P}titleStyle")
        elif kind in _OTHER:
            general = styles.find(f"{P}otherStyle")
        else:
            general = styles.find(f"{P}bodyStyle")
        own = [shape.find(f"{P}txBody/{A}lstStyle") for shape in reversed(self.parents(ph))]
        return [self._default, general, *own]

    def _inherited(self, ph: Any) -> list[Any]:
        if ph is None:
            return []
        kind, idx = ph.get("type", "obj"), ph.get("idx", "0")
        found: list[Any] = []
        on_layout = _placeholder(self.layout, lambda p: p.get("idx", "0") == idx and idx != "0")
        if on_layout is None:
            on_layout = _placeholder(
                self.layout, lambda p: _family(p.get("type", "obj")) == _family(kind)
            )
        if on_layout is not None:
            found.append(on_layout)
            kind = on_layout.find(f"*/{P}nvPr/{P}ph").get("type", "obj")
        wanted = _family(kind)
        if wanted not in ("title", *_OTHER):
            wanted = "body"
        on_master = _placeholder(self.master, lambda p: _family(p.get("type", "obj")) == wanted)
        return [*found, on_master] if on_master is not None else found


class _SlideReader:
    def __init__(self, deck: FinishedDeck, name: str, number: int) -> None:
        self.deck = deck
        self.name = name
        self.styles = deck.styles_of(name)
        self.slide = FinishedSlide(number, self.styles)

    def read(self) -> FinishedSlide:
        tree = self.deck.tree(self.name).find(f"{P}cSld/{P}spTree")
        self._shapes(tree, lambda rectangle: rectangle)
        return self.slide

    def _shapes(self, parent: Any, seen: Placed) -> None:
        for element in parent.iterchildren(tag=etree.Element):
            kind = etree.QName(element).localname
            if kind == "grpSp":
                self._group(element, seen)
            elif kind == "graphicFrame":
                self._frame(element, seen)
            elif kind in ("sp", "pic", "cxnSp"):
                self._shape(element, seen)

    def _group(self, element: Any, seen: Placed) -> None:
        xfrm = element.find(f"{P}grpSpPr/{A}xfrm")
        outer, inner = _rectangle(xfrm), _rectangle(xfrm, "chOff", "chExt")
        self.slide.things.append(Thing(_name(element), seen(outer)))
        across = outer.width / inner.width if inner.width else 1.0
        down = outer.height / inner.height if inner.height else 1.0

        def placed(child: Rectangle) -> Rectangle:
            return seen(
                Rectangle(
                    outer.x + (child.x - inner.x) * across,
                    outer.y + (child.y - inner.y) * down,
                    child.width * across,
                    child.height * down,
                )
            )

        self._shapes(element, placed)

    def _frame(self, element: Any, seen: Placed) -> None:
        where = seen(_rectangle(element.find(f"{P}xfrm")))
        table = element.find(f".//{A}tbl")
        if table is None:
            self.slide.things.append(Thing(_name(element), where))
            return
        rows = table.findall(f"{A}tr")
        widths = [int(column.get("w")) for column in table.iterfind(f"{A}tblGrid/{A}gridCol")]
        heights = [int(row.get("h")) for row in rows]
        thing = Thing(_name(element), Rectangle(where.x, where.y, sum(widths), sum(heights)))
        self.slide.things.append(thing)
        look = self._table_look(table)
        self.slide.tables.append(
            (
                thing,
                tuple(
                    tuple(
                        self._cell(cell, widths[n], heights[number], look[int(number > 0)])
                        for n, cell in enumerate(row.iterfind(f"{A}tc"))
                    )
                    for number, row in enumerate(rows)
                ),
            )
        )

    def _table_look(self, table: Any) -> list[dict[str, Any]]:
        """What the table's style says of text: for the header row and for the others."""
        wanted = table.findtext(f"{A}tblPr/{A}tableStyleId")
        part = self.deck.one("ppt/presentation.xml", "tableStyles")
        styles = self.deck.tree(part) if part else ()
        style = next((s for s in styles if s.get("styleId") == wanted), None)
        looks: list[dict[str, Any]] = []
        for region in ("firstRow", "wholeTbl"):
            said: dict[str, Any] = {"typeface": "+mn-lt"}
            for name in ("wholeTbl", region):
                text = style.find(f"{A}{name}/{A}tcTxStyle") if style is not None else None
                if text is None:
                    continue
                if text.get("b"):
                    said["bold"] = text.get("b") == "on"
                colour = [child for child in text if not child.tag.endswith("fontRef")]
                if colour:
                    said["fill"] = colour[0]
                ref = text.find(f"{A}fontRef")
                if ref is not None:
                    said["typeface"] = "+mj-lt" if ref.get("idx") == "major" else "+mn-lt"
            looks.append(said)
        return looks

    def _cell(self, cell: Any, width: int, height: int, look: dict[str, Any]) -> Cell:
        properties = cell.find(f"{A}tcPr")

        def margin(side: str, default: int) -> int:
            said = properties.get(side) if properties is not None else None
            return int(said) if said else default

        across = margin("marL", 91_440) + margin("marR", 91_440)
        down = margin("marT", 45_720) + margin("marB", 45_720)
        blocks = self._blocks(cell.find(f"{A}txBody"), None, look)
        return Cell((width - across) / EMU_PER_PT, (height - down) / EMU_PER_PT, blocks)

    def _shape(self, element: Any, seen: Placed) -> None:
        ph = element.find(f"*/{P}nvPr/{P}ph")
        kind = "" if ph is None else ph.get("type", "obj")
        parents = [element, *self.styles.parents(ph)]
        xfrm = next(
            (x for shape in parents if (x := shape.find(f"{P}spPr/{A}xfrm")) is not None), None
        )
        assert xfrm is not None, _name(element)
        lying = _rectangle(xfrm)
        where = seen(_turned(lying, int(xfrm.get("rot", "0"))))
        is_title = kind in ("title", "ctrTitle")
        self.slide.things.append(Thing(_name(element), where, is_title))
        body = element.find(f"{P}txBody")
        if body is None or not any(t.text for t in body.iter(f"{A}t")):
            return
        said: dict[str, str] = {}
        for shape in reversed(parents):
            properties = shape.find(f"{P}txBody/{A}bodyPr")
            if properties is not None:
                said.update(properties.attrib)
        inset = {side: int(said.get(side, default)) for side, default in _INSETS.items()}
        width = (lying.width - inset["lIns"] - inset["rIns"]) / EMU_PER_PT
        height = (lying.height - inset["tIns"] - inset["bIns"]) / EMU_PER_PT
        if said.get("vert", "horz") != "horz":
            width, height = height, width
        fit = body.find(f"{A}bodyPr/{A}normAutofit")
        self.slide.texts.append(
            TextBox(
                name=_name(element),
                kind=kind,
                where=where,
                room=(width, height),
                anchor=said.get("anchor", "t"),
                blocks=self._blocks(body, ph, {}),
                scale=_percent(fit, "fontScale", 1.0),
                reduction=_percent(fit, "lnSpcReduction", 0.0),
                wraps=said.get("wrap", "square") != "none",
                fill=_solid(element.find(f"{P}spPr")),
            )
        )

    def _blocks(self, body: Any, ph: Any, look: dict[str, Any]) -> tuple[Block, ...]:
        own = body.find(f"{A}lstStyle")
        return tuple(self._block(p, ph, own, look) for p in body.iterfind(f"{A}p"))

    def _block(self, paragraph: Any, ph: Any, list_style: Any, look: dict[str, Any]) -> Block:
        own = paragraph.find(f"{A}pPr")
        level = int(own.get("lvl", "0")) + 1 if own is not None else 1
        said = {**self.styles.level(ph, level), **look}
        say_level(said, list_style, level)
        _say(said, own)
        spans: list[Span] = []
        breaks = False
        for child in paragraph.iterchildren(tag=etree.Element):
            tag = etree.QName(child).localname
            if tag == "br":
                if breaks:
                    spans.append(self._span("", child.find(f"{A}rPr"), said, breaks=True))
                breaks = True
            elif tag in ("r", "fld"):
                words = child.findtext(f"{A}t") or ""
                spans.append(self._span(words, child.find(f"{A}rPr"), said, breaks=breaks))
                breaks = False
        end = self._span("", paragraph.find(f"{A}endParaRPr"), said)
        kind, line = said["line"]
        size = max((span.size_pt for span in spans), default=end.size_pt)
        return Block(
            spans=tuple(spans),
            margin=said.get("marL", 0) / EMU_PER_PT,
            indent=said.get("indent", 0) / EMU_PER_PT,
            marked=bool(said.get("bullet")),
            line=line,
            exact=kind == "pts",
            before_pt=_space(said.get("before"), size),
            after_pt=_space(said.get("after"), size),
            empty_size_pt=end.size_pt,
            empty_face=end.face,
            align=said.get("algn", "l"),
        )

    def _span(self, text: str, own: Any, said: Mapping[str, Any], *, breaks: bool = False) -> Span:
        run = dict(said)
        _say_of_characters(run, own)
        typeface = self.styles.fonts.get(run["typeface"], run["typeface"])
        face = self.deck.face(typeface, bold=bool(run.get("bold")), italic=bool(run.get("italic")))
        size = run["size"]
        if run.get("baseline"):
            size *= 2 / 3
        return Span(
            text,
            face,
            size,
            run.get("tracking", 0.0),
            breaks,
            bold=bool(run.get("bold")),
            fill=run.get("fill"),
            linked=own is not None and own.find(f"{A}hlinkClick") is not None,
        )


def _solid(properties: Any) -> Any:
    """The colour element of a plain fill."""
    fill = properties.find(f"{A}solidFill") if properties is not None else None
    return fill[0] if fill is not None else None


def _name(element: Any) -> str:
    return str(element.find(f"*/{P}cNvPr").get("name"))


def _rectangle(xfrm: Any, offset: str = "off", extent: str = "ext") -> Rectangle:
    off, ext = xfrm.find(f"{A}{offset}"), xfrm.find(f"{A}{extent}")
    return Rectangle(int(off.get("x")), int(off.get("y")), int(ext.get("cx")), int(ext.get("cy")))


def _turned(lying: Rectangle, rotation: int) -> Rectangle:
    """A quarter turn about the centre swaps width and height (§20.1.7.6)."""
    if rotation % 10_800_000 != 5_400_000:
        return lying
    x = lying.x + (lying.width - lying.height) / 2
    y = lying.y + (lying.height - lying.width) / 2
    return replace(lying, x=x, y=y, width=lying.height, height=lying.width)


def _family(kind: str) -> str:
    return _KIND_ON_MASTER.get(kind, kind)


def _placeholder(root: Any, wanted: Any) -> Any:
    for shape in root.iterfind(f"{P}cSld/{P}spTree/*"):
        ph = shape.find(f"*/{P}nvPr/{P}ph")
        if ph is not None and wanted(ph):
            return shape
    return None


def _percent(element: Any, name: str, default: float) -> float:
    value = element.get(name) if element is not None else None
    if value is None:
        return default
    return float(value[:-1]) / 100 if value.endswith("%") else int(value) / 100_000


def say_level(said: dict[str, Any], list_style: Any, number: int) -> None:
    """What a list style says of an outline level, over what was said before."""
    if list_style is not None and len(list_style):
        for name in ("defPPr", f"lvl{number}pPr"):
            _say(said, list_style.find(f"{A}{name}"))


def _say(said: dict[str, Any], properties: Any) -> None:
    """What one ``a:pPr`` or ``a:lvlNpPr`` says, over what was said before."""
    if properties is None:
        return
    for name in ("marL", "indent"):
        if properties.get(name) is not None:
            said[name] = int(properties.get(name))
    if properties.get("algn") is not None:
        said["algn"] = properties.get("algn")
    for child in properties:
        tag = etree.QName(child).localname
        if tag in ("lnSpc", "spcBef", "spcAft"):
            key = {"lnSpc": "line", "spcBef": "before", "spcAft": "after"}[tag]
            value = child[0]
            if value.tag == f"{A}spcPct":
                said[key] = ("pct", _percent(value, "val", 1.0))
            else:
                said[key] = ("pts", int(value.get("val")) / 100)
        elif tag in ("buNone", "buChar", "buAutoNum", "buBlip"):
            said["bullet"] = tag != "buNone"
        elif tag == "defRPr":
            _say_of_characters(said, child)


def _say_of_characters(said: dict[str, Any], run: Any) -> None:
    if run is None:
        return
    if run.get("sz"):
        said["size"] = int(run.get("sz")) / 100
    for key, name in (("bold", "b"), ("italic", "i")):
        if run.get(name) is not None:
            said[key] = run.get(name) in ("1", "true")
    if run.get("spc"):
        said["tracking"] = int(run.get("spc")) / 100
    if run.get("baseline"):
        said["baseline"] = int(run.get("baseline"))
    if (fill := _solid(run)) is not None:
        said["fill"] = fill
    latin = run.find(f"{A}latin")
    if latin is not None:
        said["typeface"] = latin.get("typeface")


def _space(spacing: tuple[str, float] | None, size_pt: float) -> float:
    if spacing is None:
        return 0.0
    kind, amount = spacing
    return amount * size_pt * 1.2 if kind == "pct" else amount
