"""A file with forty faults of the kinds people make, and how many of them are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from handout.content.document import read_document
from handout.content.media import Media
from handout.messages import LOCALES
from handout.problems import Problem
from handout.proofing.problems import proof_problems
from handout.report import problem_line

FOLDER = Path(__file__).with_name("planted")
FAULTS = (
    *((11, "ikke"), (11, "hvorfor"), (13, "Sykefraværet"), (13, "8.2"), (13, "%")),
    *((13, "betre betre"), (15, "10.000"), (15, "12500"), (17, "3 september"), (17, "kl 09")),
    *((17, "09.00-10.15"), (18, "5/6 2015"), (19, "1.oktober"), (19, "Fredag"), (23, '"Vi må')),
    *((23, "--"), (25, "Leiaren -"), (25, "—"), (25, "2011-2013"), (25, "prosjekt ,")),
    *((27, "noe"), (27, "“kvarandre”"), (27, "..."), (33, "uke"), (33, "Lederne")),
    *((34, "Tilitten"), (38, "annet"), (38, "verksted"), (39, "arbeidsmiljøte"), (39, "10-15")),
    *((40, "forslaag"), (40, "tre forslaag"), (42, "??"), (42, "kommune's"), (42, "å å")),
    *((42, "medarbeiderne"), (44, "kl.12"), (44, "13:30"), (44, "Hun"), (46, "Disktuter")),
)
"""Line, and what is wrong there. Of «forslaag» both the spelling and the missing full stop. Besides
these there are «fravær», «De fleste», «leder», «tydelig», «ansvaret ?», «viktigst,og»."""


@pytest.fixture(scope="module")
def found() -> list[Problem]:
    path = FOLDER / "nn.md"
    document, _ = read_document(path.read_bytes(), "nn.md", "nn", Media(FOLDER))
    assert document is not None
    return proof_problems(path.read_text("utf-8"), document, FOLDER)


def test_nearly_all_are_found(found: list[Problem]) -> None:
    assert len(FAULTS) == 40
    missed = [
        (line, words)
        for line, words in FAULTS
        if not any(p.line == line and words in dict(p.values).get("shown", "") for p in found)
    ]
    assert len(missed) <= 4, missed


def test_each_says_what_to_write_instead(found: list[Problem]) -> None:
    """But where nobody can know: a list's item that ends unlike the others."""
    bare = [dict(p.values)["shown"] for p in found if not dict(p.values).get("better")]
    assert len(bare) <= 3, bare


@pytest.mark.parametrize("locale", LOCALES)
def test_every_message_can_be_said(found: list[Problem], locale: str) -> None:
    lines = [problem_line(problem, locale) for problem in found]  # type: ignore[arg-type]
    assert all(line.startswith("nn.md:") for line in lines)
