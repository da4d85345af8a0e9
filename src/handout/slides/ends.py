"""The first slide, the dividers between the parts, and the last slide → drafts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handout.language.casing import inside_a_sentence
from handout.language.dates import long_date, minutes_text
from handout.language.tags import full_tag
from handout.model import Document, Inlines, Part, Text, plain
from handout.pictures.qr import written_address
from handout.problems import Problem, warning
from handout.slides.notes import when
from handout.slides.plan import (
    QR_CODE,
    Bullet,
    Paragraph,
    PictureShape,
    Properties,
    Shape,
    TextShape,
)
from handout.slides.stage import ELLIPSIS, Draft, Stage
from handout.slides.text import plain_paragraph, plain_runs, without_orphan

_EPOCH = "1980-01-01"
"""The date of a workshop without one: the oldest that a zip file can hold."""
_TOPICS = 6
"""More than this is no overview."""
_AND_MORE: Inlines = (Text(ELLIPSIS),)


def cover(stage: Stage) -> tuple[Draft, list[Problem]]:
    """Title slide: programme, subtitle, where and when, who."""
    meta = stage.document.meta
    shapes: list[Shape] = []
    problems: list[Problem] = []
    for slot, key, lines in (
        ("programme", "program", [meta.program]),
        ("subtitle", "subtitle", [meta.subtitle]),
        ("meta", "gathering", [_where_and_when(stage), who(stage)]),
    ):
        content = [without_orphan(plain_paragraph(text, stage.language)) for text in lines if text]
        shape = stage.text("title", slot, content)
        if shape is not None:
            shapes.append(shape)
        elif content:
            line = stage.document.meta_lines.get(key, 1)
            text = next(text for text in lines if text)
            problems.append(warning("slide-cover-long", stage.document.file, line, text=text))
    return Draft("title", tuple(shapes), "kind_text"), problems


def cover_notes(stage: Stage) -> tuple[Paragraph, ...]:
    """The times, goals and equipment: what the facilitator checks before the doors open."""
    meta = stage.document.meta
    notes = list(when(stage, stage.order.whole))
    opening = " · ".join(word for word in (meta.session, meta.program_text) if word)
    if opening:
        notes.append(plain_paragraph(opening, stage.language, bullet=Bullet.NONE))
    for key, items in (("goals", meta.goals), ("equipment", meta.equipment)):
        if items:
            head = plain_paragraph(stage.label(key), stage.language)
            notes.append(replace(head, bold=True, bullet=Bullet.NONE))
            notes += [plain_paragraph(item, stage.language) for item in items]
    return tuple(notes)


def divider(
    stage: Stage, part: Part, number: int, total: int, word: str, minutes: int | None
) -> Draft:
    """A part's divider: which part of how many, what it holds, how long it takes.

    The topics are a summary of what follows, so those that find no room become an ellipsis.
    """
    role = part.layout or ("part_vertical" if part.vertical else "part")
    shapes: list[Shape] = []
    shapes += _lines(
        stage, role, "part_number", [stage.label("part_of", number=number, total=total)]
    )
    topics = _topics(part, word)
    while topics:
        shown = _lines(stage, role, "topics", topics)
        if shown:
            shapes += shown
            break
        topics = [*topics[:-2], _AND_MORE] if len(topics) > 2 else []  # noqa: PLR2004 - one and «…»
    if minutes:
        shapes += _lines(stage, role, "minutes", [minutes_text(minutes, stage.language)])
    return Draft(role, tuple(shapes), "kind_text")


def _topics(part: Part, word: str) -> list[Inlines]:
    """What the part holds: its full title where the divider shows another word, else its slides."""
    if plain(part.title) != word:
        return [part.title]
    slides = [slide for slide in part.slides if not (slide.continues or slide.skipped)]
    topics = [slide.title for slide in slides if plain(slide.title) not in ("", word)]
    return topics if len(topics) <= _TOPICS else [*topics[: _TOPICS - 1], _AND_MORE]


def closing(stage: Stage, body: TextShape | None) -> Draft:
    """The last slide: what to answer, the papers' address as QR code and text, whom to ask."""
    address = stage.document.meta.address
    role = closing_role(stage)
    shapes: list[Shape] = [body] if body else []
    if address:
        shapes += _qr(stage, role, address)
    shapes += _lines(stage, role, "contact", [who(stage)])
    return Draft(role, tuple(shapes), "kind_evaluation")


def closing_role(stage: Stage) -> str:
    return "closing_qr" if stage.document.meta.address else "closing"


def who(stage: Stage) -> str:
    """«Geir Johan Hansen, nettverksleiar»."""
    meta = stage.document.meta
    role = inside_a_sentence(meta.role)
    return ", ".join(word for word in (meta.person, role) if word)


def _where_and_when(stage: Stage) -> str:
    meta = stage.document.meta
    when = long_date(meta.date, stage.language) if meta.date else ""
    where = meta.gathering or meta.place
    if meta.gathering and meta.place:
        where = stage.label("gathering_at", gathering=meta.gathering, place=meta.place)
    return ", ".join(word for word in (where, when) if word)


def _lines(stage: Stage, role: str, slot: str, lines: Sequence[str | Inlines]) -> list[Shape]:
    """Lines of our own, or of the author's without markup, in a slot, if the layout has it and
    they fit."""
    said = [(Text(line),) if isinstance(line, str) else line for line in lines if line]
    content = [Paragraph(plain_runs(line, stage.language)) for line in said]
    shape = stage.text(role, slot, content) if stage.has(role, slot) else None
    return [shape] if shape else []


def _qr(stage: Stage, role: str, address: str) -> list[Shape]:
    place = stage.place(role, "qr")
    side = min(place.width, place.height)
    shapes: list[Shape] = [
        PictureShape(
            src=f"{QR_CODE}{address}",
            x=place.x,
            y=place.y,
            width=side,
            height=side,
            description=stage.label("qr_alt", address=written_address(address)),
            place=place,
            name=place.name,
        )
    ]
    shapes += _lines(stage, role, "qr_text", [stage.label("qr_text")])
    shown = plain_paragraph(written_address(address), stage.language)
    linked = replace(shown, runs=tuple(replace(run, href=address) for run in shown.runs))
    written = stage.text(role, "address", [linked])
    return [*shapes, written] if written else shapes


def properties(document: Document) -> Properties:
    """The file's core properties, all from the content."""
    meta = document.meta
    created = meta.date.isoformat() if meta.date else _EPOCH
    return Properties(
        title=meta.title,
        subject=meta.subtitle or meta.session,
        author=meta.person or meta.program,
        keywords=", ".join(word for word in (meta.program, meta.gathering, meta.place) if word),
        language=full_tag(document.language),
        created=f"{created}T00:00:00Z",
    )
