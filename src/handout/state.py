"""``build/.handout.json``: what the last build did, so that the next does only what is needed.

It is a memory, never a truth: without it, or with a damaged one, everything is built again,
and two builds at once at worst forget something each. It holds these tables:

- ``workshops``: name → digest of all it was read from, theme and kinds of output by language, and
  its problems;
- ``outputs``: path → digest of what it was made from, digest of the file itself, problems, and
  whether it is a draft;
- ``site``: path → digest of what a file of the site was made from, and of the file itself; the
  site as a whole stands under '';
- ``content``: the folder the workshops are from;
- ``stamps``: path → a file's size and times with its digest, so that unchanged files need not
  be read (as in git's index).
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from handout.outputs import write_whole
from handout.problems import Problem, Severity

if TYPE_CHECKING:
    from handout.model import Language

NAME = ".handout.json"
FORMAT = 3
"""Raise it when the meaning of the file changes: older ones are then ignored."""

_TABLES = ("workshops", "outputs", "site", "content", "stamps")
_SETTLED_NS, _COARSE_NS = 50_000_000, 2_000_000_000
"""A file changed this shortly before it was read may change again within the resolution of its
file system's clock, so its stamp proves nothing ("racy git"): some milliseconds, and where times
are whole seconds, as many as two (FAT)."""


class WorkshopRecord(NamedTuple):
    """``themes`` has the languages that could be read, with the name of the theme of each, and
    ``kinds`` the names of what each becomes."""

    inputs: str
    themes: Mapping[Language, str]
    kinds: Mapping[Language, tuple[str, ...]]
    problems: tuple[Problem, ...]


class OutputRecord(NamedTuple):
    inputs: str
    digest: str
    problems: tuple[Problem, ...]
    draft: bool = False


class SiteRecord(NamedTuple):
    """The digests of what a file of the site was made from, and of the file itself."""

    inputs: str
    digest: str = ""


class State:
    def __init__(self, folder: str) -> None:
        """Read the state file of an output folder; a missing or damaged one is an empty one."""
        self.path = os.path.join(folder, NAME)
        self._known = _read(self.path)
        self._news: dict[str, dict[str, Any]] = {table: {} for table in _TABLES}

    def is_of(self, content: str) -> bool:
        """Whether the last build had its workshops from the same folder; from now on it has."""
        folder = os.path.abspath(content)
        known = self._known["content"].get("folder")
        if known != folder:
            self._news["content"]["folder"] = folder
        return bool(known == folder)

    def workshop(self, name: str) -> WorkshopRecord | None:
        try:
            inputs, themes, kinds, problems = self._known["workshops"][name]
            named = {language: tuple(map(str, names)) for language, names in kinds.items()}
            return WorkshopRecord(str(inputs), dict(themes), named, _problems(problems))
        except (AttributeError, KeyError, TypeError, ValueError):
            return None

    def output(self, path: str) -> OutputRecord | None:
        try:
            inputs, digest, problems, draft = self._found("outputs", path)
            return OutputRecord(str(inputs), str(digest), _problems(problems), bool(draft))
        except (KeyError, TypeError, ValueError):
            return None

    def outputs(self) -> list[str]:
        """The paths of all outputs that are remembered, those of this build, too."""
        return self._paths("outputs")

    def site(self, path: str = "") -> SiteRecord | None:
        """A file of the site; the site as a whole without a ``path``."""
        try:
            inputs, digest = self._found("site", path)
            return SiteRecord(str(inputs), str(digest))
        except (KeyError, TypeError, ValueError):
            return None

    def site_files(self) -> list[str]:
        return [path for path in self._paths("site") if path]

    def _found(self, table: str, path: str) -> Any:
        news = self._news[table]
        return news[path] if path in news else self._known[table][path]

    def _paths(self, table: str) -> list[str]:
        known = {**self._known[table], **self._news[table]}
        return sorted(path for path, row in known.items() if row is not None)

    def digest(self, path: str) -> str:
        """The digest of a file's content, '' when it cannot be read."""
        path = os.path.abspath(path)
        try:
            stamp = _stamp(path)
            known = self._news["stamps"].get(path) or self._known["stamps"].get(path)
            if known and known[0] == stamp:
                return str(known[1])
            with open(path, "rb") as stream:
                digest = digest_of(stream.read())
        except (OSError, TypeError, LookupError):
            return ""
        self.remember_file(path, digest, stamp)
        return digest

    def remember_file(self, path: str, digest: str, stamp: list[int]) -> None:
        changed = max(stamp[1:3])
        settled = _SETTLED_NS if changed % 1_000_000_000 else _COARSE_NS
        if changed < time.time_ns() - settled:
            self._news["stamps"][path] = [stamp, digest]

    def remember_workshop(self, name: str, record: WorkshopRecord) -> None:
        self._news["workshops"][name] = [
            record.inputs,
            dict(record.themes),
            dict(record.kinds),
            _plain(record.problems),
        ]

    def remember_output(self, path: str, record: OutputRecord) -> None:
        self._news["outputs"][path] = [
            record.inputs,
            record.digest,
            _plain(record.problems),
            record.draft,
        ]

    def remember_site(self, path: str, record: SiteRecord) -> None:
        self._news["site"][path] = list(record)

    def forget(self, path: str) -> None:
        """An output or a file of the site that is gone for good."""
        for table in ("outputs", "site"):
            if path in self._known[table] or path in self._news[table]:
                self._news[table][path] = None

    def save(self) -> None:
        """Add what is new to the file as it is now, which another build may have written."""
        if not any(self._news.values()):
            return
        tables = _read(self.path)
        stamps = tables["stamps"]
        tables["stamps"] = {path: stamps[path] for path in stamps if os.path.exists(path)}
        for table, news in self._news.items():
            tables[table].update(news)
            tables[table] = {key: row for key, row in tables[table].items() if row is not None}
        content = {"format": FORMAT, **tables}
        write_whole(self.path, json.dumps(content, ensure_ascii=False).encode())


def digest_of(*pieces: bytes | str) -> str:
    """One short digest of several pieces; where one ends and the next begins counts too."""
    # hashlib costs a twelfth of an idle build, which mostly needs it once.
    from hashlib import blake2b

    digest = blake2b(digest_size=16)
    for piece in pieces:
        data = piece.encode("utf-8", "surrogateescape") if isinstance(piece, str) else piece
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()


def _stamp(path: str) -> list[int]:
    """Size, times and identity; a file cannot change without one of them changing, because
    nobody sets ``ctime``."""
    status = os.stat(path)
    return [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]


def _read(path: str) -> dict[str, dict[str, Any]]:
    empty: dict[str, dict[str, Any]] = {table: {} for table in _TABLES}
    try:
        with open(path, "rb") as stream:
            content = json.loads(stream.read())
    except (OSError, ValueError, RecursionError):
        return empty
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        return empty
    if not all(isinstance(content.get(table), dict) for table in _TABLES):
        return empty
    return {table: content[table] for table in _TABLES}


def _plain(problems: Iterable[Problem]) -> list[list[Any]]:
    return [[p.file, p.line, p.code, p.severity.value, list(map(list, p.values))] for p in problems]


def _problems(rows: Iterable[Any]) -> tuple[Problem, ...]:
    return tuple(
        Problem(str(file), int(line), str(code), Severity(severity), _pairs(values))
        for file, line, code, severity, values in rows
    )


def _pairs(values: Iterable[Any]) -> tuple[tuple[str, str], ...]:
    return tuple((str(name), str(value)) for name, value in values)
