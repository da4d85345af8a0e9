"""Several tasks at once, in processes that may die."""

from __future__ import annotations

import subprocess
import sys
from itertools import groupby
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("worker_script.py")

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")


def answers(*arguments: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, SCRIPT, *arguments],
        capture_output=True,
        text=True,
        timeout=240,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@linux
@pytest.mark.parametrize("workers", ["2", "3", "50"])
def test_forked(workers: str) -> None:
    assert answers("9", workers) == [f"{n} {n * n} True" for n in range(9)]


@pytest.mark.parametrize(("count", "workers"), [("9", "1"), ("3", "2"), ("0", "2")])
def test_not_worth_forking(count: str, workers: str) -> None:
    """One worker, or few tasks: the process does them itself."""
    assert answers(count, workers) == [f"{n} {n * n} False" for n in range(int(count))]


@linux
@pytest.mark.parametrize("workers", ["2", "9"])
def test_a_worker_that_dies(workers: str) -> None:
    """Its task is given up, and another worker takes the rest."""
    expected = [f"{n} {n * n} True" for n in range(9)]
    expected[3] = "3 died"
    assert answers("9", workers, "kill") == expected


@linux
def test_alongside() -> None:
    """Another process tells what it comes to, while this one does something else."""
    told = [f"{n} {n * n} True" for n in range(5)]
    assert answers("5", "2", "alongside") == [*told, "meanwhile"]


def test_alongside_with_one_processor() -> None:
    """The process does it itself, and nothing before it is needed."""
    assert answers("5", "1", "alongside") == [*(f"{n} {n * n} False" for n in range(5)), ""]


@linux
def test_a_process_alongside_that_dies() -> None:
    """Nothing more is told, and nobody waits for it."""
    told = [f"{n} {n * n} True" for n in range(3)]
    assert answers("5", "2", "alongside", "kill") == [*told, "meanwhile"]


@linux
def test_a_worker_stays_with_its_group() -> None:
    """Until nothing is left there; then it helps elsewhere."""
    found = [line.split() for line in answers("30", "2", "groups")]
    assert sorted(int(number) for number, _, _ in found) == list(range(30))
    processes = {process for _, _, process in found}
    assert len(processes) == 2
    for process in processes:
        groups = [group for _, group, by in found if by == process]
        assert len([*groupby(groups)]) == len(set(groups))


def test_one_process_takes_group_after_group() -> None:
    found = [line.split() for line in answers("9", "1", "groups")]
    assert [int(group) for _, group, _ in found] == [0, 0, 0, 1, 1, 1, 2, 2, 2]
