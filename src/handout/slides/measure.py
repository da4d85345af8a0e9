"""How much room text takes, by the font's own metrics and PowerPoint's way of breaking lines.

Widths are the sums of glyph advances without kerning and lines break greedily at
spaces, hyphens and soft hyphens, so the result is never less than what PowerPoint
needs; :data:`TOLERANCE` covers its rounding, and :mod:`handout.slides.margins` a typeface that
the deck does not bring. Lengths are points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from handout.slides.faces import FaceMetrics, face_metrics
from handout.slides.margins import margin
from handout.slides.plan import DESIGNED, Box, Bullet, Fit, Paragraph, Run
from handout.themes.theme import EMU_PER_POINT, Family, LevelStyle, Placeholder, Theme

TOLERANCE = 1.012
"""Share added to every width: PowerPoint lays out at device resolution, we at the font's."""

_MARK_WIDTH = 36 * EMU_PER_POINT
_MARK_WIDTH_EM = 1.28
_MARKED = (Bullet.NUMBER, Bullet.TASK, Bullet.TASK_DONE)
SUPERSCRIPT = 0.66
_REMEMBERED = 256
"""Measured paragraphs that are kept."""


def marked_margin(style: LevelStyle) -> int:
    """Where text begins after a number or a box, which are wider than a bullet. EMU."""
    mark = max(_MARK_WIDTH, round(_MARK_WIDTH_EM * style.size_pt * EMU_PER_POINT))
    return max(style.margin, style.margin + style.indent + mark)


@dataclass(frozen=True, slots=True)
class Room:
    """The inside of a text box: where lines break and how high they may stack, in points."""

    width_pt: float
    height_pt: float


def room(place: Placeholder, box: Box | None = None) -> Room:
    """The room inside a placeholder. Vertical text runs along the height."""
    width, height = (box.width, box.height) if box else (place.width, place.height)
    inner_width = (width - place.inset_left - place.inset_right) / EMU_PER_POINT
    inner_height = (height - place.inset_top - place.inset_bottom) / EMU_PER_POINT
    if place.vertical:
        inner_width, inner_height = inner_height, inner_width
    return Room(inner_width, inner_height)


