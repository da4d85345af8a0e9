"""Measures the words on a chart, where nothing is inherited: one typeface, one size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handout.charts.axis import MOST_STEPS
from handout.slides.measure import Measure
from handout.slides.plan import Paragraph, Run
from handout.themes.theme import LevelStyle

_GAP_EM = 0.5
_NUMBERS_APART = 1.1
"""From number to number along an axis, in lines."""
_KEY_EM = 2.4
"""What a legend needs beside each name for its key and the gap to the next."""


@dataclass(frozen=True, slots=True)
class Rect:
    """Points."""

    x: float
    y: float
    width: float
    height: float


class Ruler:
    def __init__(self, measure: Measure, typeface: str, size_pt: float) -> None:
        self._measure = measure
        self._style = LevelStyle(size_pt, typeface)
        self.size_pt = size_pt
        self.line_pt = self._measure.paragraph_height_pt(_words("x"), self._style, 1000)

    def width(self, text: str, *, bold: bool = False) -> float:
        return self._measure.width_pt(_words(text, bold=bold), self._style, self.size_pt)

    def longest_word(self, text: str) -> float:
        return self._measure.longest_word_pt(_words(text), self._style, self.size_pt)

    def lines(self, text: str, width_pt: float) -> int:
        return self._measure.lines(_words(text), self._style, width_pt)

    def wrapped(self, text: str, width_pt: float) -> list[str]:
        """The lines a text is broken into, between words alone."""
        lines: list[str] = []
        for word in text.split():
            if lines and self.width(f"{lines[-1]} {word}") <= width_pt:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        return lines

    def legend_entry(self, names: Sequence[str]) -> float:
        """The width that a legend gives each of these names."""
        return max(map(self.width, names)) + _KEY_EM * self.size_pt

    def most_steps(self, height_pt: float) -> int:
        """How many steps a standing axis may have, so that its numbers are clear of each other."""
        return max(2, min(MOST_STEPS, int(height_pt / (_NUMBERS_APART * self.line_pt))))

    @property
    def gap_pt(self) -> float:
        return _GAP_EM * self.size_pt


def _words(text: str, *, bold: bool = False) -> Paragraph:
    return Paragraph((Run(text, "", bold=bold),))
