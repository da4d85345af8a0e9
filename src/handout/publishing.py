"""Make the site anew from what stands in the output folder; only what has changed is written.

:func:`publish` is the place to begin reading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from handout.clearing import remove
from handout.outputs import SLIDES, Kind, remove_leftovers, write_whole
from handout.site.archive import archive
from handout.site.catalogue import Edition, Entry, File, archive_path, catalogue, pictures_folder
from handout.site.pages import Site
from handout.site.pictures import page_count, picture_size, shared_name, slide_pictures
from handout.state import SiteRecord, State, digest_of
from handout.themes.theme import Theme
from handout.workers import processors, run, stoppable

ARCHIVE = Kind("zip", "")


class Wishes(NamedTuple):
    """``workshops`` are all there are; ``address`` is where the site will stand, or ''; ``inputs``
    is the digest of everything it is made from, and ``code`` of what makes it."""

    out: str
    workshops: Sequence[str]
    theme: Theme
    address: str
    inputs: str
    code: str
    jobs: int | None = None


class Published(NamedTuple):
    """Paths below the output folder; ``failed`` are the files whose slides could not be drawn."""

    written: list[str]
    removed: list[str]
    failed: list[str]


def publish(wishes: Wishes, state: State) -> Published:
    """Raises OSError for what cannot be written."""
    return _Publishing(wishes, state).run()


class _Drawing(NamedTuple):
    """The slides of an edition, to be drawn from its PDF; the last three are paths below ``out``,
    and ``inputs`` is the digest of what the pictures are made from."""

    out: Path
    language: str
    pdf: str
    folder: str
    inputs: str


class _Publishing:
    def __init__(self, wishes: Wishes, state: State) -> None:
        self._wishes = wishes
        self._state = state
        self._out = Path(wishes.out)
        self._wanted: set[str] = set()
        self._told = Published([], [], [])

    def run(self) -> Published:
        wishes, told = self._wishes, self._told
        entries = catalogue(self._out, self._state, wishes.workshops)
        self._draw(entries)
        entries = [self._completed(entry) for entry in entries]
        for path, page in Site(entries, wishes.theme, wishes.address).pages().items():
            self._put(path, wishes.inputs, page)
        gone = [path for path in self._state.site_files() if path not in self._wanted]
        told.removed.extend(remove(wishes.out, gone, self._state))
        if not told.failed:
            self._state.remember_site("", SiteRecord(wishes.inputs))
        return told

    def _draw(self, entries: Sequence[Entry]) -> None:
        """Draw the slides whose PDF is new, those of several PDFs at once."""
        editions = [edition for entry in entries for edition in entry.editions.values()]
        found = [drawing for edition in editions if (drawing := self._drawing(edition))]
        due = [drawing for drawing in found if not self._drawn(drawing)]
        if not due:
            return
        try:
            with stoppable():
                run(_draw, due, self._note, workers=self._wishes.jobs or processors())
        finally:
            for drawing in due:
                remove_leftovers(str(self._out / drawing.folder))

    def _drawing(self, edition: Edition) -> _Drawing | None:
        pdf = edition.file(SLIDES)
        if pdf is None:
            return None
        folder = pictures_folder(edition.workshop)
        inputs = digest_of(self._wishes.code, pdf.digest)
        return _Drawing(self._out, edition.language, pdf.path, folder, inputs)

    def _drawn(self, drawing: _Drawing) -> list[str]:
        """The pictures of the PDF as it is now, when all of them stand whole."""
        begin = f"{drawing.folder}/{drawing.language}-"
        paths = [path for path in self._state.site_files() if path.startswith(begin)]
        ours = [path for path in paths if self._is_from(path, drawing.inputs)]
        return sorted(ours, key=lambda path: (len(path), path)) if self._all_whole(ours) else []

    def _note(self, drawing: _Drawing, made: Mapping[str, str] | None) -> None:
        if not made:
            self._told.failed.append(drawing.pdf)
            return
        for path, digest in made.items():
            self._state.remember_site(path, SiteRecord(drawing.inputs, digest))
            self._told.written.append(path)

    def _completed(self, entry: Entry) -> Entry:
        editions = {language: self._complete(found) for language, found in entry.editions.items()}
        return replace(entry, editions=editions)

    def _complete(self, edition: Edition) -> Edition:
        """An edition with its pictures, with the number of pages of its files, and all in one."""
        files = tuple(
            replace(file, pages=page_count(self._out / file.path))
            if file.path.endswith(".pdf")
            else file
            for file in edition.files
        )
        edition = replace(edition, files=files, archive=self._archive(edition))
        drawing = self._drawing(edition)
        paths = self._drawn(drawing) if drawing else []
        shared = f"{pictures_folder(edition.workshop)}/{shared_name(edition.language)}"
        pictures = tuple(path for path in paths if path != shared)
        if len(pictures) != len(edition.card.slides):
            # The PDF is older than the text beside it: it was left out of this build.
            return edition
        self._wanted.update(paths)
        size = picture_size(self._out / pictures[0])
        return replace(edition, pictures=pictures, picture_size=size, shared_picture=shared)

    def _archive(self, edition: Edition) -> File:
        path = archive_path(edition)
        inputs = digest_of(self._wishes.code, *(f"{f.path} {f.digest}" for f in edition.files))
        if not self._is_from(path, inputs) or not self._all_whole([path]):
            names = {file.path.rpartition("/")[2]: self._out / file.path for file in edition.files}
            self._put(path, inputs, archive({n: file.read_bytes() for n, file in names.items()}))
        self._wanted.add(path)
        return File(ARCHIVE, path, "", (self._out / path).stat().st_size)

    def _put(self, path: str, inputs: str, data: bytes) -> None:
        """Write a file, unless it stands there already."""
        self._wanted.add(path)
        digest = digest_of(data)
        where = str(self._out / path)
        if self._state.digest(where) != digest:
            write_whole(where, data)
            self._told.written.append(path)
        self._state.remember_site(path, SiteRecord(inputs, digest))

    def _is_from(self, path: str, inputs: str) -> bool:
        record = self._state.site(path)
        return record is not None and record.inputs == inputs

    def _all_whole(self, paths: Sequence[str]) -> bool:
        return all(map(partial(is_whole, self._wishes.out, self._state), paths))


def is_whole(out: str, state: State, path: str) -> bool:
    """Whether a file of the site stands as it was written."""
    record = state.site(path)
    return record is not None and state.digest(f"{out}/{path}") == record.digest


def _draw(drawing: _Drawing) -> dict[str, str] | None:
    """Path → digest of each picture; None when the PDF cannot be drawn. Runs in a worker."""
    made: dict[str, str] = {}
    try:
        for picture in slide_pictures((drawing.out / drawing.pdf).read_bytes(), drawing.language):
            path = f"{drawing.folder}/{picture.name}"
            write_whole(str(drawing.out / path), picture.data)
            made[path] = digest_of(picture.data)
    except (OSError, RuntimeError):
        # pypdfium2's own errors are RuntimeErrors.
        return None
    return made
