"""Runs and paragraphs of the plan as DrawingML text (ECMA-376 part 1 §21.1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handout.deck.links import Links
from handout.deck.markup import attribute, text
from handout.slides.measure import marked_margin
from handout.slides.plan import Bullet, Fit, Paragraph, Run
from handout.themes.theme import EMU_PER_POINT, LevelStyle, Placeholder

STEPS_NUMBERING = "circleNumWdBlackPlain"
"""White figures in filled circles (§20.1.10.61): the steps of an activity."""

LIST_NUMBERING = "arabicPeriod"

_BOX, _TICKED_BOX = "¨", "þ"
"""The empty and the ticked box of Wingdings, a face every PowerPoint has."""
_WINGDINGS = (
    # As large as the text, whatever the size of the layout's bullets.
    '<a:buSzPct val="100000"/><a:buFont typeface="Wingdings" pitchFamily="2" charset="2"/>'
)
_NOTES_INDENT = 18 * EMU_PER_POINT
_SLIDE_NUMBER_FIELD = "{7E4B1D52-6C0A-4F3B-9B5E-2D8A41C6F0E9}"
_MONOSPACED = 'pitchFamily="49"'
"""A machine without the typeface shows another of one width, in Windows' words FF_MODERN and
FIXED_PITCH."""
_NEWLINE = re.compile(r"\r\n|[\r\n\v\f]")


@dataclass(frozen=True, slots=True)
class Setting:
    """What text needs to know about where it stands.

    ``lang`` is for what has no run of its own, ``code`` the typeface of code; ``size_pt`` is given
    only where there is no placeholder to inherit from; ``place`` is None in table cells and notes.
    ``bulleted`` is for notes, whose master has no bullets to inherit. ``as_field`` makes runs a
    field of that type.
    """

    links: Links
    lang: str
    code: str
    place: Placeholder | None = None
    size_pt: float | None = None
    numbering: str = LIST_NUMBERING
    bulleted: bool = False
    as_field: str | None = None


def body(paragraphs: Sequence[Paragraph], setting: Setting) -> str:
    """The ``a:p`` elements; a text body has at least one."""
    if not paragraphs:
        return f"<a:p>{_end(setting, setting.lang)}</a:p>"
    starts = _numbering_starts(paragraphs)
    return "".join(
        _paragraph(paragraph, start, setting)
        for paragraph, start in zip(paragraphs, starts, strict=True)
    )


def autofit(fit: Fit) -> str:
    """The scale PowerPoint applies on opening, in thousandths of a percent (§21.1.2.1.3)."""
    if fit.designed:
        return "<a:normAutofit/>"
    scale = f' fontScale="{round(fit.font_scale * 100_000)}"' if fit.font_scale != 1 else ""
    reduction = (
        f' lnSpcReduction="{round(fit.line_reduction * 100_000)}"' if fit.line_reduction else ""
    )
    return f"<a:normAutofit{scale}{reduction}/>"


def _paragraph(paragraph: Paragraph, start: int | None, setting: Setting) -> str:
    runs = "".join(_run(run, paragraph, setting) for run in paragraph.runs)
    lang = paragraph.runs[-1].lang if paragraph.runs else setting.lang
    return f"<a:p>{_properties(paragraph, start, setting)}{runs}{_end(setting, lang)}</a:p>"


def _end(setting: Setting, lang: str) -> str:
    return f'<a:endParaRPr lang="{attribute(lang)}"{_size(setting)}/>'


def _size(setting: Setting) -> str:
    return f' sz="{round(setting.size_pt * 100)}"' if setting.size_pt else ""


def _properties(paragraph: Paragraph, start: int | None, setting: Setting) -> str:
    """``a:pPr`` (§21.1.2.2.7), or nothing when the layout says it all."""
    level = f' lvl="{min(paragraph.level, 8)}"' if paragraph.level else ""
    align = f' algn="{paragraph.align}"' if paragraph.align else ""
    indent, bullet = _bullet(paragraph, start, setting)
    attributes = f"{indent}{level}{align}"
    if not attributes and not bullet:
        return ""
    return f"<a:pPr{attributes}>{bullet}</a:pPr>" if bullet else f"<a:pPr{attributes}/>"


def _bullet(paragraph: Paragraph, start: int | None, setting: Setting) -> tuple[str, str]:
    """The indent attributes and the bullet elements."""
    style = setting.place.style(paragraph.level) if setting.place else None
    if not paragraph.marked:
        return _under_item(paragraph, style), "<a:buNone/>"
    match paragraph.bullet:
        case Bullet.INHERIT if setting.bulleted:
            return _hanging(paragraph, style), '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
        case Bullet.INHERIT:
            return "", ""
        case Bullet.NONE:
            return _flush(paragraph, style)
        case Bullet.NUMBER:
            at = f' startAt="{start}"' if start is not None and start != 1 else ""
            own = style.numbering if style else ""
            # Without a face of its own the number would be set in the bullet's symbol font; a
            # level that numbers has a face for it.
            face = "" if own else '<a:buFont typeface="+mn-lt"/>'
            number = f'{face}<a:buAutoNum type="{own or setting.numbering}"{at}/>'
            return _hanging(paragraph, style), number
        case Bullet.TASK | Bullet.TASK_DONE:
            box = _TICKED_BOX if paragraph.bullet is Bullet.TASK_DONE else _BOX
            return _hanging(paragraph, style), f'{_WINGDINGS}<a:buChar char="{box}"/>'


def _flush(paragraph: Paragraph, style: LevelStyle | None) -> tuple[str, str]:
    """Text without a bullet: at the left edge, or under the text of the item it belongs to."""
    if paragraph.hang:
        return f' marL="{paragraph.hang}" indent="{-paragraph.hang}"', "<a:buNone/>"
    if style is None or not (style.bullet or style.margin or style.indent):
        return "", ""
    margin = style.margin if paragraph.level else 0
    return f' marL="{margin}" indent="0"', "<a:buNone/>"


def _hanging(paragraph: Paragraph, style: LevelStyle | None) -> str:
    """Room for a number or a box before the text; without a style to go by, the notes' own."""
    if style is None:
        return f' marL="{_NOTES_INDENT * (paragraph.level + 1)}" indent="{-_NOTES_INDENT}"'
    margin = marked_margin(style)
    return f' marL="{margin}" indent="{style.margin + style.indent - margin}"'


