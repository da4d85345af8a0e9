"""A PowerPoint template (``.pptx``, ``.potx``) read for what it offers: size, colours, places,
text styles, and what is drawn on its layouts.

Reads the package's XML itself, because the planner needs the *resolved* style of
every place: layout placeholder over master placeholder over the master's text
styles (ECMA-376 part 1 §19.3.1.50–52, §21.1.2.4), theme fonts by their real names.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from handout.themes.colour_map import ColourMap
from handout.themes.colours import Colours, scheme_of
from handout.themes.geometry import Rect
from handout.themes.parts import MACROS, A, P, Parts, R
from handout.themes.roles import COLUMN_GRAPHICS, SLOT_NAMES
from handout.themes.scenery import Scenery, background, scenery
from handout.themes.text_styles import TextStyles
from handout.themes.theme import LevelStyle, Placeholder

_HALF_TURN = 180 * 60_000
"""``rot`` counts in 60 000ths of a degree."""
_DEFAULT_INSETS = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}
_GRAPHICS = frozenset(slot for column in COLUMN_GRAPHICS for slot in column)
_SLOT_BY_NAME = {name: slot for slot, name in SLOT_NAMES.items()}
_SLOT_BY_TYPE = {
    "title": "title",
    "ctrTitle": "title",
    "subTitle": "subtitle",
    "ftr": "footer",
    "dt": "date",
    "sldNum": "slide_number",
}
_MASTER_TYPE = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}
_BROKEN = (zipfile.BadZipFile, KeyError, AttributeError, StopIteration, ValueError, SyntaxError)
"""What reading another kind of file comes to; lxml's own error is a SyntaxError."""

Faces = Callable[[str, str], tuple[str, str]]
"""The template's heading and body typeface ('' where it names none) → those to set instead."""


class NotATemplate(Exception):  # noqa: N818 - it is no error of ours
    """The file is no presentation that PowerPoint would open."""


@dataclass(frozen=True, slots=True)
class Master:
    """``body`` has the levels of the master's body text; ``grounds`` as in :class:`Scenery`."""

    name: str
    colours: Colours
    heading: str
    body_face: str
    grounds: tuple[str, ...]
    body: tuple[LevelStyle, ...]
    body_rect: Rect | None


@dataclass(frozen=True, slots=True)
class TemplateLayout:
    """A layout as it stands in the template, before it has a role.

    ``placeholders`` are those whose purpose their type or name tells, by slot; ``places`` are all
    that have a rectangle. ``kind`` is PowerPoint's own word for the layout (``secHead``), '' for
    one of the designer's. ``grounds`` is () for a picture. ``drawn`` reads the scenery, which
    nobody asks for in a template that has every layout. ``colours`` are the master's, as the layout
    maps them; ``colour_map`` is that map where it is the layout's own.
    """

    name: str
    part_name: str
    placeholders: Mapping[str, Placeholder]
    places: tuple[Placeholder, ...] = ()
    kind: str = ""
    master: int = 0
    grounds: tuple[str, ...] = ()
    colours: Colours = field(default_factory=lambda: Colours({}, {}))
    colour_map: ColourMap | None = None
    drawn: Callable[[], tuple[Scenery, ...]] = tuple

    @property
    def scenery(self) -> tuple[Scenery, ...]:
        """Back to front, the master's first."""
        return self.drawn()


@dataclass(frozen=True, slots=True)
class Template:
    """``colours`` are the first master's theme slots in hex. ``slides`` is how many slides were
    left in the file."""

    slide_width: int
    slide_height: int
    colours: Mapping[str, str]
    layouts: tuple[TemplateLayout, ...]
    masters: tuple[Master, ...] = ()
    slides: int = 0
    macros: bool = False

    @property
    def slide(self) -> Rect:
        return Rect(0, 0, self.slide_width, self.slide_height)


def read_template(
    path: Path,
    faces: Faces = lambda heading, body: (heading, body),
    colours: Mapping[str, str] = MappingProxyType({}),
) -> Template:
    """Read a template, with the typefaces and colours that a theme sets in place of its own.

    Raises :class:`NotATemplate` for another kind of file.
    """
    try:
        with zipfile.ZipFile(path) as package:
            return _read(Parts(package), faces, colours)
    except _BROKEN as broken:
        raise NotATemplate(path.name) from broken


