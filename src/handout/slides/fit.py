"""Make text fit its place: as designed, else scaled within limits, else over several slides.

PowerPoint applies a stored ``fontScale`` when it opens a file but computes none by
itself, so the scale decided here is what the room sees.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from handout.slides.compounds import breakable
from handout.slides.measure import Measure, Room, room
from handout.slides.plan import DESIGNED, Box, Fit, Paragraph, Run, TextShape
from handout.themes.roles import BODY_FLOOR_PT, FOOTER_TYPES, floor_pt
from handout.themes.theme import Placeholder

_STEPS = (
    DESIGNED,
    Fit(0.975, 0.05),
    Fit(0.95, 0.05),
    Fit(0.925, 0.1),
    Fit(0.9, 0.1),
    Fit(0.875, 0.1),
    Fit(0.85, 0.15),
    Fit(0.8, 0.15),
    Fit(0.75, 0.15),
    Fit(0.7, 0.15),
    Fit(0.65, 0.15),
    Fit(0.6, 0.15),
    Fit(0.55, 0.15),
    Fit(0.5, 0.15),
    Fit(0.45, 0.15),
    Fit(0.4, 0.15),
    Fit(0.35, 0.15),
    Fit(0.3, 0.15),
)
_SMALL_ENOUGH = 0.8
"""A title is scaled this far before a word in it is broken."""
_PARTED = 0.7
"""«Gjennom-før» may be this much smaller than «Gjen-nomfør»."""
_BIG_PT = 60
"""A word beside the text of its slide is read from the back of a room at this size."""

_SENTENCE_END = re.compile(r"(?<=[.!?…»])\s+")


def fits(
    measure: Measure,
    paragraphs: Sequence[Paragraph],
    place: Placeholder,
    fit: Fit = DESIGNED,
    box: Box | None = None,
) -> bool:
    """Whether paragraphs stay inside the place at a scale."""
    inside = room(place, box)
    return measure.height_pt(paragraphs, place, inside.width_pt, fit) <= inside.height_pt


def scales(measure: Measure, paragraphs: Sequence[Paragraph], place: Placeholder) -> Iterator[Fit]:
    """The scales that paragraphs may have in a place, from the designed one to the slot's floor."""
    if place.type in FOOTER_TYPES:
        yield DESIGNED
        return
    smallest = min((place.style(p.level).size_pt for p in paragraphs), default=BODY_FLOOR_PT)
    floor = min(floor_pt(place.slot, measure.smallest_pt), smallest)
    for step in _STEPS:
        if smallest * step.font_scale < floor - 0.01:
            return
        yield step


def best_fit(
    measure: Measure,
    paragraphs: Sequence[Paragraph],
    place: Placeholder,
    box: Box | None = None,
    *,
    whole_words: bool = False,
) -> Fit | None:
    """The largest scale at which paragraphs fit, or None when they do not at the slot's floor.

    ``whole_words`` also asks that no word is wider than the line: for titles and big words.
    """
    inside = room(place, box)
    for step in scales(measure, paragraphs, place):
        if measure.height_pt(paragraphs, place, inside.width_pt, step) > inside.height_pt:
            continue
        if whole_words and not _words_fit(measure, paragraphs, place, inside, step):
            continue
        return step
    return None


def _words_fit(
    measure: Measure,
    paragraphs: Sequence[Paragraph],
    place: Placeholder,
    inside: Room,
    step: Fit,
) -> bool:
    return all(
        measure.longest_word_pt(p, style, style.size_pt * step.font_scale) <= inside.width_pt
        for p in paragraphs
        for style in (place.style(p.level),)
    )


def text_shape(
    measure: Measure, paragraphs: Sequence[Paragraph], place: Placeholder, box: Box | None = None
) -> TextShape | None:
    """Paragraphs in a place at their best fit, or None when they need more than one slide."""
    paragraphs = breakable(measure, paragraphs, place, room(place, box).width_pt)
    fit = best_fit(measure, paragraphs, place, box)
    if fit is None:
        return None
    return TextShape(place, tuple(paragraphs), fit, box=box)


def large_text(
    measure: Measure, paragraph: Paragraph, place: Placeholder
) -> tuple[Paragraph, Fit] | None:
    """A title or big word at its largest: whole if that costs little, else broken between the parts
    of a compound, and between syllables where that would make it much smaller, too. One that stands
    upright is on one line as long as it is still a big word.

    None when it does not fit at the slot's floor.
    """
    if place.vertical:
        upright = _on_one_line(measure, paragraph, place)
        if upright is not None:
            return paragraph, upright
    whole = best_fit(measure, [paragraph], place, whole_words=True)
    if whole is not None and whole.font_scale >= _SMALL_ENOUGH:
        return paragraph, whole
    width_pt = room(place).width_pt
    (broken,) = breakable(measure, [paragraph], place, width_pt)
    fit = best_fit(measure, [broken], place, whole_words=True)
    if fit is not None and (whole is None or fit.font_scale > whole.font_scale):
        (parted,) = breakable(measure, [paragraph], place, width_pt, syllables=False)
        smaller = best_fit(measure, [parted], place, whole_words=True)
        if smaller is not None and smaller.font_scale >= _PARTED * fit.font_scale:
            return parted, smaller
        return broken, fit
    if whole is not None:
        return paragraph, whole
    fit = best_fit(measure, [broken], place)
    return (broken, fit) if fit else None


