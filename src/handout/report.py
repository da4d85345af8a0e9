"""Problems and results in words. Text in, text out; only the command line prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from handout.messages import Locale, counted, text
from handout.problems import Problem, Severity
from handout.request import Result

if TYPE_CHECKING:
    from handout.translation.workshop import Made

_COUNTS = (
    (Severity.ERROR, "count-errors"),
    (Severity.WARNING, "count-warnings"),
    (Severity.NOTICE, "count-notices"),
)
_MARKS = {
    Severity.ERROR: "mark-error",
    Severity.WARNING: "mark-warning",
    Severity.NOTICE: "mark-notice",
}

Paint = Callable[[str, Severity], str]
"""How a severity's mark is shown: in colour on a terminal, as it is elsewhere."""


def plainly(mark: str, _severity: Severity) -> str:
    return mark


def problem_line(problem: Problem, locale: Locale, paint: Paint = plainly) -> str:
    """``content/leiing/nn.md:41: feil: …``, as editors and terminals know a place in a file."""
    place = f"{problem.file}:{problem.line}: " if problem.line else f"{problem.file}: "
    mark = paint(text(_MARKS[problem.severity], locale), problem.severity)
    words = text(problem.code, locale, dict(problem.values))
    return f"{place if problem.file else ''}{mark}: {words}"


def problem_lines(
    problems: Iterable[Problem], locale: Locale, paint: Paint = plainly
) -> Iterator[str]:
    """All problems, by file and line, with an empty line between files."""
    before = None
    for problem in sorted(problems):
        if before is not None and problem.file != before:
            yield ""
        before = problem.file
        yield problem_line(problem, locale, paint)


def annotation_lines(problems: Iterable[Problem], locale: Locale) -> Iterator[str]:
    """Problems as GitHub shows them beside the lines they are about ("Workflow commands for GitHub
    Actions", ``::error file=…,line=…::…``)."""
    for problem in sorted(problems):
        place = [f"file={_escaped(problem.file, ':,')}"] if problem.file else []
        place += [f"line={problem.line}"] if problem.line else []
        words = _escaped(text(problem.code, locale, dict(problem.values)))
        yield f"::{problem.severity.value} {','.join(place)}::{words}"


def _escaped(words: str, more: str = "") -> str:
    for mark in f"%\r\n{more}":
        words = words.replace(mark, f"%{ord(mark):02X}")
    return words


def made_lines(result: Result, locale: Locale) -> Iterator[str]:
    """What was made and what was removed, or that nothing needed to be."""
    if result.removed:
        files = ", ".join(result.removed)
        yield counted("build-removed", locale, len(result.removed), {"files": files})
    if result.made:
        yield text("build-made", locale)
        yield from (f"  {path}" for path in result.made)
        if result.current:
            yield counted("build-current", locale, len(result.current))
    elif result.current and not (result.stopped or result.bugs or result.site or result.removed):
        yield text("build-nothing-to-do", locale)
    if result.site:
        yield text("build-site", locale, {"page": result.site})


def wrong_lines(result: Result, locale: Locale, paint: Paint = plainly) -> Iterator[str]:
    """What needs attention after a build, and what it was in the way of."""
    if not result.problems:
        return
    if any(made_lines(result, locale)):
        yield ""
    yield from problem_lines(result.problems, locale, paint)
    yield ""
    yield count_line(result.problems, locale)
    for name in result.stopped:
        yield text("build-stopped", locale, {"name": name})


def check_lines(result: Result, locale: Locale, paint: Paint = plainly) -> Iterator[str]:
    """What was mended, and what needs attention, or that nothing does."""
    for path, places in result.mended:
        code = "mended-one" if places == 1 else "mended-many"
        yield text(code, locale, {"path": path, "count": places})
    if result.problems:
        yield from problem_lines(result.problems, locale, paint)
        yield ""
        yield count_line(result.problems, locale)
    elif result.workshops and not result.bugs:
        yield counted("check-clean", locale, len(result.workshops))


def bug_lines(result: Result, locale: Locale) -> Iterator[str]:
    for bug in result.bugs:
        yield text("bug", locale, {"what": bug.what})
    if result.log:
        yield text("bug-log", locale, {"log": result.log})


def translated_line(made: Made, locale: Locale) -> str:
    """Which draft was written, and how much of it somebody should look at."""
    if made.slides is not None:
        put = ((code, n) for code, n in (("slides", made.slides), ("remarks", made.doubted)) if n)
        what = ", ".join(counted(f"translate-filled-{code}", locale, n) for code, n in put)
        return text("translate-filled", locale, {"path": made.path, "what": what})
    code = "translate-made-one" if made.doubted == 1 else "translate-made-many"
    values = {"path": made.path, "segments": made.segments, "count": made.doubted}
    return text(code, locale, values)


def count_line(problems: Sequence[Problem], locale: Locale) -> str:
    """«1 feil, 2 åtvaringar», without what there is none of."""
    found = [problem.severity for problem in problems]
    counts = ((code, found.count(severity)) for severity, code in _COUNTS)
    return ", ".join(counted(code, locale, count) for code, count in counts if count)
