"""Notes stand under every slide that comes of what they were written for."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_text import paragraph_text
from planning import plan_of, shipped

from handout.content.workshop import load_workshop
from handout.model import LANGUAGES, Language
from handout.slides.planner import plan_slides

START = """---
tittel: Prøve
språk: nn
start: "9.00"
tidsplan: kvar del
adresse: https://example.no/
---

::: notat
NOTAT framside
:::

# Ein {tid=30}

::: notat
NOTAT del
:::

## Ei tittel

"""
KINDS = {
    "text": "Ein tekst.",
    "long text": " ".join(f"ord{n}" for n in range(400)),
    "table": "| A | B |\n|---|---|\n" + "\n".join(f"| {n} | {n} |" for n in range(40)),
    "quotation": "> Eit sitat.\n>\n> – nokon",
    "statement": "::: påstand\nEin påstand.\n:::",
    "questions": "::: spørsmål\n- Ein?\n- To?\n- Tre?\n:::",
    "activity": "::: aktivitet form=par tid=3\nSnakk.\n:::",
    "columns": "::: spalter\n::: spalte\nA\n:::\n::: spalte\nB\n:::\n:::",
    "cards": "::: kort\n### A\nTekst.\n\n### B\nTekst.\n:::",
    "worksheet": "::: ark\nNamn\n: ___\n:::",
    "evaluation": "::: evaluering\n- God? {skala=5}\n:::",
    "code": "```\nkode\n```",
    "several": "Tekst.\n\n::: påstand\nPåstand.\n:::\n\n> Sitat.\n>\n> – nokon",
    "a long source": "Tekst.\n\n[" + " ".join(f"kjelde{n}" for n in range(80)) + "]{.kjelde}",
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_slide_has_the_notes_of_its_section(kind: str) -> None:
    """Whatever it shows, and also where it goes on over several slides."""
    text = f"{START}{KINDS[kind]}\n\n::: notat\nNOTAT lysbilete\n:::\n"
    plan, _ = plan_of(text, shipped("saman"))
    said = ["\n".join(map(paragraph_text, slide.notes)) for slide in plan.slides]
    front, agenda, divider, *rest = said
    assert front.endswith("NOTAT framside")
    assert agenda == "**Kl.~09.00–09.30 · 30~minutt**"
    assert divider == "**Kl.~09.00–09.30 · 30~minutt**\nNOTAT del"
    shown = [notes for slide, notes in zip(plan.slides[3:], rest, strict=True) if slide.line]
    assert shown
    assert all(notes.endswith("NOTAT lysbilete") for notes in shown)
    assert [n for n, notes in enumerate(shown) if "Framhald av lysbilete~4" not in notes] == [0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slide_of_the_showcase_has_notes(language: Language) -> None:
    """But for the closing slide that the deck adds by itself."""
    folder = Path(__file__).parents[2] / "content" / "god-verkstad"
    workshop, _ = load_workshop(folder, shown_as="god-verkstad")
    assert workshop is not None
    plan, _ = plan_slides(folder, workshop.documents[language], shipped("saman"))
    assert [slide.title for slide in plan.slides if slide.line and not slide.notes] == []