def _under_item(paragraph: Paragraph, style: LevelStyle | None) -> str:
    """A further paragraph of an item begins where the item's text does."""
    if style is None:
        return f' marL="{_NOTES_INDENT * (paragraph.level + 1)}" indent="0"'
    marked = paragraph.bullet is not Bullet.INHERIT
    return f' marL="{marked_margin(style) if marked else style.margin}" indent="0"'


def _run(run: Run, paragraph: Paragraph, setting: Setting) -> str:
    properties = _run_properties(run, paragraph, setting)
    pieces = _pieces(run)
    out: list[str] = []
    for number, piece in enumerate(pieces):
        if number or run.break_before:
            out.append(f"<a:br>{properties}</a:br>")
        if piece and setting.as_field:
            out.append(
                f'<a:fld id="{_SLIDE_NUMBER_FIELD}" type="{setting.as_field}">'
                f"{properties}<a:t>{text(piece)}</a:t></a:fld>"
            )
        elif piece:
            out.append(f"<a:r>{properties}<a:t>{text(piece)}</a:t></a:r>")
    return "".join(out)


def _pieces(run: Run) -> list[str]:
    """A run's lines: a line break is an element of its own, never a character."""
    if run.text.isprintable():
        return [run.text]
    return _NEWLINE.split(run.text)


def _run_properties(run: Run, paragraph: Paragraph, setting: Setting) -> str:
    """``a:rPr`` (§21.1.2.3.9). A size is set only where nothing can be inherited."""
    attributes = [f'lang="{attribute(run.lang)}"']
    if setting.size_pt:
        attributes.append(f'sz="{round(setting.size_pt * 100)}"')
    attributes.extend(_look(run, paragraph))
    children = ""
    if run.colour:
        children = f'<a:solidFill><a:schemeClr val="{run.colour}"/></a:solidFill>'
    if run.code:
        typeface = attribute(setting.code)
        children += (
            f'<a:latin typeface="{typeface}" {_MONOSPACED}/>'
            f'<a:cs typeface="{typeface}" {_MONOSPACED}/>'
        )
    children += setting.links.click(run.href)
    joined = " ".join(attributes)
    return f"<a:rPr {joined}>{children}</a:rPr>" if children else f"<a:rPr {joined}/>"


def _look(run: Run, paragraph: Paragraph) -> Iterator[str]:
    if run.bold or paragraph.bold:
        yield 'b="1"'
    if run.italic:
        yield 'i="1"'
    if run.strike:
        yield 'strike="sngStrike"'
    if run.superscript:
        yield 'baseline="30000"'
    if run.code:
        yield 'noProof="1"'


def _numbering_starts(paragraphs: Sequence[Paragraph]) -> list[int | None]:
    """The ``startAt`` of each numbered paragraph: PowerPoint counts on from it by itself, so all
    items of a sequence carry the number of its first (§21.1.2.4.1).

    A sequence ends at a paragraph of the same or a higher level that is not numbered.
    """
    starts: list[int | None] = []
    sequences: dict[int, tuple[int, int]] = {}
    for paragraph in paragraphs:
        level = paragraph.level
        for deeper in [known for known in sequences if known > level]:
            del sequences[deeper]
        if paragraph.bullet is not Bullet.NUMBER or not paragraph.marked:
            sequences.pop(level, None)
            starts.append(None)
            continue
        number = paragraph.start if paragraph.start is not None else 1
        first, last = sequences.get(level, (number, number - 1))
        if number != last + 1:
            first = number
        sequences[level] = (first, number)
        starts.append(first)
    return starts
