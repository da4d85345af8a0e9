"""Run by ``test_workers.py`` in a process of its own, because one that has threads cannot fork."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator

from handout.workers import alongside, run

PARENT = os.getpid()


def square(number: int) -> tuple[int, bool]:
    """The square, and whether a worker worked it out; 3 kills its worker if it is told to."""
    if number == 3 and "kill" in sys.argv:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number, os.getpid() != PARENT


def in_threes() -> None:
    """Tell in which order the tasks of three groups were done, and by which process."""

    def note(number: int, process: int | None) -> None:
        print(number, number % 3, process)

    run(
        lambda _: os.getpid(),
        range(int(sys.argv[1])),
        note,
        workers=int(sys.argv[2]),
        group=lambda number: number % 3,
    )


def squares() -> None:
    answers: dict[int, tuple[int, bool] | None] = {}
    run(square, range(int(sys.argv[1])), answers.__setitem__, workers=int(sys.argv[2]))
    for number, answer in sorted(answers.items()):
        print(number, *(answer or ("died",)))


def squares_alongside() -> None:
    """Tell what another process told, and whether this one did something meanwhile."""

    def task() -> Iterator[tuple[int, bool]]:
        return map(square, range(int(sys.argv[1])))

    did: list[str] = []
    with alongside(task, lambda: did.append("meanwhile"), workers=int(sys.argv[2])) as told:
        for number, answer in enumerate(told):
            print(number, *answer)
    print(*did)


if __name__ == "__main__":
    if "alongside" in sys.argv:
        squares_alongside()
    elif "groups" in sys.argv:
        in_threes()
    else:
        squares()
