"""A theme's drawings in the theme's colours."""

from __future__ import annotations

from handout.themes.theme import Theme


def drawing_svg(theme: Theme, name: str) -> bytes | None:
    """The drawing in other colours than its file has; None when the file is as the theme wants."""
    exchange = theme.repainted.get(name)
    if not exchange:
        return None
    from handout.pictures.repaint import repainted

    svg = theme.drawings[name].read_bytes()
    return repainted(svg, lambda colour: exchange.get(colour, colour))
