"""A theme's template, opened and emptied: masters, layouts and their fonts stay, slides go."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part, PartFactory, XmlPart
from pptx.opc.packuri import PackURI
from pptx.package import Package
from pptx.parts.presentation import PresentationPart

from handout.deck.fonts import typeface_attributes
from handout.deck.markup import A, P, R, attribute, document
from handout.deck.notes import settle_default
from handout.deck.table import STYLE_ID, table_style
from handout.language.template_words import template_words
from handout.themes.colours import absolute
from handout.themes.font_files import FontFacts
from handout.themes.theme import Theme

# python-pptx knows the content types of all main parts but this one.
PartFactory.part_type_for["application/vnd.ms-powerpoint.template.macroEnabled.main+xml"] = (
    PresentationPart
)

KEPT = frozenset(
    {
        RT.SLIDE_MASTER,
        RT.NOTES_MASTER,
        RT.HANDOUT_MASTER,
        RT.PRES_PROPS,
        RT.VIEW_PROPS,
        RT.THEME,
        RT.TABLE_STYLES,
        RT.FONT,
    }
)
"""What a deck takes over from its template's presentation; slides, macros, comments and custom
data stay behind."""

_LEFT_BEHIND = frozenset(
    {
        RT.SLIDE,
        RT.NOTES_SLIDE,
        RT.COMMENTS,
        RT.TAGS,
        RT.CUSTOM_XML,
    }
)
"""What a layout may lead to that no deck takes over."""
_EMPTY_WITHOUT = frozenset({"custDataLst"})
"""Elements that may not stand empty."""

_FOR_EDITORS = re.compile(rb'(<p:(?:cNvPr|cSld)\b[^>]*?\bname="|<a:t>)([^"<]*)(?=["<])', re.DOTALL)
"""Names of layouts and shapes, and prompts."""
_CHARACTERS = re.compile(rb"<a:(?:rPr|endParaRPr|defRPr)\b([^<>]*)")
_LANGUAGE = re.compile(rb'\s(?:lang|altLang)="[^"]*"')
NO_TABLE_STYLES = document(f'<a:tblStyleLst xmlns:a="{A}" def="{STYLE_ID}"/>')


class Template:
    """``layouts`` are the layout parts by name (``ppt/slideLayouts/slideLayout1.xml``)."""

    def __init__(self, theme: Theme) -> None:
        self.package = Package.open(str(theme.template))
        self.presentation: PresentationPart = self.package.presentation_part
        has_notes = any(r.reltype == RT.NOTES_MASTER for r in self.presentation.rels.values())
        self.notes_master = self.presentation.notes_master_part
        if not has_notes:
            settle_default(self.notes_master, theme.slide_width, theme.slide_height)
        self.table_style = self._with_table_style(theme.emphasis)
        self._forget_fonts(theme.embedded)
        self.relationships = self._kept()
        self._detach()
        self._restyle(theme)
        self.parts = list(self._reachable())
        self.part_names = {str(part.partname) for part in self.parts}
        self.layouts: Mapping[str, Part] = {
            str(part.partname).lstrip("/"): part for part in self.parts
        }

    def _with_table_style(self, emphasis: str) -> str:
        """The id of the style of the deck's tables: the template's default, else our own."""
        part = next(
            (target for kind, target in self._kept().values() if kind == RT.TABLE_STYLES), None
        )
        if part is None:
            name = PackURI("/ppt/tableStyles.xml")
            part = Part(name, CT.PML_TABLE_STYLES, self.package, NO_TABLE_STYLES)
            self.presentation.relate_to(part, RT.TABLE_STYLES)
        part.blob, style_id = table_styles(part.blob, emphasis)
        return style_id

    def _forget_fonts(self, typefaces: Collection[str]) -> None:
        """The template's copies of typefaces the deck brings itself: a typeface stands in the list
        once ([MS-OE376] 2.1.1133)."""
        root: Any = self.presentation._element  # noqa: SLF001 - the part's XML has no public name
        for font in root.findall(f"{{{P}}}embeddedFontLst/{{{P}}}embeddedFont"):
            if font.find(f"{{{P}}}font").get("typeface") in typefaces:
                for face in font.iterfind(f"*[@{{{R}}}id]"):
                    self.presentation.drop_rel(face.get(f"{{{R}}}id"))
                font.getparent().remove(font)
        for listed in root.findall(f"{{{P}}}embeddedFontLst"):
            if not len(listed):
                root.remove(listed)

    def _kept(self) -> dict[str, tuple[str, Part]]:
        return {
            rid: (rel.reltype, rel.target_part)
            for rid, rel in self.presentation.rels.items()
            if not rel.is_external and rel.reltype in KEPT
        }

    def _detach(self) -> None:
        """Masters and layouts without what leads to slides and other things that stay behind, such
        as a button to the first of the slides that were left in the template."""
        for kind, master in self.relationships.values():
            if kind not in (RT.SLIDE_MASTER, RT.NOTES_MASTER, RT.HANDOUT_MASTER):
                continue
            layouts = (
                rel.target_part for rel in master.rels.values() if rel.reltype == RT.SLIDE_LAYOUT
            )
            for part in (master, *layouts):
                _without(part, _LEFT_BEHIND)

    def _reachable(self) -> Iterator[Part]:
        """Every part the deck keeps, once, in the order of the relationships."""
        seen: set[str] = set()
        waiting = [part for _, part in reversed(self.relationships.values())]
        while waiting:
            part = waiting.pop()
            if part.partname in seen:
                continue
            seen.add(part.partname)
            yield part
            targets = [rel.target_part for rel in part.rels.values() if not rel.is_external]
            waiting.extend(reversed(targets))

    def _restyle(self, theme: Theme) -> None:
        """What the theme sets in place of the template's own, in every master (§20.1.6).

        A master beside the first may have colours and typefaces of its own, and keeps them where
        the theme says nothing.
        """
        themes: dict[str, Part] = {}
        changed: Mapping[str, str] = {}
        usual = theme.layouts.get("content") or next(iter(theme.layouts.values()))
        used = f"/{usual.part_name}"
        for kind, master in self.relationships.values():
            if kind != RT.SLIDE_MASTER:
                continue
            part = themes[str(master.partname)] = master.part_related_by(RT.THEME)
            if any(str(rel.target_part.partname) == used for rel in master.rels.values()):
                changed = differences(part.blob, theme.colours)
        schemes = {scheme(part.blob) for part in themes.values()}
        for part in dict.fromkeys(themes.values()):
            blob = recoloured(part.blob, changed)
            part.blob = with_faces(blob, theme.heading.typeface, theme.body.typeface)
        notes = self.notes_master.part_related_by(RT.THEME)
        # An XmlPart is python-pptx's own, for a template without a notes master.
        if not isinstance(notes, XmlPart) and scheme(notes.blob) in schemes:
            notes.blob = recoloured(notes.blob, changed)


def _without(part: Any, kinds: frozenset[str]) -> None:
    """Take relationships of these kinds out of a part, with the elements that use them."""
    dropped = [rid for rid, rel in part.rels.items() if rel.reltype in kinds]
    if not dropped:
        return
    root = part._element  # noqa: SLF001 - the part's XML has no public name
    for element in list(root.iter(etree.Element)):
        holder = element.getparent()
        if holder is not None and any(
            value in dropped
            for name, value in element.attrib.items()
            if name.startswith(f"{{{R}}}")
        ):
            holder.remove(element)
            if etree.QName(holder).localname in _EMPTY_WITHOUT and not len(holder):
                holder.getparent().remove(holder)
    for rid in dropped:
        part.rels.pop(rid)


def scheme(theme_xml: bytes) -> tuple[tuple[str, str], ...]:
    """Slot → colour of a theme, in the order of its slots."""
    found = etree.fromstring(theme_xml, _parser()).find(f".//{{{A}}}clrScheme")
    slots = [slot for slot in found if len(slot)] if found is not None else []
    return tuple((etree.QName(slot).localname, absolute(slot[0]) or "") for slot in slots)


def differences(theme_xml: bytes, colours: Mapping[str, str]) -> dict[str, str]:
    """The colours that are not the theme's own already."""
    scheme = etree.fromstring(theme_xml, _parser()).find(f".//{{{A}}}clrScheme")
    slots = [slot for slot in scheme if len(slot)] if scheme is not None else []
    own = {etree.QName(slot).localname: absolute(slot[0]) for slot in slots}
    return {slot: colour for slot, colour in colours.items() if own.get(slot) != colour}


