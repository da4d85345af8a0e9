"""Long Norwegian compounds: where they may break when they are wider than their line.

Nothing on a slide is hyphenated that fits. A word that does not gets soft hyphens
(U+00AD), which PowerPoint shows only where a line ends: at the joint nearest its
middle, or at every joint if half of it is still too wide.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from handout.slides.measure import Measure
from handout.slides.plan import Paragraph, Run
from handout.themes.theme import Placeholder

_SHORTEST = 10
_LONG_WORD = re.compile(rf"[^\W\d_]{{{_SHORTEST},}}")
SOFT_HYPHEN = "\N{SOFT HYPHEN}"


def breakable(
    measure: Measure,
    paragraphs: Sequence[Paragraph],
    place: Placeholder,
    width_pt: float,
    scale: float = 1.0,
) -> list[Paragraph]:
    """The same paragraphs, with soft hyphens in the words wider than their line at a scale."""
    return [_paragraph(measure, p, place, width_pt, scale) for p in paragraphs]


def _paragraph(
    measure: Measure, paragraph: Paragraph, place: Placeholder, width_pt: float, scale: float
) -> Paragraph:
    style = place.style(paragraph.level)
    room = measure.line_pt(paragraph, style, width_pt)
    size = style.size_pt * scale
    if measure.longest_word_pt(paragraph, style, size) <= room:
        return paragraph

    def too_wide(run: Run, word: str) -> bool:
        alone = replace(paragraph, runs=(replace(run, text=word),))
        return measure.width_pt(alone, style, size) > room

    def softened(run: Run) -> Run:
        def word(found: re.Match[str]) -> str:
            return _broken(found[0], run, too_wide) if too_wide(run, found[0]) else found[0]

        return replace(run, text=_LONG_WORD.sub(word, run.text))

    return replace(paragraph, runs=tuple(softened(run) for run in paragraph.runs))


def _broken(word: str, run: Run, too_wide: Callable[[Run, str], bool]) -> str:
    joints = _joints(word, run.lang)
    if not joints:
        return word
    middle = min(joints, key=lambda joint: abs(joint - len(word) / 2))
    if too_wide(run, word[:middle] + "-") or too_wide(run, word[middle:]):
        return _at(word, joints)
    return _at(word, [middle])


def _joints(word: str, lang: str) -> list[int]:
    """Where the word may be broken, at least three letters from either end."""
    import pyphen

    from handout.language.hyphenation import prepare_hyphenation

    prepare_hyphenation()
    code = lang.replace("-", "_")
    if code not in pyphen.LANGUAGES:
        return []
    positions = pyphen.Pyphen(lang=code, left=3, right=3).positions(word)
    return [int(position) for position in positions]


def _at(word: str, joints: Sequence[int]) -> str:
    ends = [*joints, len(word)]
    starts = [0, *joints]
    return SOFT_HYPHEN.join(word[a:b] for a, b in zip(starts, ends, strict=True))
