"""How text is set in a place that a template lacks: with its fonts, colours and body text.

Sizes are points on a slide 7.5 inches high and grow with it, down to what can be read in a room.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from handout.themes.colours import LARGE_TEXT, TEXT, Colours, contrast_ratio
from handout.themes.geometry import Rect
from handout.themes.roles import SLOT_NAMES, floor_pt
from handout.themes.template import Master, TemplateLayout
from handout.themes.theme import EMU_PER_INCH, EMU_PER_POINT, LevelStyle, OwnText, Placeholder

_DESIGNED_HEIGHT = 7.5 * EMU_PER_INCH
_LARGE_PT = 18.0
_DEPTH = 3
_NARROW, _HEAD, _WORDS = 0.11, 0.13, 0.5
"""The largest size, as a share of a place's width, of body text, a heading and a few words."""
_BEHIND = 0.9
"""Share of a place that a shape must cover to be its ground."""
LINE = 1.3
"""Height of a line as a multiple of its size, for any typeface a template may have."""
_FILL_INSET = 12 * EMU_PER_POINT

HEADING, BODY = "+mj-lt", "+mn-lt"


@dataclass(frozen=True, slots=True)
class Look:
    """``before_pt`` is the space over a paragraph; ``emphasis`` asks for the accent colour where
    that can be read."""

    size_pt: float
    font: str = BODY
    anchor: str = "t"
    bold: bool = False
    italic: bool = False
    emphasis: bool = False
    before_pt: float = 0.0


LOOKS: Mapping[str, Look] = {
    "subtitle": Look(28),
    "programme": Look(20, bold=True, emphasis=True),
    "meta": Look(18),
    "part_number": Look(20, bold=True, emphasis=True, anchor="b"),
    "topics": Look(24, before_pt=6),
    "head": Look(24, bold=True, emphasis=True, anchor="b"),
    "source": Look(14, anchor="b"),
    "caption": Look(20, anchor="ctr"),
    "quote": Look(34, HEADING, "ctr", italic=True, before_pt=10),
    "quote_source": Look(20, bold=True),
    "statement": Look(48, HEADING, "ctr"),
    "question": Look(32, HEADING, "ctr", before_pt=6),
    "minutes": Look(88, HEADING, "b", emphasis=True),
    "unit": Look(24, bold=True),
    "lead": Look(22),
    "reading": Look(22, before_pt=8),
    "code": Look(20),
    "qr_text": Look(24, before_pt=6),
    "address": Look(24, bold=True, emphasis=True, anchor="ctr"),
    "contact": Look(20, anchor="ctr"),
}
"""Slot → look; ``quote_2`` looks like ``quote``. Body text has the template's own."""

PART_MINUTES = Look(24, bold=True)
"""The minutes of a part are words, not the large figure of an activity."""


def look_of(slot: str) -> Look | None:
    """None for body text and for what holds no text."""
    return LOOKS.get(slot) or LOOKS.get(slot.rpartition("_")[0])


def is_body(slot: str) -> bool:
    return slot == "body" or slot.startswith("body_")


def scale_of(slide: Rect) -> float:
    """Sizes on this slide as a share of the designed ones."""
    return slide.height / _DESIGNED_HEIGHT


def size_pt(slot: str, slide: Rect, look: Look | None = None) -> float:
    """The size of text in a slot of its own on a slide of this height."""
    wanted = look or look_of(slot)
    designed = wanted.size_pt if wanted else floor_pt(slot)
    return max(floor_pt(slot), float(round(designed * scale_of(slide))))


def faint(ratio: float, size: float) -> bool:
    """Whether text of a size in points has too little contrast."""
    return ratio < (LARGE_TEXT if size >= _LARGE_PT else TEXT)


def readable(levels: Sequence[LevelStyle], floor: float) -> tuple[LevelStyle, ...]:
    """The levels, none set smaller than the floor."""
    return tuple(sized(level, max(level.size_pt, floor)) for level in levels)


