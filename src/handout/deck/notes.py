"""Speaker notes (ECMA-376 part 1 §19.3.1.26): the slide's picture and the facilitator's text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.opc.package import Part
from pptx.parts.slide import NotesMasterPart

from handout.deck.links import Links
from handout.deck.markup import NAMESPACES, attribute, document
from handout.deck.slide import MASTER_COLOURS, TREE_START
from handout.deck.text import Setting, body
from handout.language.template_words import template_words
from handout.slides.plan import Paragraph

_DEFAULT_TEXT_IDX = 1
_IMAGE_WIDTH, _IMAGE_HEIGHT = 5_486_400, 3_429_000
"""The most that the picture of the slide takes of an upright page."""
_PROMPT = "Skriv notatet her"
"""In both languages alike."""


@dataclass(frozen=True, slots=True)
class NotesMaster:
    """The template's notes master, and the ``idx`` of its text placeholder."""

    part: Part
    text_idx: int


def notes_master(part: NotesMasterPart) -> NotesMaster:
    found = part._element.xpath('p:cSld/p:spTree/p:sp/p:nvSpPr/p:nvPr/p:ph[@type="body"]/@idx')  # noqa: SLF001 - the part's XML has no public name
    return NotesMaster(part, int(found[0]) if found else _DEFAULT_TEXT_IDX)


def settle_default(part: NotesMasterPart, slide_width: int, slide_height: int) -> None:
    """python-pptx's own notes master, for a template without one: of no day and no language, with
    the slide in its own proportions."""
    root = part._element  # noqa: SLF001 - the part's XML has no public name
    for shape in root.xpath("p:cSld/p:spTree/p:sp"):
        kind = shape.xpath("string(p:nvSpPr/p:nvPr/p:ph/@type)")
        if kind == "sldImg":
            width = min(_IMAGE_WIDTH, _IMAGE_HEIGHT * slide_width // slide_height)
            height = width * slide_height // slide_width
            off, ext = shape.xpath("p:spPr/a:xfrm/*")
            middle = int(off.get("x")) + int(ext.get("cx")) // 2
            bottom = int(off.get("y")) + int(ext.get("cy"))
            off.set("x", str(middle - width // 2))
            off.set("y", str(bottom - height))
            ext.set("cx", str(width))
            ext.set("cy", str(height))
        for paragraph in shape.xpath("p:txBody/a:p")[1:]:
            paragraph.getparent().remove(paragraph)
        for words in shape.xpath("p:txBody/a:p/a:r/a:t"):
            words.text = _PROMPT
        for words in shape.xpath("p:txBody/a:p/a:fld[starts-with(@type, 'datetime')]/a:t"):
            words.text = ""


def notes_xml(
    paragraphs: Sequence[Paragraph], part: Part, master: NotesMaster, *, lang: str, code: str
) -> bytes:
    """The notes page. Its links lead out of the file only: notes are read, not clicked through.

    ``lang`` and ``code`` are as in :class:`~handout.deck.text.Setting`.
    """
    setting = Setting(Links(part, {}), lang, code, bulleted=True)
    return document(
        f"<p:notes {NAMESPACES}><p:cSld><p:spTree>{TREE_START}"
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="{attribute(template_words("Lysbilete", lang))}"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
        f'<p:sp><p:nvSpPr><p:cNvPr id="3" name="{attribute(template_words("Notat", lang))}"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="body" idx="{master.text_idx}"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{body(paragraphs, setting)}</p:txBody></p:sp>"
        f"</p:spTree></p:cSld>{MASTER_COLOURS}</p:notes>"
    )
