"""Make the outputs that are due: what is imported when, in which order, in how many processes.

A worker for the decks is forked before WeasyPrint is imported, so that a second processor has
work from the first moment; then this process makes one short PDF, and what that leaves in memory
(parsed styles, fonts, templates) is shared by the workers that make the rest.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import NamedTuple

from handout.bugs import bugs_of, traceback_text
from handout.outputs import (
    BOOKLET,
    CARD,
    DECK,
    KINDS,
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
from handout.render import RENDERERS, Source
from handout.request import Bug, Progress, Request, Result
from handout.state import OutputRecord, State, digest_of
from handout.workers import alongside, processors, run, stoppable

_WITHOUT_PANGO = frozenset({DECK, CARD})
"""They show the same slide plan, and import nothing that the other kinds do."""

_AHEAD = 4
"""The decks and cards of one workshop go ahead of the rest; those of more would hold it up."""

_SHORT_PDFS = (WORKSHEETS, RUN_SHEET, BOOKLET)
"""Kinds of output whose PDF is soon made, the shortest first."""

_LONG = (SLIDE_SHEETS, SLIDES, BOOKLET, RUN_SHEET)
"""The kinds that take longest, the longest first: begun last, they would be waited for."""

_SLIDE_PICTURES = frozenset({SLIDE_SHEETS, SLIDES})

_DOCUMENTS_OF_A_WORKSHOP = 2


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


def make(
    jobs: Sequence[Job], request: Request, result: Result, state: State, progress: Progress
) -> None:
    """Render and write. What was made, what is wrong and whose bug it is goes into ``result``,
    and what is to be remembered of it into ``state``."""
    _Making(request, result, state, progress).run(jobs)
    result.made.sort()


class _Making:
    def __init__(self, request: Request, result: Result, state: State, progress: Progress) -> None:
        self.request = request
        self.result = result
        self.state = state
        self.progress = progress
        self.workers = request.jobs or processors()

    def run(self, jobs: Sequence[Job]) -> None:
        ahead, others = _parted(jobs)
        self.progress.start(len(jobs))
        try:
            with stoppable(), alongside(self._render, ahead, self._note, workers=self.workers):
                self._make_in_order(list(self._loadable(others)))
        finally:
            # A worker that was stopped or killed leaves what it had begun.
            for folder in {os.path.dirname(job.path) for job in jobs}:
                remove_leftovers(os.path.join(self.request.out, folder))

    def _make_in_order(self, jobs: list[Job]) -> None:
        first = _warming(jobs)
        rest = sorted((job for job in jobs if job not in first), key=_place)
        group = _grouping(rest)
        for batch, workers in ((first, 1), (rest, self.workers)):
            run(self._render, batch, self._note, workers=workers, group=group)

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

    def _render(self, job: Job) -> Made:
        """Runs in a worker: whatever goes wrong comes back as data."""
        try:
            data, problems = RENDERERS[job.kind].render(job.source)
        except Exception:  # noqa: BLE001 - one output's bug must not stop the others
            return Made(bug=traceback_text())
        if has_errors(problems) and not self.request.draft:
            return Made(problems=tuple(problems))
        try:
            write_whole(os.path.join(self.request.out, job.path), data)
        except OSError as failure:
            return Made(problems=(*problems, unwritable(self._shown(job.path), failure)))
        return Made(digest_of(data), tuple(problems))

    def _note(self, job: Job, made: Made | None) -> None:
        shown = self._shown(job.path)
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

    def _shown(self, path: str) -> str:
        return f"{self.request.out}/{path}"


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
    if len({_document_of(job) for job in jobs}) > _DOCUMENTS_OF_A_WORKSHOP:
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
