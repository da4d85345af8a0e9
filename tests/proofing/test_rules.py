"""The rules of proofreading on stretches of text: what is found, and what to write instead."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.model import Language
from handout.proofing.dictionaries import dictionary
from handout.proofing.figures import figures
from handout.proofing.findings import Finding
from handout.proofing.prose import prose
from handout.proofing.repetition import repeated
from handout.proofing.spelling import Speller
from handout.proofing.typography import signs
from text_cases import Case, text_cases

CASES = Path(__file__).with_name("cases")
FORMS: tuple[Language, ...] = ("nn", "nb")


def speller(language: Language) -> Speller:
    own, other = dictionary(language), dictionary("nb" if language == "nn" else "nn")
    assert own is not None
    assert other is not None
    return Speller(language, own, other, frozenset(("trondheim", "fafo")))


def said(info: str, text: str) -> str:
    """``info`` is the language and, where asked for, ``spelling``."""
    language = cast("Language", info.split(maxsplit=1)[0])
    words = prose(text)
    found: list[Finding] = [*signs(words), *figures(words, language), *repeated(words)]
    if "spelling" in info:
        found += speller(language).misspelt(words)
    return "".join(map(line, sorted(found)))


def line(found: Finding) -> str:
    better = found.better.replace("\N{NO-BREAK SPACE}", "~")
    # Spaces at the ends are to be seen.
    shown = f"«{found.found}» → «{better}»" if better or found.safe else f"«{found.found}»"
    return f"{found.rule.value}: {shown}{'' if found.safe else ' ?'}\n"


@pytest.mark.parametrize("case", text_cases(CASES, said))
def test_case(case: Case) -> None:
    assert said(case.info, case.text) == case.expected


@given(st.text())
def test_prose_stands_where_the_markdown_does(markdown: str) -> None:
    words = prose(markdown)
    assert len(words) == len(markdown)
    assert [i for i, c in enumerate(words) if c == "\n"] == [
        i for i, c in enumerate(markdown) if c == "\n"
    ]


@given(st.text(alphabet="aB3 .,:;-–—\"'«»%()/!?\n"), st.sampled_from(FORMS))
def test_what_is_mended_stays_mended(text: str, language: Language) -> None:
    """Mending again finds nothing that is safe, however it was written; three rounds are enough
    for signs that stand in each other's way."""
    for _ in range(4):
        text = mended(text, language)
    assert mended(text, language) == text


def mended(text: str, language: Language) -> str:
    found = sorted(f for f in chain(signs(text), figures(text, language)) if f.safe)
    end = len(text)
    for finding in reversed(found):
        if finding.end <= end:
            text = text[: finding.start] + finding.better + text[finding.end :]
            end = finding.start
    return text
