"""Pure rules about a document that can be read and still be wrong: (document, theme) → problems.

What makes a file unreadable, the parser says (:mod:`handout.content`); here is what a careful
colleague would remark on. :data:`RULES` is the whole of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from handout.checks.characters import no_glyph
from handout.checks.contrast import contrast
from handout.checks.headings import skipped_level, title_twice
from handout.checks.minutes import (
    activities_in_parts,
    agenda_is_whole,
    clock_goes_all_the_way,
    marks_on_the_clock,
    parts_in_workshop,
    steps_in_activities,
)
from handout.checks.reading import (
    alt_is_file_name,
    empty_table_header,
    same_words_elsewhere,
    table_without_rows,
    unclear_link,
)
from handout.checks.worksheets import sheets_have_content
from handout.model import Document
from handout.problems import Problem
from handout.themes.theme import Theme

DocumentRule: TypeAlias = Callable[[Document], Iterable[Problem]]
ThemeRule: TypeAlias = Callable[[Theme], Iterable[Problem]]
ShownRule: TypeAlias = Callable[[Document, Theme], Iterable[Problem]]

RULES: tuple[DocumentRule, ...] = (
    alt_is_file_name,
    unclear_link,
    same_words_elsewhere,
    table_without_rows,
    empty_table_header,
    skipped_level,
    title_twice,
    steps_in_activities,
    marks_on_the_clock,
    activities_in_parts,
    parts_in_workshop,
    agenda_is_whole,
    clock_goes_all_the_way,
    sheets_have_content,
)
"""What is checked in every document."""

THEME_RULES: tuple[ThemeRule, ...] = (contrast,)
"""What is checked in the theme it is shown in."""

SHOWN_RULES: tuple[ShownRule, ...] = (no_glyph,)
"""What is checked of a document in its theme."""


def check(document: Document, theme: Theme | None) -> list[Problem]:
    """All remarks on a document, and on its theme when that could be loaded."""
    problems = [problem for rule in RULES for problem in rule(document)]
    if theme is not None:
        problems += [problem for rule in THEME_RULES for problem in rule(theme)]
        problems += [problem for rule in SHOWN_RULES for problem in rule(document, theme)]
    return sorted(set(problems))
