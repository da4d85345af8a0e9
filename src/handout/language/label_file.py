"""Files with labels, ``key = "text"`` line by line, read so that one mistake costs one label.

They are TOML, and changed by people who know no TOML. Whatever is wrong is told with its
line.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from handout.model import LANGUAGES, Language
from handout.problems import Problem, error, warning

_BLANK = re.compile(r"\{(\w+)\}")
_KEY = re.compile(r"""^[ \t]*["']?([\w-]+)["']?[ \t]*=""", re.MULTILINE)

_MOST_BROKEN = 20
"""As many broken lines are told: each costs reading the file once more."""

_HARD_SPACES = str.maketrans("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{SOFT HYPHEN}", "   ")


class ShippedLabels(NamedTuple):
    """``texts`` have the same keys in all languages, with the same blanks ``{…}``."""

    texts: Mapping[Language, Mapping[str, str]]
    problems: tuple[Problem, ...]


class _Lines(NamedTuple):
    """``values`` is what the lines that are TOML say, ``broken`` the numbers of the others, and
    ``places`` the line of each key."""

    values: Mapping[str, Any]
    broken: list[int]
    places: Mapping[str, int]


def read_own_labels(
    data: bytes, file: str, known: Mapping[str, str]
) -> tuple[Mapping[str, str], list[Problem]]:
    """The labels of a project that hold, key → text, and what is wrong with the others. ``known``
    are all there are, whose blanks a project's own must have, too. A mistake is a warning: the
    label that ships is used."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        line = data.count(b"\n", 0, failure.start) + 1
        return {}, [error("file-not-utf8", file, line)]
    read = _read(text)
    problems = [warning("label-line-broken", file, line) for line in read.broken]
    texts: dict[str, str] = {}
    for key, value in read.values.items():
        wrong = list(_wrong(key, value, known, file, read.places.get(key, 0)))
        problems += wrong
        if not wrong:
            texts[key] = value
    return texts, problems


def read_shipped_labels(folder: Path) -> ShippedLabels:
    """What ships, from the folder with the file of each language. Who has broken one is told so,
    and what is left is made to fit: the files of the two languages tell on each other."""
    files = {language: folder / f"labels_{language}.toml" for language in LANGUAGES}
    read = {
        language: _read(path.read_bytes().decode("utf-8-sig", "replace"))
        for language, path in files.items()
    }
    problems = [
        _not_as_shipped(files[language], line)
        for language, found in read.items()
        for line in found.broken
    ]
    texts: dict[Language, dict[str, str]] = {language: {} for language in LANGUAGES}
    for key in dict.fromkeys(key for found in read.values() for key in found.values):
        there = {language: read[language].values.get(key) for language in LANGUAGES}
        said = [text for text in there.values() if isinstance(text, str) and text.strip()]
        common = set.intersection(*({*blanks(text)} for text in said)) if said else set()
        whole = len(said) == len(LANGUAGES) and all(_fits(text, common) for text in said)
        for language, text in there.items():
            if whole:
                texts[language][key] = str(text)
                continue
            problems.append(_not_as_shipped(files[language], read[language].places.get(key, 0)))
            usable = text if text in said else next(iter(said), key)
            texts[language][key] = _with_blanks(str(usable), common)
    return ShippedLabels(texts, tuple(dict.fromkeys(problems)))


def blanks(text: str) -> Counter[str]:
    """The names in ``{…}``, and how many times each stands there."""
    return Counter(_BLANK.findall(text))


def _read(text: str) -> _Lines:
    places: dict[str, int] = {}
    for found in _KEY.finditer(text):
        places.setdefault(found[1], text.count("\n", 0, found.start(1)) + 1)
    lines = text.replace("\r\n", "\n").split("\n")
    broken: list[int] = []
    while len(broken) < _MOST_BROKEN:
        try:
            return _Lines(tomllib.loads("\n".join(lines)), broken, places)
        except tomllib.TOMLDecodeError as wrong:
            # tomllib says «at line 3, column 1» or «at end of document».
            at = re.search(r"at line (\d+)", str(wrong))
            filled = (number for number in range(len(lines), 0, -1) if lines[number - 1].strip())
            line = int(at[1]) if at else next(filled, 1)
            if not lines[line - 1]:
                break
            lines[line - 1] = ""
            broken.append(line)
    return _Lines({}, broken, places)


def _fits(text: str, names: set[str]) -> bool:
    """Whether a text has each of the blanks once, and no other brace."""
    return blanks(text) == Counter(names) and not re.search("[{}]", _BLANK.sub("", text))


def _with_blanks(text: str, names: set[str]) -> str:
    """The text without other braces than these blanks."""
    kept = _BLANK.sub(lambda found: f"\0{found[1]}\1" if found[1] in names else "", text)
    return re.sub("[{}]", "", kept).replace("\0", "{").replace("\1", "}")


def _not_as_shipped(path: Path, line: int) -> Problem:
    own = f"ord.{path.stem.rpartition('_')[2]}.toml"
    return error("label-not-as-shipped", str(path), line, own=own)


def _wrong(
    key: str, value: object, known: Mapping[str, str], file: str, line: int
) -> Iterator[Problem]:
    if key not in known:
        from difflib import get_close_matches

        close = get_close_matches(key, known, 1)
        if close:
            yield warning("label-unknown-meant", file, line, key=key, meant=close[0])
        else:
            yield warning("label-unknown", file, line, key=key)
    elif not isinstance(value, str):
        yield warning("label-not-text", file, line, key=key)
    elif not value.strip() or not value.translate(_HARD_SPACES).isprintable():
        yield warning("label-not-a-line", file, line, key=key)
    else:
        yield from _wrong_blanks(key, value, {*blanks(known[key])}, file, line)


def _wrong_blanks(key: str, text: str, wanted: set[str], file: str, line: int) -> Iterator[Problem]:
    found = blanks(text)
    for name in sorted(wanted - found.keys()):
        yield warning("label-blank-missing", file, line, key=key, blank=f"{{{name}}}")
    for name in sorted(found):
        if name not in wanted:
            yield warning("label-blank-unknown", file, line, key=key, blank=f"{{{name}}}")
        elif found[name] > 1:
            yield warning("label-blank-twice", file, line, key=key, blank=f"{{{name}}}")
    if re.search("[{}]", _BLANK.sub("", text)):
        yield warning("label-braces", file, line, key=key)
