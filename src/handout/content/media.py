"""The pictures of a workshop: found, inside its folder, and readable as pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from handout.problems import Problem, error, notice

_REMOTE = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]+:)?//|data:|blob:|https?:", re.IGNORECASE)
_PICTURES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".tif", ".tiff"))


@dataclass(slots=True)
class Media:
    """A workshop's folder, and what is known of its pictures: both languages show the same ones."""

    folder: Path
    known: dict[str, tuple[str, dict[str, object]] | None] = field(default_factory=dict)

    def look_up(self, address: str, file: str, line: int) -> tuple[str | None, list[Problem]]:
        """The picture's POSIX path within the folder; None when it cannot be used.

        ``address`` is what the Markdown says, percent-encoded or not. Nothing is fetched,
        and no file outside the folder is opened.
        """
        written = unquote(address)
        if not written.strip():
            return None, [error("picture-no-file", file, line)]
        if _REMOTE.match(written):
            return None, [error("picture-remote", file, line, picture=written)]
        path = self._inside(written)
        if path is None:
            return None, [error("picture-outside", file, line, picture=written)]
        if path not in self.known:
            self.known[path] = self._finding(path)
        finding = self.known[path]
        if finding is None:
            return path, []
        code, values = finding
        if code == "picture-large":
            return path, [notice(code, file, line, **values)]
        return None, [error(code, file, line, **values)]

    def _inside(self, written: str) -> str | None:
        """The path from the folder, symbolic links followed; None when it leads out of it."""
        if "\0" in written or "\\" in written or written.startswith(("/", "~")):
            return None
        root = self.folder.resolve()
        try:
            (root / written).resolve().relative_to(root)
        except (ValueError, OSError, RuntimeError):
            return None
        parts: list[str] = []
        for part in PurePosixPath(written).parts:
            if part == "..":
                if not parts:
                    return None
                parts.pop()
            else:
                parts.append(part)
        return "/".join(parts) or None

    def _finding(self, path: str) -> tuple[str, dict[str, object]] | None:
        from handout.pictures import MAX_PX, UnreadablePicture, probe

        file = self.folder / path
        if not file.is_file():
            if meant := self._close_name(path):
                return "picture-missing-meant", {"picture": path, "meant": meant}
            return "picture-missing", {"picture": path}
        try:
            size = probe(file)
        except UnreadablePicture as unreadable:
            return f"picture-{unreadable.reason}", {"picture": path}
        if max(size.width_px, size.height_px) > MAX_PX and file.suffix.lower() != ".svg":
            values: dict[str, object] = {
                "picture": path,
                "width": size.width_px,
                "height": size.height_px,
                "limit": MAX_PX,
            }
            return "picture-large", values
        return None

    def _close_name(self, path: str) -> str:
        """The picture in the folder whose name is most like the missing one's; '' when none is."""
        import difflib

        names = {
            found.relative_to(self.folder).as_posix()
            for found in self.folder.rglob("*")
            if found.suffix.lower() in _PICTURES and not found.is_symlink()
        }
        folded = {name.casefold(): name for name in sorted(names)}
        by_file = {PurePosixPath(name).name.casefold(): name for name in sorted(names)}
        if exact := folded.get(path.casefold()) or by_file.get(PurePosixPath(path).name.casefold()):
            return exact
        # The folder and the ending are alike for pictures that have nothing else in common.
        by_stem = {PurePosixPath(name).stem.casefold(): name for name in sorted(names)}
        stem = PurePosixPath(path).stem.casefold()
        close = difflib.get_close_matches(stem, by_stem, n=1, cutoff=0.6)
        return by_stem[close[0]] if close else ""
