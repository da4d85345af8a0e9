"""The presentation part (ECMA-376 part 1 §19.2.1.26): its slides and their sections."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from lxml import etree
from lxml.etree import _Element

from handout.deck.markup import NAMESPACES, P, attribute
from handout.slides.plan import Section

_FIRST_SLIDE_ID = 256
"""The lowest a slide may have (§19.7.13)."""

_KEPT = frozenset(
    {
        "sldMasterIdLst",
        "notesMasterIdLst",
        "handoutMasterIdLst",
        "sldSz",
        "notesSz",
        "embeddedFontLst",
        "kinsoku",
        "defaultTextStyle",
    }
)
"""What stays of the template's own; the rest speaks of its slides, its shows or its password."""

_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_SECTIONS_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_BEFORE_SLIDES = ("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst")


def presentation_xml(
    template: Any,
    *,
    slide_rids: Sequence[str],
    notes_master_rid: str,
    sections: Sequence[Section],
    fonts: str = "",
) -> bytes:
    """The template's ``p:presentation`` with the deck's slides in it; consumes the element.

    ``fonts`` are the ``p:embeddedFont`` elements that join the template's own.
    """
    for child in list(template):
        if etree.QName(child).localname not in _KEPT:
            template.remove(child)
    if template.find(f"{{{P}}}notesMasterIdLst") is None:
        masters = _parsed(
            f'<p:notesMasterIdLst><p:notesMasterId r:id="{attribute(notes_master_rid)}"/>'
            "</p:notesMasterIdLst>"
        )
        template.find(f"{{{P}}}sldMasterIdLst").addnext(masters)
    ids = range(_FIRST_SLIDE_ID, _FIRST_SLIDE_ID + len(slide_rids))
    slides = "".join(
        f'<p:sldId id="{number}" r:id="{attribute(rid)}"/>'
        for number, rid in zip(ids, slide_rids, strict=True)
    )
    if slides:
        last = next(
            found
            for name in reversed(_BEFORE_SLIDES)
            if (found := template.find(f"{{{P}}}{name}")) is not None
        )
        last.addnext(_parsed(f"<p:sldIdLst>{slides}</p:sldIdLst>"))
    if fonts:
        _embed(template, fonts)
    if sections:
        template.append(_parsed(_sections(sections, ids)))
    return etree.tostring(template, xml_declaration=True, encoding="UTF-8", standalone=True)


def _embed(template: Any, fonts: str) -> None:
    """Whoever saves the deck anew keeps all characters of its fonts, as we do, so that the next one
    can type on: ``saveSubsetFonts`` would leave those of the moment (§19.2.1.26)."""
    listed = template.find(f"{{{P}}}embeddedFontLst")
    if listed is None:
        listed = _parsed("<p:embeddedFontLst></p:embeddedFontLst>")
        template.find(f"{{{P}}}notesSz").addnext(listed)
    listed.extend(_parsed(f"<p:embeddedFontLst>{fonts}</p:embeddedFontLst>"))
    template.set("embedTrueTypeFonts", "1")
    template.attrib.pop("saveSubsetFonts", None)


def _sections(sections: Sequence[Section], ids: Sequence[int]) -> str:
    """``p14:sectionLst`` ([MS-PPTX] 2.8.5). Names are unique, as PowerPoint's checker asks, and
    each id follows from the name, so that it is the same in every build."""
    taken: dict[str, int] = {}
    out: list[str] = []
    for section in sections:
        count = taken[section.name] = taken.get(section.name, 0) + 1
        name = section.name if count == 1 else f"{section.name} ({count})"
        guid = str(uuid.uuid5(uuid.NAMESPACE_URL, f"handout:section:{name}")).upper()
        slides = "".join(f'<p14:sldId id="{ids[index]}"/>' for index in section.slides)
        out.append(
            f'<p14:section name="{attribute(name)}" id="{{{guid}}}">'
            f"<p14:sldIdLst>{slides}</p14:sldIdLst></p14:section>"
        )
    return (
        f'<p:extLst><p:ext uri="{_SECTIONS_URI}"><p14:sectionLst xmlns:p14="{_P14}">'
        f"{''.join(out)}</p14:sectionLst></p:ext></p:extLst>"
    )


def _parsed(xml: str) -> _Element:
    return etree.fromstring(xml.replace(">", f" {NAMESPACES}>", 1))