def sized(level: LevelStyle, size: float) -> LevelStyle:
    """A level in another size. The space between paragraphs may be a share of it, and is taken to
    be where it grows."""
    if size == level.size_pt:
        return level
    grown = max(1.0, size / level.size_pt)
    return replace(
        level,
        size_pt=size,
        space_before_pt=level.space_before_pt * grown,
        space_after_pt=level.space_after_pt * grown,
    )


def ground(layout: TemplateLayout, rect: Rect) -> tuple[str, ...]:
    """The colours behind a rectangle: () when that is a picture, or cannot be told."""
    found = layout.grounds
    for shown in layout.scenery:
        if shown.filled and rect.share_covered(shown.rect) >= _BEHIND:
            found = shown.grounds
    return found


def text_colour(
    colours: Colours, grounds: Sequence[str], *, emphasis: bool, least: float = TEXT
) -> tuple[str, float]:
    """A slot of the master's map that can be read on the grounds, and its contrast there.

    Of those that can, the first wished for; else the one that comes nearest. On a ground that we
    do not know it is the template's ordinary text, with a contrast of 0.
    """
    wished = (*(("accent1", "tx2") if emphasis else ()), "tx1", "bg1", "tx2", "bg2")
    if not grounds:
        return "tx1", 0.0
    ratios = {
        slot: min(contrast_ratio(colour, other) for other in grounds)
        for slot in wished
        if (colour := colours.slot(slot))
    }
    for slot, ratio in ratios.items():
        if ratio >= least:
            return slot, ratio
    best = max(ratios, key=lambda slot: ratios[slot], default="tx1")
    return best, ratios.get(best, 0.0)


def own_place(
    slot: str,
    rect: Rect,
    *,
    slide: Rect,
    layout: TemplateLayout,
    master: Master,
    look: Look | None = None,
    align: str = "l",
    fill: str = "",
) -> tuple[Placeholder, float]:
    """A place of the deck's own, and the contrast its text has (0 when that cannot be told)."""
    wanted = look or look_of(slot)
    # A place that is filled is its own ground.
    filled = layout.colours.slot(fill) if fill else None
    grounds = (filled,) if filled else ground(layout, rect)
    size = size_pt(slot, slide, wanted)
    bold = wanted is not None and wanted.bold
    least = LARGE_TEXT if size >= _LARGE_PT else TEXT
    emphasis = wanted is not None and wanted.emphasis
    colour, ratio = text_colour(layout.colours, grounds, emphasis=emphasis, least=least)
    if is_body(slot):
        # Body text in a narrow column is set smaller than across the slide.
        most = max(floor_pt(slot), float(round(rect.width / EMU_PER_POINT * _NARROW)))
        levels = tuple(
            sized(level, min(level.size_pt, most))
            for level in readable(master.body, floor_pt(slot))
        )
    else:
        share = _HEAD if slot.startswith("head") else _WORDS
        size = max(floor_pt(slot), min(size, round(rect.width / EMU_PER_POINT * share)))
        level = LevelStyle(
            size_pt=size,
            typeface=master.heading if wanted and wanted.font == HEADING else master.body_face,
            bold=bold,
            italic=wanted is not None and wanted.italic,
            space_before_pt=wanted.before_pt if wanted else 0.0,
        )
        levels = (level,) * _DEPTH
    inset = _FILL_INSET if fill else 0
    place = Placeholder(
        slot=slot,
        type="",
        idx=0,
        name=SLOT_NAMES[slot],
        x=rect.x,
        y=rect.y,
        width=rect.width,
        height=rect.height,
        levels=levels,
        inset_left=inset,
        inset_top=inset // 2,
        inset_right=inset,
        inset_bottom=inset // 2,
        own=OwnText(
            colour=colour,
            font=wanted.font if wanted else BODY,
            anchor=wanted.anchor if wanted else "t",
            align=align,
        ),
        fill=fill,
    )
    return place, ratio
