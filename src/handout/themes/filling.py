"""Every role of a template with every place of it: the template's own, and those it lacks.

The own places are found by our names, or else by what they are (:mod:`handout.themes.places`).
What is missing gets room that the template leaves free, divided by rule
(:mod:`handout.themes.grids`) and set in the template's own fonts and colours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from handout.themes.geometry import Rect, around, edges
from handout.themes.grids import GRIDS, laid_out, least_height, slots_of, without
from handout.themes.looks import (
    LINE,
    PART_MINUTES,
    faint,
    is_body,
    look_of,
    own_place,
    readable,
    scale_of,
    size_pt,
    sized,
)
from handout.themes.mapping import How, Match
from handout.themes.places import above, columns, contents, largest, pictures
from handout.themes.roles import ROLES, floor_pt
from handout.themes.room import Room
from handout.themes.template import Template
from handout.themes.theme import EMU_PER_POINT, Layout, Placeholder

FOOTERS = ("footer", "date", "slide_number")
_OPTIONAL = frozenset({"section", "part_number"})
"""What a slide does as well without: the planner asks whether it is there."""
_EDGES = frozenset(
    {"source", "quote_source", "quote_source_2", "caption", "contact", "programme", "meta"}
    | {"minutes", "part_number", "subtitle"}
)
"""Places that go below what the template has, or in what room there is beside it."""
_FREE = frozenset({"title", "part", "part_vertical"})
"""Roles whose missing places stand wherever there is room: few words on a slide with few."""
_SHOWN_LEVELS = 5
_GAP = 6 * EMU_PER_POINT
_TITLE_MOST_PT, _WORD_MOST_PT = 40.0, 96.0
_OVER_PICTURE = "background"


@dataclass(frozen=True, slots=True)
class Filled:
    """A layout with all its places. ``own`` are the slots the template has, ``derived`` those it
    lacks; ``unsure`` of these stand on a ground whose colour cannot be told, ``faint`` on one where
    no colour of the template can be read; ``crowded`` where logos left too little room."""

    match: Match
    layout: Layout
    own: tuple[str, ...]
    derived: tuple[str, ...]
    unsure: tuple[str, ...] = ()
    faint: tuple[str, ...] = ()
    crowded: bool = False


def fill(template: Template, matches: Mapping[str, Match]) -> dict[str, Filled]:
    return {role: _Filler(template, match, matches).filled() for role, match in matches.items()}


class _Filler:
    """Gathers the places of one role; ``rects`` are those that are taken."""

    def __init__(self, template: Template, match: Match, matches: Mapping[str, Match]) -> None:
        self.template = template
        self.match = match
        self.layout = match.layout
        self.role = match.role
        self.slide = template.slide
        self.master = template.masters[self.layout.master]
        self.room = Room(template, self.layout, matches["content"].layout)
        self.places: dict[str, Placeholder] = {}
        self.derived: list[str] = []
        self.unsure: list[str] = []
        self.faint: list[str] = []

    def filled(self) -> Filled:
        named = self.layout.placeholders
        slots = ("title", *ROLES[self.role].slots, "progress", *FOOTERS)
        if self.match.how is How.OURS:
            # A layout of ours may have more places than its role asks for.
            slots = tuple(named)
        self.places = {slot: named[slot] for slot in slots if slot in named}
        if self.match.how is not How.DERIVED:
            self._recognise()
        covered = self.match.how is not How.OURS and not self._keep_clear()
        missing = [slot for slot in ROLES[self.role].slots if slot not in self.places]
        if covered and self.role not in _FREE:
            self._divide()
        elif any(slot not in _OPTIONAL for slot in missing):
            self._derive(missing)
        if self.role == _OVER_PICTURE and self.derived:
            self.places.pop("footer", None)
            self.places.pop("date", None)
        own = tuple(slot for slot in self.places if slot not in self.derived)
        places = dict(self.places)
        if self.match.how is not How.OURS or self.derived:
            places = {slot: self._legible(slot, place) for slot, place in places.items()}
        return Filled(
            match=self.match,
            layout=Layout(
                role=self.role,
                name=self.layout.name,
                part_name=self.layout.part_name,
                placeholders=places,
                colour_map=self.layout.colour_map,
            ),
            own=own,
            derived=tuple(self.derived),
            unsure=tuple(self.unsure),
            faint=tuple(self.faint),
            crowded=self.room.crowded,
        )

    # --- the template's own places ---

    def _recognise(self) -> None:
        """Places by their kind and where they stand, for what has none of our names."""
        text = largest(self.layout, self.template, text_only=True)
        match self.role:
            case "title" | "part" | "part_vertical":
                slot = "subtitle" if self.role == "title" else "topics"
                texts = contents(self.layout, self.template)
                wide = self.layout.placeholders.get("subtitle") or next(iter(texts), None)
                self._take(slot, wide)
                if slot == "topics":
                    self.places.pop("subtitle", None)
            case "content" | "content_wide" | "closing":
                self._take("body", text)
            case "two_columns" | "three_columns" | "four_columns":
                for number, place in enumerate(columns(self.layout, self.template), 1):
                    suffix = f"_{number}" if number > 1 else ""
                    self._take(f"body{suffix}", place)
                    self._take(f"head{suffix}", above(place, self.layout))
            case "picture_left" | "picture_right":
                self._take("picture", next(iter(pictures(self.layout)), None))
                self._take("body", text)
            case "quotation":
                self._take("quote", text)
            case "table" | "agenda":
                kinds = [place for place in self.layout.places if place.type == "tbl"]
                self._take(self.role, next(iter(kinds), None))
            case _:
                pass

    def _keep_clear(self) -> bool:
        """Places end where a picture begins that covers a part of them: text on it is not read.

        False when one of them, besides the title, would have too little left.
        """
        clear = True
        for slot, place in self.places.items():
            free = self.room.clear_of_pictures(place.rect) if slot not in FOOTERS else place.rect
            if free is None:
                clear = clear and slot == "title"
            elif free != place.rect:
                self._shape(slot, free)
        return clear

    def _take(self, slot: str, place: Placeholder | None) -> None:
        taken = {(found.type, found.idx) for found in self.places.values()}
        if place is not None and slot not in self.places and (place.type, place.idx) not in taken:
            self.places[slot] = replace(place, slot=slot)

    def _legible(self, slot: str, place: Placeholder) -> Placeholder:
        """A place of the template with no text smaller than can be read, and a line's room."""
        if place.own:
            return place
        floor = 12.0 if slot in FOOTERS else floor_pt(slot)
        levels = readable(place.levels, floor)
        shown = 1 if slot in ("title", *FOOTERS) else _SHOWN_LEVELS
        if levels[:shown] != place.levels[:shown]:
            place = replace(place, levels=levels, resized=True)
        if slot in FOOTERS:
            needed = round(levels[0].size_pt * LINE * EMU_PER_POINT)
            short = needed + place.inset_top + place.inset_bottom - place.height
            if short > 0:
                y = max(0, min(place.y - short // 2, self.slide.bottom - place.height - short))
                place = replace(place, y=y, height=place.height + short, moved=True)
        return place

    # --- what it lacks ---

    def _derive(self, missing: Sequence[str]) -> None:
        essential = [slot for slot in missing if slot not in _OPTIONAL]
        heads = [slot for slot in missing if slot.startswith("head")]
        own = [slot for slot in self.places if slot not in ("title", "progress", *FOOTERS)]
        if self.role in _FREE:
            self._beside(missing)
        elif own and all(slot in _EDGES or slot in heads for slot in essential):
            self._over(heads)
            below = [slot for slot in essential if slot in _EDGES]
            if below:
                self._below(below)
        else:
            self._divide()

    def _over(self, heads: Iterable[str]) -> None:
        """A heading in the upper part of each column."""
        for head in heads:
            body = self.places[head.replace("head", "body")]
            height = round(1.2 * size_pt(head, self.slide) * LINE * EMU_PER_POINT)
            rect = body.rect
            self._own(head, Rect(rect.x + body.inset_left, rect.y, rect.width, height))
            self._shape(body.slot, edges(rect.x, rect.y + height + _GAP, rect.right, rect.bottom))

    def _below(self, slots: Sequence[str]) -> None:
        """Rows under what the template has; it gives up some height where there is no room."""
        grid = without(GRIDS[self.role], {*slots_of(GRIDS[self.role])} - set(slots))
        if grid is None:
            return
        held = [slot for slot in self.places if slot not in ("title", "progress", *FOOTERS)]
        rects = [self.places[slot].rect for slot in held]
        whole = around(rects)
        height = least_height(grid, self.slide)
        inset = min(self.places[slot].inset_left for slot in held)
        strip = Rect(whole.x + inset, whole.bottom + _GAP, whole.width - 2 * inset, height)
        if not self.room.is_free(strip, [place.rect for place in self.places.values()]):
            strip = replace(strip, y=whole.bottom - height)
            for slot in held:
                rect = self.places[slot].rect
                if rect.bottom > strip.y - _GAP:
                    self._shape(slot, edges(rect.x, rect.y, rect.right, strip.y - _GAP))
        self._own_all(laid_out(grid, strip, self.slide))

    def _beside(self, slots: Sequence[str]) -> None:
        """In the free room of a cover or a divider; its own text gives up some where that is none.

        What is optional is left out where it has no room.
        """
        grid = without(GRIDS[self.role], set(slots_of(GRIDS[self.role])) - set(slots))
        if grid is None:
            return
        title = self.places["title"]
        taken = [place.rect for slot, place in self.places.items() if slot not in FOOTERS]
        needed = least_height(grid, self.slide)
        free = self.room.largest(taken, across=title.rect)
        if free.height < needed or free.width < title.width // 2:
            needed_slots = [slot for slot in slots if slot not in _OPTIONAL]
            grid = without(grid, set(slots) - set(needed_slots)) or grid
            needed = least_height(grid, self.slide)
        if free.height < needed or free.width < title.width // 2:
            free = self._made_room(needed)
        tall = min(free.height, max(needed, round(needed * 1.4)))
        # As near to the title as there is room.
        y = free.y if free.y >= title.y else free.bottom - tall
        rect = Rect(free.x + title.inset_left, y, free.width - 2 * title.inset_left, tall)
        self._own_all(laid_out(grid, rect, self.slide), align=title.style(0).align)

    def _made_room(self, needed: int) -> Rect:
        """Room under a cover's own text, which moves up for it, or else gives up some height."""
        held = [slot for slot in self.places if slot not in (*FOOTERS, "progress")]
        block = around(self.places[slot].rect for slot in held)
        whole = self.room.largest([], across=block)
        if whole.height >= block.height + needed + 2 * _GAP and whole.width >= block.width:
            for slot in held:
                rect = self.places[slot].rect
                self._shape(slot, replace(rect, y=rect.y - block.y + whole.y))
            top = whole.y + block.height + 2 * _GAP
            return edges(block.x, top, block.right, whole.bottom)
        lowest = max(held, key=lambda slot: self.places[slot].rect.bottom)
        rect = self.places[lowest].rect
        height = max(rect.height - needed - _GAP, rect.height // 3)
        self._shape(lowest, Rect(rect.x, rect.y, rect.width, height))
        free = edges(rect.x, rect.y + height + _GAP, rect.right, rect.bottom)
        return replace(free, height=max(free.height, needed))

    def _divide(self) -> None:
        """All places of the role in the template's free room."""
        grid = GRIDS[self.role]
        for slot in slots_of(grid):
            if slot != "title":
                self.places.pop(slot, None)
        titled = "title" in slots_of(grid)
        if self.role == _OVER_PICTURE:
            room = self.room.panel()
        elif titled:
            room = self.room.whole()
        else:
            room, strip = self.room.under_title()
            if strip is not None:
                self._shape("title", strip, most_pt=_TITLE_MOST_PT)
        fill = "bg1" if self.role == _OVER_PICTURE else ""
        rects = laid_out(grid, room, self.slide)
        if titled:
            most = _TITLE_MOST_PT if fill else _WORD_MOST_PT
            self._shape("title", rects.pop("title"), most_pt=most, least_pt=0 if fill else most)
            self.places["title"] = replace(self.places["title"], fill=fill)
        self._own_all(rects, fill=fill)

    def _shape(self, slot: str, rect: Rect, *, most_pt: float = 0.0, least_pt: float = 0.0) -> None:
        """Give a place of the template another rectangle, and a title another size."""
        place = self.places[slot]
        changed = replace(
            place, x=rect.x, y=rect.y, width=rect.width, height=rect.height, moved=True
        )
        if most_pt:
            scale = scale_of(self.slide)
            levels = tuple(
                sized(
                    level,
                    max(floor_pt(slot), min(max(level.size_pt, least_pt), most_pt) * scale),
                )
                for level in place.levels
            )
            changed = replace(changed, levels=levels, resized=True)
        self.places[slot] = changed

    def _own_all(self, rects: Mapping[str, Rect], *, align: str = "l", fill: str = "") -> None:
        for slot, rect in rects.items():
            self._own(slot, rect, align=align, fill=fill)

    def _own(self, slot: str, rect: Rect, *, align: str = "l", fill: str = "") -> None:
        part = self.role in ("part", "part_vertical")
        look = PART_MINUTES if part and slot == "minutes" else None
        place, ratio = own_place(
            slot,
            rect,
            slide=self.slide,
            layout=self.layout,
            master=self.master,
            look=look,
            align=align,
            fill=fill,
        )
        self.places[slot] = place
        self.derived.append(slot)
        if look is None and look_of(slot) is None and not is_body(slot):
            return
        if ratio == 0:
            self.unsure.append(slot)
        elif faint(ratio, place.style(0).size_pt):
            self.faint.append(slot)
