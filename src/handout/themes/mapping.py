"""Which layout of a template serves which role: by meaning, never by number.

Asked in this order: what ``theme.toml`` says, our own layouts' names, what PowerPoint itself says
(the layout's type, confirmed by its places), the number, kinds and geometry of the places, and
last the names such layouts usually have. A role that nothing serves is derived on the template's
own plainest layout (:mod:`handout.themes.derive`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from handout.themes.places import columns, contents, largest, pictures, title
from handout.themes.roles import ROLES
from handout.themes.template import Template, TemplateLayout


class How(StrEnum):
    """How a role found its layout."""

    NAMED = "named"
    """``theme.toml`` names it."""
    OURS = "ours"
    """It has our layout's name."""
    TYPE = "type"
    """PowerPoint calls it so."""
    PLACES = "places"
    """Its places tell."""
    NAME = "name"
    """Such layouts are usually called so."""
    DERIVED = "derived"
    """The template has none: this one offers the room for it."""


@dataclass(frozen=True, slots=True)
class Match:
    role: str
    layout: TemplateLayout
    how: How


Shape = Callable[[TemplateLayout, Template], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a role's layout is like. ``kinds`` are PowerPoint's words for it; ``has`` is what its
    places must be like whatever is said of it; ``tells`` when they are enough by themselves;
    ``called`` matches usual names, in lower case."""

    has: Shape
    kinds: tuple[str, ...] = ()
    tells: Shape | None = None
    called: str = ""


def _cover(layout: TemplateLayout, template: Template) -> bool:
    del template
    kinds = {place.type for place in layout.places}
    return bool({"ctrTitle", "subTitle"} & kinds)


def _prose(layout: TemplateLayout, template: Template) -> bool:
    """One place for text, and it is most of the slide."""
    wide = [place for place in contents(layout, template) if place.type != "subTitle"]
    return len(wide) == 1 and largest(layout, template) is not None


def _has_text(layout: TemplateLayout, template: Template) -> bool:
    return largest(layout, template) is not None


def _columns(count: int) -> Shape:
    return lambda layout, template: len(columns(layout, template)) == count


def _picture_beside_text(layout: TemplateLayout, template: Template) -> bool:
    shown = pictures(layout)
    return len(shown) == 1 and any(
        place.type in ("body", "obj") for place in contents(layout, template)
    )


def _picture_left(layout: TemplateLayout, template: Template) -> bool:
    if not _picture_beside_text(layout, template):
        return False
    picture, text = pictures(layout)[0], largest(layout, template, text_only=True)
    return text is not None and picture.x + picture.width <= text.x + text.width // 8


def _picture_right(layout: TemplateLayout, template: Template) -> bool:
    if not _picture_beside_text(layout, template):
        return False
    picture, text = pictures(layout)[0], largest(layout, template, text_only=True)
    return text is not None and text.x + text.width <= picture.x + picture.width // 8


def _any(layout: TemplateLayout, template: Template) -> bool:
    del layout, template
    return True


def _bare(layout: TemplateLayout, template: Template) -> bool:
    return not contents(layout, template) and not pictures(layout)


_TEXT = ("obj", "tx")
RULES: Mapping[str, Rule] = {
    "title": Rule(
        _any, ("title",), _cover, r"tittel(lys|s?id)|forsid|framsid|title slide|cover|omslag"
    ),
    "part": Rule(_any, ("secHead",), None, r"inndeling|seksjon|section|kapittel|skille|\bdel\b"),
    "content": Rule(_has_text, _TEXT, _prose, r"inn?h[oa]ld|content|tekst|punkt"),
    "two_columns": Rule(_columns(2), ("twoTxTwoObj", "twoObj", "twoColTx"), _columns(2)),
    "three_columns": Rule(_columns(3), (), _columns(3)),
    "four_columns": Rule(_columns(4), (), _columns(4)),
    "picture_left": Rule(_picture_left, ("picTx",), _picture_left),
    "picture_right": Rule(_picture_right, ("picTx",), _picture_right),
    "quotation": Rule(_has_text, (), None, r"sitat|quote"),
    "closing": Rule(_any, (), None, r"avslutning|avslutting|\bslutt|takk|closing|end slide"),
    # Not a role of its own: where there is room for what the template has no layout for.
    "plain": Rule(_bare, ("titleOnly",), _bare, r"kun tittel|berre tittel|title only"),
}

_AS: Mapping[str, str] = {"part_vertical": "part", "content_wide": "content"}
"""Roles that are told from another only where a template is ours."""


def map_layouts(template: Template, names: Mapping[str, str]) -> dict[str, Match] | None:
    """A layout for every role. ``names`` is ``[layouts]`` of ``theme.toml``: role → layout.

    None when no layout has a title: a slide without one cannot be found by a screen reader.
    """
    usable = [layout for layout in template.layouts if title(layout) is not None]
    if not usable:
        return None
    # One master has the look; what is drawn on another would not belong with it.
    main = usable[0].master
    own = [layout for layout in usable if layout.master == main]
    plainest = _plainest(own, template)
    matches: dict[str, Match] = {}
    for role, known in ROLES.items():
        rule = RULES.get(_AS.get(role, role))
        found = (
            _by_name(usable, names.get(role, ""), role, How.NAMED)
            or _by_name(usable, known.name, role, How.OURS)
            or _matched(own, template, rule, role)
            or _relative(role, matches)
            or Match(role, plainest, How.DERIVED)
        )
        matches[role] = found
    return matches


def _by_name(layouts: Sequence[TemplateLayout], name: str, role: str, how: How) -> Match | None:
    for layout in layouts if name else ():
        if called(layout.name) == called(name):
            return Match(role, layout, how)
    return None


def called(name: str) -> str:
    """A layout's name as it is compared: nobody sees a space too many."""
    return " ".join(name.split()).casefold()


def _matched(
    layouts: Sequence[TemplateLayout], template: Template, rule: Rule | None, role: str
) -> Match | None:
    if rule is None:
        return None
    fitting = [layout for layout in layouts if not _upright(layout) and rule.has(layout, template)]
    for kind in rule.kinds:
        for layout in fitting:
            if layout.kind == kind:
                return Match(role, layout, How.TYPE)
    for layout in fitting:
        if rule.tells is not None and rule.tells(layout, template):
            return Match(role, layout, How.PLACES)
    for layout in fitting:
        if rule.called and re.search(rule.called, layout.name.lower()):
            return Match(role, layout, How.NAME)
    return None


def _relative(role: str, matches: Mapping[str, Match]) -> Match | None:
    """A role that looks like another one, where the template tells them not apart."""
    match role:
        case "part" if matches["title"].how is not How.DERIVED:
            # A divider is a small cover.
            return Match(role, matches["title"].layout, How.DERIVED)
        case "closing_qr" if matches["closing"].how is not How.DERIVED:
            return Match(role, matches["closing"].layout, How.DERIVED)
        case _:
            return None


def _upright(layout: TemplateLayout) -> bool:
    """Whether any of its text runs upwards or downwards."""
    return any(place.vertical for place in layout.places)


def _plainest(layouts: Sequence[TemplateLayout], template: Template) -> TemplateLayout:
    """The layout with the most room under its title: a title alone, else a title and text."""
    for rule in (RULES["plain"], RULES["content"]):
        found = _matched(layouts, template, rule, "plain")
        if found is not None and found.layout.kind not in ("title", "secHead"):
            return found.layout
    lying = [layout for layout in layouts if not _upright(layout)]
    usual = [layout for layout in lying if layout.kind not in ("title", "secHead")]
    return next(iter(usual or lying or layouts))
