"""``handout status`` and ``handout review``: how the two languages of a workshop stand."""

from __future__ import annotations

import sys
from pathlib import Path

from handout.commands.terminal import FINE, WRONG, paint, print_lines, shown
from handout.messages import Locale, text
from handout.outputs import LANGUAGES
from handout.pairing.review import Files, approved, asked, drifted
from handout.pairing.status import workshop_status
from handout.problems import error, has_errors
from handout.report import problem_line, problem_lines
from handout.reviewing import read_files, write_files
from handout.status_report import (
    approved_lines,
    asked_lines,
    status_json,
    status_lines,
    years_lines,
)
from handout.workshops import find_workshops


def status(
    locale: Locale,
    /,
    *,
    workshops: tuple[str, ...],
    content: str,
    years: bool,
    as_json: bool,
    require: str | None,
) -> int:
    found, complete = _read_workshops(locale, workshops, content)
    statuses = [workshop_status(name, files) for name, _, files in found]
    if as_json:
        print_lines([status_json(statuses)], sys.stdout)
    elif statuses:
        lines = years_lines if years else status_lines
        print_lines(lines(statuses, locale), sys.stdout)
    status = FINE if complete else WRONG
    if require:
        for workshop in statuses:
            if not workshop.reviewed:
                said = text("status-not-reviewed", locale, {"name": workshop.name})
                print_lines([said], sys.stderr)
                status = WRONG
    return status


def review(locale: Locale, /, *, workshops: tuple[str, ...], content: str, approve: bool) -> int:
    found, complete = _read_workshops(locale, workshops, content)
    status = FINE if complete else WRONG
    for name, folder, files in found:
        if len(files.texts) < len(LANGUAGES):
            continue
        after = approved(files) if approve else asked(files)
        try:
            write_files(after, files, folder)
        except OSError as failure:
            wrong = error("review-unwritable", files.shown_as, reason=failure.strerror or failure)
            print_lines([problem_line(wrong, locale, paint(sys.stderr))], sys.stderr)
            status = WRONG
            continue
        if approve:
            print_lines(approved_lines(name, files, locale), sys.stdout)
        else:
            print_lines(problem_lines(drifted(after), locale, paint(sys.stdout)), sys.stdout)
            print_lines(asked_lines(name, after, locale), sys.stdout)
    return status


def _read_workshops(
    locale: Locale, workshops: tuple[str, ...], content: str
) -> tuple[list[tuple[str, Path, Files]], bool]:
    """Name, folder and files of each workshop, and whether all could be read."""
    folder = shown(content)
    names, problems = find_workshops(folder, workshops)
    found: list[tuple[str, Path, Files]] = []
    for name in names:
        files, wrong = read_files(Path(folder, name), shown_as=f"{folder}/{name}")
        problems += wrong
        found.append((name, Path(folder, name), files))
    print_lines(problem_lines(problems, locale, paint(sys.stderr)), sys.stderr)
    return found, not has_errors(problems)
