"""Ask once for each element which rules hold, instead of once for each style sheet.

A kind of paper has six sheets, and WeasyPrint looks every element up in each. All are of one
origin, so that among rules of equal specificity the later one wins, in one sheet as in six (CSS
Cascading 4, 6.1). A drawing has none as a rule, and every part of it is looked up in two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from handout.pages.shortcuts.replacing import Replacement

_BY_NAME = (
    "id_selectors",
    "class_selectors",
    "lower_local_name_selectors",
    "namespace_selectors",
)
_OTHERS = ("lang_attr_selectors", "other_selectors")


@dataclass(eq=False, slots=True)
class _Sheet:
    """What WeasyPrint asks of a ``weasyprint.CSS``."""

    base_url: str
    matcher: Any
    page_rules: list[Any]
    layers: list[Any]


def cascade_shortcuts() -> list[Replacement]:
    from cssselect2 import Matcher

    standard = Matcher.match

    def match(self: Any, element: Any) -> Any:
        return standard(self, element) if self.order else []

    return [Replacement(Matcher, "match", match)]


def as_one_sheet(sheets: Sequence[Any]) -> list[Any]:
    """``weasyprint.CSS`` objects of one origin, in the order of the cascade, as one. Sheets that
    have layers stay as they are: each numbers its own."""
    if not sheets or any(sheet.layers for sheet in sheets):
        return list(sheets)
    rules = [rule for sheet in sheets for rule in sheet.page_rules]
    return [_Sheet(sheets[-1].base_url, _as_one_matcher(sheets), rules, [])]


def _as_one_matcher(sheets: Sequence[Any]) -> Any:
    from cssselect2 import Matcher

    merged = Matcher()
    for sheet in sheets:
        matcher, before = sheet.matcher, merged.order
        for kind in _BY_NAME:
            ours = getattr(merged, kind)
            for name, entries in getattr(matcher, kind).items():
                ours.setdefault(name, []).extend(_after(before, entries))
        for kind in _OTHERS:
            getattr(merged, kind).extend(_after(before, getattr(matcher, kind)))
        merged.order += matcher.order
    return merged


def _after(before: int, entries: Sequence[Any]) -> Iterator[Any]:
    for test, specificity, order, pseudo_element, payload in entries:
        yield test, specificity, before + order, pseudo_element, payload
