"""Do several tasks at once in forked processes, where that pays.

The libraries behind an output take longer to import than a small output takes to make, so
only forking helps: the parent imports once and the workers share it. It is done on Linux
alone: Windows cannot fork, and on macOS the system's own libraries do not survive it.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType
from typing import IO, TYPE_CHECKING, Any, Generic, NoReturn, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

T = TypeVar("T")
R = TypeVar("R")

WORTH_FORKING = 4
"""Fewer tasks than these are done sooner, and with less work in all, one after the other."""

_TASKS_BETWEEN_COLLECTIONS = 8


def processors() -> int:
    """How many processors this process may use (a container may have been given fewer)."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run(
    task: Callable[[T], R],
    items: Sequence[T],
    done: Callable[[T, R | None], None],
    *,
    workers: int,
    group: Callable[[T], Hashable] = lambda _: None,
) -> None:
    """Call ``task(item)`` for every item, and ``done(item, result)`` as each is ready.

    The result is None for a worker that died (killed for its memory, or a crash in a library).
    ``task`` must not raise, and its result must be picklable. What a task leaves in memory helps
    the next of the same ``group``: a worker stays with its group, and takes from another when
    nothing is left there.
    """
    # What is loaded stays: workers share it for as long as nobody touches it, and to look for
    # rubbish in it takes longer than to make most outputs.
    gc.freeze()
    try:
        if workers > 1 and len(items) >= WORTH_FORKING and _can_fork():
            _forked(task, items, done, min(workers, len(items)), group)
        else:
            for done_so_far, number in enumerate(_Waiting(map(group, items))):
                _tidy(done_so_far)
                done(items[number], task(items[number]))
    finally:
        gc.unfreeze()


@contextmanager
def alongside(
    task: Callable[[], Iterable[R]], meanwhile: Callable[[], None], *, workers: int
) -> Iterator[Iterator[R]]:
    """What ``task`` yields, from a process of its own that is at it while this one does
    ``meanwhile`` and then the block; where there is one processor, or nothing can be forked, from
    this one, when it is asked for, and without ``meanwhile``.

    What it yields must be picklable; an object that is in several things it yields is one object
    here, too. When it ends early, its process has died, or has raised.
    """
    if workers < 2 or not _can_fork():  # noqa: PLR2004 - this process and another
        yield iter(task())
        return
    from multiprocessing import get_context

    reading, writing = os.pipe()
    process = get_context("fork").Process(target=_tell, args=(reading, writing, task), daemon=True)
    with os.fdopen(reading, "rb") as ours:
        _start(process)
        os.close(writing)
        try:
            meanwhile()
            yield _told(ours)
        except BaseException:
            process.kill()
            raise
    # A process that has more to tell finds its pipe closed, and ends.
    process.join()


def _told(ours: IO[bytes]) -> Iterator[Any]:
    from pickle import Unpickler, UnpicklingError

    unpickler = Unpickler(ours)  # noqa: S301 - from a process of our own
    with suppress(EOFError, OSError, UnpicklingError):
        while True:
            yield unpickler.load()


def _tell(reading: int, writing: int, task: Callable[[], Iterable[R]]) -> None:
    from pickle import HIGHEST_PROTOCOL, Pickler

    _leave_stopping_to_the_parent()
    os.close(reading)
    with suppress(OSError), os.fdopen(writing, "wb") as theirs:
        pickler = Pickler(theirs, HIGHEST_PROTOCOL)
        for said in task():
            pickler.dump(said)
            theirs.flush()


def _can_fork() -> bool:
    """A thread (some versions of Pango start one) does not exist in a forked process, which then
    waits for it for ever."""
    if sys.platform != "linux":
        return False
    with os.scandir("/proc/self/task") as threads:
        return len(list(threads)) == 1


def _tidy(done_so_far: int) -> None:
    """Before one more task: after the last of a process, its end frees everything at once."""
    if done_so_far and done_so_far % _TASKS_BETWEEN_COLLECTIONS == 0:
        gc.collect()


