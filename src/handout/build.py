"""The pipeline: find → load → check → plan and render → write, for whatever is stale.

Read :meth:`_Build.run` first. The module and what it imports at the top are all that a build
with nothing to do needs; each stage is imported where the work begins.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from handout.clearing import no_longer_made, remove
from handout.outputs import (
    CARD,
    KINDS,
    LANGUAGES,
    SITE,
    Kind,
    output_path,
    remove_leftovers,
    write_whole,
)
from handout.problems import Problem, error, has_errors
from handout.reading import (
    Themes,
    default_theme,
    language_problems,
    mend,
    own_labels,
    plan_problems,
    read_workshop,
)
from handout.request import Bug, Progress, Request, Result
from handout.staleness import Inputs
from handout.state import OutputRecord, State, WorkshopRecord, digest_of
from handout.workshops import find_workshops

if TYPE_CHECKING:
    from handout.model import Language
    from handout.render import Source

LOG = "feil.log"


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


def build(request: Request, progress: Progress) -> Result:
    """Make everything that is stale. What is wrong with the content is in the result."""
    was_on = gc.isenabled()
    # Looking for cycles among all that is imported and loaded takes a tenth of the time; what an
    # output leaves behind is some megabytes, which can wait until several are made.
    gc.disable()
    try:
        return _Build(request).run(progress)
    finally:
        if was_on:
            gc.enable()


def check(request: Request) -> Result:
    """Everything a build would say about the content, and what proofreading finds; no output."""
    result = Result()
    result.workshops, result.problems = find_workshops(request.content, request.workshops)
    themes = Themes(request.themes)
    with own_labels(request.content) as labels:
        for name in result.workshops:
            with _bugs_of(name, result):
                if request.fix:
                    result.mended += mend(request, name)
                reading = read_workshop(request, name, themes, labels)
                result.problems += reading.problems
                result.problems += language_problems(request, reading)
                if not has_errors(reading.problems):
                    result.problems += plan_problems(reading)
    result.problems = sorted(set(result.problems))
    _write_log(request, result)
    return result


class _Build:
    def __init__(self, request: Request) -> None:
        self.request = request
        self.result = Result()
        self.state = State(request.out)
        default = default_theme(request.themes)
        options = f"theme={request.theme} default={default} draft={request.draft}"
        options += f" lysark={request.slides_a_page}"
        self.inputs = Inputs(
            self.state, content=request.content, themes=request.themes, options=options
        )
        self.themes = Themes(request.themes, self.inputs)
        self._open = contextlib.ExitStack()
        self._labels: list[Problem] | None = None

    def run(self, progress: Progress) -> Result:
        request, result = self.request, self.result
        result.workshops, result.problems = find_workshops(request.content, request.workshops)
        try:
            jobs: list[Job] = []
            for name in result.workshops:
                self.inputs.look(name)
                if not self._remembered(name):
                    with _bugs_of(name, result):
                        jobs += self._prepare(name)
            if jobs:
                self._make(jobs, progress)
            everything, _ = find_workshops(request.content, ())
            if everything:
                self._clear(everything)
                if request.site:
                    with _bugs_of(SITE, result):
                        self._publish(everything)
        finally:
            self._open.close()
            # After an interruption, too: what was made need not be made again.
            with contextlib.suppress(OSError):
                self.state.save()
        result.problems = sorted(set(result.problems))
        _write_log(request, result)
        return result

    def _remembered(self, name: str) -> bool:
        """Say again what the last build said, when nothing that counts has changed since."""
        record = self.state.workshop(name)
        languages = self.request.languages
        if not record or record.inputs != self.inputs.workshop(name, languages, record.themes):
            return False
        if has_errors(record.problems) and not self.request.draft:
            self.result.stopped.append(name)
        else:
            outputs = self._outputs(name, record)
            found = {path: self._current(path, inputs) for path, _, _, inputs in outputs}
            if not all(found.values()):
                return False
            self._keep(found)
        self.result.problems += record.problems
        return True

    def _prepare(self, name: str) -> list[Job]:
        """Load and check a workshop; the outputs to make, none when its errors forbid it."""
        from handout.render import Source, wanted_kinds

        reading = read_workshop(self.request, name, self.themes, self._own_labels())
        names = {language: used.name for language, used in reading.themes.items()}
        inputs = self.inputs.workshop(name, self.request.languages, names)
        self.result.problems += reading.problems
        kinds = {
            language: wanted_kinds(document) for language, document in reading.documents.items()
        }
        record = WorkshopRecord(inputs, names, kinds, tuple(reading.problems))
        self.state.remember_workshop(name, record)
        if has_errors(reading.problems) and not self.request.draft:
            self.result.stopped.append(name)
            return []
        jobs: list[Job] = []
        for path, language, kind, wanted in self._outputs(name, record):
            theme = reading.themes[language].theme
            if current := self._current(path, wanted):
                self._keep({path: current})
            elif theme is not None:
                source = Source(reading.folder, reading.documents[language], theme)
                jobs.append(Job(path, kind, wanted, source))
        return jobs

    def _own_labels(self) -> list[Problem]:
        """The project's own labels hold from here on; what is wrong with them."""
        if self._labels is None:
            self._labels = self._open.enter_context(own_labels(self.request.content))
        return self._labels

    def _outputs(
        self, name: str, record: WorkshopRecord
    ) -> Iterator[tuple[str, Language, Kind, str]]:
        """Path, language, kind and digest of inputs for each output asked for."""
        for language, theme in record.themes.items():
            for kind in (*self.request.kinds, *((CARD,) if self.request.site else ())):
                if kind.name in record.kinds.get(language, ()):
                    inputs = self.inputs.output(name, language, kind, theme)
                    yield output_path(kind, name, language), language, kind, inputs

    def _current(self, path: str, inputs: str) -> OutputRecord | None:
        """The record of an output that is up to date and stands whole where it should."""
        record = self.state.output(path)
        if record is None or record.inputs != inputs:
            return None
        return record if self._stands(path, record.digest) else None

    def _keep(self, found: Mapping[str, OutputRecord | None]) -> None:
        for path, record in found.items():
            if not _is_hidden(path):
                self.result.current.append(self._shown(path))
            self.result.problems += record.problems if record else ()

    def _make(self, jobs: list[Job], progress: Progress) -> None:
        """Render and write: the smallest first, because what a PDF leaves in memory (parsed styles,
        fonts, templates) saves every worker as much; then the rest, several at once, those of one
        document after each other, for they show the same slides, pictures and charts."""
        from handout.workers import processors, run, stoppable

        jobs = list(self._loadable(jobs))
        first = _warming([job.kind.name for job in jobs])
        rest = [number for number in range(len(jobs)) if number not in first]
        try:
            with stoppable():
                progress.start(len(jobs))
                for numbers, workers in ((first, 1), (rest, self.request.jobs or processors())):
                    batch = [jobs[number] for number in numbers]
                    note = partial(self._note, progress)
                    run(self._render, batch, note, workers=workers, group=_document_of)
        finally:
            # A worker that was stopped or killed leaves what it had begun.
            for folder in {os.path.dirname(job.path) for job in jobs}:
                remove_leftovers(os.path.join(self.request.out, folder))
        self.result.made.sort()

    def _loadable(self, jobs: Sequence[Job]) -> Iterator[Job]:
        """Import what the jobs need; without Pango there are no PDFs, but decks all the same."""
        from handout.pages.missing import MissingPango
        from handout.render import RENDERERS

        for kind in (*KINDS, CARD):
            ours = [job for job in jobs if job.kind == kind]
            if not ours:
                continue
            with _bugs_of(kind.name, self.result):
                try:
                    RENDERERS[kind].load()
                except MissingPango:
                    self.result.problems.append(error(f"pango-missing-{_system()}", ""))
                else:
                    yield from ours

    def _render(self, job: Job) -> Made:
        """Runs in a worker: whatever goes wrong comes back as data."""
        from handout.render import RENDERERS

        try:
            data, problems = RENDERERS[job.kind].render(job.source)
        except Exception:  # noqa: BLE001 - one output's bug must not stop the others
            return Made(bug=_traceback())
        if has_errors(problems) and not self.request.draft:
            return Made(problems=tuple(problems))
        try:
            write_whole(os.path.join(self.request.out, job.path), data)
        except OSError as failure:
            return Made(problems=(*problems, _unwritable(self._shown(job.path), failure)))
        return Made(digest_of(data), tuple(problems))

    def _note(self, progress: Progress, job: Job, made: Made | None) -> None:
        shown = self._shown(job.path)
        progress.done(shown)
        if made is None:
            self.result.problems.append(error("worker-died", shown))
            return
        self.result.problems += made.problems
        if made.bug:
            self.result.bugs.append(Bug(shown, made.bug))
        elif made.digest:
            if not _is_hidden(job.path):
                self.result.made.append(shown)
            draft = job.source.document.meta.draft
            self.state.remember_output(
                job.path, OutputRecord(job.inputs, made.digest, made.problems, draft)
            )

    def _clear(self, everything: list[str]) -> None:
        """Remove what no build makes any longer; not when the output folder was another's."""
        request = self.request
        if self.state.is_of(request.content):
            gone = list(no_longer_made(self.state, request.content, everything))
            removed = remove(request.out, gone, self.state)
            self.result.removed += [self._shown(path) for path in removed if not _is_hidden(path)]

    def _publish(self, everything: list[str]) -> None:
        """Make the site anew, when anything it tells of has changed or a file of it is gone."""
        request, state = self.request, self.state
        name = request.theme or default_theme(request.themes)
        inputs = self.inputs.site(name, request.address, self._publishable(everything))
        if self._site_stands(inputs):
            return
        from handout.publishing import Wishes, publish

        self._own_labels()
        theme, problems = self.themes.load(name)
        if theme is None:
            self.result.problems += problems
            return
        code, jobs = self.inputs.code, request.jobs
        wishes = Wishes(request.out, everything, theme, request.address, inputs, code, jobs)
        page = self._shown("index.html")
        try:
            published = publish(wishes, state)
        except OSError as failure:
            self.result.problems.append(_unwritable(page, failure))
            return
        self.result.problems += [error("worker-died", self._shown(p)) for p in published.failed]
        if published.written or published.removed:
            self.result.site = page

    def _publishable(self, everything: list[str]) -> Iterator[str]:
        """What stands in the output folder, as text: paths, digests, and which are drafts."""
        for name in everything:
            for kind in (CARD, *KINDS):
                for language in LANGUAGES:
                    path = output_path(kind, name, language)
                    record = self.state.output(path)
                    if record and self._stands(path, record.digest):
                        yield f"{path} {record.digest} {record.draft}"

    def _site_stands(self, inputs: str) -> bool:
        """Whether the site was made from all this, and every file of it stands whole."""
        state = self.state
        whole = state.site()
        return (
            whole is not None
            and whole.inputs == inputs
            and all(
                (record := state.site(path)) is not None and self._stands(path, record.digest)
                for path in state.site_files()
            )
        )

    def _stands(self, path: str, digest: str) -> bool:
        return self.state.digest(os.path.join(self.request.out, path)) == digest

    def _shown(self, path: str) -> str:
        return f"{self.request.out}/{path}"


