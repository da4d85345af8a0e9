"""A design → the whole template, ready to be saved as ``deck.pptx``."""

from __future__ import annotations

from xml.sax.saxutils import escape

from handout.templates import notes_part
from handout.templates.design import EMU_HEIGHT, EMU_WIDTH, Design
from handout.templates.package import Part, write_package
from handout.templates.slide_parts import (
    FIRST_LAYOUT_ID,
    NAMESPACES,
    layout_xml,
    master_xml,
)
from handout.templates.table_style import table_styles_xml
from handout.templates.text import LANGUAGE
from handout.templates.theme_part import theme_xml

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument"
_PRESENTATION = "ppt/presentation.xml"
_MASTER = "ppt/slideMasters/slideMaster1.xml"
_NOTES = "ppt/notesMasters/notesMaster1.xml"
_CREATED = "2014-09-03T00:00:00Z"
"""A fixed date: the template says nothing about when it was made."""


def template_bytes(design: Design) -> bytes:
    """The ``.pptx`` file; the same design gives the same bytes."""
    layouts = [f"ppt/slideLayouts/slideLayout{n}.xml" for n in range(1, len(design.layouts) + 1)]
    parts = [
        Part(
            _PRESENTATION,
            f"{_TYPE}.presentationml.presentation.main+xml",
            _presentation_xml(),
            (
                (f"{_OFFICE}/slideMaster", _MASTER),
                (f"{_OFFICE}/notesMaster", _NOTES),
                (f"{_OFFICE}/presProps", "ppt/presProps.xml"),
                (f"{_OFFICE}/viewProps", "ppt/viewProps.xml"),
                (f"{_OFFICE}/theme", "ppt/theme/theme1.xml"),
                (f"{_OFFICE}/tableStyles", "ppt/tableStyles.xml"),
            ),
        ),
        Part(
            _MASTER,
            f"{_TYPE}.presentationml.slideMaster+xml",
            master_xml(design),
            (
                *((f"{_OFFICE}/slideLayout", name) for name in layouts),
                (f"{_OFFICE}/theme", "ppt/theme/theme1.xml"),
            ),
        ),
        *(
            Part(
                name,
                f"{_TYPE}.presentationml.slideLayout+xml",
                layout_xml(design, layout),
                ((f"{_OFFICE}/slideMaster", _MASTER),),
            )
            for name, layout in zip(layouts, design.layouts, strict=True)
        ),
        Part(
            _NOTES,
            f"{_TYPE}.presentationml.notesMaster+xml",
            notes_part.notes_master_xml(design.colour_map),
            ((f"{_OFFICE}/theme", "ppt/theme/theme2.xml"),),
        ),
        Part("ppt/theme/theme1.xml", f"{_TYPE}.theme+xml", theme_xml(design, design.shown_as)),
        Part(
            "ppt/theme/theme2.xml",
            f"{_TYPE}.theme+xml",
            theme_xml(design, f"{design.shown_as}, notat"),
        ),
        Part(
            "ppt/presProps.xml",
            f"{_TYPE}.presentationml.presProps+xml",
            f"<p:presentationPr {NAMESPACES}/>",
        ),
        Part(
            "ppt/viewProps.xml",
            f"{_TYPE}.presentationml.viewProps+xml",
            f"<p:viewPr {NAMESPACES}/>",
        ),
        Part(
            "ppt/tableStyles.xml",
            f"{_TYPE}.presentationml.tableStyles+xml",
            table_styles_xml(design),
        ),
        Part(
            "docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml",
            _core_xml(design.shown_as),
        ),
        Part(
            "docProps/app.xml",
            f"{_TYPE}.extended-properties+xml",
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
            'extended-properties"><TotalTime>0</TotalTime><Application>handout</Application>'
            "<PresentationFormat>Widescreen</PresentationFormat></Properties>",
        ),
    ]
    roots = (
        (f"{_OFFICE}/officeDocument", _PRESENTATION),
        (f"{_PACKAGE}/metadata/core-properties", "docProps/core.xml"),
        (f"{_OFFICE}/extended-properties", "docProps/app.xml"),
    )
    return write_package(parts, roots)


def _presentation_xml() -> str:
    levels = "".join(
        f'<a:lvl{level}pPr marL="{(level - 1) * 457_200}" algn="l" defTabSz="914400" rtl="0"'
        f' eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:defRPr lang="{LANGUAGE}" sz="1800"'
        ' kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
        f"</a:defRPr></a:lvl{level}pPr>"
        for level in range(1, 10)
    )
    return (
        f'<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0">'
        f'<p:sldMasterIdLst><p:sldMasterId id="{FIRST_LAYOUT_ID - 1}" r:id="rId1"/>'
        '</p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/>'
        f'</p:notesMasterIdLst><p:sldSz cx="{EMU_WIDTH}" cy="{EMU_HEIGHT}"/>'
        f'<p:notesSz cx="{notes_part.WIDTH_EMU}" cy="{notes_part.HEIGHT_EMU}"/>'
        f'<p:defaultTextStyle><a:defPPr><a:defRPr lang="{LANGUAGE}"/></a:defPPr>{levels}'
        "</p:defaultTextStyle></p:presentation>"
    )


def _core_xml(title: str) -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{LANGUAGE}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{_CREATED}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{_CREATED}</dcterms:modified>'
        "</cp:coreProperties>"
    )
