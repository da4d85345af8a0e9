"""Lists whose items end unlike: most with a full stop and one without (Språkrådet, «Punktum»)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from handout.pairing.segment import Kind, Role, Segment

_FEWEST = 3
"""With two items nobody can say which of them is the odd one."""

_ENDS = (".", "!", "?", "…")


def uneven_ends(segments: Sequence[Segment]) -> Iterator[Segment]:
    """Items of a list that have no sign at their end where all the others have one, or have a full
    stop where no other has: one, or at most a third of them."""
    items = [each for each in segments if each.kind is Kind.TEXT and each.path[-1:] == ("item",)]
    for _, group in groupby(items, key=lambda each: each.path[:-1]):
        run = [each for each in group if not each.lang]
        for listed in _lists(run):
            if len(listed) < _FEWEST:
                continue
            ended = [each for each in listed if _is_ended(each)]
            stopped = [each for each in listed if each.text.rstrip().endswith(".")]
            bare = [each for each in listed if not _is_ended(each)]
            most = len(listed) // 3 or 1
            if 0 < len(bare) <= most and len(ended) > len(bare):
                yield from bare
            elif 0 < len(stopped) <= most and len(bare) > len(stopped):
                yield from stopped


def _lists(items: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Items on lines that follow each other, or with one empty line between."""
    listed: list[Segment] = []
    last = 0
    for item in items:
        if listed and item.line > last + 2:
            yield listed
            listed = []
        listed.append(item)
        last = item.line + item.text.count("\n")
    if listed:
        yield listed


def _is_ended(segment: Segment) -> bool:
    if segment.pieces and segment.pieces[-1].role is Role.KEPT:
        return True
    text = segment.text.rstrip().rstrip('*_»)"')
    return text.endswith((*_ENDS, ":"))