def with_faces(theme_xml: bytes, heading: str, body: str) -> bytes:
    """The theme with these typefaces (§20.1.4.1.24); the same bytes when it has them already."""
    root = etree.fromstring(theme_xml, _parser())
    changed = False
    for kind, wanted in (("majorFont", heading), ("minorFont", body)):
        latin = root.find(f".//{{{A}}}{kind}/{{{A}}}latin")
        if latin is not None and latin.get("typeface") != wanted:
            latin.set("typeface", wanted)
            # What describes the other typeface goes with it.
            for said in {"panose", "pitchFamily", "charset"} & set(latin.attrib):
                del latin.attrib[said]
            changed = True
    return _written(root) if changed else theme_xml


def recoloured(theme_xml: bytes, colours: Mapping[str, str]) -> bytes:
    """The theme with these colours in its slots; the same bytes when they are there already."""
    root = etree.fromstring(theme_xml, _parser())
    scheme = root.find(f".//{{{A}}}clrScheme")
    changed = False
    for slot in scheme if scheme is not None else ():
        wanted = colours.get(etree.QName(slot).localname)
        if wanted is None or _hexadecimal(slot) == wanted:
            continue
        for child in list(slot):
            slot.remove(child)
        etree.SubElement(slot, f"{{{A}}}srgbClr").set("val", wanted)
        changed = True
    if not changed:
        return theme_xml
    return _written(root)


