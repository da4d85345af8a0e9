"""What a page may be made of: the only bytes WeasyPrint gets to see.

Addresses are of the form ``https://handout.invalid/<shelf>/<name>`` (RFC 2606: ``.invalid``
never resolves). They say nothing about where the build runs, because WeasyPrint writes
hashes of addresses into the file, and the same input gives the same bytes in any folder.
Nothing else is fetched: no network, no ``file:``, nothing outside the folders named here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

HOST = "handout.invalid"
BASE_URL = f"https://{HOST}/"

_MEDIA_TYPES = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "ttf": "font/ttf",
    "otf": "font/otf",
    "woff2": "font/woff2",
}


class RefusedSource(Exception):  # noqa: N818 - it says what was refused
    """A page asked for something that it may not have or that does not exist."""


@dataclass(frozen=True, slots=True)
class Sources:
    """``files`` is address → bytes ready to use, ``paths`` address → file; ``folders`` maps a
    shelf to the folder whose files, and those below it, may be read under it."""

    files: Mapping[str, bytes]
    paths: Mapping[str, Path]
    folders: Mapping[str, Path]

    def read(self, url: str) -> bytes:
        """The bytes at an address. Raises :class:`RefusedSource` for every other address."""
        parts = urlsplit(url)
        if parts.scheme != "https" or parts.netloc != HOST:
            raise RefusedSource(url)
        if url in self.files:
            return self.files[url]
        if url in self.paths:
            return self.paths[url].read_bytes()
        shelf, _, name = unquote(parts.path).removeprefix("/").partition("/")
        folder = self.folders.get(shelf)
        path = inside(folder, name) if folder else None
        if path is None:
            raise RefusedSource(url)
        return path.read_bytes()


def address(shelf: str, name: str) -> str:
    """The address of a file: ``address("picture", "media/a b.png")``."""
    return f"{BASE_URL}{shelf}/{quote(name)}"


def inside(folder: Path, name: str) -> Path | None:
    """The file ``name`` in ``folder`` or below it; None when it is outside, also through a link."""
    if "\0" in name:
        return None
    root = folder.resolve()
    path = (root / name).resolve()
    return path if path.is_relative_to(root) and path.is_file() else None


def media_type(url: str) -> str:
    return _MEDIA_TYPES.get(url.rpartition(".")[2].lower(), "application/octet-stream")


def fetcher(sources: Sources) -> Any:
    """A ``weasyprint.urls.URLFetcher`` over the sources; what it refuses stops the rendering."""
    return _fetcher_class()(sources)


@cache
def _fetcher_class() -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class SourceFetcher(URLFetcher):  # type: ignore[misc]
        def __init__(self, sources: Sources) -> None:
            super().__init__(fail_on_errors=True)
            self._sources = sources

        def content(self, url: str) -> bytes:
            return self._sources.read(url)

        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002 - the interface
            data = self.content(url)
            return URLFetcherResponse(url, data, {"Content-Type": media_type(url)})

    return SourceFetcher