def _on_one_line(measure: Measure, paragraph: Paragraph, place: Placeholder) -> Fit | None:
    """The largest scale at which a big word is on one line; None when it is no big word then."""
    style, inside = place.style(paragraph.level), room(place)
    for step in scales(measure, [paragraph], place):
        size = style.size_pt * step.font_scale
        if size < _BIG_PT:
            return None
        high = measure.height_pt([paragraph], place, inside.width_pt, step) > inside.height_pt
        if not high and measure.width_pt(paragraph, style, size) <= inside.width_pt:
            return step
    return None


def flow(
    measure: Measure,
    paragraphs: Sequence[Paragraph],
    place: Placeholder,
    box: Box | None = None,
    *,
    whole: bool = True,
) -> list[tuple[tuple[Paragraph, ...], Fit]]:
    """Paragraphs over as many slides as they need, each at its fit. Nothing is left out.

    One slide when the text fits at all; else slides of about the same height at the designed
    size, cut between paragraphs, and inside one only when it is longer than a slide. Without
    ``whole`` text is never scaled to fit one slide: it stands beside text that goes on.
    """
    inside = room(place, box)
    paragraphs = breakable(measure, paragraphs, place, inside.width_pt)
    fit = best_fit(measure, paragraphs, place, box)
    if fit is not None and (whole or fit.designed):
        return [(tuple(paragraphs), fit)]
    pieces = [
        piece
        for paragraph in paragraphs
        for piece in split_paragraph(measure, paragraph, place, inside)
    ]
    heights = [measure.height_pt([piece], place, inside.width_pt) for piece in pieces]
    fewest = len(_fill(pieces, heights, inside.height_pt))
    # The same number of slides with the text spread evenly reads better than one that is full
    # and one with a single line.
    target = min(inside.height_pt, sum(heights) / fewest)
    while target < inside.height_pt:
        chunks = _fill(pieces, heights, target)
        if len(chunks) <= fewest:
            return [(tuple(chunk), DESIGNED) for chunk in chunks]
        target += inside.height_pt / 40
    return [(tuple(chunk), DESIGNED) for chunk in _fill(pieces, heights, inside.height_pt)]


def _fill(
    pieces: Sequence[Paragraph], heights: Sequence[float], available: float
) -> list[list[Paragraph]]:
    chunks: list[list[Paragraph]] = [[]]
    used = 0.0
    last = 0.0
    for piece, height in zip(pieces, heights, strict=True):
        if chunks[-1] and used + height > available:
            carried: list[Paragraph] = []
            together = _introduces(chunks[-1]) or (not piece.marked and len(chunks[-1]) > 1)
            if together and last + height <= available:
                # A line that introduces a list goes with it, and an item with its second part.
                carried = [chunks[-1].pop()]
            chunks.append(carried)
            used = last if carried else 0.0
        chunks[-1].append(piece)
        used += height
        last = height
    return chunks


def _introduces(chunk: Sequence[Paragraph]) -> bool:
    if len(chunk) < 2 or not chunk[-1].runs:  # noqa: PLR2004 - something must stay behind
        return False
    return chunk[-1].runs[-1].text.rstrip().endswith(":")


def split_paragraph(
    measure: Measure, paragraph: Paragraph, place: Placeholder, inside: Room
) -> list[Paragraph]:
    """A paragraph longer than a slide, cut between sentences, else between words."""
    style = place.style(paragraph.level)

    def too_tall(candidate: Paragraph) -> bool:
        return measure.paragraph_height_pt(candidate, style, inside.width_pt) > inside.height_pt

    pieces: list[Paragraph] = []
    rest = paragraph
    while too_tall(rest):
        cut = _longest_start(rest, too_tall)
        if cut is None:
            break
        head, rest = cut
        pieces.append(head)
    return [*pieces, rest]


def _longest_start(
    paragraph: Paragraph, too_tall: Callable[[Paragraph], bool]
) -> tuple[Paragraph, Paragraph] | None:
    """The longest beginning that is not too tall, and the rest; None when it cannot be cut."""
    text = "".join(run.text for run in paragraph.runs)
    for cuts in (
        [match.end() for match in _SENTENCE_END.finditer(text)],
        [match.end() for match in re.finditer(r"\s+", text)],
        list(range(1, len(text))),
    ):
        low, high = 0, len(cuts)
        while low < high:
            middle = (low + high) // 2
            if too_tall(_cut(paragraph, cuts[middle])[0]):
                high = middle
            else:
                low = middle + 1
        if low:
            head, rest = _cut(paragraph, cuts[low - 1])
            if rest.runs:
                return head, rest
    return None


def _cut(paragraph: Paragraph, position: int) -> tuple[Paragraph, Paragraph]:
    head: list[Run] = []
    rest: list[Run] = []
    seen = 0
    for run in paragraph.runs:
        end = seen + len(run.text)
        if end <= position:
            head.append(run)
        elif seen >= position:
            rest.append(run)
        else:
            head.append(replace(run, text=run.text[: position - seen]))
            rest.append(replace(run, text=run.text[position - seen :], break_before=False))
        seen = end
    if head:
        head[-1] = replace(head[-1], text=head[-1].text.rstrip())
    return replace(paragraph, runs=tuple(head)), replace(paragraph, runs=tuple(rest))
