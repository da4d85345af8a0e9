"""A picture that fills a slide behind all else (ECMA-376 part 1 §19.3.1.1)."""

from __future__ import annotations

from handout.deck.canvas import Canvas
from handout.deck.shapes import blip

_WHOLE = 100_000
"""``a:srcRect`` counts in thousandths of a percent (§20.1.10.40)."""


def background(src: str | None, proportion: float, canvas: Canvas) -> str:
    """``p:bg`` with the picture cut evenly at the sides that are too long, so that it covers a
    slide of this width over height undistorted; nothing without one, or for an unreadable one."""
    picture = canvas.media.picture(src) if src else None
    if picture is None:
        return ""
    shown = picture.width_px / picture.height_px
    across = max(0, round((1 - proportion / shown) / 2 * _WHOLE))
    down = max(0, round((1 - shown / proportion) / 2 * _WHOLE))
    cut = f' l="{across}" r="{across}"' if across else ""
    cut += f' t="{down}" b="{down}"' if down else ""
    return (
        '<p:bg><p:bgPr><a:blipFill dpi="0" rotWithShape="1">'
        f"{blip(picture, canvas)}<a:srcRect{cut}/><a:stretch><a:fillRect/></a:stretch>"
        "</a:blipFill><a:effectLst/></p:bgPr></p:bg>"
    )