def _read(parts: Parts, faces: Faces, colours: Mapping[str, str]) -> Template:
    main = parts.presentation()
    presentation = parts.xml(main)
    size = presentation.find(f"{P}sldSz")
    slide = Rect(0, 0, int(size.get("cx")), int(size.get("cy")))
    reader = _Reader(parts, slide, faces, colours)
    related = parts.related(main)
    for master_id in presentation.iterfind(f"{P}sldMasterIdLst/{P}sldMasterId"):
        reader.master(related[master_id.get(f"{R}id")])
    return Template(
        slide_width=slide.width,
        slide_height=slide.height,
        colours=reader.masters[0].colours.scheme if reader.masters else {},
        layouts=tuple(reader.layouts),
        masters=tuple(reader.masters),
        slides=len(presentation.findall(f"{P}sldIdLst/{P}sldId")),
        macros=parts.has_related(main, MACROS),
    )


class _Reader:
    """Reads master after master, with its layouts."""

    def __init__(self, parts: Parts, slide: Rect, faces: Faces, colours: Mapping[str, str]) -> None:
        self.parts = parts
        self.slide = slide
        self.faces = faces
        self.colours = colours
        self.masters: list[Master] = []
        self.layouts: list[TemplateLayout] = []

    def master(self, name: str) -> None:
        root = self.parts.xml(name)
        theme = self.parts.xml(self.parts.related_by_type(name, "/theme"))
        colours = Colours({**scheme_of(theme), **self.colours}, _mapped(root.find(f"{P}clrMap")))
        heading, body = self.faces(_face(theme, "majorFont"), _face(theme, "minorFont"))
        fonts = {"+mj-lt": heading, "+mn-lt": body}
        styles = TextStyles(root, fonts, colours)
        on_master = {_ph(sp).get("type", "obj"): sp for sp in _placeholder_shapes(root)}
        text = on_master.get("body")
        grounds = background(root, theme, colours)
        ground = colours.slot("bg1")
        number = len(self.masters)
        rect = _box(text) if text is not None else None
        master = Master(
            name=theme.get("name", ""),
            colours=colours,
            heading=heading,
            body_face=body,
            grounds=grounds if grounds is not None else ((ground,) if ground else ()),
            body=styles.levels(None, text, "body"),
            body_rect=Rect(*rect) if rect else None,
        )
        self.masters.append(master)
        drawn = cache(partial(scenery, root, colours, self.slide))
        related = self.parts.related(name)
        for layout_id in root.iterfind(f"{P}sldLayoutIdLst/{P}sldLayoutId"):
            part_name = related[layout_id.get(f"{R}id")]
            layout = self.parts.xml(part_name)
            own = _overridden(layout, colours)
            anew = own is not colours
            bare = layout.get("showMasterSp") in ("0", "false")
            grounds = background(layout, theme, own)
            set_in = TextStyles(root, fonts, own) if anew else styles
            placeholders, places = _places(layout, on_master, set_in)
            self.layouts.append(
                TemplateLayout(
                    name=layout.find(f"{P}cSld").get("name", ""),
                    part_name=part_name,
                    placeholders=placeholders,
                    places=places,
                    kind=layout.get("type", ""),
                    master=number,
                    grounds=master.grounds if grounds is None else grounds,
                    colours=own,
                    colour_map=own.mapped if anew else None,
                    drawn=cache(partial(self._drawn, None if bare else drawn, layout, own)),
                )
            )

    def _drawn(
        self, on_master: Callable[[], tuple[Scenery, ...]] | None, layout: Any, colours: Colours
    ) -> tuple[Scenery, ...]:
        behind = on_master() if on_master else ()
        return (*behind, *scenery(layout, colours, self.slide))


def _mapped(colour_map: Any) -> dict[str, str]:
    return dict(colour_map.attrib) if colour_map is not None else {}


def _overridden(layout: Any, colours: Colours) -> Colours:
    """The master's colours, unless the layout has a map of its own (§19.3.1.7)."""
    own = layout.find(f"{P}clrMapOvr/{A}overrideClrMapping")
    return colours if own is None else Colours(colours.scheme, _mapped(own))


