"""What there is to publish: the files in the output folder, by workshop and language.

A file counts when a build has remembered it, it stands as it was written, and it is no draft. What
is not there is left out, whatever the reason: a workshop with errors has its last good files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from handout.language.sorting import sorting_key
from handout.outputs import CARD, KINDS, LANGUAGES, Kind, output_path
from handout.site.cards import Card, read_card
from handout.state import State

if TYPE_CHECKING:
    from handout.model import Language


@dataclass(frozen=True, slots=True)
class File:
    """``path`` is below the output folder, with ``/``; ``pages`` is None for what has none."""

    kind: Kind
    path: str
    digest: str
    size: int
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """A workshop in one language. ``pictures`` are paths, one for each slide of the card, or
    none at all, and ``picture_size`` their width and height in pixels; ``archive`` has all the
    files in one."""

    workshop: str
    card: Card
    files: tuple[File, ...]
    archive: File | None = None
    pictures: tuple[str, ...] = ()
    picture_size: tuple[int, int] = (0, 0)
    shared_picture: str = ""

    @property
    def language(self) -> Language:
        return self.card.language

    def file(self, kind: Kind) -> File | None:
        return next((file for file in self.files if file.kind == kind), None)


@dataclass(frozen=True, slots=True)
class Entry:
    """A workshop, in the languages it can be published in."""

    workshop: str
    editions: Mapping[Language, Edition] = field(default_factory=dict)

    def shown_in(self, language: Language) -> Edition:
        """The edition in a language, or in the other where there is none."""
        return self.editions.get(language) or next(iter(self.editions.values()))


def catalogue(out: Path, state: State, workshops: Iterable[str]) -> list[Entry]:
    """The workshops that have something to publish."""
    entries = []
    for workshop in workshops:
        found = {language: _edition(out, state, workshop, language) for language in LANGUAGES}
        editions = {language: edition for language, edition in found.items() if edition}
        if editions:
            entries.append(Entry(workshop, editions))
    return entries


def in_order(entries: Iterable[Entry], language: Language) -> list[Entry]:
    """The newest first, undated ones last; those of one day by the titles that a list in
    ``language`` has."""
    titled = sorted(entries, key=lambda entry: sorting_key(entry.shown_in(language).card.title))
    return sorted(titled, key=_day, reverse=True)


def _day(entry: Entry) -> str:
    return max(edition.card.date for edition in entry.editions.values())


def _edition(out: Path, state: State, workshop: str, language: Language) -> Edition | None:
    where = output_path(CARD, workshop, language)
    card = read_card(out / where) if _is_published(out, state, where) else None
    if card is None or card.draft:
        return None
    files = tuple(_files(out, state, workshop, language))
    return Edition(workshop, card, files) if files else None


def _files(out: Path, state: State, workshop: str, language: Language) -> Iterator[File]:
    for kind in KINDS:
        path = output_path(kind, workshop, language)
        record = state.output(path)
        if record and _is_published(out, state, path):
            yield File(kind, path, record.digest, (out / path).stat().st_size)


def _is_published(out: Path, state: State, path: str) -> bool:
    record = state.output(path)
    if record is None or record.draft or not record.digest:
        return False
    return state.digest(str(out / path)) == record.digest


def pictures_folder(workshop: str) -> str:
    return f"{workshop}/lysbilete"


def archive_path(edition: Edition) -> str:
    return f"{edition.workshop}/{edition.workshop}.{edition.language}.zip"
