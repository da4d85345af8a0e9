"""Find computed values faster.

WeasyPrint works out each property of each style when it is first asked for: 40 000 times in a
booklet of fifteen pages. Nine of ten have no declaration, so that the value is the parent's or
the initial one; the standard way there goes through all that could have been the case.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from handout.pages.shortcuts.replacing import Replacement, replacements

_DECORATION = ("color", "line", "style", "thickness")

_INTERDEPENDENT = frozenset({"display", "float", "position"})
"""Values computed from others of the same style, or noted as specified."""

_PASSED_ON = frozenset({"page", *(f"text_decoration_{part}" for part in _DECORATION)})
"""Not inherited by the letter, but the parent's where nothing is declared (CSS Paged Media 3,
7.1; CSS Text Decoration 3, 2)."""


_SIDES = ("top", "right", "bottom", "left")
_BORDER_STYLES = frozenset({"outline_style", *(f"border_{side}_style" for side in _SIDES)})
_BORDER_WIDTHS = frozenset({"outline_width", *(f"border_{side}_width" for side in _SIDES)})
"""0 where no style of border is declared, whatever the width (CSS Backgrounds 3, 4.3)."""

_PARTS_OF_TEXT = frozenset({"first-line", "first-letter"})
"""Their styles are laid over others, as far as they have been computed."""

_ASKED_OF_EVERY_BOX = frozenset(
    """
    anchor appearance background_color background_image bookmark_level bookmark_state
    border_bottom_left_radius border_bottom_right_radius border_bottom_style border_image_source
    border_left_style border_right_style border_top_left_radius border_top_right_radius
    border_top_style box_decoration_break box_shadow box_sizing column_count column_width continue
    counter_increment counter_reset counter_set height image_orientation margin_bottom margin_left
    margin_right margin_top mask_border_source max_height max_lines max_width min_height min_width
    opacity outline_color outline_offset outline_style overflow padding_bottom padding_left
    padding_right padding_top transform width
    """.split()  # noqa: SIM905 - fifty names read better so
)
"""Not inherited, and looked up for nearly all: cheaper to have at once than one by one."""


class _Undeclared(NamedTuple):
    """A property's value where none of ``names`` (it, and what it may be called in relation to
    the direction of writing) is declared."""

    inherited: bool
    initial: Any
    names: frozenset[str]


def style_shortcuts() -> list[Replacement]:  # noqa: C901 - five short functions
    from weasyprint import css
    from weasyprint.css import functions

    undeclared = _undeclared_values()
    ready = {key: undeclared[key].initial for key in _ASKED_OF_EVERY_BOX}
    ready |= dict.fromkeys(_BORDER_WIDTHS, 0)
    relative = _relative_names(ready)
    borders = _BORDER_STYLES | _relative_names(_BORDER_STYLES)
    computed = css.ComputedStyle.__missing__
    anonymous = css.AnonymousStyle.__missing__
    begin_computed = css.ComputedStyle.__init__
    begin_anonymous = css.AnonymousStyle.__init__
    check_math = functions.check_math

    def init_computed(
        self: Any, parent_style: Any, cascaded: Any, pseudo_type: Any, *others: Any
    ) -> None:
        begin_computed(self, parent_style, cascaded, pseudo_type, *others)
        if pseudo_type not in _PARTS_OF_TEXT and relative.isdisjoint(cascaded):
            self.update(ready)
            for key in ready.keys() & cascaded.keys():
                del self[key]
            if not borders.isdisjoint(cascaded):
                for key in _BORDER_WIDTHS:
                    self.pop(key, None)

    def init_anonymous(self: Any, parent_style: Any) -> None:
        begin_anonymous(self, parent_style)
        self.update(ready)

    def missing_in_computed(self: Any, key: str) -> Any:
        if (shortcut := undeclared.get(key)) and shortcut.names.isdisjoint(self.cascaded):
            if not shortcut.inherited:
                self[key] = shortcut.initial
                return shortcut.initial
            if self.parent_style is not None:
                value = self[key] = self.parent_style[key]
                return value
        return computed(self, key)

    def missing_in_anonymous(self: Any, key: str) -> Any:
        if shortcut := undeclared.get(key):
            value = self[key] = self.parent_style[key] if shortcut.inherited else shortcut.initial
            return value
        return anonymous(self, key)

    def quick_check_math(token: Any) -> Any:
        """Most values are keywords, numbers and lengths."""
        kind = type(token)
        if kind is str or kind is int or kind is float:
            return None
        return check_math(token)

    return [
        Replacement(css.ComputedStyle, "__init__", init_computed),
        Replacement(css.AnonymousStyle, "__init__", init_anonymous),
        Replacement(css.ComputedStyle, "__missing__", missing_in_computed),
        Replacement(css.AnonymousStyle, "__missing__", missing_in_anonymous),
        *replacements(check_math, quick_check_math),
    ]


def _undeclared_values() -> dict[str, _Undeclared]:
    """What is as simple as this: the initial value needs no computing, and nothing else matters."""
    from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

    inherited = INHERITED | _PASSED_ON
    return {
        key: _Undeclared(
            key in inherited,
            initial,
            frozenset({key}) | _relative_names({key}),
        )
        for key, initial in INITIAL_VALUES.items()
        if key not in _INTERDEPENDENT and (key in inherited or key not in INITIAL_NOT_COMPUTED)
    }


def _relative_names(keys: Iterable[str]) -> frozenset[str]:
    """What the properties may be called in relation to the direction of writing."""
    from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS

    return frozenset(
        PHYSICAL_FUNCTIONS[key](block="ttb", inline=inline)
        for key in keys
        for inline in ("ltr", "rtl")
        if key in PHYSICAL_FUNCTIONS
    )
