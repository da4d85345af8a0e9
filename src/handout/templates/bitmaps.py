"""Bitmaps of the seating plans, for programs that show no SVG."""

from __future__ import annotations

from pathlib import Path

import resvg_py

WIDTH_PX = 480


def form_bitmap(svg: str) -> bytes:
    """A drawing as a PNG, 480 pixels wide, transparent around it."""
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=WIDTH_PX))


def draw_forms(drawings: Path) -> None:
    """Write ``form-*.png`` beside every ``form-*.svg``."""
    for path in sorted(drawings.glob("form-*.svg")):
        path.with_suffix(".png").write_bytes(form_bitmap(path.read_text("utf-8")))
