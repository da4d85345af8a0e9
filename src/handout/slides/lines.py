"""Where each line of a text ends when it is drawn.

The deck leaves the breaking to PowerPoint; whoever draws a slide without PowerPoint asks here.
Lines are as full as the typeface lets them be, with its kerning. :mod:`handout.slides.measure`
keeps some room to spare, so that what it finds to fit fits anywhere: where it counts a line more,
PowerPoint has a word more on the line before, and so have these. Lengths are points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from handout.slides.indents import indents
from handout.slides.measure import Measure
from handout.slides.plan import DESIGNED, Fit, Paragraph, Run
from handout.themes.theme import EMU_PER_POINT, LevelStyle

_PIECE = re.compile(r"([^ \t\-–—\u00ad]*)(?:([ \t]+)|([-–—])|(\u00ad)|\Z)")
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_REMEMBERED = 4096
_FEATURES = {"liga": False, "clig": False}
"""PowerPoint draws no ligatures."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one run on one line, ``width`` wide as they are drawn in ``face`` at ``size``;
    ``tracking`` is extra space after each of them."""

    run: Run
    text: str
    face: Path
    size: float
    tracking: float
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    stretches: tuple[Stretch, ...]

    @property
    def width(self) -> float:
        return sum(stretch.width for stretch in self.stretches)


@dataclass(slots=True)
class _Word:
    """Characters that stay together, and the spaces after them. ``soft`` ends in a hyphen where
    the line does; ``breaks`` is a line break the author asked for."""

    parts: list[tuple[Run, str]] = field(default_factory=list)
    spaces: list[tuple[Run, str]] = field(default_factory=list)
    soft: bool = False
    breaks: bool = False


@lru_cache(maxsize=1024)
def broken(
    measure: Measure,
    paragraph: Paragraph,
    style: LevelStyle,
    width_pt: float,
    fit: Fit = DESIGNED,
) -> tuple[Line, ...]:
    """The lines of a paragraph in a box of this width inside its insets: one at least, and no more
    than :meth:`~handout.slides.measure.Measure.lines` counts.

    They are asked for twice, to know how high the text is and to draw it, and again on every kind
    of paper that shows the slide."""
    setter = _Setter(measure, paragraph, style, width_pt, fit)
    for word in _words(paragraph):
        setter.add(word)
    return setter.lines()


class _Setter:
    """Fills line after line, greedily."""

    def __init__(
        self,
        measure: Measure,
        paragraph: Paragraph,
        style: LevelStyle,
        width_pt: float,
        fit: Fit,
    ) -> None:
        self._measure, self._paragraph, self._style = measure, paragraph, style
        self._size = style.size_pt * fit.font_scale
        first, rest = (width_pt - margin / EMU_PER_POINT for margin in indents(paragraph, style))
        self._available, self._rest = max(first, self._size), max(rest, self._size)
        self._taken: list[list[tuple[Run, str]]] = [[]]
        self._used = self._pending = 0.0
        self._last: _Word | None = None

    def add(self, word: _Word) -> None:
        if word.breaks:
            self._next_line()
            return
        width = self._room(word.parts)
        spaces = self._pending
        hyphen = self._room([(word.parts[-1][0], "-")]) if word.soft else 0.0
        if self._used and self._used + spaces + width + hyphen > self._available:
            if self._last and self._last.soft:
                self._taken[-1].append((self._last.parts[-1][0], "-"))
            self._next_line()
        elif self._last:
            self._taken[-1] += self._last.spaces
            self._used += spaces
        self._last = word
        self._pending = self._room([*word.parts, *word.spaces]) - width if word.spaces else 0.0
        if self._used + width <= self._available:
            self._taken[-1] += word.parts
            self._used += width
        else:
            self._cut(word)

    def lines(self) -> tuple[Line, ...]:
        return tuple([Line(tuple(map(self._stretch, _joined(pieces)))) for pieces in self._taken])

    def _next_line(self) -> None:
        self._taken.append([])
        self._available, self._last = self._rest, None
        self._used = self._pending = 0.0

    def _cut(self, word: _Word) -> None:
        """PowerPoint breaks a word that is longer than the line between characters."""
        for run, text in word.parts:
            for character in text:
                width = self._room([(run, character)])
                if self._used and self._used + width > self._available:
                    self._next_line()
                    self._last = word
                self._taken[-1].append((run, character))
                self._used += width

    def _room(self, parts: list[tuple[Run, str]]) -> float:
        return sum(self._stretch(part).width for part in parts)

    def _stretch(self, part: tuple[Run, str]) -> Stretch:
        run, text = part
        face, size = self._measure.set_in(run, self._paragraph, self._style, self._size)
        text = (text.upper() if self._style.caps else text).replace(_SOFT_HYPHEN, "")
        tracking = self._style.tracking_pt * size / self._style.size_pt
        width = drawn_em(face, text) * size + tracking * len(text)
        return Stretch(run, text, face, size, tracking, width)


def _words(paragraph: Paragraph) -> list[_Word]:
    words: list[_Word] = []
    open_word = False
    for run in paragraph.runs:
        if run.break_before:
            words.append(_Word(breaks=True))
            open_word = False
        for said, spaces, dash, soft in _PIECE.findall(run.text):
            if said or dash:
                if not open_word:
                    words.append(_Word())
                words[-1].parts.append((run, said + dash))
                open_word = True
            if words and (spaces or dash or soft):
                open_word = False
                if spaces:
                    words[-1].spaces.append((run, spaces))
                words[-1].soft = bool(soft)
    return words


def _joined(pieces: list[tuple[Run, str]]) -> Iterator[tuple[Run, str]]:
    """Neighbours of one run as one."""
    last: tuple[Run, str] | None = None
    for run, text in pieces:
        if last is not None and last[0] is run:
            last = run, last[1] + text
            continue
        if last is not None:
            yield last
        last = run, text
    if last is not None:
        yield last


@cache
def _font(path: Path) -> tuple[Any, int]:
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
    return uharfbuzz.Font(face), face.upem


_widths: dict[tuple[Path, str], float] = {}


def drawn_em(path: Path, text: str) -> float:
    """The width of text as it is drawn, with kerning, in em."""
    key = path, text
    if key not in _widths:
        import uharfbuzz

        if len(_widths) >= _REMEMBERED:
            _widths.clear()
        font, upem = _font(path)
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer, _FEATURES)
        advances = (position.x_advance for position in buffer.glyph_positions or ())
        _widths[key] = sum(advances) / upem
    return _widths[key]
