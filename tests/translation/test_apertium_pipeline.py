"""The pipeline to Apertium, and what it does to a real workshop."""

from __future__ import annotations

import difflib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from translators import needs_apertium

from handout.model import Language
from handout.pairing.segments import segments
from handout.translation.apertium import Apertium, pipeline
from handout.translation.drafting import draft
from handout.translation.rules import project_rules
from handout.translation.translator import Translated, place

CONTENT = Path(__file__).parents[2] / "content"

ECHO = r"""python3 -c '
import sys, time
for text in iter(lambda: b"".join(iter(lambda: sys.stdin.buffer.read(1), b"\0")), b""):
    if b"heng" in text: time.sleep(60)
    if b"slutt" in text: sys.exit()
    sys.stdout.buffer.write(text + b"\0"); sys.stdout.buffer.flush()'"""
"""A pipeline that answers with the question, never comes to an end of one, or ends at another."""


needs_bash = pytest.mark.skipif(
    not (shutil.which("bash") and shutil.which("python3")), reason="bash or python3 is missing"
)


@needs_bash
def test_every_sign_comes_back_as_it_went() -> None:
    texts = [
        r"a[b]c{d}\e/f@g<h>i^j$k*l#m~n",
        f"kode {place(0)} og {place(1)}",
        "",
        "* # @ ord",
        "æ«ø»å–’",
    ]
    with Apertium(ECHO) as apertium:
        assert [a and a.text for a in apertium.translate(texts)] == texts


@needs_bash
def test_a_locale_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Apertium would read «ø» as two signs, and never come to an end of a text with one."""
    monkeypatch.setenv("LANG", "nn_NO.UTF-8")
    monkeypatch.setenv("LC_ALL", "nn_NO.UTF-8")
    told = """python3 -c '
import os, sys
asked = b"".join(iter(lambda: sys.stdin.buffer.read(1), bytes(1)))
sys.stdout.buffer.write(asked.replace(b"X", os.environ["LC_ALL"].encode()) + bytes(1))'"""
    with Apertium(told) as apertium:
        (answer,) = apertium.translate(["X"])
    assert answer
    assert answer.text == "C.UTF-8"


@needs_bash
def test_what_hangs_it_is_given_up_and_the_rest_is_answered() -> None:
    with Apertium(ECHO, time_limit_s=1.5) as apertium:
        answers = apertium.translate(["ein", "heng", "to", "slutt", "tre"])
        assert [a and a.text for a in answers] == ["ein", None, "to", None, "tre"]
        assert apertium.translate(["heng", "ein"]) == [None, None], "patience has an end"


@needs_bash
def test_a_pipeline_that_cannot_run_answers_nothing() -> None:
    with Apertium("exit 1", time_limit_s=0.5) as apertium:
        assert apertium.translate(["ein", "to"]) == [None, None]


@pytest.fixture(scope="module")
def apertium() -> Iterator[Apertium]:
    command = pipeline("nn")
    assert command
    with Apertium(command) as translator:
        yield translator


@needs_apertium
def test_words_and_what_it_does_not_know(apertium: Apertium) -> None:
    unchanged = f"Prisen er 50 % (a*b) [c] {place(0)} #1 <d>."
    known, unknown, odd = apertium.translate(
        ["Hva slags ledelse trenger vi?", "En zxqwy til.", unchanged]
    )
    assert known == Translated("Kva slags leiing treng vi?")
    assert unknown == Translated("Ein zxqwy til.", unknown=("zxqwy",))
    assert odd
    assert re.sub(r"\s+", " ", odd.text) == unchanged


@needs_apertium
def test_the_real_workshop_is_as_we_wrote_it_ourselves(apertium: Apertium) -> None:
    """At most 4 % of the words differ from our own; people have judged that fewer than 1 % are
    wrong. What only a person can decide is marked."""
    rules, _ = project_rules(CONTENT, "content", "nn")
    leiing = draft((CONTENT / "leiing" / "nb.md").read_text("utf-8"), "nn", apertium, rules)
    own = (CONTENT / "leiing" / "nn.md").read_text("utf-8")
    drafted, written = ([s for s in segments(text) if not s.lang] for text in (leiing.text, own))
    assert [s.kind for s in drafted] == [s.kind for s in written]
    ours, theirs = (
        [word for s in side for word in re.findall(r"\w+", s.text)] for side in (written, drafted)
    )
    blocks = difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    assert 1 - sum(block.size for block in blocks) / len(ours) < 0.04
    marked = {leiing.segments[index].text for index in leiing.doubts}
    assert {s.text for s in leiing.segments if re.search(r"\bderes\b", s.text)} <= marked
    assert len(marked) < 10


@needs_apertium
@pytest.mark.parametrize("target", ["nn", "nb"])
def test_both_directions_are_installed(target: Language) -> None:
    assert pipeline(target)
