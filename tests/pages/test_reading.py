"""The booklets of the shipped workshops, as a screen reader reads them.

The whole text is in ``read_aloud/``, one block a line, to be read by a person: ``HANDOUT_ACCEPT=1``
writes it anew after a change, and reading the difference is the test.
"""

from __future__ import annotations

import datetime
import os
import re
from pathlib import Path

import pytest
from pages_sample import ROOT, document, paragraph, shipped_booklet, theme, words
from read_aloud import ReadAloud

from handout.model import (
    Activity,
    Block,
    CodeBlock,
    Evaluation,
    Field,
    Form,
    Inlines,
    Item,
    Language,
    LineBreak,
    List,
    Meta,
    Paragraph,
    Span,
    Strike,
    Strong,
    Text,
)
from handout.pages.booklet import render_booklet
from handout.pages.html import Html
from handout.pages.run_sheet import render_run_sheet
from handout.pages.slide_sheets import render_slides
from handout.pages.worksheets import render_worksheets
from handout.slides.planner import plan_slides

GOLDEN = Path(__file__).parent / "read_aloud"


@pytest.mark.parametrize(("workshop", "language"), [("leiing", "nn"), ("god-verkstad", "nb")])
def test_case_it_reads_as_a_person_would_read_it(workshop: str, language: Language) -> None:
    lines = ReadAloud(shipped_booklet(workshop, language)).lines
    text = "".join(f"{line}\n" for line in lines)
    # Nothing of what only the eye needs, and no word that a line end put together.
    assert not re.search(r"\N{SOFT HYPHEN}|_{2,}|\.{4,}", text)
    written = (ROOT / "content" / workshop / f"{language}.md").read_text("utf-8")
    labels = (ROOT / "src/handout/language" / f"labels_{language}.toml").read_text("utf-8")
    known = set(re.findall(r"[^\W\d_]+", f"{written} {labels}".lower()))
    assert set(re.findall(r"[^\W\d_]+", text.lower())) - known <= MADE[language]
    golden = GOLDEN / f"{workshop}.{language}.txt"
    if "HANDOUT_ACCEPT" in os.environ:
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


MADE = {
    "nn": {"september", "kl", "da", "dk", "sv", "se"},
    "nb": {"september", "kl", "sv", "se"},
}
"""Words that are made, not written: dates, clock times, and this reader's marks of languages."""


def spoken(*blocks: Block) -> str:
    folder = Path(__file__).parent
    return "\n".join(ReadAloud(render_booklet(document(*blocks), theme(), folder)).lines)


def test_words_stay_apart_where_a_line_ends() -> None:
    """In text of any kind of line end, and in no word that a line end divides."""
    text = " ".join(["heile vegen til kommunestyremøtet, og/eller Jakob-Øivind"] * 30)
    assert text in spoken(paragraph(text))


def test_phrases_stay_apart() -> None:
    """A space alone between two phrases, at the end of a line or in it, and a line break."""
    phrase = Strong((Text("ord"),))
    more = (Text(" "), phrase) * 40
    inlines: Inlines = (phrase, Text(" "), phrase, LineBreak(), phrase, *more)
    assert " ".join(["ord"] * 43) in spoken(Paragraph(inlines, 1))


def test_lines_of_code_stay_apart() -> None:
    assert "første linje andre linje" in spoken(CodeBlock("første linje\nandre linje", 1))


def test_the_steps_of_a_scale_stay_apart() -> None:
    field = Field(words("Det gjekk bra"), 1, scale=5)
    assert "1 2 3 4 5" in spoken(Evaluation((), (field,), 1))


def test_the_rings_of_a_form_to_print_stay_apart() -> None:
    field = Field(words("Det gjekk bra"), 1, scale=5)
    form = document(Evaluation((), (field,), 1))
    assert "1 2 3 4 5" in ReadAloud(render_worksheets(form, theme(), ROOT)).lines


def test_what_is_struck_out_is_said_to_be() -> None:
    """In the prose, and of a slide's picture: there as one, though a word of it is bold."""
    struck = Strike((Text("Er alle "), Strong((Text("samde?"),))))
    said = "Spør: (stroke ut: Er alle samde?) Kven er ikkje?"
    block = Paragraph((Text("Spør: "), struck, Text(" Kven er ikkje?")), 1)
    assert said in spoken(block)
    assert f"[Del. {said}]" in slides_spoken(block)


def test_what_is_struck_out_in_another_language_is_said_to_be_in_the_documents_own() -> None:
    page = Html(document(), picture=lambda _: None, drawings={})
    struck = Strike((Text("ordet"),))
    assert 'class="unseen">(stroke' in page.inlines((struck,))
    assert 'class="unseen" lang="nn-NO">(stroke' in page.inlines((Span((struck,), "da"),))


def test_a_tick_is_heard_of_a_slide() -> None:
    tasks = List((Item((paragraph("Gjort"),), 1, checked=True),), 1)
    assert "[Del. kryssa av: Gjort.]" in slides_spoken(tasks)


def slides_spoken(block: Block) -> list[str]:
    """The slides as a PDF."""
    found = document(block)
    plan, _ = plan_slides(ROOT, found, theme())
    return ReadAloud(render_slides(found, plan, ROOT)).lines


def test_a_step_is_heard_after_the_time_it_begins() -> None:
    steps = tuple(Item((paragraph(text),), 1, minutes=2) for text in ("Tenk.", "Snakk."))
    meta = Meta(title="Prøve", language="nn", start=datetime.time(9))
    found = document(Activity(Form.PAIR, 4, (), steps, (), 1), meta=meta)
    plan, _ = plan_slides(ROOT, found, theme())
    heard = ReadAloud(render_run_sheet(found, theme(), ROOT, plan)).lines
    assert {"1. 09.00: Tenk.", "2. 09.02: Snakk."} <= set(heard)