class _Waiting:
    """The numbers of the items nobody has begun, by group, each group in the order of its items."""

    def __init__(self, groups: Iterable[Hashable]) -> None:
        self._groups: dict[Hashable, deque[int]] = {}
        for number, group in enumerate(groups):
            self._groups.setdefault(group, deque()).append(number)

    def __iter__(self) -> Iterator[int]:
        """All of them, group after group."""
        for numbers in self._groups.values():
            while numbers:
                yield numbers.popleft()

    def next(self, last: Hashable, taken: Container[Hashable]) -> tuple[Hashable, int] | None:
        """One of the group that a worker was at ``last``; else of one that nobody has ``taken``;
        else of the one with most left. None when there are no more."""
        if not self._groups.get(last):
            left = [group for group, numbers in self._groups.items() if numbers]
            if not left:
                return None
            last = max(left, key=lambda group: (group not in taken, len(self._groups[group])))
        return last, self._groups[last].popleft()


def _forked(
    task: Callable[[T], R],
    items: Sequence[T],
    done: Callable[[T, R | None], None],
    workers: int,
    group: Callable[[T], Hashable],
) -> None:
    crew = _Crew(task, items, _Waiting(map(group, items)))
    try:
        for _ in range(workers):
            crew.hire()
        while crew.busy:
            crew.wait(done)
    except BaseException:
        crew.dismiss()
        raise
    crew.join()


class _Crew(Generic[T, R]):
    """Workers, each at the other end of a pipe. Items go to them as numbers, because they have
    had the items themselves since they were forked."""

    def __init__(self, task: Callable[[T], R], items: Sequence[T], waiting: _Waiting) -> None:
        from multiprocessing import get_context

        self._context = get_context("fork")
        self._task = task
        self._items = items
        self._waiting = waiting
        self._groups: dict[Connection, Hashable] = {}
        self._processes: list[ForkProcess] = []
        self.busy: dict[Connection, int] = {}

    def hire(self) -> None:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=_work, args=(theirs, self._task, self._items), daemon=True
        )
        _start(process)
        # With our copy closed, a worker that dies ends its pipe.
        theirs.close()
        self._processes.append(process)
        self._hand_out(ours)

    def _hand_out(self, ours: Connection) -> None:
        last = self._groups.pop(ours, None)
        number: int | None = None
        if found := self._waiting.next(last, self._groups.values()):
            self._groups[ours], number = found
            self.busy[ours] = number
        # A worker that has died in the meantime is found out when its answer is read.
        with suppress(OSError):
            ours.send(number)

    def wait(self, done: Callable[[T, R | None], None]) -> None:
        """Wait for at least one answer, and give out more work."""
        from multiprocessing.connection import Connection, wait

        for ours in wait(list(self.busy)):
            assert isinstance(ours, Connection)  # noqa: S101 - wait() is typed for more
            item = self._items[self.busy.pop(ours)]
            try:
                result = ours.recv()
            except (EOFError, OSError):
                self._groups.pop(ours, None)
                done(item, None)
                self.hire()
            else:
                done(item, result)
                self._hand_out(ours)

    def dismiss(self) -> None:
        """End the workers where they stand: an exception in one could get lost in a callback of
        a library, and we would wait for ever. Their unfinished files are for the caller."""
        for process in self._processes:
            process.kill()
        self.join()

    def join(self) -> None:
        for process in self._processes:
            process.join()


def _start(process: ForkProcess) -> None:
    """Until the process has decided about signals, none may reach it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _leave_stopping_to_the_parent() -> None:
    """Ctrl-C goes to all processes at once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in _STOPPING - {signal.SIGINT}:
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPPING)


def _work(connection: Connection, task: Callable[[T], R], items: Sequence[T]) -> None:
    """A worker's life."""
    _leave_stopping_to_the_parent()
    with suppress(EOFError, OSError):
        # Where the pipe ends, the parent is gone, and nobody waits for the rest.
        done_so_far = 0
        while (item := connection.recv()) is not None:
            _tidy(done_so_far)
            connection.send(task(items[item]))
            done_so_far += 1


_STOPPING = {
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
}
"""The signals by which a build is asked to stop; Windows has no SIGHUP."""


class Interrupted(KeyboardInterrupt):
    """Somebody asked the build to stop by SIGTERM or SIGHUP instead of Ctrl-C."""


@contextmanager
def stoppable() -> Iterator[None]:
    """Let SIGTERM and SIGHUP unwind the stack as Ctrl-C does, so that everything is tidied."""

    def stop(_number: int, _frame: FrameType | None) -> NoReturn:
        raise Interrupted

    numbers = _STOPPING - {signal.SIGINT}
    try:
        before = {number: signal.signal(number, stop) for number in numbers}
    except ValueError:
        # Only the main thread may set handlers; elsewhere the program around us decides.
        yield
        return
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
