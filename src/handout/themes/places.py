"""The places of a layout by what they are for: its title, its texts, its pictures, its columns."""

from __future__ import annotations

from itertools import pairwise

from handout.themes.template import Template, TemplateLayout
from handout.themes.theme import Placeholder

_FIXED = frozenset({"title", "ctrTitle", "dt", "ftr", "sldNum"})
_CONTENT = frozenset({"body", "obj", "subTitle", "tbl", "chart", "dgm", "media", "clipArt"})
_TEXT = frozenset({"body", "obj"})
_LARGE = 0.08
"""Share of the slide from which a place holds content, and is no label or caption."""
_MAIN = 0.2
"""Share of the slide that prose needs."""
_ALIKE = 0.5
"""How far columns may differ, in width and in height."""
_LEVEL = 0.08
"""How far the tops of columns may differ, as a share of the slide's height."""


def title(layout: TemplateLayout) -> Placeholder | None:
    return layout.placeholders.get("title")


def contents(layout: TemplateLayout, template: Template) -> list[Placeholder]:
    """The places that hold content, in reading order: rows from the top, each from the left."""
    large = [
        place
        for place in layout.places
        if place.type in _CONTENT
        and not place.vertical
        and place.rect.area >= _LARGE * template.slide.area
    ]
    row = max(1, round(_LEVEL * template.slide_height))
    return sorted(large, key=lambda place: (place.y // row, place.x))


def largest(
    layout: TemplateLayout, template: Template, *, text_only: bool = False
) -> Placeholder | None:
    """The place for text; None when the layout has none that prose fits in.

    ``text_only`` also takes a smaller one, beside a picture.
    """
    texts = [place for place in contents(layout, template) if place.type in _TEXT]
    found = max(texts, key=lambda place: place.rect.area, default=None)
    if found is None or text_only:
        return found
    return found if found.rect.area >= _MAIN * template.slide.area else None


def pictures(layout: TemplateLayout) -> list[Placeholder]:
    return [place for place in layout.places if place.type == "pic"]


def columns(layout: TemplateLayout, template: Template) -> list[Placeholder]:
    """The texts side by side, from the left, when all content is so; else none."""
    texts = [place for place in contents(layout, template) if place.type in _TEXT]
    if len(texts) != len(contents(layout, template)) or pictures(layout):
        return []
    texts.sort(key=lambda place: place.x)
    slack = _LEVEL * template.slide_height
    for left, right in pairwise(texts):
        apart = left.rect.right <= right.x + left.width // 20
        level = abs(left.y - right.y) <= slack
        alike = all(
            min(a, b) >= _ALIKE * max(a, b)
            for a, b in ((left.width, right.width), (left.height, right.height))
        )
        if not (apart and level and alike):
            return []
    return texts


def above(place: Placeholder, layout: TemplateLayout) -> Placeholder | None:
    """The label over a column: a low place for text that ends where the column begins."""
    for other in layout.places:
        over = min(other.rect.right, place.rect.right) - max(other.x, place.x)
        near = abs(other.rect.bottom - place.y) <= place.height // 5
        if (
            other is not place
            and other.type == "body"
            and other.height < place.height // 2
            and near
            and over > place.width // 2
        ):
            return other
    return None


def fixed(place: Placeholder) -> bool:
    """Whether it is a title or a footer."""
    return place.type in _FIXED