def _hexadecimal(slot: Any) -> str | None:
    return absolute(slot[0]) if len(slot) else None


def table_styles(data: bytes, emphasis: str) -> tuple[bytes, str]:
    """The table styles with one for the deck among them, and its id (ECMA-376 part 1 §20.1.4.2.27).

    A template whose default style stands in the file has designed its tables; one that only
    names a style of PowerPoint's own has not.
    """
    root = etree.fromstring(data, _parser())
    own = root.get("def", "")
    if any(style.get("styleId") == own for style in root):
        return data, own
    if not any(style.get("styleId") == STYLE_ID for style in root):
        root.append(etree.fromstring(f'<r xmlns:a="{A}">{table_style(emphasis)}</r>')[0])
        etree.cleanup_namespaces(root)
    return _written(root), STYLE_ID


def in_language(data: bytes, lang: str) -> bytes:
    """XML of the template with its text in the deck's language, so that what a facilitator adds
    is spelt and read aloud in it, and what they meet while they edit is in it."""

    def spoken(found: re.Match[bytes]) -> bytes:
        # As it stands in the XML: none of the words that ship has a character to escape.
        return found[1] + template_words(found[2].decode(), lang).encode()

    def tagged(found: re.Match[bytes]) -> bytes:
        # Where a template says no language, PowerPoint takes that of its own menus.
        name = found[0][: found.start(1) - found.start()]
        return name + b' lang="' + lang.encode() + b'"' + _LANGUAGE.sub(b"", found[1])

    return _FOR_EDITORS.sub(spoken, _CHARACTERS.sub(tagged, data))


def described(data: bytes, typefaces: Mapping[str, FontFacts]) -> bytes:
    """XML of the template in which bare names of these typefaces say what kind they are of."""
    for typeface, facts in typefaces.items():
        bare = f'<a:latin typeface="{attribute(typeface)}"/>'
        full = f"<a:latin {typeface_attributes(typeface, facts)}/>"
        data = data.replace(bare.encode(), full.encode())
    return data


def _parser() -> etree.XMLParser:
    """Templates come from anywhere."""
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _written(root: Any) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
