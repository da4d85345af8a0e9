"""The pipeline: find → load → check → plan and render → write, for whatever is stale.

Read :meth:`_Build.run` first. The module and what it imports at the top are all that a build
with nothing to do needs; each stage is imported where the work begins.
"""

from __future__ import annotations

import contextlib
import gc
import os
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from handout.bugs import bugs_of, write_log
from handout.clearing import no_longer_made, remove
from handout.frames import with_room
from handout.outputs import (
    CARD,
    KINDS,
    LANGUAGES,
    SITE,
    Kind,
    is_hidden,
    output_path,
    unwritable,
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
from handout.request import Progress, Request, Result
from handout.staleness import Inputs
from handout.state import OutputRecord, State, WorkshopRecord
from handout.workshops import find_workshops

if TYPE_CHECKING:
    from handout.making import Job
    from handout.model import Language


def build(request: Request, progress: Progress) -> Result:
    """Make everything that is stale. What is wrong with the content is in the result."""
    was_on = gc.isenabled()
    # Looking for cycles among all that is imported and loaded takes a tenth of the time; what an
    # output leaves behind is some megabytes, which can wait until several are made.
    gc.disable()
    try:
        return with_room(lambda: _Build(request).run(progress))
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
            with bugs_of(name, result):
                if request.fix:
                    result.mended += mend(request, name)
                reading = read_workshop(request, name, themes, labels)
                result.problems += reading.problems
                result.problems += language_problems(request, reading)
                if not has_errors(reading.problems):
                    result.problems += plan_problems(reading)
    result.problems = sorted(set(result.problems))
    write_log(request, result)
    return result


class _Prepared(NamedTuple):
    """What is known when the workshops have been read, in whichever process that was."""

    jobs: list[Job]
    result: Result
    state: State
    inputs: Inputs
    themes: Themes


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
        request = self.request
        found, problems = find_workshops(request.content, request.workshops)
        self.result.workshops, self.result.problems = found, problems
        try:
            stale: list[str] = []
            for name in found:
                self.inputs.look(name)
                if not self._remembered(name):
                    stale.append(name)
            if stale:
                self._make(stale, progress)
            everything, _ = find_workshops(request.content, ())
            if everything:
                self._clear(everything)
                if request.site:
                    with bugs_of(SITE, self.result):
                        self._publish(everything)
        finally:
            self._open.close()
            # After an interruption, too: what was made need not be made again.
            with contextlib.suppress(OSError):
                self.state.save()
        result = self.result
        result.problems = sorted(set(result.problems))
        write_log(request, result)
        return result

    def _make(self, stale: list[str], progress: Progress) -> None:
        """Read, check, render and write, on two processors from the beginning where there are."""
        from handout.making import at_once, load, make, make_ahead
        from handout.workers import alongside, stoppable

        request = self.request

        def read_and_make_ahead() -> Iterator[object]:
            prepared = self._prepared(stale)
            yield prepared
            yield from make_ahead(prepared.jobs, request)

        import_kinds = partial(load, request.kinds)
        workers = at_once(request)
        with stoppable(), alongside(read_and_make_ahead, import_kinds, workers=workers) as told:
            prepared = next(told, None)
            if not isinstance(prepared, _Prepared):
                prepared = self._prepared(stale)
            jobs, self.result, self.state, self.inputs, self.themes = prepared
            if jobs:
                self._own_labels()
                make(jobs, told, request, self.result, self.state, progress)

    def _prepared(self, stale: list[str]) -> _Prepared:
        jobs: list[Job] = []
        for name in stale:
            with bugs_of(name, self.result):
                jobs += self._prepare(name)
        return _Prepared(jobs, self.result, self.state, self.inputs, self.themes)

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
        from handout.making import Job
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
            if not is_hidden(path):
                self.result.current.append(self._shown(path))
            self.result.problems += record.problems if record else ()

    def _clear(self, everything: list[str]) -> None:
        """Remove what no build makes any longer; not when the output folder was another's."""
        request = self.request
        if self.state.is_of(request.content):
            gone = list(no_longer_made(self.state, request.content, everything))
            removed = remove(request.out, gone, self.state)
            self.result.removed += [self._shown(path) for path in removed if not is_hidden(path)]

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
            self.result.problems.append(unwritable(page, failure))
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
