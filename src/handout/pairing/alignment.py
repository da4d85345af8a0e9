"""Two sequences beside each other: which of one answers to which of the other.

What is sure is matched as it comes. Where the two part, the nearest place where they meet again is
looked for, and what lies between is weighed whole. So one thing put in costs one look around, and
the time grows with the length of the sequences and not with its square.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias, TypeVar

A = TypeVar("A")
B = TypeVar("B")

Pairs: TypeAlias = list[tuple[int | None, int | None]]
"""Positions in the two, in order; None where one has nothing that answers."""

SURE = 1.3
"""A score from which two are matched without looking further: alike in kind and in words."""

REACH = 40
"""How far the place where two sequences meet again is looked for."""


def align(left: Sequence[A], right: Sequence[B], score: Callable[[A, B], float]) -> Pairs:
    """``score`` is 0 for two that cannot answer to each other, and grows with how well they do:
    1 for the same kind of thing, and up to 1 more for the same words."""
    found: Pairs = []
    i = j = 0
    while i < len(left) and j < len(right):
        if _is_sure(left, right, i, j, score):
            found.append((i, j))
            i, j = i + 1, j + 1
            continue
        before = (i, j)
        i, j = _meeting(left, right, i, j, score)
        found += _weighed(left, right, range(before[0], i), range(before[1], j), score)
    found += _weighed(left, right, range(i, len(left)), range(j, len(right)), score)
    return found


def _is_sure(
    left: Sequence[A], right: Sequence[B], i: int, j: int, score: Callable[[A, B], float]
) -> bool:
    """Whether the two are alike, and each no more like what comes after the other."""
    alike = score(left[i], right[j])
    return (
        alike >= SURE
        and (j + 1 == len(right) or alike >= score(left[i], right[j + 1]))
        and (i + 1 == len(left) or alike >= score(left[i + 1], right[j]))
    )


def _meeting(
    left: Sequence[A], right: Sequence[B], i: int, j: int, score: Callable[[A, B], float]
) -> tuple[int, int]:
    """The nearest place from ``(i, j)`` on where the two are surely the same again: their ends
    where there is none, or, in long sequences, as far as anybody looked."""
    for ahead in range(1, 2 * REACH):
        for a, b in _split(ahead):
            if (
                i + a < len(left)
                and j + b < len(right)
                and _is_sure(left, right, i + a, j + b, score)
            ):
                return i + a, j + b
    return min(i + REACH, len(left)), min(j + REACH, len(right))


def _split(ahead: int) -> Iterator[tuple[int, int]]:
    """Two numbers with that sum, the most equal first."""
    for difference in range(ahead % 2, ahead + 1, 2):
        small = (ahead - difference) // 2
        large = ahead - small
        if large <= REACH:
            yield small, large
            if small != large:
                yield large, small


def _weighed(
    left: Sequence[A],
    right: Sequence[B],
    rows: range,
    columns: range,
    score: Callable[[A, B], float],
) -> Pairs:
    """The matching in order with the greatest sum of scores."""
    if not rows or not columns:
        return [(i, None) for i in rows] + [(None, j) for j in columns]
    best = [[0.0] * (len(columns) + 1) for _ in range(len(rows) + 1)]
    scores = [[score(left[i], right[j]) for j in columns] for i in rows]
    for i in range(len(rows) - 1, -1, -1):
        for j in range(len(columns) - 1, -1, -1):
            both = best[i + 1][j + 1] + scores[i][j]
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    found: Pairs = []
    i = j = 0
    while i < len(rows) and j < len(columns):
        if scores[i][j] and best[i][j] == best[i + 1][j + 1] + scores[i][j]:
            found.append((rows[i], columns[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            found.append((rows[i], None))
            i += 1
        else:
            found.append((None, columns[j]))
            j += 1
    found += [(number, None) for number in rows[i:]]
    found += [(None, number) for number in columns[j:]]
    return found
