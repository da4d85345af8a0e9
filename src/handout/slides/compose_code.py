"""A block of code → drafts: highlighted, its lines whole while they are large enough to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from handout.highlight import Kind
from handout.language.spaces import HARD_SPACE
from handout.model import Block, CodeBlock
from handout.model import Paragraph as ModelParagraph
from handout.slides.code_look import Look, code_lines, code_looks
from handout.slides.compose_text import text_drafts
from handout.slides.fit import fits, scales, split_paragraph
from handout.slides.measure import room
from handout.slides.plan import DESIGNED, Bullet, Fit, Paragraph, Run, TextShape
from handout.slides.stage import Draft, Stage, one_after_another
from handout.slides.text import paragraphs
from handout.themes.roles import BODY_FLOOR_PT
from handout.themes.theme import EMU_PER_POINT, Placeholder

_KIND = "kind_code"
_HANG = 4
"""How many characters the rest of a broken line stands further in."""
_NEAR = 0.3
"""Code is cut at an empty line that is within this share of a slide from where it would be cut."""


def code(stage: Stage, blocks: Sequence[Block]) -> list[Draft] | None:
    """Code alone, or under one paragraph that leads up to it; None for any other text."""
    if not blocks:
        return None
    *lead, last = blocks
    if not isinstance(last, CodeBlock) or len(lead) > 1:
        return None
    if not all(isinstance(block, ModelParagraph) for block in lead):
        return None
    said = paragraphs(tuple(lead), stage.language)
    lines = _lines(stage, last, code_looks(stage.theme))
    place = stage.place("code", "code")
    if said:
        # A lead is read with the code, and is no smaller than other text.
        together = [*said, Paragraph((Run("", stage.lang, code=True),), bullet=Bullet.NONE), *lines]
        fit = _whole(stage, together, place, floor_pt=BODY_FLOOR_PT)
        if fit is not None:
            return [_draft(place, together, fit)]
    drafts = one_after_another([_draft(place, *page) for page in _pages(stage, lines, place)])
    return [*text_drafts(stage, said), *drafts]


def _draft(place: Placeholder, said: Sequence[Paragraph], fit: Fit) -> Draft:
    return Draft("code", (TextShape(place, tuple(said), fit),), _KIND)


def _lines(stage: Stage, block: CodeBlock, looks: Mapping[Kind, Look]) -> list[Paragraph]:
    return [
        Paragraph(line, bullet=Bullet.NONE)
        for line in code_lines(block.text, block.language, stage.language, looks)
    ]


def _whole(
    stage: Stage, said: Sequence[Paragraph], place: Placeholder, floor_pt: float
) -> Fit | None:
    """The largest scale at which no line breaks and all of them stand on one slide."""
    for fit in scales(stage.measure, said, place):
        if place.style(0).size_pt * fit.font_scale < floor_pt - 0.01:
            return None
        if _unbroken(stage, said, place, fit) and fits(stage.measure, said, place, fit):
            return fit
    return None


def _unbroken(stage: Stage, said: Sequence[Paragraph], place: Placeholder, fit: Fit) -> bool:
    width = room(place).width_pt
    style = place.style(0)
    size = style.size_pt * fit.font_scale
    # Prose may break; only code suffers from it.
    code = [p for p in said if p.runs and p.runs[0].code]
    return all(stage.measure.width_pt(p, style, size) <= width for p in code)


def _pages(
    stage: Stage, lines: Sequence[Paragraph], place: Placeholder
) -> list[tuple[list[Paragraph], Fit]]:
    """One slide at any size that can be read, else the fewest slides of unbroken lines, else lines
    that go on further in under themselves."""
    whole = _whole(stage, lines, place, floor_pt=0)
    if whole is not None:
        return [(list(lines), whole)]
    known = list(scales(stage.measure, lines, place))
    unbroken = [fit for fit in known if _unbroken(stage, lines, place, fit)]
    large = [
        fit for fit in known if place.style(0).size_pt * fit.font_scale >= BODY_FLOOR_PT - 0.01
    ]
    if unbroken:
        choice = [fit for fit in unbroken if fit in large] or unbroken
        laid = [(_divided(stage, lines, place, fit), fit) for fit in choice]
        pages, fit = min(laid, key=lambda each: len(each[0]))
        return [(page, fit) for page in pages]
    for fit in known[len(large) - 1 :]:
        hung = [_hung(stage, line, place, fit) for line in lines]
        if fits(stage.measure, hung, place, fit):
            return [(hung, fit)]
    fit = large[-1] if large else DESIGNED
    hung = [_hung(stage, line, place, fit) for line in lines]
    return [(page, fit) for page in _divided(stage, hung, place, fit)]


def _hung(stage: Stage, line: Paragraph, place: Placeholder, fit: Fit) -> Paragraph:
    """The line, whose rest stands further in than its beginning where it breaks."""
    style = place.style(0)
    size = style.size_pt * fit.font_scale
    inside = room(place).width_pt
    if stage.measure.width_pt(line, style, size) <= inside:
        return line
    text = "".join(run.text for run in line.runs)
    indent = len(text) - len(text.lstrip(HARD_SPACE))
    blank = Paragraph((Run(HARD_SPACE * (indent + _HANG), stage.lang, code=True),))
    hang = min(stage.measure.width_pt(blank, style, size), inside / 2)
    return replace(line, hang=round(hang * EMU_PER_POINT))


def _divided(
    stage: Stage, lines: Sequence[Paragraph], place: Placeholder, fit: Fit
) -> list[list[Paragraph]]:
    """Lines over as few slides as they need, about as many on each, cut at an empty line if one is
    near."""
    inside = room(place)
    pieces = [
        piece for line in lines for piece in split_paragraph(stage.measure, line, place, inside)
    ]
    heights = [
        stage.measure.paragraph_height_pt(p, place.style(0), inside.width_pt, fit) for p in pieces
    ]
    pages: list[list[Paragraph]] = []
    start, left = 0, sum(heights)
    while start < len(pieces):
        slides = -(-left // inside.height_pt)
        end = _end(heights, start, inside.height_pt)
        if slides > 1 or end < len(pieces):
            even = max(start + 1, min(end, _end(heights, start, left / max(1, slides))))
            end = _at_empty_line(pieces, start, even, end)
        pages.append(_trimmed(pieces[start:end]))
        left -= sum(heights[start:end])
        start = end
    return [page for page in pages if page]


def _end(heights: Sequence[float], start: int, available: float) -> int:
    """The index after the last line that has room."""
    used, end = 0.0, start
    while end < len(heights) and used + heights[end] <= available + 0.01:
        used += heights[end]
        end += 1
    return max(end, start + 1)


def _at_empty_line(pieces: Sequence[Paragraph], start: int, even: int, last: int) -> int:
    """The cut nearest to the even one that has an empty line before it, within what has room."""
    if last >= len(pieces):
        return last
    reach = max(1, round((last - start) * _NEAR))
    near = [
        cut
        for cut in range(max(start + 1, even - reach), min(last, even + reach) + 1)
        if _is_empty(pieces[cut - 1])
    ]
    return min(near, key=lambda cut: abs(cut - even), default=even)


def _is_empty(line: Paragraph) -> bool:
    return not any(run.text.strip() for run in line.runs)


def _trimmed(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """Without the empty lines at both ends."""
    kept = list(lines)
    while kept and _is_empty(kept[0]):
        kept.pop(0)
    while kept and _is_empty(kept[-1]):
        kept.pop()
    return kept
