"""What comes out: the kinds of file, where each goes, and how a file is put there whole."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from handout.problems import Problem, error

if TYPE_CHECKING:
    from handout.model import Language

LANGUAGES: tuple[Language, ...] = ("nn", "nb")
"""As in :mod:`handout.model`, whose import alone costs as much as a build with nothing to do."""


LABELS = "ord.{language}.toml"
"""What a project wants said otherwise, in the folder of its workshops
(:mod:`handout.language.labels`): it decides about all outputs."""

MEMORY = "to-spraak.json"
"""What a workshop's folder remembers of its two languages (:mod:`handout.pairing.memory`): it
decides nothing about the outputs."""


class Kind(NamedTuple):
    """A kind of output. ``name`` is its word on the command line, ``file`` the file's name, and
    ``twinned`` says that the file leads to the one in the other language, where there is one."""

    name: str
    file: str
    twinned: bool = False


DECK = Kind("deck", "{workshop}.{language}.pptx")
BOOKLET = Kind("hefte", "{workshop}-hefte.{language}.pdf")
RUN_SHEET = Kind("plan", "{workshop}-plan.{language}.pdf")
WORKSHEETS = Kind("ark", "{workshop}-ark.{language}.pdf")
FILLABLE = Kind("utfylling", "{workshop}-ark-utfylling.{language}.pdf")
POSTER = Kind("plakat", "{workshop}-plakat.{language}.pdf")
SLIDE_SHEETS = Kind("lysark", "{workshop}-lysark.{language}.pdf")
SLIDES = Kind("lysbilete", "{workshop}-lysbilete.{language}.pdf")
PAGE = Kind("side", "{workshop}.{language}.html", twinned=True)

KINDS: tuple[Kind, ...] = (
    *(DECK, BOOKLET, RUN_SHEET, WORKSHEETS, FILLABLE, POSTER),
    *(SLIDE_SHEETS, SLIDES, PAGE),
)
"""Everything a workshop becomes, in the order it is listed in."""

SLIDES_A_PAGE = (1, 2, 3, 4, 6, 9)
"""How many pictures a page of slide sheets may have, as in PowerPoint's handouts; not from
:mod:`handout.model` for the same reason."""

CARD = Kind("kort", ".{workshop}.{language}.json")
"""What the site tells of a document (:mod:`handout.site.cards`). Like every file with a dot first,
it is ours alone and is not published."""

SITE = "nettstad"
"""The word for the site on the command line, beside the names of the kinds."""


def output_path(kind: Kind, workshop: str, language: Language) -> str:
    """The output's place below the output folder, with ``/``: ``leiing/leiing.nn.pptx``."""
    return f"{workshop}/{kind.file.format(workshop=workshop, language=language)}"


def is_hidden(path: str) -> bool:
    """Whether a file is ours alone, and not worth telling about."""
    return path.rpartition("/")[2].startswith(".")


def unwritable(shown: str, failure: OSError) -> Problem:
    """Why an output could not be put in its place, and what to do."""
    if isinstance(failure, PermissionError):
        return error("output-locked", shown)
    if failure.errno in {errno.ENOSPC, errno.EDQUOT}:
        return error("output-disk-full", shown)
    return error("output-unwritable", shown, reason=failure.strerror or failure)


_PART = ".part"
_ABANDONED_S = 60.0
"""A file is written in a moment; one this old belongs to a build that was killed."""


def write_whole(path: str, data: bytes) -> None:
    """Write beside ``path`` and rename, so that nobody ever sees half a file. Raises OSError.

    The name beside it has the process id, so two builds do not write into each other's file.
    """
    folder, name = os.path.split(path)
    if folder:
        os.makedirs(folder, exist_ok=True)
    beside = os.path.join(folder, f".{name}.{os.getpid()}{_PART}")
    try:
        with open(beside, "wb") as stream:
            stream.write(data)
        os.replace(beside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise


def remove_leftovers(folder: str) -> None:
    """Remove the unfinished files of processes that are gone; a build under way keeps its own."""
    for path, process in _parts(folder):
        with contextlib.suppress(OSError):
            if not _is_running(process) or time.time() - os.stat(path).st_mtime > _ABANDONED_S:
                os.unlink(path)


def _parts(folder: str) -> Iterator[tuple[str, str]]:
    """The unfinished files with the ids of the processes that write them."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") and entry.name.endswith(_PART):
                yield entry.path, entry.name.removesuffix(_PART).rpartition(".")[2]


def _is_running(process: str) -> bool:
    """Whether a process may still be there. Windows has no question that does not end it."""
    if sys.platform == "win32" or not process.isdecimal():
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
