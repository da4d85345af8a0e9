"""The outline of a DrawingML shape as the data of an SVG path, in points from its upper left
corner (ECMA-376 part 1 §20.1.9): freeforms by what they say, presets by name."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from handout.themes.parts import A

_CORNER = 16_667
"""``adj`` of rounded rectangles that say none, in 100 000ths of the shorter side."""
_ANGLE = 60_000
_Adjust: TypeAlias = Mapping[str, int]
_Preset: TypeAlias = Callable[[float, float, _Adjust], str]


def outline(properties: Any, width: float, height: float) -> str:
    """``d`` of the shape with these ``p:spPr``. A preset without a rule here is its rectangle."""
    custom = properties.find(f"{A}custGeom")
    if custom is not None:
        return "".join(_freeform(custom, width, height))
    preset = properties.find(f"{A}prstGeom")
    if preset is None:
        return _rectangle(width, height, {})
    guides = {
        guide.get("name", ""): int(guide.get("fmla", "val 0").split()[-1])
        for guide in preset.iterfind(f"{A}avLst/{A}gd")
        if guide.get("fmla", "").startswith("val ")
    }
    return _PRESETS.get(preset.get("prst", ""), _rectangle)(width, height, guides)


def points(*values: float) -> str:
    """Numbers of a path, to a hundredth."""
    return " ".join(f"{value:.2f}".rstrip("0").rstrip(".") for value in values)


# --- freeforms (§20.1.9.15) ---


def _freeform(custom: Any, width: float, height: float) -> Iterator[str]:
    for path in custom.iterfind(f"{A}pathLst/{A}path"):
        across = width / (int(path.get("w", "0")) or 1) if path.get("w") else 1 / 12_700
        down = height / (int(path.get("h", "0")) or 1) if path.get("h") else 1 / 12_700
        here = (0.0, 0.0)
        for step in path:
            tag = str(step.tag).removeprefix(A)
            if tag == "arcTo":
                said, here = _arc(step, here, across, down)
                yield said
                continue
            if tag == "close":
                yield "Z"
                continue
            corners = [
                (_number(pt.get("x")) * across, _number(pt.get("y")) * down)
                for pt in step.iterfind(f"{A}pt")
            ]
            letter = {"moveTo": "M", "lnTo": "L", "cubicBezTo": "C", "quadBezTo": "Q"}.get(tag)
            if letter and corners:
                here = corners[-1]
                yield letter + points(*(value for corner in corners for value in corner))


def _number(said: str | None) -> float:
    """A coordinate; names of guides, which no program writes for what people draw, are nought."""
    try:
        return float(said or 0)
    except ValueError:
        return 0.0


def _arc(
    step: Any, here: tuple[float, float], across: float, down: float
) -> tuple[str, tuple[float, float]]:
    """Part of an ellipse from where the pen is (§20.1.9.2)."""
    rx, ry = _number(step.get("wR")) * across, _number(step.get("hR")) * down
    start = math.radians(_number(step.get("stAng")) / _ANGLE)
    swing = _number(step.get("swAng")) / _ANGLE
    middle = here[0] - rx * math.cos(start), here[1] - ry * math.sin(start)
    said = ""
    # In halves: a whole ellipse would end where it began, and be nothing.
    for half in (0.5, 1.0):
        angle = start + math.radians(swing * half)
        here = middle[0] + rx * math.cos(angle), middle[1] + ry * math.sin(angle)
        said += f"A{points(rx, ry)} 0 0 {int(swing > 0)} {points(*here)}"
    return said, here


# --- presets (§20.1.10.56) ---


def _polygon(*corners: tuple[float, float]) -> str:
    return "M" + "L".join(points(*corner) for corner in corners) + "Z"


def _rectangle(width: float, height: float, _: _Adjust) -> str:
    return _polygon((0, 0), (width, 0), (width, height), (0, height))


def _ellipse(width: float, height: float, _: _Adjust) -> str:
    rx, ry = width / 2, height / 2
    half = f"A{points(rx, ry)} 0 0 1 "
    return f"M{points(0, ry)}{half}{points(width, ry)}{half}{points(0, ry)}Z"


def _line(width: float, height: float, _: _Adjust) -> str:
    return f"M0 0L{points(width, height)}"


def _rounded(width: float, height: float, *radii: float) -> str:
    """Radii from the upper left corner clockwise."""
    one, two, three, four = radii
    return (
        f"M{points(0, one)}{_turn(one, one, 0)}L{points(width - two, 0)}{_turn(two, width, two)}"
        f"L{points(width, height - three)}{_turn(three, width - three, height)}"
        f"L{points(four, height)}{_turn(four, 0, height - four)}Z"
    )


def _turn(radius: float, x: float, y: float) -> str:
    return f"A{points(radius, radius)} 0 0 1 {points(x, y)}" if radius else f"L{points(x, y)}"


def _radius(width: float, height: float, adjust: _Adjust, name: str = "adj") -> float:
    return min(width, height) * min(50_000, max(0, adjust.get(name, _CORNER))) / 100_000


def _round_all(width: float, height: float, adjust: _Adjust) -> str:
    return _rounded(width, height, *[_radius(width, height, adjust)] * 4)


def _round_one(width: float, height: float, adjust: _Adjust) -> str:
    return _rounded(width, height, 0, _radius(width, height, adjust), 0, 0)


def _round_top(width: float, height: float, adjust: _Adjust) -> str:
    top = _radius(width, height, adjust, "adj1")
    low = _radius(width, height, {"adj2": adjust.get("adj2", 0)}, "adj2")
    return _rounded(width, height, top, top, low, low)


def _share(width: float, height: float, adjust: _Adjust, usual: int, name: str = "adj") -> float:
    return min(width, height) * adjust.get(name, usual) / 100_000


def _triangle(width: float, height: float, adjust: _Adjust) -> str:
    top = width * adjust.get("adj", 50_000) / 100_000
    return _polygon((top, 0), (width, height), (0, height))


def _right_triangle(width: float, height: float, _: _Adjust) -> str:
    return _polygon((0, 0), (width, height), (0, height))


def _diamond(width: float, height: float, _: _Adjust) -> str:
    return _polygon((width / 2, 0), (width, height / 2), (width / 2, height), (0, height / 2))


def _parallelogram(width: float, height: float, adjust: _Adjust) -> str:
    lean = min(width, _share(width, height, adjust, 25_000))
    return _polygon((lean, 0), (width, 0), (width - lean, height), (0, height))


def _trapezoid(width: float, height: float, adjust: _Adjust) -> str:
    lean = min(width / 2, _share(width, height, adjust, 25_000))
    return _polygon((lean, 0), (width - lean, 0), (width, height), (0, height))


def _home_plate(width: float, height: float, adjust: _Adjust) -> str:
    point = width - min(width, _share(width, height, adjust, 50_000))
    return _polygon((0, 0), (point, 0), (width, height / 2), (point, height), (0, height))


def _chevron(width: float, height: float, adjust: _Adjust) -> str:
    depth = min(width, _share(width, height, adjust, 50_000))
    point = width - depth
    return _polygon(
        (0, 0), (point, 0), (width, height / 2), (point, height), (0, height), (depth, height / 2)
    )


def _hexagon(width: float, height: float, adjust: _Adjust) -> str:
    cut = min(width / 2, _share(width, height, adjust, 25_000))
    return _polygon(
        *((cut, 0), (width - cut, 0), (width, height / 2)),
        *((width - cut, height), (cut, height), (0, height / 2)),
    )


_PRESETS: Mapping[str, _Preset] = {
    "rect": _rectangle,
    "ellipse": _ellipse,
    "line": _line,
    "straightConnector1": _line,
    "roundRect": _round_all,
    "round1Rect": _round_one,
    "round2SameRect": _round_top,
    "triangle": _triangle,
    "rtTriangle": _right_triangle,
    "diamond": _diamond,
    "parallelogram": _parallelogram,
    "trapezoid": _trapezoid,
    "homePlate": _home_plate,
    "chevron": _chevron,
    "hexagon": _hexagon,
}
