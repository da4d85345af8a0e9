"""Make the outputs that are due: what is imported when, in which order, in how many processes.

A second processor has work from the first moment: a process reads the workshops, and then plans
the slides and makes the decks, while this one imports WeasyPrint. Then this one makes a short PDF,
and what that leaves in memory (parsed styles, fonts, templates) is shared by the workers that make
the rest.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from handout.bugs import bugs_of, traceback_text
from handout.outputs import (
    BOOKLET,
    CARD,
    DECK,
    KINDS,
    LANGUAGES,
    RUN_SHEET,
    SLIDE_SHEETS,
    SLIDES,
    WORKSHEETS,
    Kind,
    is_hidden,
    remove_leftovers,
    unwritable,
    write_whole,
)
from handout.problems import Problem, error, has_errors
from handout.render import RENDERERS, Planned, Source, plan_of, remember
from handout.request import Bug, Progress, Request, Result
from handout.state import OutputRecord, State, digest_of
from handout.workers import processors, run

_WITHOUT_PANGO = frozenset({DECK, CARD})
"""They show the same slide plan, and import nothing that the other kinds do."""

_AHEAD = len(_WITHOUT_PANGO) * len(LANGUAGES)
"""The decks and cards of one workshop go ahead of the rest; those of more would hold it up."""

_SHORT_PDFS = (WORKSHEETS, RUN_SHEET, BOOKLET)
"""Kinds of output whose PDF is soon made, the shortest first."""

_LONG = (SLIDE_SHEETS, SLIDES, BOOKLET, RUN_SHEET)
"""The kinds that take longest, the longest first: begun last, they would be waited for."""

_SLIDE_PICTURES = frozenset({SLIDE_SHEETS, SLIDES})


class Job(NamedTuple):
    """One output to make; ``inputs`` is the digest of what it is made from."""

    path: str
    kind: Kind
    inputs: str
    source: Source


class Made(NamedTuple):
    """What a job came to. ``digest`` is '' when nothing was written."""

    digest: str = ""
    problems: tuple[Problem, ...] = ()
    bug: str = ""


def load(kinds: Iterable[Kind]) -> None:
    """Import what outputs of these kinds need while another process reads what they are made of,
    and goes on with the decks when there are others. What cannot be imported is told when it is
    missed."""
    others = [kind for kind in kinds if kind not in _WITHOUT_PANGO]
    for kind in others or kinds:
        with contextlib.suppress(Exception):
            RENDERERS[kind].load()


def make_ahead(jobs: Sequence[Job], request: Request) -> Iterator[list[Planned] | Made]:
    """First the slide plans, which others need, too, and then what comes of the jobs that need not
    wait for the others, in their order."""
    ahead, _ = _parted(jobs)
    if ahead:
        yield list(_plans(ahead))
    for job in ahead:
        yield _render(request, job)


def _plans(jobs: Sequence[Job]) -> Iterator[Planned]:
    """A plan that cannot be made is told of where it is missed."""
    for source in {_document_of(job): job.source for job in jobs}.values():
        with contextlib.suppress(Exception):
            yield Planned(source.document, source.theme, *plan_of(source))


def make(
    jobs: Sequence[Job],
    told: Iterator[object],
    request: Request,
    result: Result,
    state: State,
    progress: Progress,
) -> None:
    """Render and write. What was made, what is wrong and whose bug it is goes into ``result``,
    and what is to be remembered of it into ``state``.

    ``told`` is what :func:`make_ahead` tells, and may end early."""
    _Making(request, result, state, progress).run(jobs, told)
    result.made.sort()


class _Making:
    def __init__(self, request: Request, result: Result, state: State, progress: Progress) -> None:
        self.request = request
        self.result = result
        self.state = state
        self.progress = progress

    def run(self, jobs: Sequence[Job], told: Iterator[object]) -> None:
        ahead, others = _parted(jobs)
        self.progress.start(len(jobs))
        try:
            self._make_in_order(list(self._loadable(others)), told if ahead else iter(()))
            for job in ahead:
                made = next(told, None)
                self._note(job, made if isinstance(made, Made) else None)
        finally:
            # A worker that was stopped or killed leaves what it had begun.
            for folder in {os.path.dirname(job.path) for job in jobs}:
                remove_leftovers(os.path.join(self.request.out, folder))

    def _make_in_order(self, jobs: list[Job], told: Iterator[object]) -> None:
        first = _warming(jobs)
        rest = sorted((job for job in jobs if job not in first), key=_place)
        render = partial(_render, self.request)
        run(render, first, self._note, workers=1)
        plans = next(told, None)
        if isinstance(plans, list):
            remember(plans)
        run(render, rest, self._note, workers=at_once(self.request), group=_grouping(rest))

    def _loadable(self, jobs: Sequence[Job]) -> Iterator[Job]:
        """Import what the jobs need; without Pango there are no PDFs, but decks all the same."""
        from handout.pages.missing import MissingPango

        for kind in (*KINDS, CARD):
            ours = [job for job in jobs if job.kind == kind]
            if not ours:
                continue
            with bugs_of(kind.name, self.result):
                try:
                    RENDERERS[kind].load()
                except MissingPango:
                    self.result.problems.append(error(f"pango-missing-{_system()}", ""))
                else:
                    yield from ours

    def _note(self, job: Job, made: Made | None) -> None:
        shown = _shown(self.request, job.path)
        self.progress.done(shown)
        if made is None:
            self.result.problems.append(error("worker-died", shown))
            return
        self.result.problems += made.problems
        if made.bug:
            self.result.bugs.append(Bug(shown, made.bug))
        elif made.digest:
            if not is_hidden(job.path):
                self.result.made.append(shown)
            draft = job.source.document.meta.draft
            self.state.remember_output(
                job.path, OutputRecord(job.inputs, made.digest, made.problems, draft)
            )


def at_once(request: Request) -> int:
    """How many processes may be at work at the same time."""
    return request.jobs or processors()


def _render(request: Request, job: Job) -> Made:
    """Runs in a worker: whatever goes wrong comes back as data."""
    try:
        data, problems = RENDERERS[job.kind].render(job.source)
    except Exception:  # noqa: BLE001 - one output's bug must not stop the others
        return Made(bug=traceback_text())
    if has_errors(problems) and not request.draft:
        return Made(problems=tuple(problems))
    try:
        write_whole(os.path.join(request.out, job.path), data)
    except OSError as failure:
        return Made(problems=(*problems, unwritable(_shown(request, job.path), failure)))
    return Made(digest_of(data), tuple(problems))


def _shown(request: Request, path: str) -> str:
    return f"{request.out}/{path}"


def _parted(jobs: Sequence[Job]) -> tuple[list[Job], list[Job]]:
    """What goes ahead in a process of its own, and the rest."""
    ahead = [job for job in jobs if job.kind in _WITHOUT_PANGO]
    others = [job for job in jobs if job.kind not in _WITHOUT_PANGO]
    return (ahead, others) if others and len(ahead) <= _AHEAD else ([], list(jobs))


def _warming(jobs: Sequence[Job]) -> list[Job]:
    """The job to do before there are workers, if any."""
    short = (job for kind in _SHORT_PDFS for job in jobs if job.kind == kind)
    return [job for job, _ in zip(short, range(1), strict=False)]


def _place(job: Job) -> int:
    """Where a job stands in the order: the longest first, for the last is waited for."""
    return _LONG.index(job.kind) if job.kind in _LONG else len(_LONG)


def _grouping(jobs: Sequence[Job]) -> Callable[[Job], Hashable]:
    """Whose outputs a worker makes after each other. The slides of one workshop share what is
    drawn behind them in all languages; of many, a worker keeps to one document and its plan."""
    if len({_document_of(job) for job in jobs}) > len(LANGUAGES):
        return _document_of
    return lambda job: "slides" if job.kind in _SLIDE_PICTURES else job.path


def _document_of(job: Job) -> tuple[str, str]:
    document = job.source.document
    return document.file, document.language


def _system() -> str:
    """Whose way of installing Pango to tell about."""
    if sys.platform in {"darwin", "win32"}:
        return sys.platform
    from shutil import which

    return "debian" if which("apt-get") else "other"
