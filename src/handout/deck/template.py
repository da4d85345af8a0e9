"""A theme's template, opened and emptied: masters, layouts and their fonts stay, slides go."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.package import Package
from pptx.parts.presentation import PresentationPart

from handout.deck.fonts import typeface_attributes
from handout.deck.markup import A, P, R, attribute, document
from handout.deck.table import STYLE, STYLE_ID
from handout.themes.font_files import FontFacts
from handout.themes.theme import Theme

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

_LANGUAGE = re.compile(rb'(<a:(?:rPr|endParaRPr|defRPr)\b[^>]*?\blang=")[^"]*')
NO_TABLE_STYLES = document(f'<a:tblStyleLst xmlns:a="{A}" def="{STYLE_ID}"/>')


class Template:
    """``layouts`` are the layout parts by name (``ppt/slideLayouts/slideLayout1.xml``)."""

    def __init__(self, theme: Theme) -> None:
        self.package = Package.open(str(theme.template))
        self.presentation: PresentationPart = self.package.presentation_part
        self.notes_master = self.presentation.notes_master_part
        self.table_style = self._with_table_style()
        self._forget_fonts(theme.embedded)
        self.relationships = self._kept()
        self._recolour(theme.colours)
        self.parts = list(self._reachable())
        self.part_names = {str(part.partname) for part in self.parts}
        self.layouts: Mapping[str, Part] = {
            str(part.partname).lstrip("/"): part for part in self.parts
        }

    def _with_table_style(self) -> str:
        """The id of the style of the deck's tables: the template's default, else our own."""
        part = next(
            (target for kind, target in self._kept().values() if kind == RT.TABLE_STYLES), None
        )
        if part is None:
            name = PackURI("/ppt/tableStyles.xml")
            part = Part(name, CT.PML_TABLE_STYLES, self.package, NO_TABLE_STYLES)
            self.presentation.relate_to(part, RT.TABLE_STYLES)
        part.blob, style_id = table_styles(part.blob)
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

    def _recolour(self, colours: Mapping[str, str]) -> None:
        """The theme's colours in the masters' colour scheme (ECMA-376 part 1 §20.1.6.2)."""
        for kind, part in self.relationships.values():
            if kind == RT.SLIDE_MASTER:
                theme_part = part.part_related_by(RT.THEME)
                theme_part.blob = recoloured(theme_part.blob, colours)


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


def _hexadecimal(slot: Any) -> str:
    return str(slot[0].get("lastClr") or slot[0].get("val")).upper()


def table_styles(data: bytes) -> tuple[bytes, str]:
    """The table styles with one for the deck among them, and its id (ECMA-376 part 1 §20.1.4.2.27).

    A template whose default style stands in the file has designed its tables; one that only
    names a style of PowerPoint's own has not.
    """
    root = etree.fromstring(data, _parser())
    own = root.get("def", "")
    if any(style.get("styleId") == own for style in root):
        return data, own
    if not any(style.get("styleId") == STYLE_ID for style in root):
        root.append(etree.fromstring(f'<r xmlns:a="{A}">{STYLE}</r>')[0])
        etree.cleanup_namespaces(root)
    return _written(root), STYLE_ID


def in_language(data: bytes, lang: str) -> bytes:
    """XML of the template with its text in the deck's language, so that what a facilitator adds
    is spelt and read aloud in it."""
    return _LANGUAGE.sub(rb"\g<1>" + lang.encode(), data)


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
