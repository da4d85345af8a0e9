"""The plan becomes a file: open the theme's template, write every slide, close the package."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from pathlib import Path

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from handout.deck.charts import Charts, chart_names
from handout.deck.fonts import CarriedFont, carried_fonts, font_list, known_typefaces
from handout.deck.logo import put_logo
from handout.deck.media import Media
from handout.deck.notes import notes_master, notes_xml
from handout.deck.package import Archive, Member, Relationship
from handout.deck.parts import member
from handout.deck.presentation import presentation_xml
from handout.deck.properties import core_xml, extended_xml
from handout.deck.slide import slide_xml
from handout.deck.template import Template, described, in_language
from handout.language.tags import full_tag
from handout.slides.plan import ChartShape, SlidePlan
from handout.themes.font_files import FontFacts

_SLIDE, _NOTES = "/ppt/slides/slide{}.xml", "/ppt/notesSlides/notesSlide{}.xml"
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
    charts = sum(isinstance(shape, ChartShape) for slide in plan.slides for shape in slide.shapes)
    names = chart_names(charts, template.part_names)
    archive = Archive(
        _content_types(plan, template, names),
        (
            Relationship("rId1", RT.OFFICE_DOCUMENT, str(template.presentation.partname)[1:]),
            Relationship("rId2", RT.CORE_PROPERTIES, _CORE[1:]),
            Relationship("rId3", RT.EXTENDED_PROPERTIES, _EXTENDED[1:]),
        ),
    )
    slides = _slide_parts(plan, template)
    fonts = carried_fonts(plan.fonts, template.part_names)
    archive.add(_presentation(plan, template, slides, fonts, lang))
    media = Media(template.package, archive, plan.theme, workshop_folder, template.part_names)
    put_logo(plan.theme, template.parts, media)
    _add_slides(archive, plan, slides, template, media, Charts(template.package, archive, names))
    typefaces = known_typefaces(plan.theme)
    for part in template.parts:
        archive.add(member(part, _template_blob(part, lang, typefaces)))
    for font in fonts:
        for _, carried in font.parts:
            archive.add(carried)
    archive.add(Member(_CORE, CT.OPC_CORE_PROPERTIES, core_xml(plan.properties, lang)))
    archive.add(Member(_EXTENDED, CT.OFC_EXTENDED_PROPERTIES, extended_xml(plan)))
    return archive.close()


def _content_types(
    plan: SlidePlan, template: Template, charts: Iterable[tuple[str, str]]
) -> dict[str, str]:
    """What every part of the deck is, but for pictures, fonts and workbooks, whose names say it."""
    notes = sum(1 for slide in plan.slides if slide.notes)
    return {
        str(template.presentation.partname): CT.PML_PRESENTATION_MAIN,
        **{_SLIDE.format(number): CT.PML_SLIDE for number in range(1, len(plan.slides) + 1)},
        **{_NOTES.format(number): CT.PML_NOTES_SLIDE for number in range(1, notes + 1)},
        **{drawing: CT.DML_CHART for drawing, _ in charts},
        **{str(part.partname): part.content_type for part in template.parts},
        _CORE: CT.OPC_CORE_PROPERTIES,
        _EXTENDED: CT.OFC_EXTENDED_PROPERTIES,
    }


def _slide_parts(plan: SlidePlan, template: Template) -> list[Part]:
    """All slide parts are there before the first is written, because slides link to each other."""
    return [
        _new_part(template, _SLIDE.format(number), CT.PML_SLIDE)
        for number in range(1, len(plan.slides) + 1)
    ]


def _add_slides(
    archive: Archive,
    plan: SlidePlan,
    parts: Sequence[Part],
    template: Template,
    media: Media,
    charts: Charts,
) -> None:
    """Each slide, with the pictures and charts that are first seen on it, and its notes."""
    lang = full_tag(plan.properties.language)
    master = notes_master(template.notes_master)
    code = plan.theme.code.typeface
    anchors: Mapping[str, Part] = {
        anchor: part
        for slide, part in zip(plan.slides, parts, strict=True)
        for anchor in slide.anchors
    }
    numbers = count(1)
    for slide, part in zip(plan.slides, parts, strict=True):
        layout = plan.theme.layouts[slide.layout]
        part.relate_to(template.layouts[layout.part_name], RT.SLIDE_LAYOUT)
        xml = slide_xml(
            slide,
            part,
            slides=anchors,
            media=media,
            charts=charts,
            lang=lang,
            code=code,
            table_style=template.table_style,
            proportion=plan.theme.slide_width / plan.theme.slide_height,
            colour_map=layout.colour_map,
            transition=plan.theme.transition,
        )
        if slide.notes:
            notes = _new_part(template, _NOTES.format(next(numbers)), CT.PML_NOTES_SLIDE)
            notes.relate_to(master.part, RT.NOTES_MASTER)
            notes.relate_to(part, RT.SLIDE)
            part.relate_to(notes, RT.NOTES_SLIDE)
            said = notes_xml(slide.notes, notes, master, lang=lang, code=code)
            archive.add(member(notes, said))
        archive.add(member(part, xml))


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
        Relationship(
            next(free), RT.FONT, PackURI(carried_part.name).relative_ref(part.partname.baseURI)
        )
        for font in fonts
        for _, carried_part in font.parts
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
