"""A theme's logo: found and measured, reversed for coloured ground, fitted into its box."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from handout.problems import Problem, error
from handout.themes.chain import Link
from handout.themes.colours import contrast_ratio
from handout.themes.theme import Logo, Theme

_WHITE = "FFFFFF"
_LIGHT = 2.2
"""A colour with less contrast to white counts as light: silver and gold do in a coat of arms,
the colours of its shield do not."""


class Frame(NamedTuple):
    """A rectangle on a slide, EMU."""

    x: int
    y: int
    width: int
    height: int


def resolve_logo(chain: Sequence[Link]) -> tuple[Logo | None, list[Problem]]:
    """The logo said last in the chain. It has to be in the folder of the theme that names it."""
    link = next((link for link in reversed(chain) if link.settings.logo), None)
    if link is None:
        return None, []
    problems: list[Problem] = []
    path, size = _picture(link, "logo", link.settings.logo, problems)
    on_colour, _ = _picture(link, "logo_on_colour", link.settings.logo_on_colour, problems)
    if path is None or problems:
        return None, problems
    return Logo(path, *size, on_colour), []


def _picture(
    link: Link, key: str, name: str | None, problems: list[Problem]
) -> tuple[Path | None, tuple[int, int]]:
    """The file and its size; what is wrong with it goes to ``problems``."""
    if name is None:
        return None, (1, 1)
    from handout.pictures import UnreadablePicture, probe

    line = link.settings.lines.get(key, 0)
    path = (link.folder / name).resolve()
    if not path.is_relative_to(link.folder.resolve()):
        problems.append(error("theme-logo-outside", link.shown_as, line, picture=name))
        return None, (1, 1)
    try:
        size = probe(path)
    except UnreadablePicture as failure:
        code = f"picture-{failure.reason}"
        problems.append(error(code, link.shown_as, line, picture=name))
        return None, (1, 1)
    return path, (size.width_px, size.height_px)


def logo_on_colour(theme: Theme) -> bytes | None:
    """The logo for colour 1 as bytes: the designer's own, else the drawing reversed. None for a
    bitmap, or a drawing with one in it, which needs a plate of white."""
    logo = theme.logo
    if logo is None:
        return None
    if logo.on_colour:
        return logo.on_colour.read_bytes()
    from handout.pictures import UnreadablePicture, clean_svg
    from handout.pictures.repaint import repainted

    try:
        svg = clean_svg(logo.path)
    except UnreadablePicture:
        return None
    ground = theme.colours["dk2"]
    return repainted(svg, lambda colour: ground if _is_light(colour) else _WHITE)


def _is_light(colour: str) -> bool:
    return contrast_ratio(colour, _WHITE) < _LIGHT


def placed(box: Frame, logo: Logo) -> Frame:
    """As large as the box allows, at its left edge, halfway down, undistorted."""
    scale = min(box.width / logo.width, box.height / logo.height)
    width, height = round(logo.width * scale), round(logo.height * scale)
    return Frame(box.x, box.y + (box.height - height) // 2, width, height)


def plate(logo: Frame) -> Frame:
    """The white behind a logo that cannot be reversed: a sixth of its height wider all round."""
    edge = logo.height // 6
    return Frame(logo.x - edge, logo.y - edge, logo.width + 2 * edge, logo.height + 2 * edge)