_SHORT_PDFS = ("ark", "plan", "hefte")
"""Kinds of output whose PDF is soon made, the shortest first."""


def _warming(kinds: Sequence[str]) -> list[int]:
    """Which job to do before there are workers, if any."""
    return next(([kinds.index(kind)] for kind in _SHORT_PDFS if kind in kinds), [])


def _is_hidden(path: str) -> bool:
    """Whether a file is ours alone, and not worth telling about."""
    return path.rpartition("/")[2].startswith(".")


def _document_of(job: Job) -> tuple[str, str]:
    """The outputs of one document are a group."""
    document = job.source.document
    return document.file, document.language


@contextlib.contextmanager
def _bugs_of(what: str, result: Result) -> Iterator[None]:
    """A bug stops ``what`` alone, and is kept for the log."""
    try:
        yield
    except Exception:  # noqa: BLE001 - one workshop's bug must not stop the others
        result.bugs.append(Bug(what, _traceback()))


def _traceback() -> str:
    from traceback import format_exc

    return format_exc()


def _write_log(request: Request, result: Result) -> None:
    if not result.bugs:
        return
    path = f"{request.out}/{LOG}"
    text = "\n".join(f"{bug.what}\n{bug.traceback}" for bug in result.bugs)
    with contextlib.suppress(OSError):
        write_whole(path, text.encode("utf-8", "backslashreplace"))
        result.log = path


def _unwritable(shown: str, failure: OSError) -> Problem:
    if isinstance(failure, PermissionError):
        return error("output-locked", shown)
    if failure.errno in {errno.ENOSPC, errno.EDQUOT}:
        return error("output-disk-full", shown)
    return error("output-unwritable", shown, reason=failure.strerror or failure)


def _system() -> str:
    """Whose way of installing Pango to tell about."""
    if sys.platform in {"darwin", "win32"}:
        return sys.platform
    from shutil import which

    return "debian" if which("apt-get") else "other"
