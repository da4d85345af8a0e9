"""Know of each style once what would be worked out again for each box and each attempt at it."""

from __future__ import annotations

from typing import Any

from handout.pages.shortcuts.replacing import Replacement, replacements

_LENGTHS = (
    *(
        f"{kind}_{side}"
        for kind in ("margin", "padding")
        for side in ("top", "right", "bottom", "left")
    ),
    *(f"{limit}{side}" for limit in ("", "min_", "max_") for side in ("width", "height")),
)
_BORDERS = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))

_RADII = tuple(
    f"border_{vertical}_{horizontal}_radius"
    for vertical in ("top", "bottom")
    for horizontal in ("left", "right")
)
_SHARP_CORNERS = dict.fromkeys(_RADII, (0, 0))

_FLOWING = frozenset({"static", "relative"})


def box_shortcuts() -> list[Replacement]:
    """Attributes are set by way of a box's ``__dict__``, so placeholders take the standard way."""
    from weasyprint import css
    from weasyprint.css.properties import INITIAL_VALUES
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout import percent

    initial = [INITIAL_VALUES[name] for name in _RADII]
    standard_resolve = percent.resolve_percentages
    standard_radii = percent.resolve_radii_percentages
    standard_flow = boxes.Box.is_in_normal_flow

    def resolve_percentages(box: Any, containing_block: Any) -> None:
        style = box.style
        try:
            used = style._used
        except AttributeError:
            used = style._used = _used_values(style)
        if used is None or not isinstance(box, boxes.Box):
            standard_resolve(box, containing_block)
        else:
            box.__dict__.update(used)

    def resolve_radii_percentages(box: Any) -> None:
        style = box.style
        try:
            sharp = style._sharp
        except AttributeError:
            sharp = style._sharp = [style[name] for name in _RADII] == initial
        if sharp and isinstance(box, boxes.Box):
            box.__dict__.update(_SHARP_CORNERS)
        else:
            standard_radii(box)

    def is_in_normal_flow(self: Any) -> bool:
        if self.style["float"] == "none" and self.style["position"] in _FLOWING:
            return True
        return bool(standard_flow(self))

    return [
        *replacements(standard_resolve, resolve_percentages),
        *replacements(standard_radii, resolve_radii_percentages),
        Replacement(boxes.Box, "is_in_normal_flow", is_in_normal_flow),
        *(_copied(kind) for kind in (css.ComputedStyle, css.AnonymousStyle)),
    ]


def _copied(kind: Any) -> Replacement:
    """Styles are copied in order to be changed (by flex layout, say): nothing is known of those."""
    standard = kind.copy

    def copy(self: Any) -> Any:
        style = standard(self)
        style._used = None
        style._sharp = False
        return style

    return Replacement(kind, "copy", copy)


def _used_values(style: Any) -> dict[str, Any] | None:
    """The attributes of a box that has no percentages, so that only its style counts (CSS 2.2,
    10 and 8); None where more does."""
    from weasyprint.css.properties import Dimension

    if style["border_collapse"] == "collapse" or style["box_sizing"] != "content-box":
        return None
    used = {name: style[name] for name in _BORDERS}
    for name in _LENGTHS:
        value = style[name]
        if value == "auto":
            used[name] = 0 if name in {"min_width", "min_height"} else "auto"
        elif isinstance(value, Dimension) and value.unit == "px":
            used[name] = value.value
        else:
            return None
    return used
