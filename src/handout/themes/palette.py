"""The colours of a theme along the chain it is built on, and its drawings in those colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from handout.problems import Problem, error, notice, warning
from handout.themes.chain import Link, theme_names
from handout.themes.colours import shown
from handout.themes.settings import COLOUR_SLOTS, read_settings


class Palette(NamedTuple):
    """``colours`` are those the theme says; its template has the rest. ``grounds`` are those of
    each link of its chain, in which the link's own drawings are drawn."""

    colours: Mapping[str, str]
    grounds: Sequence[Mapping[str, str]]


class Drawings(NamedTuple):
    """``files`` by name; ``repainted`` has the colours to exchange in a drawing that was made for
    other colours than the theme's."""

    files: Mapping[str, Path]
    repainted: Mapping[str, Mapping[str, str]]


def resolve_palette(chain: Sequence[Link], place: int) -> tuple[Palette, list[Problem]]:
    """The link at ``place`` brings the template."""
    problems: list[Problem] = []
    grounds: list[dict[str, str]] = []
    said: dict[str, str] = {}
    for number, link in enumerate(chain):
        if number == place:
            # What was said of colours before the template came was said of another one.
            said = {}
        since = place if number >= place else 0
        ready = any(one.settings.two_colours for one in chain[since : number + 1])
        made, wrong = _of_two(link, said, ready=ready)
        problems += wrong
        said = {**said, **made, **link.settings.colours}
        grounds.append(said)
    return Palette(said, grounds), problems


def _of_two(
    link: Link, before: Mapping[str, str], *, ready: bool
) -> tuple[Mapping[str, str], list[Problem]]:
    """The colours that follow from the two of a ``theme.toml``; one left out is as before."""
    settings = link.settings
    if not settings.colour1 and not settings.colour2:
        return {}, []
    key = "colour1" if settings.colour1 else "colour2"
    if not ready:
        line = settings.lines.get(key, 0)
        known = ", ".join(_ready_themes(link.folder.parent))
        return {}, [error("theme-not-of-two-colours", link.shown_as, line, key=key, known=known)]
    from handout.themes.recolour import changes, derived

    one = settings.colour1 or before.get("accent1") or settings.colour2
    two = settings.colour2 or before.get("accent2") or settings.colour1
    made = derived(one, two)
    told: list[Problem] = []
    for change in changes(one, two, made):
        if change.key in settings.colours:
            continue  # the designer has chosen another one
        report = warning if change.code == "theme-colour-darkened" else notice
        line_key = change.key if change.key in settings.lines else "colour2"
        told.append(
            report(
                change.code,
                link.shown_as,
                settings.lines.get(line_key, 0),
                key=change.key,
                given=f"#{change.given}",
                used=f"#{change.used}",
                found=shown(change.contrast),
                least=shown(change.least),
            )
        )
    return made, told


def _ready_themes(themes: Path) -> list[str]:
    return [
        name
        for name in theme_names(themes)
        if read_settings(themes / name / "theme.toml", name)[0].two_colours
    ]


def resolve_drawings(
    chain: Sequence[Link], grounds: Sequence[Mapping[str, str]], colours: Mapping[str, str]
) -> Drawings:
    """A theme's own drawing replaces that of a theme it is built on."""
    files: dict[str, Path] = {}
    repainted: dict[str, Mapping[str, str]] = {}
    for link, ground in zip(chain, grounds, strict=True):
        exchange = _exchange(ground, colours)
        for path in sorted((link.folder / "drawings").glob("*.svg")):
            files[path.stem] = path.resolve()
            repainted.pop(path.stem, None)
            if exchange:
                repainted[path.stem] = exchange
    return Drawings(files, repainted)


def _exchange(ground: Mapping[str, str], colours: Mapping[str, str]) -> dict[str, str]:
    """Colour → the one the theme has in its slot. Where two slots shared a colour, the first of
    them counts, as when a template's shapes are drawn."""
    slots = [slot for slot in COLOUR_SLOTS if slot in ground]
    slots += [name for name in ground if name not in COLOUR_SLOTS]
    exchange = {ground[slot]: colours.get(slot, ground[slot]) for slot in reversed(slots)}
    return {old: new for old, new in exchange.items() if old != new}
