"""Laws of reading: it never raises, and no word is lost."""

from __future__ import annotations

import dataclasses
import re
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialect import DOCUMENT, PIECES, WRONG
from handout import model
from handout.content.attributes import parse, parse_bare, split_suffix
from handout.content.document import read_document
from handout.problems import has_errors


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=60).map("".join))
def test_reading_never_raises(text: str) -> None:
    """Whatever is in the file, there is a document or a problem that says why not."""
    document, problems = read_document(text.encode("utf-8", "surrogatepass"), "nn.md", "nn")
    assert document or has_errors(problems)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=80))
def test_reading_bytes_never_raises(data: bytes) -> None:
    """Nor when the file is no text at all."""
    document, problems = read_document(data, "nb.md", "nb")
    assert document or has_errors(problems)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=30).map("".join))
def test_front_matter_never_raises(text: str) -> None:
    """Nor when the YAML is anything but YAML."""
    data = f"---\n{text}\n---\n## T\n".encode("utf-8", "surrogatepass")
    document, problems = read_document(data, "nn.md", "nn")
    assert document or has_errors(problems)


NOT_WORDS = re.compile(
    r"\{[^{}]*\}|\]\([^)]*\)|^:::.*$|^```|^\|[:-]+\|[:-]+\|$|[^a-zæøå\s]", re.MULTILINE
)


@settings(max_examples=150, deadline=None)
@given(DOCUMENT)
def test_no_word_is_lost(text: str) -> None:
    """All words of a document in the dialect come out, once each, and nothing is wrong."""
    data = f"---\ntittel: T\n---\n{text}\n".encode()
    document, problems = read_document(data, "nn.md", "nn")
    assert problems == []
    assert document
    assert sorted(words_of(document.parts)) == sorted(NOT_WORDS.sub(" ", text).split())


@settings(max_examples=150, deadline=None)
@given(st.lists(WRONG, min_size=1, max_size=3).map("\n\n".join))
def test_no_word_is_lost_by_mistakes(text: str) -> None:
    """Blocks in each other at random: whatever is wrong, a draft has all the words."""
    document, _ = read_document(f"---\ntittel: T\n---\n{text}\n".encode(), "nn.md", "nn")
    assert document
    assert sorted(words_of(document.parts)) == sorted(NOT_WORDS.sub(" ", text).split())


LETTERS = re.compile("[a-zæøå]+")


def words_of(value: Any) -> list[str]:
    """Every word in a part of the model, in code, alternative texts and captions, too."""
    match value:
        case model.Text(text) | model.Code(text):
            return LETTERS.findall(text)
        case model.CodeBlock():
            return LETTERS.findall(value.text)
        case model.Picture():
            return [*LETTERS.findall(value.alt), *words_of(value.caption)]
        case tuple():
            return [word for child in value for word in words_of(child)]
        case _ if dataclasses.is_dataclass(value):
            fields = (getattr(value, field.name) for field in dataclasses.fields(value))
            return [word for field in fields for word in words_of(field)]
        case _:
            return []


@settings(max_examples=200)
@given(st.text(alphabet='{}#.=ab "”\n', max_size=12))
def test_attributes_are_read_whole_or_not_at_all(text: str) -> None:
    """What is taken for attributes ends in a brace, and gives at least one."""
    if parsed := parse(text):
        assert text[parsed[1] - 1] == "}"
        assert parsed[0]
    if suffix := split_suffix(text):
        assert text.startswith(suffix[0])
    if (bare := parse_bare(text)) and text.strip() and "{" not in text:
        assert list(bare.written())


@pytest.mark.parametrize(
    "text",
    [
        "> " * 200 + "a",
        "- " * 200 + "a",
        "".join("  " * n + "- a\n" for n in range(200)),
        "1. " * 200 + "a",
        "::: hefte\n" * 200,
        "[" * 5000,
        "![" * 2000 + "](a)" * 2000,
        "^[" * 2000 + "]" * 2000,
        "*a **b " * 2000,
        "*a **b " * 300 + "c* d** " * 300,
        "`" * 5000,
        "<" * 5000,
        "<!-- " * 1000,
        "{" * 5000,
        "{.a " * 2000,
        "_" * 5000,
        "a\n" * 5000,
        "| a " * 500 + "|\n" + "|---" * 500 + "|\n" + "| b " * 500 + "|\n",
        "x" * 500_000,
        "\"a' " * 3000,
        "[^1]: " * 500,
        "---\nmål: " + "[" * 3000,
        "---\nmål: " + "[" * 3000 + "\n---\n",
        "---\n" + "".join("  " * n + "a:\n" for n in range(500)) + "---\n",
        "&" * 5000,
        "a: b\n: " * 500,
        "$$a\n" * 5000,
        "$$a " * 5000,
        "$a^" * 5000,
        "$a^2 " * 5000,
        "\\(a^" * 5000,
        "\\begin{a}" * 2000,
        "```\n:::\n" * 500,
        "::: a\n```\n" * 200,
    ],
    ids=lambda text: repr(text[:12]),
)  # fmt: skip
def test_bounded(text: str) -> None:
    """Whatever is nested or repeated without end is read in a moment, and reported if need be."""
    start = time.process_time()
    for head in ("", "---\ntittel: T\n---\n## T\n"):
        document, problems = read_document((head + text).encode(), "nn.md", "nn")
        assert document or has_errors(problems)
    assert time.process_time() - start < 5
