"""What somebody asks of a build or a check, and what they get to know of how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from handout.outputs import KINDS, LANGUAGES, Kind
from handout.problems import Problem

if TYPE_CHECKING:
    from handout.model import Language


class Request(NamedTuple):
    """What somebody asked for. Folders are paths as they wrote them; ``workshops`` empty is all
    of them, ``jobs`` None as many at once as there are processors. ``site`` asks for
    the pages to download from, ``address`` is where they will stand on the web, when that is known.
    """

    content: str = "content"
    themes: str = "themes"
    out: str = "build"
    workshops: tuple[str, ...] = ()
    theme: str | None = None
    languages: tuple[Language, ...] = LANGUAGES
    kinds: tuple[Kind, ...] = KINDS
    jobs: int | None = None
    draft: bool = False
    slides_a_page: int | None = None
    site: bool = False
    address: str = ""
    fix: bool = False


class Bug(NamedTuple):
    """A mistake of ours that stopped ``what`` (a workshop or an output)."""

    what: str
    traceback: str


class Result:
    """How it went. ``made``, ``current``, ``removed`` and ``log`` are paths, ``site`` that of its
    first page when it was made, ``mended`` has the paths of files that were mended and in how many
    places; ``stopped`` are names of workshops."""

    def __init__(self) -> None:
        self.workshops: list[str] = []
        self.made: list[str] = []
        self.current: list[str] = []
        self.removed: list[str] = []
        self.stopped: list[str] = []
        self.problems: list[Problem] = []
        self.bugs: list[Bug] = []
        self.log = ""
        self.site = ""
        self.mended: list[tuple[str, int]] = []


class Progress(Protocol):
    """Who wants to know how far the build has come."""

    def start(self, count: int) -> None: ...

    def done(self, path: str) -> None: ...
