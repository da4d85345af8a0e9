"""Which files of a workshop's folder lack their other form, and the drafts that fill the gap."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from handout.model import LANGUAGES, Language
from handout.outputs import write_whole
from handout.pairing.segments import segments
from handout.problems import Problem, error
from handout.translation.apertium import PACKAGE, Apertium, pipeline
from handout.translation.drafting import draft
from handout.translation.marking import as_draft, with_comments
from handout.translation.rules import project_rules
from handout.translation.translator import Translator


class Made(NamedTuple):
    """A draft that was written. ``doubted`` of its ``segments`` have a comment above them."""

    path: str
    target: Language
    segments: int
    doubted: int


class Unavailable(Exception):  # noqa: N818 - it is no error of ours
    """There is no translator to be had; ``problem`` says how to get one."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def apertium(target: Language) -> Apertium:
    """The installed Apertium. Raises :class:`Unavailable`."""
    try:
        command = pipeline(target)
    except (OSError, subprocess.SubprocessError) as wrong:
        raise Unavailable(error("apertium-broken", "", package=PACKAGE, reason=wrong)) from wrong
    if command is None:
        raise Unavailable(error("apertium-missing", "", package=PACKAGE))
    return Apertium(command)


def lacking(
    content: str, names: Iterable[str], target: Language | None
) -> list[tuple[str, Language]]:
    """The workshops with one language only, and the one to draft."""
    found = []
    for name in names:
        missing = [
            language
            for language in LANGUAGES
            if not os.path.lexists(Path(content, name, f"{language}.md"))
        ]
        if len(missing) == 1 and target in (None, missing[0]):
            found.append((name, missing[0]))
    return found


def draft_workshops(
    content: str,
    wanted: Iterable[tuple[str, Language]],
    translator_to: Callable[[Language], Translator] = apertium,
) -> Iterator[Made | Problem]:
    """Draft each file that is wanted and write it whole, telling of each as soon as it is done.

    Nothing is written where something is wrong, and no file that exists is written over.
    """
    translators: dict[Language, Translator] = {}
    with ExitStack() as stack:
        for name, target in wanted:
            folder = f"{content}/{name}"
            source = _source(Path(content, name), folder, target)
            if isinstance(source, Problem):
                yield source
                continue
            rules, problems = project_rules(Path(content), content, target)
            yield from problems
            if problems:
                return
            if target not in translators:
                try:
                    translators[target] = translator_to(target)
                except Unavailable as wrong:
                    yield wrong.problem
                    return
                if isinstance(translator := translators[target], Apertium):
                    stack.callback(translator.close)
            drafted = draft(source, target, translators[target], rules)
            marked = as_draft(drafted.text, target)
            # The front matter has grown, so the places of the segments are others now.
            marked = with_comments(marked, segments(marked), drafted.doubts, target)
            path = Path(content, name, f"{target}.md")
            if os.path.lexists(path):
                continue
            try:
                write_whole(str(path), marked.encode())
            except OSError as wrong:
                yield error("output-unwritable", f"{folder}/{target}.md", reason=wrong.strerror)
                continue
            yield Made(f"{folder}/{target}.md", target, len(drafted.segments), len(drafted.doubts))


def _source(folder: Path, shown_as: str, target: Language) -> str | Problem:
    """The text to draft from."""
    language = next(language for language in LANGUAGES if language != target)
    shown = f"{shown_as}/{language}.md"
    path = folder / f"{language}.md"
    if path.resolve().parent != folder.resolve():
        return error("file-outside", shown)
    try:
        data = path.read_bytes()
    except OSError:
        return error("file-unreadable", shown)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        return error("file-not-utf8", shown, data.count(b"\n", 0, wrong.start) + 1)
    return text if text.strip("\ufeff \t\r\n") else error("file-empty", shown)