def _face(theme: Any, kind: str) -> str:
    latin = theme.find(f".//{A}{kind}/{A}latin")
    return str(latin.get("typeface", "")).strip() if latin is not None else ""


def _places(
    layout: Any, on_master: Mapping[str, Any], styles: TextStyles
) -> tuple[dict[str, Placeholder], tuple[Placeholder, ...]]:
    by_slot: dict[str, Placeholder] = {}
    places: list[Placeholder] = []
    for sp in _placeholder_shapes(layout):
        place = _placeholder(sp, on_master, styles)
        if place is None:
            continue
        places.append(place)
        if place.slot and place.slot not in by_slot:
            by_slot[place.slot] = place
    return by_slot, tuple(places)


def _placeholder_shapes(root: Any) -> Iterator[Any]:
    for sp in root.iterfind(f"{P}cSld/{P}spTree/*"):
        if _ph(sp) is not None:
            yield sp


def _ph(sp: Any) -> Any:
    return sp.find(f"./*/{P}nvPr/{P}ph")


def _placeholder(sp: Any, on_master: Mapping[str, Any], styles: TextStyles) -> Placeholder | None:
    """The place with what it inherits; its slot is '' when neither type nor name tells it."""
    ph = _ph(sp)
    kind = ph.get("type", "obj")
    name = sp.find(f"./*/{P}cNvPr").get("name", "")
    slot = _SLOT_BY_TYPE.get(kind) if kind in _SLOT_BY_TYPE else _SLOT_BY_NAME.get(name)
    parent = on_master.get(_MASTER_TYPE.get(kind, kind))
    box = _box(sp) or (_box(parent) if parent is not None else None)
    if box is None:
        return None
    body = _body_properties(sp, parent)
    return Placeholder(
        slot=slot or "",
        type=kind,
        idx=int(ph.get("idx", "0")),
        name=name,
        x=box[0],
        y=box[1],
        width=box[2],
        height=box[3],
        levels=styles.levels(sp, parent, kind),
        inset_left=_inset(body, "lIns"),
        inset_top=_inset(body, "tIns"),
        inset_right=_inset(body, "rIns"),
        inset_bottom=_inset(body, "bIns"),
        vertical=body.get("vert", "horz") != "horz" or _turned(sp),
        reflowed=body.get("wrap") == "none" or body.get("numCol", "1") != "1",
        fill=_fill(sp) if slot in _GRAPHICS else "",
        anchor=body.get("anchor", "t"),
    )


def _fill(sp: Any) -> str:
    colour = sp.find(f"{P}spPr/{A}solidFill/{A}schemeClr")
    return str(colour.get("val")) if colour is not None else ""


def _box(sp: Any) -> tuple[int, int, int, int] | None:
    xfrm = sp.find(f"{P}spPr/{A}xfrm")
    off = xfrm.find(f"{A}off") if xfrm is not None else None
    ext = xfrm.find(f"{A}ext") if xfrm is not None else None
    if off is None or ext is None:
        return None
    x, y = int(off.get("x")), int(off.get("y"))
    width, height = int(ext.get("cx")), int(ext.get("cy"))
    if _turned(sp):
        # The frame is written as it was before it turned about its centre (§20.1.7.6).
        return x + (width - height) // 2, y + (height - width) // 2, height, width
    return x, y, width, height


def _turned(sp: Any) -> bool:
    """Whether the shape is turned a quarter, so that its text runs upwards or downwards."""
    xfrm = sp.find(f"{P}spPr/{A}xfrm") if sp is not None else None
    return xfrm is not None and int(xfrm.get("rot", "0")) % _HALF_TURN == _HALF_TURN // 2


def _body_properties(sp: Any, parent: Any) -> dict[str, str]:
    merged: dict[str, str] = {}
    for shape in (parent, sp):
        found = shape.find(f"{P}txBody/{A}bodyPr") if shape is not None else None
        if found is not None:
            merged.update(found.attrib)
    return merged


def _inset(body: Mapping[str, str], side: str) -> int:
    return int(body.get(side, _DEFAULT_INSETS[side]))
