"""Two files beside each other: one problem for one difference, and none where there is none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialect import DOCUMENT, PART, SLIDE
from handout.content.document import read_document
from handout.content.workshop import load_workshop
from handout.model import Document, Language
from handout.pairing.parity import parity_problems
from handout.report import problem_line
from text_cases import Case, text_cases

FOLDER = Path(__file__).parent / "cases" / "parity"
SHIPPED = sorted(path.parent for path in Path(__file__).parents[2].glob("content/*/nn.md"))


def document(text: str, language: Language) -> Document:
    head = "" if text.startswith("---\n") else "---\ntittel: T\n---\n"
    found, problems = read_document(f"{head}{text}".encode(), f"{language}.md", language)
    assert found
    assert problems == []
    return found


def differences(nn: str, nb: str) -> list[str]:
    problems = parity_problems(document(nn, "nn"), document(nb, "nb"))
    return [problem_line(problem, "nn") for problem in problems]


def shown(info: str, text: str) -> str:
    del info
    nn, nb = text.split("~~~\n")
    return "".join(f"{line}\n" for line in differences(nn, nb))


@pytest.mark.parametrize("case", text_cases(FOLDER, shown))
def test_parity_case(case: Case) -> None:
    assert shown(case.info, case.text) == case.expected


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_the_shipped_workshops_are_alike(folder: Path) -> None:
    workshop, _ = load_workshop(folder, shown_as=folder.name)
    assert workshop
    assert parity_problems(workshop.documents["nn"], workshop.documents["nb"]) == []


@settings(max_examples=60, deadline=None)
@given(DOCUMENT)
def test_a_document_is_like_itself(text: str) -> None:
    assert differences(text, text) == []


OTHER_WORDS = re.compile(r"(?<![\w/])(?=[a-zæøå]{3})")


@settings(max_examples=60, deadline=None)
@given(st.lists(PART, min_size=1, max_size=3), st.integers(0, 10))
def test_a_part_put_in_is_one_difference(parts: list[str], place: int) -> None:
    """Whatever it has in it, and wherever it stands."""
    place %= len(parts) + 1
    new = "# Heilt ny og ulik del\n\n## QWXZ jkqw zxcv\n\n- qqq wwww zzzz\n\n::: notat\nxxxx\n:::"
    more = [*parts[:place], new, *parts[place:]]
    found = differences("\n\n".join(more), "\n\n".join(parts))
    assert len(found) == 1
    assert "Heilt ny og ulik del" in found[0]


@settings(max_examples=60, deadline=None)
@given(st.lists(SLIDE, min_size=2, max_size=6, unique_by=lambda s: s.split("\n")[0]), st.data())
def test_a_slide_taken_out_is_one_difference(slides: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(slides) - 1))
    fewer = [*slides[:place], *slides[place + 1 :]]
    assert len(differences("\n\n".join(slides), "\n\n".join(fewer))) == 1
