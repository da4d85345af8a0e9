"""A document and a theme → the slide plan. Every slide of the deck is decided from here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from handout.model import (
    Activity,
    Block,
    Document,
    Evaluation,
    Inlines,
    Part,
    Slide,
    Text,
    plain,
)
from handout.model import Agenda as Wanted
from handout.problems import Problem, notice, warning
from handout.running_order import Span, running_order
from handout.slides.agenda import Agenda, part_anchors, titled
from handout.slides.compose import compose
from handout.slides.compose_background import on_background
from handout.slides.compose_forms import form_paragraphs
from handout.slides.compose_text import text_drafts
from handout.slides.embedded import embedded_fonts
from handout.slides.ends import closing, closing_role, cover, cover_notes, divider, properties
from handout.slides.fit import large_text
from handout.slides.frame import (
    SOURCES,
    Heading,
    framed,
    overflow,
    plain_heading,
    title_shape,
)
from handout.slides.measure import Measure
from handout.slides.notes import again, ending, form_in_text, notes_paragraphs, when
from handout.slides.pieces import Piece, sort_blocks
from handout.slides.plan import Bullet, Paragraph, PlannedSlide, Run, Section, SlidePlan
from handout.slides.progress import with_progress
from handout.slides.stage import Draft, Stage, Titles
from handout.slides.text import joined, paragraphs, plain_runs, runs
from handout.themes.theme import Theme

LARGE = "stor"
"""The value of ``stil`` that sets a word as large as it gets."""


def plan_slides(folder: Path, document: Document, theme: Theme) -> tuple[SlidePlan, list[Problem]]:
    """The deck of one document, and what an editor should know about how it was fitted."""
    planner = _Planner(Stage(theme, Measure(theme), document, folder, running_order(document)))
    planner.cover()
    if document.meta.agenda is not Wanted.NONE and planner.parts:
        planner.agenda()
    for number, part in enumerate(document.parts):
        planner.part(part, planner.stage.order.parts[number])
    planner.farewell()
    sections = (Section(name, tuple(slides)) for name, slides in planner.sections.items())
    slides = with_progress(planner.slides, theme)
    fonts = embedded_fonts(slides, theme)
    plan = SlidePlan(theme, slides, tuple(sections), properties(document), fonts)
    return plan, planner.problems


class _Planner:
    """Adds slide after slide; what it has gathered at the end is the plan."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.document = stage.document
        self.titles = Titles(stage.language)
        self.slides: list[PlannedSlide] = []
        self.sections: dict[str, list[int]] = {}
        self.problems: list[Problem] = []
        self.parts = titled(self.document)
        self.numbers = {part.line: number for number, part in enumerate(self.parts)}
        self.anchors = part_anchors(self.document)
        self.timetable: Agenda | None = None
        self.section = self.document.meta.title
        self.section_runs = plain_heading(self.stage, self.section).runs
        self.author_title = self.section
        self.illustrated: set[str] = set()
        self.skipped = False
        self.closed = False

    # --- the ends of the deck and of its parts ---

    def cover(self) -> None:
        draft, problems = cover(self.stage)
        self.problems += problems
        title = self.titles.first(self.document.meta.title)
        line = self.document.meta_lines.get("title", 1)
        heading = self._whole(draft.role, self._words(title, line))
        opening = [part for part in self.document.parts[:1] if not part.title]
        notes = [block for part in opening for block in sort_blocks(part.blocks)[1]]
        said = (*cover_notes(self.stage), *notes_paragraphs(self.stage, notes))
        self._add(draft, heading, notes=said)

    def agenda(self, part: Part | None = None, span: Span | None = None) -> None:
        """The parts and their times; before a part, with that part marked."""
        stage, meta = self.stage, self.document.meta
        self.timetable = timetable = self.timetable or Agenda(stage)
        number = self.numbers[part.line] if part else None
        if number == 0 and self.slides[-1].layout == "agenda":
            return
        line = self.document.meta_lines.get("agenda", 1)
        title = self.titles.first(timetable.title(number))
        section = plain_heading(stage, meta.session or meta.title).runs
        about = self._heading(part.title, line) if part else self._words(title, line)
        heading = replace(self._retitled(about, title), section=section)
        said = when(stage, span or stage.order.whole, part.title if part else ())
        for draft in timetable.whole() if number is None else [timetable.before(number)]:
            shown = self.titles.continued(title) if draft.continues else title
            self._add(draft, self._retitled(heading, shown), notes=said)

    def part(self, part: Part, span: Span) -> None:
        pieces, notes = sort_blocks(part.blocks)
        slides = part.slides
        if part.title:
            self.section = plain(part.title)
            self.section_runs = plain_runs(part.title, self.stage.language)
            if self.document.meta.agenda is Wanted.PARTS:
                self.agenda(part, span)
            self._divider(part, span, notes)
        if pieces:
            self._pieces(pieces, self._heading(part.title, part.line), [])
        last = part is self.document.parts[-1]
        for number, slide in enumerate(slides):
            self._slide(slide, closing=last and number == len(slides) - 1)
        self.skipped = False

    def farewell(self) -> None:
        """A closing slide, where the author gave an address for the QR code but no such slide."""
        if self.document.meta.address and not self.closed:
            title = self.titles.first(self.stage.label("closing_title"))
            self._closing(self._words(title), [], [], ())

    def _divider(self, part: Part, span: Span, notes: Sequence[Block]) -> None:
        word = self.titles.unused(part.word) or self.titles.first(plain(part.title))
        number = self.numbers[part.line] + 1
        draft = divider(self.stage, part, number, len(self.parts), word, span.minutes)
        heading = self._retitled(self._heading(part.title, part.line), word)
        anchors = (self.anchors[part.line],)
        heading = self._whole(draft.role, heading)
        said = (*when(self.stage, span), *notes_paragraphs(self.stage, notes))
        self._add(draft, heading, notes=said, anchors=anchors)

    # --- the slides of one ## ---

    def _slide(self, slide: Slide, *, closing: bool) -> None:
        pieces, notes = sort_blocks(slide.blocks)
        # What a line cuts off belongs to the slide that the author skipped.
        self.skipped = slide.skipped or (slide.continues and self.skipped)
        heading = self._heading(slide.title, slide.line, hidden=slide.title_hidden)
        if slide.continues and not slide.title:
            heading = self._retitled(heading, self.author_title)
        self.author_title = heading.text
        anchors = (slide.id,) if slide.id else ()
        closes = slide.layout in ("closing", "closing_qr") or (
            closing and any(isinstance(p.subject, Evaluation) for p in pieces)
        )
        background = slide.background
        if background and (closes or not all(piece.is_text for piece in pieces)):
            title = heading.text
            self.problems.append(
                notice("slide-background", self.document.file, slide.line, title=title)
            )
        if closes:
            self._closing(self._titled(heading), pieces, notes, anchors)
            return
        large = slide.style == LARGE
        if not background and (large or slide.layout == "big_word"):
            draft = self._big_word(heading, pieces)
            if draft is not None:
                said = notes_paragraphs(self.stage, notes)
                self._add(draft[0], draft[1], notes=said, anchors=anchors)
                return
        self._pieces(
            pieces,
            heading,
            notes,
            anchors,
            large=large,
            layout=slide.layout,
            continued=slide.continues,
            background=background,
        )

    def _pieces(
        self,
        pieces: list[Piece],
        heading: Heading,
        notes: Sequence[Block],
        anchors: tuple[str, ...] = (),
        *,
        large: bool = False,
        layout: str | None = None,
        continued: bool = False,
        background: str | None = None,
    ) -> None:
        """The first slide has the author's title; the others say what they hold."""
        drafts: list[Draft] = []
        rest = pieces
        if background and (not pieces or pieces[0].is_text):
            drafts = on_background(self.stage, pieces[0] if pieces else None, background)
            rest = pieces[1:]
        for piece in rest:
            drafts += self._composed(piece, large=large, layout=layout)
        drafts = drafts or [Draft("content_wide", (), "kind_text")]
        self.problems += [problem for draft in drafts for problem in draft.problems]
        if any(draft.continues for draft in drafts):
            self.problems.append(
                notice(
                    "slide-continued",
                    self.document.file,
                    heading.line,
                    title=heading.text,
                    count=len(drafts),
                )
            )
        said = notes_paragraphs(self.stage, notes)
        base = heading.text
        for number, draft in enumerate(drafts):
            if number == 0 and not continued:
                titled = self._whole(draft.role, self._titled(heading))
            elif draft.continues or number == 0:
                titled = self._retitled(heading, self.titles.continued(base))
            else:
                titled = self._retitled(heading, self.titles.piece(heading.text, draft.kind))
            if not draft.continues:
                base = titled.text
            shown_at = self._add(draft, titled, notes=said, anchors=anchors)
            if number == 0:
                said = again(self.stage, shown_at, said)
            anchors = ()

    def _composed(self, piece: Piece, *, large: bool, layout: str | None) -> list[Draft]:
        # One illustrated slide a part: people return as a rhythm, not as wallpaper.
        illustrated = layout == "content" or self.section not in self.illustrated
        drafts = compose(self.stage, piece, large=large, layout=layout, illustrated=illustrated)
        if any(draft.role == "content" for draft in drafts):
            self.illustrated.add(self.section)
        if isinstance(piece.subject, Activity):
            drafts[0] = replace(drafts[0], notes=self._when(piece.subject))
        return drafts

    def _when(self, activity: Activity) -> tuple[Paragraph, ...]:
        span = self.stage.order.activities.get(activity.line, Span(activity.minutes))
        return when(self.stage, span, (Text(form_in_text(self.stage, activity.form)),))

    def _whole(self, role: str, heading: Heading) -> Heading:
        """The heading, after making sure that the whole of it is read somewhere.

        A title too long for its layout is cut there; a slide before it has it whole, in the title
        if the widest layout holds it, else in the text as well.
        """
        if title_shape(self.stage, role, heading)[1]:
            return heading
        length = len(heading.text)
        self.problems.append(
            warning("slide-title-long", self.document.file, heading.line, length=length)
        )
        whole = [replace(p, bold=True) for p in self._title_text(heading)]
        for draft in text_drafts(self.stage, whole) or [Draft("content_wide", (), "kind_text")]:
            self._add(draft, heading)
            heading = self._retitled(heading, self.titles.continued(heading.text))
        return heading

    def _title_text(self, heading: Heading) -> list[Paragraph]:
        if title_shape(self.stage, "content_wide", heading)[1]:
            return []
        return [Paragraph(heading.runs, bullet=Bullet.NONE)]

    def _big_word(self, heading: Heading, pieces: list[Piece]) -> tuple[Draft, Heading] | None:
        """The title alone, as large as it gets; None when the slide holds more than a few words."""
        stage = self.stage
        if any(not piece.is_text for piece in pieces):
            return None
        word = Paragraph(heading.runs)
        place = stage.place("big_word", "title")
        content = [p for piece in pieces for p in paragraphs(tuple(piece.text), stage.language)]
        shape = stage.text("big_word", "body", content)
        if large_text(stage.measure, word, place) is None or (content and shape is None):
            return None
        sources = [p for piece in pieces for p in paragraphs(tuple(piece.sources), stage.language)]
        draft = Draft("big_word", (shape,) if shape else (), "kind_text", tuple(sources))
        return draft, self._titled(heading)

    def _closing(
        self,
        heading: Heading,
        pieces: list[Piece],
        notes: Sequence[Block],
        anchors: tuple[str, ...],
    ) -> None:
        self.closed = self.closed or not self.skipped
        stage = self.stage
        content: list[Paragraph] = []
        for piece in pieces:
            if isinstance(piece.subject, Evaluation):
                content += form_paragraphs(stage, piece.subject, "evaluation_lead")
            elif piece.is_text:
                content += paragraphs(tuple(piece.text), stage.language)
            else:
                continue
            # The layout has no line for sources.
            content += paragraphs(tuple(piece.sources), stage.language)
        rest = [p for p in pieces if not p.is_text and not isinstance(p.subject, Evaluation)]
        body = stage.text(closing_role(stage), "body", content)
        before = [
            draft for piece in rest for draft in self._composed(piece, large=False, layout=None)
        ]
        if body is None:
            before += text_drafts(stage, content, "kind_evaluation")
        said = notes_paragraphs(stage, notes)
        for number, draft in enumerate(before):
            titled = self._retitled(heading, self.titles.piece(heading.text, draft.kind))
            shown_at = self._add(draft, titled, notes=said)
            if number == 0:
                said = again(stage, shown_at, said)
        heading = self._whole(closing_role(stage), heading)
        said = (*ending(stage), *said)
        self._add(closing(stage, body), heading, notes=said, anchors=anchors)

    # --- headings ---

    def _heading(self, title: Inlines, line: int, *, hidden: bool = False) -> Heading:
        if not title:
            # A slide without a title is an error; a draft built all the same still needs one.
            return replace(self._words(self.section, line), hidden=hidden, skipped=self.skipped)
        words = runs(title, self.stage.language)
        return Heading(plain(title), words, self.section_runs, line, hidden, self.skipped)

    def _words(self, text: str, line: int = 0) -> Heading:
        """A heading of our own words."""
        return replace(plain_heading(self.stage, text), section=self.section_runs, line=line)

    def _titled(self, heading: Heading) -> Heading:
        """The heading with a title that no slide has yet."""
        text = self.titles.first(heading.text)
        return heading if text == heading.text else self._retitled(heading, text)

    def _retitled(self, heading: Heading, text: str) -> Heading:
        """With words of ours around the author's, which stay in their language."""
        before, found, after = text.partition(heading.text)
        own = [Run(run.text, run.lang) for run in heading.runs if not run.superscript]
        if not found or "".join(run.text for run in own) != heading.text:
            return replace(heading, text=text, runs=self._words(text).runs)
        around = [Run(words, self.stage.lang) for words in (before, after)]
        words = [run for run in (around[0], *own, around[1]) if run.text]
        return replace(heading, text=text, runs=tuple(joined(words)))

    # --- putting a slide down ---

    def _add(
        self,
        draft: Draft,
        heading: Heading,
        *,
        notes: tuple[Paragraph, ...] = (),
        anchors: tuple[str, ...] = (),
    ) -> int:
        """Adds the draft's slide, and returns its number."""
        number = len(self.slides) + 1
        left = overflow(self.stage, draft)
        slide = framed(self.stage, draft, heading, number)
        self.sections.setdefault(self.section, []).append(len(self.slides))
        said = (*draft.notes, *notes)
        self.slides.append(replace(slide, notes=said, anchors=anchors))
        sources = [replace(p, bullet=Bullet.NONE) for p in left]
        for more in text_drafts(self.stage, sources, SOURCES):
            title = self.titles.piece(heading.text, more.kind)
            self._add(more, self._retitled(heading, title), notes=again(self.stage, number, said))
        return number
