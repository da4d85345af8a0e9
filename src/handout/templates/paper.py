"""Shapes cut out of paper, as SVG elements in inches: speech bubbles and quotation marks."""

from __future__ import annotations

from handout.templates.design import Rect


def bubble(
    box: Rect, radius: float, foot: tuple[float, float], tip: tuple[float, float], colour: str
) -> str:
    """A rounded box with a tail from its lower edge, where ``foot`` is, to ``tip``."""
    left, top = box.x, box.y
    right, bottom = round(box.x + box.width, 3), round(box.y + box.height, 3)
    corner = f"A{radius},{radius} 0 0 1 "
    return (
        f'<path fill="{{{colour}}}" d="M{left + radius},{top}H{right - radius}'
        f"{corner}{right},{top + radius}V{bottom - radius}{corner}{right - radius},{bottom}"
        f"H{foot[1]}L{tip[0]},{tip[1]}L{foot[0]},{bottom}H{left + radius}"
        f'{corner}{left},{bottom - radius}V{top + radius}{corner}{left + radius},{top}Z"/>'
    )


def guillemet(x: float, y: float, height: float, colour: str) -> str:
    """«, drawn: as a character it would need a text box that belongs to no placeholder."""
    reach = height * 0.62
    middle, bottom = y + height / 2, y + height
    chevrons = "".join(
        f"M{x + right:.3f},{y:.3f}L{x + left:.3f},{middle:.3f}L{x + right:.3f},{bottom:.3f}"
        for left, right in ((0.08, reach), (reach - 0.02, 2 * reach - 0.1))
    )
    return f'<path fill="none" stroke="{{{colour}}}" stroke-width="0.12" d="{chevrons}"/>'
