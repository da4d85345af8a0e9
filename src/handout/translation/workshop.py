"""Which files of a workshop's folder lack their other form, and the drafts that fill the gap."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from handout.model import LANGUAGES, Language
from handout.outputs import MEMORY, write_whole
from handout.pairing.memory import Memory, Pair, Question, State, written_memory
from handout.pairing.review import Files
from handout.pairing.segment import Segment
from handout.pairing.segments import segments
from handout.problems import Problem, error, has_errors
from handout.reviewing import read_files
from handout.translation.apertium import PACKAGE, Apertium, pipeline
from handout.translation.drafting import draft
from handout.translation.filling import filled, is_lacking
from handout.translation.marking import as_draft, comments, with_comments
from handout.translation.rules import Rules, project_rules
from handout.translation.translator import Translator


class Made(NamedTuple):
    """A file that a draft was written to. ``doubted`` of its ``segments`` have a comment above
    them; ``slides`` were put into a file that was there already, None of a new one."""

    path: str
    target: Language
    segments: int
    doubted: int
    slides: int | None = None


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
    translator = Apertium(command)
    translator.start()
    return translator


Wanted = tuple[str, Language]
"""A workshop's name, and the language to draft."""


def lacking(content: str, names: Iterable[str], target: Language | None) -> list[Wanted]:
    """The workshops in which something may be missing, and the language to draft: where both
    files are there, both, or the one asked for."""
    found: list[Wanted] = []
    for name in names:
        there = [x for x in LANGUAGES if os.path.lexists(Path(content, name, f"{x}.md"))]
        if there:
            sides = [x for x in LANGUAGES if len(there) == len(LANGUAGES) or x not in there]
            found += [(name, side) for side in sides if target in (None, side)]
    return found


def draft_workshops(
    content: str,
    wanted: Iterable[Wanted],
    translator_to: Callable[[Language], Translator] = apertium,
) -> Iterator[Made | Problem]:
    """Draft what each file lacks and write it whole, telling of each as soon as it is done.

    Nothing is written where something is wrong, and nothing a person has written is changed. The
    translator is started when there is something for it to do.
    """
    rules: dict[Language, Rules] = {}
    translators = _Translators(translator_to)
    with translators:
        for name, target in wanted:
            if target not in rules:
                rules[target], problems = project_rules(Path(content), content, target)
                yield from problems
                if problems:
                    return
            try:
                yield from _drafted(content, name, target, translators, rules[target])
            except Unavailable as wrong:
                yield wrong.problem
                return


class _Translators:
    """One for each language, when it is first needed."""

    def __init__(self, translator_to: Callable[[Language], Translator]) -> None:
        self._translator_to = translator_to
        self._started: dict[Language, Translator] = {}
        self._stack = ExitStack()

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def to(self, target: Language) -> Translator:
        if target not in self._started:
            translator = self._started[target] = self._translator_to(target)
            if isinstance(translator, Apertium):
                self._stack.callback(translator.close)
        return self._started[target]


def _drafted(
    content: str, name: str, target: Language, translators: _Translators, rules: Rules
) -> Iterator[Made | Problem]:
    """What became of one workshop in one language; nothing where nothing is missing."""
    folder, shown = Path(content, name), f"{content}/{name}"
    if found := _outside(folder, shown):
        yield found
        return
    if not os.path.lexists(folder / f"{target}.md"):
        translators.to(target)  # It gets ready while the other file is read.
    files, problems = read_files(folder, shown_as=shown)
    yield from problems
    if has_errors(problems):
        return
    source: Language = "nb" if target == "nn" else "nn"
    if not files.texts.get(source, "").strip("\ufeff \t\r\n"):
        yield error("file-empty", f"{shown}/{source}.md")
        return
    if target in files.texts:
        done = _filled(files, target, translators, rules)
    else:
        done = _whole(files, target, translators.to(target), rules)
    if done is None:
        return
    text, memory, made = done
    if target not in files.texts and os.path.lexists(folder / f"{target}.md"):
        return  # Somebody was faster.
    try:
        write_whole(str(folder / f"{target}.md"), text.encode())
        write_whole(str(folder / MEMORY), written_memory(memory).encode())
    except OSError as wrong:
        yield error("output-unwritable", made.path, reason=wrong.strerror)
        return
    yield made


_Done = tuple[str, Memory, Made]


def _whole(files: Files, target: Language, translator: Translator, rules: Rules) -> _Done:
    """A file that is not there yet."""
    source: Language = "nb" if target == "nn" else "nn"
    drafted = draft(files.texts[source], target, translator, rules, _remembered(files, target))
    text = as_draft(drafted.text, target)
    # The front matter has grown, so the places of the segments are others now.
    asked = comments(segments(text), drafted.doubts, target)
    text = with_comments(text, segments(text), drafted.doubts, target)
    memory = _with_drafts(files.memory, drafted.segments, segments(text), target, asked)
    path = f"{files.shown_as}/{target}.md"
    return text, memory, Made(path, target, len(drafted.segments), len(drafted.doubts))


def _filled(
    files: Files, target: Language, translators: _Translators, rules: Rules
) -> _Done | None:
    """What a file lacks that is there already; None when it lacks nothing, or nobody has confirmed
    any pair: then what answers to what is too much of a guess to write on."""
    if not files.memory or not any(is_lacking(match, target) for match in files.matches):
        return None
    known = _remembered(files, target)
    done = filled(files.texts, files.matches, target, translators.to(target), rules, known)
    if done.text == files.texts[target]:
        return None
    path = f"{files.shown_as}/{target}.md"
    made = Made(path, target, len(files.segments[target]), done.comments, done.slides)
    return done.text, files.memory, made


def _remembered(files: Files, target: Language) -> Callable[[Segment], str | None]:
    """What people have confirmed that a text is in the target's language."""
    pairs = [pair for pair, state in files.memory.pairs.items() if state is State.REVIEWED]
    known = {p.nb: p.nn for p in pairs} if target == "nn" else {p.nn: p.nb for p in pairs}
    return lambda segment: known.get(segment.normal)


def _with_drafts(
    memory: Memory,
    source: Sequence[Segment],
    drafted: Sequence[Segment],
    target: Language,
    asked: Mapping[int, str],
) -> Memory:
    """The memory with the pairs that are a machine's, and unread, and with what is asked about
    them: to take a comment away is to confirm its pair."""
    pairs = {
        index: Pair(new.normal, old.normal) if target == "nn" else Pair(old.normal, new.normal)
        for index, (old, new) in enumerate(zip(source, drafted, strict=True))
        if old.lang is None
    }
    state = State.DRAFT_NN if target == "nn" else State.DRAFT_NB
    fresh = (pair for pair in pairs.values() if pair not in memory.pairs)
    questions = (Question(target, asked[index], pairs[index]) for index in sorted(asked))
    known = memory.with_pairs(fresh, state)
    return Memory(known.pairs, (*known.questions, *questions))


def _outside(folder: Path, shown: str) -> Problem | None:
    """A link to a file elsewhere is not followed."""
    paths = [folder / f"{language}.md" for language in LANGUAGES]
    for path in paths:
        if path.exists() and path.resolve().parent != folder.resolve():
            return error("file-outside", f"{shown}/{path.name}")
    return None
