"""Looking words up: what a spelling means, what the writer may have meant, and the docs' table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from handout.content.words import WORDS, Group, Place, Word
from handout.model import Language
from handout.themes.roles import ROLES

__all__ = [
    "Group",
    "Place",
    "Word",
    "find",
    "known_words",
    "markdown_table",
    "spelling",
    "suggest",
]


def find(group: Group, written: str) -> Word | None:
    """The word somebody wrote, in any accepted spelling; letter case and, in the names
    of layouts, spaces against hyphens make no difference."""
    return _INDEX[group].get(_folded(group, written))


def spelling(word: Word, language: Language) -> str:
    return word.nn if language == "nn" else word.nb


def suggest(group: Group, written: str, language: Language) -> str:
    """The word most like a mistyped one, spelt as we teach it in ``language``; '' when none is."""
    import difflib

    index = _INDEX[group]
    folded = _folded(group, written)
    close = difflib.get_close_matches(folded, index, n=1, cutoff=0.65)
    if not close and len(folded) >= _LONG_ENOUGH_TO_BEGIN_A_WORD:
        close = [other for other in index if other.startswith(folded)][:1]
    return spelling(index[close[0]], language) if close else ""


_LONG_ENOUGH_TO_BEGIN_A_WORD = 3


def known_words(group: Group, language: Language, place: Place | None = None) -> str:
    """The words of a group as a readable list, all of them or those that fit a place."""
    names = [
        spelling(word, language)
        for word in WORDS
        if word.group is group and (place is None or place in word.places)
    ]
    return ", ".join(dict.fromkeys(names))


def markdown_table(language: Language) -> str:
    """The documentation's table of the whole dialect, in Nynorsk or Bokmål."""
    titles, heads = _TABLE_TEXTS[language]
    return "\n".join(_table_lines(language, titles, heads)) + "\n"


def _table_lines(
    language: Language, titles: Mapping[Group, str], heads: tuple[str, str, str]
) -> Iterator[str]:
    for group in Group:
        yield f"### {titles[group]}"
        yield ""
        yield f"| {heads[0]} | {heads[1]} | {heads[2]} |"
        yield "|---|---|---|"
        for word in WORDS:
            if word.group is not group:
                continue
            written = spelling(word, language)
            others = [name for name in (word.nn, word.nb, *word.others) if name != written]
            about = word.about_nn if language == "nn" else word.about_nb
            also = ", ".join(f"`{name}`" for name in dict.fromkeys(others))
            yield f"| `{_WRITTEN[group].format(written)}` | {about} | {also} |"
        yield ""


_WRITTEN: Mapping[Group, str] = {
    Group.FRONT_MATTER: "{}:",
    Group.FENCE: "::: {}",
    Group.ATTRIBUTE: "{}=",
    Group.CLASS: ".{}",
    Group.STYLE: "stil={}",
    Group.FORM: "form={}",
    Group.CHART: "diagram={}",
    Group.SHEETS: "ark: {}",
    Group.LAYOUT: "oppsett={}",
}

_TABLE_TEXTS: Mapping[Language, tuple[Mapping[Group, str], tuple[str, str, str]]] = {
    "nn": (
        {
            Group.FRONT_MATTER: "Øvst i fila, mellom to linjer med `---`",
            Group.FENCE: "Blokker",
            Group.ATTRIBUTE: "Eigenskapar i klammer",
            Group.CLASS: "Merke i klammer",
            Group.STYLE: "Stilar",
            Group.FORM: "Arbeidsformer",
            Group.CHART: "Diagram",
            Group.SHEETS: "Meir av svararka",
            Group.LAYOUT: "Oppsett",
        },
        ("Skriv", "Tyder", "Kan òg skrivast"),
    ),
    "nb": (
        {
            Group.FRONT_MATTER: "Øverst i fila, mellom to linjer med `---`",
            Group.FENCE: "Blokker",
            Group.ATTRIBUTE: "Egenskaper i klammer",
            Group.CLASS: "Merker i klammer",
            Group.STYLE: "Stiler",
            Group.FORM: "Arbeidsformer",
            Group.CHART: "Diagrammer",
            Group.SHEETS: "Mer av svararkene",
            Group.LAYOUT: "Oppsett",
        },
        ("Skriv", "Betyr", "Kan også skrives"),
    ),
}


def _folded(group: Group, written: str) -> str:
    """The form spellings are compared in: composed letters, lower case, layouts with hyphens."""
    folded = unicodedata.normalize("NFC", written).strip().casefold()
    return re.sub(r"[\W_]+", "-", folded) if group is Group.LAYOUT else folded


def _build_index() -> dict[Group, dict[str, Word]]:
    index: dict[Group, dict[str, Word]] = {group: {} for group in Group}
    for word in WORDS:
        for name in (word.nn, word.nb, *word.others):
            index[word.group].setdefault(_folded(word.group, name), word)
        if word.group is Group.LAYOUT:
            for name in (word.key, ROLES[word.key].name):
                index[word.group].setdefault(_folded(word.group, name), word)
    return index


_INDEX = _build_index()
