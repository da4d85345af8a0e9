"""The fonts a deck carries along: each file cut down to its characters, and in its container."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from handout.deck.eot import eot
from handout.deck.markup import attribute
from handout.deck.package import Member
from handout.slides.plan import EmbeddedFont
from handout.themes.font_files import FontFacts, NoFont, font_facts
from handout.themes.theme import Theme

_CONTENT_TYPE = "application/x-fontdata"
_ELEMENTS = {
    "regular": "regular",
    "bold": "bold",
    "italic": "italic",
    "bold_italic": "boldItalic",
}
_KEPT_NAMES = (*range(7), 13, 14)
"""Copyright, the names Windows goes by, version, trademark's absence, and the licence."""


@dataclass(frozen=True, slots=True)
class CarriedFont:
    """A typeface and its parts, each with the element of ``p:embeddedFont`` that refers to it."""

    typeface: str
    facts: FontFacts
    parts: tuple[tuple[str, Member], ...]


def carried_fonts(fonts: Sequence[EmbeddedFont], taken: Collection[str]) -> tuple[CarriedFont, ...]:
    """The parts of the deck's fonts; ``taken`` are the names of the template's parts."""
    numbers = count(1)
    lower = {name.lower() for name in taken}
    free = (n for i in numbers if (n := f"/ppt/fonts/font{i}.fntdata") not in lower)
    return tuple(
        CarriedFont(
            font.typeface,
            font_facts(font.files[0][1]),
            tuple(
                (_ELEMENTS[style], Member(next(free), _CONTENT_TYPE, _contained(path, font)))
                for style, path in font.files
            ),
        )
        for font in fonts
    )


def font_list(fonts: Sequence[CarriedFont], rids: Iterator[str]) -> str:
    """The ``p:embeddedFont`` elements (ECMA-376 part 1 §19.2.1.9), with a relationship id for each
    part in turn."""
    return "".join(
        f"<p:embeddedFont><p:font {typeface_attributes(font.typeface, font.facts)}/>"
        + "".join(f'<p:{element} r:id="{next(rids)}"/>' for element, _ in font.parts)
        + "</p:embeddedFont>"
        for font in fonts
    )


def known_typefaces(theme: Theme) -> dict[str, FontFacts]:
    """What the theme's font files say of themselves, by typeface."""
    known: dict[str, FontFacts] = {}
    for family in theme.families.values():
        if family.stand_in:
            continue
        with suppress(NoFont, OSError):
            known[family.typeface] = font_facts(family.regular)
    return known


def typeface_attributes(typeface: str, facts: FontFacts) -> str:
    """What names a typeface and describes it to a machine without it (§21.1.2.3.7)."""
    return (
        f'typeface="{attribute(typeface)}" panose="{facts.panose.hex().upper()}" '
        f'pitchFamily="{facts.pitch_family}" charset="0"'
    )


def _contained(path: Path, font: EmbeddedFont) -> bytes:
    data = path.read_bytes()
    return eot(_subset(data, font.characters) if font_facts(path).subsettable else data)


def _subset(font: bytes, characters: str) -> bytes:
    """The font with these characters alone, hints and kerning kept. HarfBuzz takes 1 ms."""
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.sets(uharfbuzz.SubsetInputSets.UNICODE).update(map(ord, characters))
    wanted.sets(uharfbuzz.SubsetInputSets.NAME_ID).update(_KEPT_NAMES)
    cut = uharfbuzz.subset(uharfbuzz.Face(font), wanted)
    return bytes(cut.blob.data)