class Measure:
    """Measures paragraphs as a theme sets them."""

    def __init__(self, theme: Theme) -> None:
        self._families = theme.families
        self._fallback = theme.body
        self.smallest_pt = theme.smallest_pt
        self._code = theme.code
        self._theme = theme
        self._margins: dict[str, float] = {}
        self._known: dict[tuple[int, int, float], tuple[Paragraph, LevelStyle, list[_Word]]] = {}

    def height_pt(
        self,
        paragraphs: Sequence[Paragraph],
        place: Placeholder,
        width_pt: float,
        fit: Fit = DESIGNED,
    ) -> float:
        """The height of paragraphs set in a placeholder's styles within a width."""
        return sum(
            self.paragraph_height_pt(p, place.style(p.level), width_pt, fit) for p in paragraphs
        )

    def paragraph_height_pt(
        self, paragraph: Paragraph, style: LevelStyle, width_pt: float, fit: Fit = DESIGNED
    ) -> float:
        size = style.size_pt * fit.font_scale
        lines = self.lines(paragraph, style, width_pt, fit)
        spacing = style.line_spacing - fit.line_reduction
        line = self._line_em(paragraph, style) * size * spacing
        return lines * line + style.space_before_pt + style.space_after_pt

    def lines(
        self, paragraph: Paragraph, style: LevelStyle, width_pt: float, fit: Fit = DESIGNED
    ) -> int:
        """How many lines the paragraph breaks into."""
        size = style.size_pt * fit.font_scale
        rest = self.line_pt(paragraph, style, width_pt)
        first = rest
        if paragraph.bullet not in _MARKED and style.margin <= 0 and not style.bullet:
            first = width_pt - (style.margin + style.indent) / EMU_PER_POINT
        rest -= paragraph.hang / EMU_PER_POINT
        words = self._words(paragraph, style, size)
        return _count_lines(words, max(first, size), max(rest, size))

    def set_in(
        self, run: Run, paragraph: Paragraph, style: LevelStyle, size_pt: float
    ) -> tuple[Path, float]:
        """The font file and the size that a run of a paragraph is set in."""
        size = size_pt * (SUPERSCRIPT if run.superscript else 1.0)
        return self._face(run, paragraph, style), size

    def line_height_pt(
        self, paragraph: Paragraph, style: LevelStyle, fit: Fit = DESIGNED
    ) -> tuple[float, float]:
        """From one line to the next, and how far below its top the letters of a line stand.

        PowerPoint takes what a spacing under 100 % saves from above the letters, of the first line
        as well."""
        size = style.size_pt * fit.font_scale
        spacing = style.line_spacing - fit.line_reduction
        family = self._family(style)
        faces = {self._face(run, paragraph, style) for run in paragraph.runs} or {family.regular}
        ascent = max(face_metrics(path).ascent_em for path in faces) * family.higher * size
        line = self._line_em(paragraph, style) * size
        return line * spacing, ascent - line * (1 - spacing)

    def line_pt(self, paragraph: Paragraph, style: LevelStyle, width_pt: float) -> float:
        """The width of a line of the paragraph: what its margin leaves of the box."""
        margin = marked_margin(style) if paragraph.bullet in _MARKED else style.margin
        return width_pt - margin / EMU_PER_POINT

    def width_pt(self, paragraph: Paragraph, style: LevelStyle, size_pt: float) -> float:
        """The width of a paragraph set on one line."""
        return sum(word.width + word.space for word in self._words(paragraph, style, size_pt))

    def longest_word_pt(self, paragraph: Paragraph, style: LevelStyle, size_pt: float) -> float:
        """The widest that stays on one line, with the hyphen it shows when it ends there."""
        words = self._words(paragraph, style, size_pt)
        return max((word.width + word.hyphen for word in words), default=0.0)

    def _family(self, style: LevelStyle) -> Family:
        return self._families.get(style.typeface, self._fallback)

    def _line_em(self, paragraph: Paragraph, style: LevelStyle) -> float:
        family = self._family(style)
        faces = {self._face(run, paragraph, style) for run in paragraph.runs} or {family.regular}
        return max(face_metrics(path).line_em for path in faces) * family.higher

    def _face(self, run: Run, paragraph: Paragraph, style: LevelStyle) -> Path:
        family = self._code if run.code else self._family(style)
        return family.file(
            bold=run.bold or paragraph.bold or style.bold, italic=run.italic or style.italic
        )

    def _margin(self, typeface: str) -> float:
        if typeface not in self._margins:
            self._margins[typeface] = margin(typeface, self._theme)
        return self._margins[typeface]

    def _words(self, paragraph: Paragraph, style: LevelStyle, size_pt: float) -> list[_Word]:
        """What is measured is asked for several times in a row, so the last are kept: with what
        they were measured from, which makes its identity as good as its value."""
        key = (id(paragraph), id(style), size_pt)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = (paragraph, style, self._measured_words(paragraph, style, size_pt))
            self._known[key] = known
        return known[2]

    def _measured_words(
        self, paragraph: Paragraph, style: LevelStyle, size_pt: float
    ) -> list[_Word]:
        words: list[_Word] = []
        joined = False
        wider = self._family(style).wider
        # Whether PowerPoint scales tracking with its text is not documented: the wider of the two.
        tracking = max(style.tracking_pt, style.tracking_pt * size_pt / style.size_pt)
        for run in paragraph.runs:
            if run.break_before:
                words.append(_Word(0.0, 0.0, 0.0, breaks=True))
                joined = False
            size = size_pt * (SUPERSCRIPT if run.superscript else 1.0)
            size *= self._margin(self._code.typeface if run.code else style.typeface)
            face = face_metrics(self._face(run, paragraph, style))
            text = run.text.upper() if style.caps else run.text
            # Sizes stand for widths here: a wider typeface takes the room of a larger size.
            em = size if run.code else size * wider
            joined = _add_run(words, text, face, em, tracking, joined)
        return words


@dataclass(slots=True)
class _Word:
    """Something that stays on one line: its width, the space after it, and the width of the
    hyphen it shows when a line ends at a soft hyphen inside a longer word."""

    width: float
    space: float
    hyphen: float
    breaks: bool = False


def _add_run(
    words: list[_Word], said: str, face: FaceMetrics, size: float, tracking: float, joined: bool
) -> bool:
    """Append a run's words; the first continues the last one when no space stands between."""
    em = size * TOLERANCE
    each = tracking * TOLERANCE
    for piece in face.pieces(said):
        if piece.characters:
            width = piece.em * em + piece.characters * each
            if joined and words:
                words[-1].width += width
            else:
                words.append(_Word(width, 0.0, 0.0))
            joined = True
        if not words:
            continue
        if piece.spaces:
            words[-1].space += piece.spaces * (face.space_em * em + each)
            joined = False
        if piece.breaks:
            words[-1].hyphen = face.hyphen_em * em + each if piece.soft else 0.0
            joined = False
    return joined


def _count_lines(words: Sequence[_Word], first: float, rest: float) -> int:
    lines, available, used, pending = 1, first, 0.0, 0.0
    for word in words:
        if word.breaks:
            lines, available, used, pending = lines + 1, rest, 0.0, 0.0
            continue
        if used and used + pending + word.width + word.hyphen > available:
            lines, available, used, pending = lines + 1, rest, 0.0, 0.0
        used += pending + word.width
        while used > available:
            # PowerPoint breaks a word that is longer than the line between characters.
            used -= available
            lines, available = lines + 1, rest
        pending = word.space
    return lines
