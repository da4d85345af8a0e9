"""Room for Python's frames in one piece.

CPython keeps the frames of Python functions in chunks of 16 KiB. It asks the operating system for
another when a call does not fit, and gives it back when that call returns, so that a loop whose
calls pass the end of a chunk asks again each time: 12 000 times in a cold build. A function that
is larger than a chunk gets one of twice the size it needs, or nearly, and what it calls has the
rest of it (CPython 3.11 and later, ``push_chunk`` in ``Python/pystate.c``).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

R = TypeVar("R")

_ROOM = 2**15
"""In values of 8 bytes: as much is left for the frames of several hundred calls."""


def with_room(function: Callable[[], R]) -> R:
    """Call ``function`` with room for the frames of all that it calls."""
    return function()


with_room.__code__ = with_room.__code__.replace(co_stacksize=_ROOM)
