"""The plan becomes a file: open the theme's template, write every slide, close the package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, count
from pathlib import Path

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from handout.deck.charts import Charts
from handout.deck.fonts import CarriedFont, carried_fonts, font_list, known_typefaces
from handout.deck.media import Media
from handout.deck.notes import notes_master, notes_xml
from handout.deck.package import Member, Relationship, archive
from handout.deck.presentation import presentation_xml
from handout.deck.properties import core_xml, extended_xml
from handout.deck.slide import slide_xml
from handout.deck.template import Template, described, in_language
from handout.language.tags import full_tag
from handout.slides.plan import SlidePlan
from handout.themes.font_files import FontFacts

_CORE = "/docProps/core.xml"
_WITH_TEXT = frozenset(
    {CT.PML_SLIDE_MASTER, CT.PML_SLIDE_LAYOUT, CT.PML_NOTES_MASTER, CT.PML_HANDOUT_MASTER}
)
_EXTENDED = "/docProps/app.xml"


def write_deck(plan: SlidePlan, workshop_folder: Path) -> bytes:
    """The deck as the bytes of a ``.pptx``: the same plan and pictures give the same bytes.

    Time and memory grow linearly with the number of slides. Raises ValueError or KeyError for a
    plan that contradicts its theme, which is a bug, and OSError when the template cannot be read.
    """
    lang = full_tag(plan.properties.language)
    template = Template(plan.theme)
    media = Media(template.package, plan.theme, workshop_folder, template.part_names)
    charts = Charts(template.package, template.part_names)
    slides = _slides(plan, template, media, charts, lang)
    fonts = carried_fonts(plan.fonts, template.part_names)
    typefaces = known_typefaces(plan.theme)
    notes = _notes(plan, slides, template, lang)
    parts = chain(
        (_member(part, part.blob) for part in chain(slides, notes)),
        (_member(part, _template_blob(part, lang, typefaces)) for part in template.parts),
        (_member(part, part.blob) for part in chain(media.parts, charts.parts)),
        (member for font in fonts for _, member in font.parts),
        (
            Member(_CORE, CT.OPC_CORE_PROPERTIES, core_xml(plan.properties, lang)),
            Member(_EXTENDED, CT.OFC_EXTENDED_PROPERTIES, extended_xml(plan)),
        ),
    )
    presentation = _presentation(plan, template, slides, fonts, lang)
    roots = (
        Relationship("rId1", RT.OFFICE_DOCUMENT, presentation.name[1:]),
        Relationship("rId2", RT.CORE_PROPERTIES, _CORE[1:]),
        Relationship("rId3", RT.EXTENDED_PROPERTIES, _EXTENDED[1:]),
    )
    return archive((presentation, *parts), roots)


def _slides(
    plan: SlidePlan, template: Template, media: Media, charts: Charts, lang: str
) -> list[Part]:
    """All slide parts are there before the first is written, because slides link to each other."""
    parts = [
        _new_part(template, f"/ppt/slides/slide{number}.xml", CT.PML_SLIDE)
        for number in range(1, len(plan.slides) + 1)
    ]
    anchors: Mapping[str, Part] = {
        anchor: part
        for slide, part in zip(plan.slides, parts, strict=True)
        for anchor in slide.anchors
    }
    for slide, part in zip(plan.slides, parts, strict=True):
        layout = plan.theme.layouts[slide.layout]
        part.relate_to(template.layouts[layout.part_name], RT.SLIDE_LAYOUT)
        part.blob = slide_xml(
            slide,
            part,
            slides=anchors,
            media=media,
            charts=charts,
            lang=lang,
            code=plan.theme.code.typeface,
            table_style=template.table_style,
            proportion=plan.theme.slide_width / plan.theme.slide_height,
            colour_map=layout.colour_map,
            transition=plan.theme.transition,
        )
    return parts


def _notes(plan: SlidePlan, slides: Sequence[Part], template: Template, lang: str) -> list[Part]:
    """A notes part for each slide that has notes."""
    master = notes_master(template.notes_master)
    parts: list[Part] = []
    for slide, slide_part in zip(plan.slides, slides, strict=True):
        if not slide.notes:
            continue
        name = f"/ppt/notesSlides/notesSlide{len(parts) + 1}.xml"
        part = _new_part(template, name, CT.PML_NOTES_SLIDE)
        part.relate_to(master.part, RT.NOTES_MASTER)
        part.relate_to(slide_part, RT.SLIDE)
        slide_part.relate_to(part, RT.NOTES_SLIDE)
        part.blob = notes_xml(slide.notes, part, master, lang=lang, code=plan.theme.code.typeface)
        parts.append(part)
    return parts


def _presentation(
    plan: SlidePlan,
    template: Template,
    slides: Sequence[Part],
    fonts: Sequence[CarriedFont],
    lang: str,
) -> Member:
    """The main part. Its relationships are listed here: python-pptx would search through all of
    them for each new one."""
    part = template.presentation
    kept = [
        Relationship(rid, kind, target.partname.relative_ref(part.partname.baseURI))
        for rid, (kind, target) in template.relationships.items()
    ]
    free = (rid for n in count(1) if (rid := f"rId{n}") not in template.relationships)
    added = [
        Relationship(next(free), RT.SLIDE, slide.partname.relative_ref(part.partname.baseURI))
        for slide in slides
    ]
    carried = [
        Relationship(next(free), RT.FONT, PackURI(member.name).relative_ref(part.partname.baseURI))
        for font in fonts
        for _, member in font.parts
    ]
    notes_rid = next(
        rid for rid, (kind, _) in template.relationships.items() if kind == RT.NOTES_MASTER
    )
    data = presentation_xml(
        part._element,  # noqa: SLF001 - the part's XML has no public name
        slide_rids=[relationship.rid for relationship in added],
        notes_master_rid=notes_rid,
        sections=plan.sections,
        fonts=font_list(fonts, (relationship.rid for relationship in carried)),
    )
    spoken = in_language(data, lang)
    return Member(str(part.partname), CT.PML_PRESENTATION_MAIN, spoken, (*kept, *added, *carried))


def _template_blob(part: Part, lang: str, typefaces: Mapping[str, FontFacts]) -> bytes:
    if part.content_type in _WITH_TEXT:
        return in_language(described(part.blob, typefaces), lang)
    if part.content_type == CT.OFC_THEME:
        return described(part.blob, typefaces)
    return bytes(part.blob)


def _new_part(template: Template, name: str, content_type: str) -> Part:
    return Part(PackURI(name), content_type, template.package, b"")


def _member(part: Part, data: bytes) -> Member:
    return Member(str(part.partname), part.content_type, data, tuple(_relationships(part)))


def _relationships(part: Part) -> Iterator[Relationship]:
    for rel in part.rels.values():
        yield Relationship(rel.rId, rel.reltype, rel.target_ref, external=rel.is_external)
