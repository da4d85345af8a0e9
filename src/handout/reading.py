"""Load and check: a workshop's folder → its documents, their themes, and what is wrong."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from handout.outputs import LABELS, LANGUAGES, MEMORY, write_whole
from handout.problems import Problem, has_errors
from handout.request import Request
from handout.staleness import Inputs

if TYPE_CHECKING:
    from pathlib import Path

    from handout.model import Document, Language
    from handout.themes.theme import Theme

DEFAULT_THEME = "saman"
BASE_THEME = "base"


class UsedTheme(NamedTuple):
    name: str
    theme: Theme | None


class Reading(NamedTuple):
    """A workshop as read: of the languages asked for, those that could be read at all."""

    folder: Path
    documents: Mapping[Language, Document]
    themes: Mapping[Language, UsedTheme]
    problems: list[Problem]


class Themes:
    """Themes, each loaded once."""

    def __init__(self, folder: str, inputs: Inputs | None = None) -> None:
        self._folder = folder
        self._inputs = inputs
        self._loaded: dict[str, tuple[Theme | None, list[Problem]]] = {}

    def load(self, name: str) -> tuple[Theme | None, list[Problem]]:
        from pathlib import Path

        from handout.themes.load import load_theme

        if name not in self._loaded:
            if self._inputs:
                self._inputs.look_at_theme(name)
            self._loaded[name] = load_theme(name, Path(self._folder))
        return self._loaded[name]


def default_theme(themes: str) -> str:
    """The theme of a workshop that names none; another project may have the base theme alone."""
    own = os.path.join(themes, DEFAULT_THEME, "theme.toml")
    return DEFAULT_THEME if os.path.isfile(own) else BASE_THEME


@contextmanager
def own_labels(content: str) -> Iterator[list[Problem]]:
    """Let the labels hold that a project has of its own; what is wrong with any."""
    from pathlib import Path

    from handout.language.labels import project_labels

    names = {language: LABELS.format(language=language) for language in LANGUAGES}
    files = {lang: (Path(content, name), f"{content}/{name}") for lang, name in names.items()}
    with project_labels(files) as problems:
        yield problems


def read_workshop(
    request: Request, name: str, themes: Themes, labels: Iterable[Problem] = ()
) -> Reading:
    """Load and check one workshop, in the languages asked for. ``labels`` is what is wrong with
    those of the project, which all its workshops show."""
    from dataclasses import replace
    from pathlib import Path

    from handout.checks import check as check_document
    from handout.content.workshop import load_workshop

    shown_as = f"{request.content}/{name}"
    folder = Path(request.content, name)
    workshop, found = load_workshop(folder, shown_as=shown_as)
    others = {f"{shown_as}/{other}.md" for other in LANGUAGES if other not in request.languages}
    problems = {*labels, *(problem for problem in found if problem.file not in others)}
    documents: dict[Language, Document] = {}
    used: dict[Language, UsedTheme] = {}
    for language in request.languages:
        if workshop is None or language not in workshop.documents:
            continue
        document = workshop.documents[language]
        theme_name = request.theme or document.meta.theme or default_theme(request.themes)
        theme, theme_problems = themes.load(theme_name)
        problems.update(_where_it_was_named(theme_problems, request, document))
        problems.update(check_document(document, theme))
        if request.draft:
            document = replace(document, meta=replace(document.meta, draft=True))
        if request.slides_a_page:
            meta = replace(document.meta, slides_a_page=request.slides_a_page)
            document = replace(document, meta=meta)
        documents[language] = document
        used[language] = UsedTheme(theme_name, theme)
    if len(documents) == len(LANGUAGES) and not has_errors(problems):
        from handout.pairing.parity import parity_problems

        problems.update(parity_problems(*documents.values()))
        if os.path.exists(os.path.join(request.content, name, MEMORY)):
            from handout.pairing.review import drift_problems
            from handout.reviewing import read_files

            files, found = read_files(folder, shown_as=shown_as)
            problems.update(found, drift_problems(files))
    return Reading(folder, documents, used, sorted(problems))


def _where_it_was_named(
    problems: Iterable[Problem], request: Request, document: Document
) -> Iterator[Problem]:
    """That a theme does not exist is a mistake where its name was written: on the command line,
    or on a line of the document."""
    from dataclasses import replace

    for problem in problems:
        if problem.code != "theme-missing":
            yield problem
        elif request.theme:
            yield replace(problem, file="")
        elif document.meta.theme:
            line = document.meta_lines.get("theme", 0)
            yield replace(problem, file=document.file, line=line)
        else:
            yield problem


def plan_problems(reading: Reading) -> Iterator[Problem]:
    from handout.slides.planner import plan_slides

    for language, document in reading.documents.items():
        theme = reading.themes[language].theme
        if theme is not None:
            yield from plan_slides(reading.folder, document, theme)[1]


def language_problems(request: Request, reading: Reading) -> Iterator[Problem]:
    """What the reading of the proofs finds in a workshop's files."""
    from pathlib import Path

    from handout.proofing.problems import missing_dictionaries, proof_problems

    yield from missing_dictionaries(reading.documents)
    for language, document in reading.documents.items():
        text = _text_of(reading.folder / f"{language}.md")
        if text is not None:
            yield from proof_problems(text, document, Path(request.content))


_ROUNDS = 4
"""Signs may stand in each other's way: what is mended shows the next."""


def mend(request: Request, name: str) -> Iterator[tuple[str, int]]:
    """Mend in a workshop's files what is safe to mend; each that was, and in how many places."""
    from pathlib import Path

    from handout.proofing.file import mended

    for language in request.languages:
        path = Path(request.content, name, f"{language}.md")
        before = text = _text_of(path)
        if text is None:
            continue
        places = 0
        for _ in range(_ROUNDS):
            text, found = mended(text, language)
            places += found
        if text != before:
            write_whole(str(path), text.encode())
            yield f"{request.content}/{name}/{language}.md", places


def _text_of(path: Path) -> str | None:
    """A file with its own line ends; None for one that cannot be read, which was told already."""
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None
