"""A PowerPoint template (``.pptx``) read for what it offers: size, colours, places, text styles.

Reads the package's XML itself, because the planner needs the *resolved* style of
every place: layout placeholder over master placeholder over the master's text
styles (ECMA-376 part 1 §19.3.1.50–52, §21.1.2.4), theme fonts by their real names.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handout.themes.colour_map import DARK_ON_LIGHT, ColourMap
from handout.themes.roles import SLOT_NAMES
from handout.themes.text_styles import TextStyles
from handout.themes.theme import Placeholder

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_PRESENTATION = "ppt/presentation.xml"
_HALF_TURN = 180 * 60_000
"""``rot`` counts in 60 000ths of a degree."""
_DEFAULT_INSETS = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}
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


@dataclass(frozen=True, slots=True)
class TemplateLayout:
    """A layout as it stands in the template, before it has a role. ``colour_map`` is its own."""

    name: str
    part_name: str
    placeholders: Mapping[str, Placeholder]
    colour_map: ColourMap | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """``colours`` are the theme slots in hex, ``fonts`` the major and minor Latin typeface,
    ``colour_map`` the first master's."""

    slide_width: int
    slide_height: int
    colours: Mapping[str, str]
    major_font: str
    minor_font: str
    layouts: tuple[TemplateLayout, ...]
    colour_map: ColourMap


def read_template(path: Path) -> Template:
    """Read a template. Raises ``zipfile.BadZipFile`` or ``KeyError`` for another kind of file."""
    with zipfile.ZipFile(path) as package:
        reader = _Package(package)
        presentation = reader.xml(_PRESENTATION)
        size = presentation.find(f"{_P}sldSz")
        layouts: list[TemplateLayout] = []
        look: tuple[dict[str, str], str, str] | None = None
        colour_map: ColourMap | None = None
        for master_id in presentation.iterfind(f"{_P}sldMasterIdLst/{_P}sldMasterId"):
            master_name = reader.related(_PRESENTATION)[master_id.get(f"{_R}id")]
            master = reader.xml(master_name)
            theme = reader.xml(reader.related_by_type(master_name, "/theme"))
            colours, major, minor = _theme(theme)
            look = look or (colours, major, minor)
            colour_map = colour_map or _colour_map(master.find(f"{_P}clrMap"))
            styles = TextStyles(master, {"+mj-lt": major, "+mn-lt": minor})
            on_master = {_ph(sp).get("type", "obj"): sp for sp in _placeholder_shapes(master)}
            related = reader.related(master_name)
            for layout_id in master.iterfind(f"{_P}sldLayoutIdLst/{_P}sldLayoutId"):
                layout_name = related[layout_id.get(f"{_R}id")]
                layouts.append(_layout(reader.xml(layout_name), layout_name, on_master, styles))
        colours, major, minor = look or ({}, "", "")
        return Template(
            slide_width=int(size.get("cx")),
            slide_height=int(size.get("cy")),
            colours=colours,
            major_font=major,
            minor_font=minor,
            layouts=tuple(layouts),
            colour_map=colour_map or DARK_ON_LIGHT,
        )


