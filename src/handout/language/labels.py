"""The words the documents use for their own parts: «framhald», «Kjelder», «minutt».

They stand in ``labels_nn.toml`` and ``labels_nb.toml`` beside this module, one file a
language, with the same keys. ``{name}`` in a label is filled in by the caller. A project that wants
some of them otherwise has ``ord.nn.toml`` or ``ord.nb.toml`` among its workshops (guide:
``docs/ord.nn.md``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from handout.model import Language
from handout.problems import Problem, error

if TYPE_CHECKING:
    from handout.language.label_file import ShippedLabels


_own: dict[Language, Mapping[str, str]] = {}
"""What the project being built says otherwise. It is the same for all that is made of a project,
and as with the catalogues of gettext, nobody between here and the words has any use for it."""


def labels(language: Language) -> Mapping[str, str]:
    """All labels of a language, key → text."""
    return _own.get(language) or _shipped().texts[language]


def label(language: Language, key: str, **values: object) -> str:
    """One label with its placeholders filled. A missing key is a bug and raises KeyError."""
    text = labels(language)[key]
    return text.format(**values) if values else text


@contextmanager
def project_labels(files: Mapping[Language, tuple[Path, str]]) -> Iterator[list[Problem]]:
    """Let a project's own labels hold for as long as this lasts; what is wrong with them, and with
    those that ship. ``files`` are where a project may have them, and what to call them."""
    shipped = _shipped()
    problems = [*shipped.problems]
    own: dict[Language, Mapping[str, str]] = {}
    for language, (path, shown_as) in files.items():
        texts, found = _read_own(path, shown_as, shipped.texts[language])
        problems += found
        if texts:
            own[language] = {**shipped.texts[language], **texts}
    before = dict(_own)
    _own.clear()
    _own.update(own)
    try:
        yield problems
    finally:
        _own.clear()
        _own.update(before)


def _read_own(
    path: Path, shown_as: str, known: Mapping[str, str]
) -> tuple[Mapping[str, str], list[Problem]]:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return {}, []
    except OSError:
        return {}, [error("file-unreadable", shown_as)]
    from handout.language.label_file import read_own_labels

    return read_own_labels(data, shown_as, known)


@cache
def _shipped() -> ShippedLabels:
    from handout.language.label_file import read_shipped_labels

    return read_shipped_labels(Path(__file__).parent)
