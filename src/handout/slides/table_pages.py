"""Which rows of a table stand on which slide."""

from __future__ import annotations

from collections.abc import Sequence

_STEP = 40
"""Parts of a slide's height by which the rows are let down until they need no more slides."""


def table_pages(header: int, rows: Sequence[int], available: int) -> list[range]:
    """Row numbers of each slide, as few slides as can be and as even as the rows allow.

    ``header`` is the height of what stands over the rows of every slide, ``rows`` theirs, and
    ``available`` that of the place, all in EMU.
    """
    fewest = _filled(header, rows, available)
    target = header + sum(rows) // len(fewest)
    while target < available:
        pages = _filled(header, rows, target)
        if len(pages) <= len(fewest):
            return pages
        target += available // _STEP
    return fewest


def _filled(header: int, rows: Sequence[int], available: int) -> list[range]:
    """Each slide as full as it gets; a row taller than a slide has one of its own."""
    pages: list[range] = []
    start, used = 0, header
    for number, height in enumerate(rows):
        if number > start and used + height > available:
            pages.append(range(start, number))
            start, used = number, header
        used += height
    return [*pages, range(start, len(rows))]
