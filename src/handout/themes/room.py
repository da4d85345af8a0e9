"""Where a layout of a template has room for more, clear of its title, footers and logos."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handout.themes.geometry import Rect, edges, largest_free
from handout.themes.looks import LINE, scale_of
from handout.themes.places import fixed, largest, title
from handout.themes.roles import FOOTER_TYPES
from handout.themes.template import Template, TemplateLayout
from handout.themes.theme import EMU_PER_POINT

_MARGIN = 0.05
"""Share of the slide's width kept clear where the template shows no margin of its own."""
_MEANT = 0.4
"""A shape that covers this share of the room is a ground to write on, not something in the way."""
_WHOLE_SLIDE = 0.75
_ENOUGH = 0.28
"""Share of the slide that content needs."""
_LOW, _NARROW = 0.42, 0.5
"""Shares of the slide's height and width under which a room is hardly one."""
_TITLE_PT = 92
_GAP = 10 * EMU_PER_POINT


class Room:
    """The room of one layout. ``pattern`` is the template's layout for text, whose place shows
    where its designer wants content. ``crowded`` when logos could not be kept clear of."""

    def __init__(self, template: Template, layout: TemplateLayout, pattern: TemplateLayout) -> None:
        self.slide = template.slide
        self.layout = layout
        self.crowded = False
        margin = round(self.slide.width * _MARGIN)
        self.inner = self.slide.inset(margin, margin)
        body = None
        if pattern.master == layout.master:
            body = largest(pattern, template)
        place = body.rect if body else template.masters[layout.master].body_rect
        self.designed = place.common(self.slide) if place else None
        self.footers = [
            place.rect for place in layout.places if place.type in FOOTER_TYPES and fixed(place)
        ]
        heading = title(layout)
        self.title = heading.rect if heading else self.inner

    def is_free(self, rect: Rect, taken: Iterable[Rect]) -> bool:
        inside = self.slide.inset(0, _GAP // 2)
        within = inside.common(rect) == rect
        others = [*taken, *self.footers, *self._obstacles(rect)]
        return within and not any(rect.common(other) for other in others)

    def largest(self, taken: Sequence[Rect], across: Rect) -> Rect:
        """The largest free room in the columns of ``across``."""
        bounds = edges(across.x, self.inner.y, across.right, self.inner.bottom)
        apart = [rect.grown(_GAP // 2) for rect in (*taken, *self.footers)]
        return largest_free(bounds, [*apart, *self._obstacles(bounds)])

    def clear_of_pictures(self, rect: Rect) -> Rect | None:
        """The part of a place that no picture covers, None where that is too little. A picture that
        fills the slide is a ground."""
        met = [
            shown.rect.grown(_GAP // 2)
            for shown in self.layout.scenery
            if shown.picture and shown.rect.area < _WHOLE_SLIDE * self.slide.area
        ]
        if not any(rect.common(other) for other in met):
            return rect
        free = largest_free(rect, met)
        narrow = free.width < _NARROW * rect.width or free.height < _NARROW * rect.height
        return None if narrow else free

    def under_title(self) -> tuple[Rect, Rect | None]:
        """The room for content, and where the title goes when it stands in the way of it."""
        found = self._room(self.designed or self.inner, self.title)
        if not self._enough(found):
            wider = self._room(self.inner, self.title)
            found = max((found, wider), key=lambda rect: rect.area)
        if self._enough(found):
            return found, None
        strip = self._strip()
        below = edges(self.inner.x, strip.bottom + _GAP, self.inner.right, self.inner.bottom)
        moved = self._room(below, None)
        if moved.area <= found.area:
            if not self._enough(found):
                found = self._least_bad(self.inner, self.title)
            return found, None
        if not self._enough(moved):
            moved = self._least_bad(below, None)
        return moved, strip

    def whole(self) -> Rect:
        """The room for content and title together."""
        bounds = self.designed or self.inner
        bounds = edges(
            bounds.x, min(bounds.y, self.title.y), bounds.right, max(bounds.bottom, bounds.y)
        )
        found = self._room(bounds.common(self.inner) or self.inner, None)
        return found if self._enough(found) else self._room(self.inner, None)

    def panel(self) -> Rect:
        """For text over a picture: the left part of the slide."""
        inner = self.inner
        return Rect(inner.x, inner.y, round(inner.width * 0.6), round(inner.height * 0.86))

    def _strip(self) -> Rect:
        height = round(_TITLE_PT * EMU_PER_POINT * scale_of(self.slide))
        bounds = Rect(self.inner.x, self.inner.y // 2, self.inner.width, height)
        found = largest_free(bounds, self._obstacles(bounds))
        wide = found.width >= bounds.width * _NARROW
        return found if wide and found.height >= LINE * 24 * EMU_PER_POINT else bounds

    def _room(self, bounds: Rect, heading: Rect | None) -> Rect:
        apart = [rect.grown(_GAP // 2) for rect in self.footers]
        if heading is not None:
            apart.append(heading)
        return largest_free(bounds, [*apart, *self._obstacles(bounds)])

    def _least_bad(self, bounds: Rect, heading: Rect | None) -> Rect:
        """Without regard to the largest things drawn, until there is room enough."""
        self.crowded = True
        obstacles = sorted(self._obstacles(bounds), key=lambda rect: rect.area)
        apart = [*self.footers, *([heading] if heading else [])]
        found = largest_free(bounds, [*apart, *obstacles])
        while obstacles and not self._enough(found):
            obstacles.pop()
            found = largest_free(bounds, [*apart, *obstacles])
        return found

    def _enough(self, rect: Rect) -> bool:
        return (
            rect.area >= _ENOUGH * self.slide.area
            and rect.height >= _LOW * self.slide.height
            and rect.width >= _NARROW * self.slide.width
        )

    def _obstacles(self, bounds: Rect) -> list[Rect]:
        """What is drawn in the way, with some air; not what lies behind most of the room."""
        return [
            shown.rect.grown(_GAP // 2)
            for shown in self.layout.scenery
            if bounds.common(shown.rect)
            and bounds.share_covered(shown.rect) < _MEANT
            and shown.rect.area < _WHOLE_SLIDE * self.slide.area
        ]
