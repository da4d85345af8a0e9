"""Which workshops there are, and which of them somebody asked for."""

from __future__ import annotations

import os
from collections.abc import Iterable

from handout.outputs import LANGUAGES
from handout.problems import Problem, error, warning


def find_workshops(content: str, asked: Iterable[str]) -> tuple[list[str], list[Problem]]:
    """The names of the workshops to work on, sorted, and what is wrong with the question.

    A workshop is a folder in ``content``. Nobody asked for means all; a name may be written as
    a path, as the shell completes it (``content/leiing/``).
    """
    try:
        with os.scandir(content) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        return [], [error("content-missing", content)]
    entries = [entry for entry in entries if not entry.name.startswith((".", "_"))]
    known = [entry.name for entry in entries if entry.is_dir()]
    sources = {f"{language}.md" for language in LANGUAGES}
    if any(entry.name in sources for entry in entries):
        return [], [error("content-is-workshop", content)]
    problems = [
        warning("content-loose-file", f"{content}/{entry.name}")
        for entry in entries
        if entry.name.endswith(".md") and entry.is_file()
    ]
    if not known:
        return [], [*problems, error("content-empty", content)]
    names = [_name(written, content) for written in asked]
    if not names:
        return known, problems
    problems = [_unknown(name, known) for name in dict.fromkeys(names) if name not in known]
    return [name for name in known if name in names], problems


def _name(written: str, content: str) -> str:
    """``content/leiing/nn.md`` and ``content/leiing/`` → ``leiing``."""
    path = os.path.normpath(written)
    folder = os.path.normpath(content) + os.sep
    if path.startswith(folder):
        return path.removeprefix(folder).split(os.sep)[0]
    return path


def _unknown(name: str, known: list[str]) -> Problem:
    from difflib import get_close_matches

    close = get_close_matches(name, known, 1)
    names = ", ".join(known)
    if close:
        return error("workshop-unknown-meant", "", name=name, suggestion=close[0], known=names)
    return error("workshop-unknown", "", name=name, known=names)
