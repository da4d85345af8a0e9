"""Long Norwegian compounds: where they may break when they are wider than their line.

Nothing on a slide is hyphenated that fits. A word that does not gets soft hyphens
(U+00AD), which PowerPoint shows only where a line ends: between the parts of a compound
(«Gjennom-før») where that is enough, else between syllables («Gjen-nomfør»). One is put in,
near the middle, or all if two halves are still too wide. A word's own hyphens are taken first:
only what stands between them is looked at here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from handout.model import LANGUAGES
from handout.slides.measure import Measure
from handout.slides.plan import Paragraph, Run
from handout.themes.theme import Placeholder

_SHORTEST = 10
_LONG_WORD = re.compile(rf"[^\W\d_]{{{_SHORTEST},}}")
_TRIED = 3
"""How many single joints are measured before all are taken."""

SOFT_HYPHEN = "\N{SOFT HYPHEN}"


def breakable(
    measure: Measure,
    paragraphs: Sequence[Paragraph],
    place: Placeholder,
    width_pt: float,
    scale: float = 1.0,
    *,
    syllables: bool = True,
) -> list[Paragraph]:
    """The same paragraphs, with soft hyphens in the words wider than their line at a scale; between
    parts alone when ``syllables`` stay together."""
    return [_paragraph(measure, p, place, width_pt, scale, syllables) for p in paragraphs]


def _paragraph(
    measure: Measure,
    paragraph: Paragraph,
    place: Placeholder,
    width_pt: float,
    scale: float,
    syllables: bool,
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
        def divided(found: re.Match[str]) -> str:
            word = found[0]
            return _broken(word, run, too_wide, syllables) if too_wide(run, word) else word

        return replace(run, text=_LONG_WORD.sub(divided, run.text))

    return replace(paragraph, runs=tuple(softened(run) for run in paragraph.runs))


def _broken(
    word: str,
    run: Run,
    too_wide: Callable[[Run, str], bool],
    syllables: bool,
) -> str:
    """With a soft hyphen between two parts, or between all; in a part too wide for a line, too."""
    points = _points(word, run.lang)
    joints = _between_parts(word, run.lang, points)
    in_two = _nearest_middle(word, joints)
    at_syllables = _nearest_middle(word, points) if syllables else []
    for chosen in (*in_two, joints, *at_syllables):
        if chosen and not any(too_wide(run, piece) for piece in _pieces(word, chosen)):
            return SOFT_HYPHEN.join(_cut(word, chosen))
    if not syllables:
        return SOFT_HYPHEN.join(_cut(word, joints))
    ends = (*joints, len(word))
    wide = [
        point
        for start, end, piece in zip((0, *joints), ends, _pieces(word, joints), strict=True)
        if too_wide(run, piece)
        for point in points
        if start < point < end
    ]
    return SOFT_HYPHEN.join(_cut(word, sorted([*joints, *wide])))


def _nearest_middle(word: str, places: Sequence[int]) -> list[list[int]]:
    """A few of the places, each alone, the one nearest the middle first."""
    ordered = sorted(places, key=lambda place: abs(place - len(word) / 2))
    return [[place] for place in ordered[:_TRIED]]


def _pieces(word: str, joints: Sequence[int]) -> Iterator[str]:
    """The pieces of a word as they end their lines."""
    *first, last = _cut(word, joints)
    yield from (f"{piece}-" for piece in first)
    yield last


def _cut(word: str, joints: Sequence[int]) -> list[str]:
    return [word[start:end] for start, end in pairwise((0, *joints, len(word)))]


def _between_parts(word: str, lang: str, points: Sequence[int]) -> list[int]:
    from handout.proofing.compounds import compound_joints

    language = next((one for one in LANGUAGES if one == lang.partition("-")[0]), None)
    return compound_joints(word, language, points) if language else []


def _points(word: str, lang: str) -> list[int]:
    """Where the word may be divided, at least three letters from either end."""
    import pyphen

    from handout.language.hyphenation import prepare_hyphenation

    prepare_hyphenation()
    code = lang.replace("-", "_")
    if code not in pyphen.LANGUAGES:
        return []
    positions = pyphen.Pyphen(lang=code, left=3, right=3).positions(word)
    return [int(position) for position in positions]