class _Package:
    """Parts and relationships of an open package, by part name without the leading slash."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        from lxml import etree

        self._package = package
        self._etree = etree
        self._parser = etree.XMLParser(resolve_entities=False, no_network=True)

    def xml(self, name: str) -> Any:
        return self._etree.fromstring(self._package.read(name), self._parser)

    def _relationships(self, name: str) -> Iterator[tuple[str, str, str]]:
        folder, base = posixpath.split(name)
        for rel in self.xml(f"{folder}/_rels/{base}.rels").iterfind(f"{_REL}Relationship"):
            target = posixpath.normpath(posixpath.join("/" + folder, rel.get("Target")))
            yield rel.get("Id"), rel.get("Type"), target.lstrip("/")

    def related(self, name: str) -> dict[str, str]:
        return {rid: target for rid, _, target in self._relationships(name)}

    def related_by_type(self, name: str, ending: str) -> str:
        return next(t for _, kind, t in self._relationships(name) if kind.endswith(ending))


def _theme(theme: Any) -> tuple[dict[str, str], str, str]:
    colours = {}
    for slot in theme.find(f".//{_A}clrScheme"):
        value = slot[0].get("lastClr") or slot[0].get("val")
        colours[slot.tag.removeprefix(_A)] = str(value).upper()
    faces = [
        theme.find(f".//{_A}{kind}/{_A}latin").get("typeface")
        for kind in ("majorFont", "minorFont")
    ]
    return colours, faces[0], faces[1]


def _colour_map(element: Any) -> ColourMap | None:
    return {**DARK_ON_LIGHT, **element.attrib} if element is not None else None


def _layout(
    layout: Any, part_name: str, on_master: Mapping[str, Any], styles: TextStyles
) -> TemplateLayout:
    places: dict[str, Placeholder] = {}
    for sp in _placeholder_shapes(layout):
        place = _placeholder(sp, on_master, styles)
        if place is not None and place.slot not in places:
            places[place.slot] = place
    return TemplateLayout(
        name=layout.find(f"{_P}cSld").get("name", ""),
        part_name=part_name,
        placeholders=places,
        colour_map=_colour_map(layout.find(f"{_P}clrMapOvr/{_A}overrideClrMapping")),
    )


def _placeholder_shapes(root: Any) -> Iterator[Any]:
    for sp in root.iterfind(f"{_P}cSld/{_P}spTree/*"):
        if _ph(sp) is not None:
            yield sp


def _ph(sp: Any) -> Any:
    return sp.find(f"./*/{_P}nvPr/{_P}ph")


def _placeholder(sp: Any, on_master: Mapping[str, Any], styles: TextStyles) -> Placeholder | None:
    ph = _ph(sp)
    kind = ph.get("type", "obj")
    name = sp.find(f"./*/{_P}cNvPr").get("name", "")
    slot = _SLOT_BY_TYPE.get(kind) if kind in _SLOT_BY_TYPE else _SLOT_BY_NAME.get(name)
    if slot is None:
        return None
    parent = on_master.get(_MASTER_TYPE.get(kind, kind))
    box = _box(sp) or (_box(parent) if parent is not None else None)
    if box is None:
        return None
    body = _body_properties(sp, parent)
    return Placeholder(
        slot=slot,
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
    )


def _box(sp: Any) -> tuple[int, int, int, int] | None:
    xfrm = sp.find(f"{_P}spPr/{_A}xfrm")
    if xfrm is None:
        return None
    off, ext = xfrm.find(f"{_A}off"), xfrm.find(f"{_A}ext")
    x, y = int(off.get("x")), int(off.get("y"))
    width, height = int(ext.get("cx")), int(ext.get("cy"))
    if _turned(sp):
        # The frame is written as it was before it turned about its centre (§20.1.7.6).
        return x + (width - height) // 2, y + (height - width) // 2, height, width
    return x, y, width, height


def _turned(sp: Any) -> bool:
    """Whether the shape is turned a quarter, so that its text runs upwards or downwards."""
    xfrm = sp.find(f"{_P}spPr/{_A}xfrm") if sp is not None else None
    return xfrm is not None and int(xfrm.get("rot", "0")) % _HALF_TURN == _HALF_TURN // 2


def _body_properties(sp: Any, parent: Any) -> dict[str, str]:
    merged: dict[str, str] = {}
    for shape in (parent, sp):
        found = shape.find(f"{_P}txBody/{_A}bodyPr") if shape is not None else None
        if found is not None:
            merged.update(found.attrib)
    return merged


def _inset(body: Mapping[str, str], side: str) -> int:
    return int(body.get(side, _DEFAULT_INSETS[side]))
