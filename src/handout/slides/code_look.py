"""How highlighted code looks on a slide: in theme colours, else in other faces of its typeface."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from handout.highlight import Kind, highlight
from handout.language.spaces import HARD_SPACE
from handout.language.tags import full_tag
from handout.slides.plan import Run
from handout.themes.colours import TEXT, contrast_ratio
from handout.themes.theme import Theme

_TAB = 4
_GROUNDS = ("bg1", "bg2")
"""Code stands on the slide's ground and on the panel of the layout for code."""
_WISHES: Mapping[Kind, tuple[str, ...]] = {
    Kind.KEYWORD: ("accent1", "accent2", "accent5"),
    Kind.TEXT: ("accent2", "accent4", "accent5", "accent6", "folHlink"),
    Kind.NUMBER: ("accent4", "accent5", "accent6", "accent2", "folHlink"),
}
"""The slots each kind may have, the best first. No two kinds have the same colour."""


@dataclass(frozen=True, slots=True)
class Look:
    """``colour`` is a slot of the theme."""

    colour: str | None = None
    bold: bool = False
    italic: bool = False


_WITHOUT_COLOUR: Mapping[Kind, Look] = {
    Kind.KEYWORD: Look(bold=True),
    Kind.TEXT: Look(italic=True),
    Kind.NUMBER: Look(),
    Kind.NAME: Look(bold=True),
    Kind.COMMENT: Look(italic=True),
}
"""Keywords and names in bold, texts and comments in italics: told apart without any colour."""


def code_looks(theme: Theme) -> Mapping[Kind, Look]:
    """The look of each kind of code in a theme, decided from its colours alone."""
    looks = dict(_WITHOUT_COLOUR)
    taken = {_colour(theme, "tx1")}
    for kind, wishes in _WISHES.items():
        slot = next((s for s in wishes if _readable(theme, s, taken)), None)
        if slot is not None:
            taken.add(_colour(theme, slot))
            looks[kind] = Look(slot, bold=kind is Kind.KEYWORD)
    return looks


def _readable(theme: Theme, slot: str, taken: set[str | None]) -> bool:
    """Whether text in the colour can be read on both grounds, and no other text has it."""
    colour = _colour(theme, slot)
    if colour is None or colour in taken:
        return False
    grounds = [_colour(theme, ground) for ground in _GROUNDS]
    return all(ground and contrast_ratio(colour, ground) >= TEXT for ground in grounds)


def _colour(theme: Theme, slot: str) -> str | None:
    """The colour of a slot on the layout for code."""
    code = theme.layouts.get("code")
    colour_map = (code and code.colour_map) or theme.colour_map
    return theme.colours.get(colour_map.get(slot, slot))


def code_lines(
    text: str, language: str | None, lang: str, looks: Mapping[Kind, Look]
) -> list[tuple[Run, ...]]:
    """The lines of a code block as runs; ``lang`` is the document's tag."""
    tag = full_tag(lang)
    plain = Run("", tag, code=True)
    lines: list[tuple[Run, ...]] = []
    for line in highlight(text.rstrip("\n").expandtabs(_TAB), language):
        said: list[Run] = []
        for piece, kind in line:
            look = looks[kind] if kind else Look()
            run = replace(plain, colour=look.colour, bold=look.bold, italic=look.italic)
            if said and replace(said[-1], text="") == run:
                said[-1] = replace(run, text=said[-1].text + piece)
            else:
                said.append(replace(run, text=piece))
        lines.append(_indented(said) if said else (plain,))
    return lines


def _indented(line: Sequence[Run]) -> tuple[Run, ...]:
    """Hard spaces keep the indentation, which PowerPoint would keep but LibreOffice trims."""
    first, *rest = line
    body = first.text.lstrip(" ")
    indent = HARD_SPACE * (len(first.text) - len(body))
    return (replace(first, text=indent + body), *rest)
