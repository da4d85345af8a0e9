"""From draft to planned slide: title, section, sources, footer and number around the content."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handout.language.tags import full_tag
from handout.slides.fit import best_fit, large_text
from handout.slides.plan import (
    Bullet,
    Fit,
    Paragraph,
    PlannedSlide,
    Run,
    Shape,
    TextShape,
)
from handout.slides.stage import ELLIPSIS, Draft, Stage, footnote_labels, footnote_labels_in
from handout.slides.text import plain_paragraph, without_orphan
from handout.themes.theme import Placeholder

SOURCES = "kind_source"
"""The kind of a slide that holds what found no room in a source line."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A slide's title as text and as runs; ``section`` is the part it belongs to, without markup,
    and ``skipped`` that the slide is left out of the show."""

    text: str
    runs: tuple[Run, ...]
    section: tuple[Run, ...] = ()
    line: int = 0
    hidden: bool = False
    skipped: bool = False


def framed(stage: Stage, draft: Draft, heading: Heading, number: int) -> PlannedSlide:
    """The finished slide. What found no room in the source line is returned by :func:`overflow`."""
    shapes: list[Shape] = [title_shape(stage, draft.role, heading)[0]]
    section = "".join(run.text for run in heading.section)
    if section and stage.has(draft.role, "section") and section != heading.text:
        shape = stage.text(draft.role, "section", [Paragraph(heading.section)])
        shapes += [shape] if shape else []
    shapes += draft.shapes
    source = _source_shape(stage, draft)
    shapes += [source] if source else []
    shapes += _footers(stage, draft.role, number)
    return PlannedSlide(
        layout=draft.role,
        title=heading.text,
        shapes=tuple(shapes),
        number=number,
        line=heading.line,
        title_hidden=heading.hidden,
        background=draft.background,
        skipped=heading.skipped,
        title_runs=heading.runs,
    )


def title_shape(stage: Stage, role: str, heading: Heading) -> tuple[TextShape, bool]:
    """The title in its place, and whether it is whole: one that cannot fit ends in an ellipsis."""
    key = (role, "title", heading.runs)
    if key not in stage.fitted:
        stage.fitted[key] = _fitted_title(stage, role, heading)
    return stage.fitted[key]


def _fitted_title(stage: Stage, role: str, heading: Heading) -> tuple[TextShape, bool]:
    place = stage.place(role, "title")
    paragraph = without_orphan(Paragraph(heading.runs))
    fitted = large_text(stage.measure, paragraph, place)
    if fitted is not None:
        return TextShape(place, (fitted[0],), fitted[1]), True
    short = _shortened(stage, place, heading.text)
    return TextShape(place, (short[0],), short[1]), False


def _shortened(stage: Stage, place: Placeholder, text: str) -> tuple[Paragraph, Fit]:
    words = text.split()
    low, high = 1, len(words)
    best = (plain_paragraph(ELLIPSIS, stage.language), Fit())
    while low <= high:
        middle = (low + high) // 2
        candidate = plain_paragraph(" ".join(words[:middle]) + " " + ELLIPSIS, stage.language)
        fit = best_fit(stage.measure, [candidate], place)
        if fit is None:
            high = middle - 1
        else:
            best, low = (candidate, fit), middle + 1
    return best


def source_paragraphs(stage: Stage, draft: Draft) -> list[Paragraph]:
    """The sources of a slide and the footnotes that its text refers to."""
    if draft.kind == SOURCES:
        # These are the sources of the slide before; their own numbers call for nothing more.
        return list(draft.sources)
    known = stage.document.footnotes
    referred = (*footnote_labels(draft.shapes, known), *footnote_labels_in(draft.sources, known))
    # A source that begins with a raised number is the footnote itself.
    there = {p.runs[0].text for p in draft.sources if p.runs and p.runs[0].superscript}
    labels = [label for label in dict.fromkeys(referred) if label not in there]
    return [*draft.sources, *(stage.footnote(known[label]) for label in labels)]


def overflow(stage: Stage, draft: Draft) -> list[Paragraph]:
    """Sources and footnotes that have no room on their slide, to go on a slide of their own."""
    said = source_paragraphs(stage, draft)
    return [] if not said or _source_shape(stage, draft) else said


def _source_shape(stage: Stage, draft: Draft) -> TextShape | None:
    said = source_paragraphs(stage, draft)
    if not said or not stage.has(draft.role, "source"):
        return None
    return stage.text(draft.role, "source", [replace(p, bullet=Bullet.NONE) for p in said])


def _footers(stage: Stage, role: str, number: int) -> list[Shape]:
    shapes: list[Shape] = []
    meta = stage.document.meta
    words = meta.program or meta.title
    if meta.draft:
        words = f"{stage.label('draft')} · {words}"
    for slot, text in (("footer", words), ("slide_number", str(number))):
        if stage.has(role, slot):
            paragraph = plain_paragraph(text, stage.language)
            key = (role, slot, paragraph.runs)
            if key not in stage.fitted:
                stage.fitted[key] = _fitted_footer(stage, role, slot, paragraph)
            shapes.append(stage.fitted[key][0])
    return shapes


def _fitted_footer(
    stage: Stage, role: str, slot: str, paragraph: Paragraph
) -> tuple[TextShape, bool]:
    place = stage.place(role, slot)
    fit = best_fit(stage.measure, [paragraph], place)
    if fit is not None:
        return TextShape(place, (paragraph,), fit), True
    short = _shortened(stage, place, paragraph.runs[0].text)
    return TextShape(place, (short[0],), short[1]), False


def plain_heading(stage: Stage, text: str) -> Heading:
    """A heading of words that have no markup."""
    return Heading(text, (Run(text, full_tag(stage.language)),))
