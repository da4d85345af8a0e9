"""Which of a theme's typefaces a deck can carry along, and why the others cannot.

A deck that carries its typefaces shows on any machine what the planner measured. PowerPoint
takes TrueType outlines only, and a licence may forbid it: «Embedded fonts» in the OpenType
specification, OS/2 table, fsType.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path

from handout.problems import Problem, notice
from handout.themes.font_files import NoFont, font_facts
from handout.themes.installed import INSTALLED
from handout.themes.theme import Family, Layout, LevelStyle


class Refusal(StrEnum):
    """LICENCE: the file forbids it. OUTLINES: they are not TrueType's, or vary. NAME: Windows would
    list the font by another name than the one the deck asks for."""

    LICENCE = "licence"
    OUTLINES = "outlines"
    NAME = "name"


def refusal(family: Family) -> Refusal | None:
    """Why the typeface cannot be embedded: a family goes along with all of its files or none."""
    return next((found for _, path in family.files() if (found := _refusal(family, path))), None)


def _refusal(family: Family, path: Path) -> Refusal | None:
    try:
        facts = font_facts(path)
    except (NoFont, OSError):
        return Refusal.OUTLINES
    if not facts.truetype or facts.variable:
        return Refusal.OUTLINES
    if not facts.licensed:
        return Refusal.LICENCE
    return None if facts.family == family.typeface else Refusal.NAME


def level_styles(layouts: Iterable[Layout]) -> set[LevelStyle]:
    """How the layouts set text, at any level of any place."""
    return {
        style
        for layout in layouts
        for place in layout.placeholders.values()
        for style in place.levels
    }


def embedded(
    typefaces: Iterable[str], families: Mapping[str, Family], shown_as: str, *, wanted: bool
) -> tuple[frozenset[str], list[Problem]]:
    """The typefaces that go along, and a notice of what must be installed where the deck is shown.

    ``wanted`` is what the theme says of embedding.
    """
    known = [
        families[typeface]
        for typeface in typefaces
        if typeface in families and typeface not in INSTALLED
    ]
    if not wanted:
        names = ", ".join(family.typeface for family in known)
        return frozenset(), [notice("theme-fonts-left-out", shown_as, typefaces=names)]
    problems: list[Problem] = []
    along: set[str] = set()
    for family in known:
        reason = refusal(family)
        if reason is None:
            along.add(family.typeface)
        else:
            problems.append(
                notice(f"theme-font-{reason}", shown_as, typeface=family.typeface)
                if reason is not Refusal.NAME
                else notice(
                    f"theme-font-{reason}",
                    shown_as,
                    typeface=family.typeface,
                    name=_names(family),
                )
            )
    return frozenset(along), problems


def _names(family: Family) -> str:
    return ", ".join(sorted({font_facts(path).family for _, path in family.files()}))
