"""Python's frames have room, and asking for it changes nothing else."""

from __future__ import annotations

import sys

import pytest

from handout.frames import with_room


def deep(calls: int) -> int:
    return deep(calls - 1) + 1 if calls else 0


def test_what_is_called_there_says_and_raises_what_it_would_elsewhere() -> None:
    assert with_room(lambda: deep(500)) == 500
    with pytest.raises(ZeroDivisionError):
        with_room(lambda: 1 // 0)
    with pytest.raises(RecursionError):
        with_room(lambda: deep(sys.getrecursionlimit()))


def test_its_own_frame_is_larger_than_a_chunk_of_them() -> None:
    """``DATA_STACK_CHUNK_SIZE`` is 16 KiB: nothing but a larger one makes CPython get more."""
    assert with_room.__code__.co_stacksize * 8 > 16 * 1024
