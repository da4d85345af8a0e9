"""The table of words: complete, without contradictions, and the source of the docs' table."""

from __future__ import annotations

import dataclasses

import pytest

from handout.content.vocabulary import Group, find, known_words, markdown_table, suggest
from handout.content.words import WORDS, Place
from handout.model import LANGUAGES, ChartKind, Form, Language, Meta
from handout.themes.roles import ROLES


def keys(group: Group) -> set[str]:
    return {word.key for word in WORDS if word.group is group}


def test_the_words_cover_the_model() -> None:
    """Every field, form, chart and layout has a word, and no word means nothing."""
    assert keys(Group.FRONT_MATTER) == {field.name for field in dataclasses.fields(Meta)}
    assert keys(Group.FORM) == {form.value for form in Form}
    assert keys(Group.CHART) == {kind.value for kind in ChartKind}
    assert keys(Group.LAYOUT) == set(ROLES)
    assert keys(Group.FENCE) <= {place.value for place in Place}


def test_no_spelling_means_two_things() -> None:
    """Within a group a spelling leads back to its own word."""
    for word in WORDS:
        for name in (word.nn, word.nb, *word.others):
            assert find(word.group, name) is word, name


def test_layouts_are_found_by_their_name_in_the_template() -> None:
    """Spaces or hyphens, capital or small letters."""
    for key, role in ROLES.items():
        word = find(Group.LAYOUT, role.name.upper())
        assert word is not None
        assert word.key == key


@pytest.mark.parametrize(
    ("group", "written", "language", "meant"),
    [
        (Group.FENCE, "notta", "nn", "notat"),
        (Group.FENCE, "NOTAT ", "nn", "notat"),
        (Group.FENCE, "sporsmal", "nb", "spørsmål"),
        (Group.FENCE, "colums", "nb", "spalter"),
        (Group.FENCE, "eval", "nn", "evaluering"),
        (Group.ATTRIBUTE, "widht", "nb", "bredde"),
        (Group.ATTRIBUTE, "bredd", "nn", "breidde"),
        (Group.FENCE, "xyz", "nn", ""),
        (Group.FENCE, "", "nn", ""),
    ],
)
def test_what_was_meant(group: Group, written: str, language: Language, meant: str) -> None:
    """Near any accepted spelling, the word as it is taught in the document's language."""
    assert suggest(group, written, language) == meant


def test_words_that_fit_a_place() -> None:
    """A message lists only what helps."""
    assert known_words(Group.ATTRIBUTE, "nb", Place.PICTURE) == "bredde"
    assert known_words(Group.STYLE, "nn", Place.PART) == "loddrett"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_for_the_documentation(language: Language) -> None:
    """Each word has its row, with what it means and how else it is spelt."""
    table = markdown_table(language)
    assert table.count("\n| `") == len(WORDS)
    fence = "stegvis" if language == "nn" else "trinnvis"
    assert f"| `::: {fence}` |" in table
    assert "| `tittel:` | Namnet" in table if language == "nn" else "| `tittel:` | Navnet" in table
    assert "| `title` |" in table
