"""Slides that the author keeps in the deck but out of the show."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from plan_text import slide_text
from planning import shipped

from handout.content.document import read_document
from handout.slides.planner import plan_slides

TEXT = """---
tittel: Prøve
språk: nn
start: "9.00"
---

# Ein

## Vanleg

::: aktivitet form=par tid=5
Snakk.
:::

## Reserve

Tekst.

::: aktivitet form=stille tid=3
Tenk.
:::

---

Meir.

## Vanleg att

Tekst.
"""


def test_all_slides_of_a_skipped_section_are_skipped_and_take_no_time() -> None:
    """Also what a line cuts off; the part says neither their titles nor their minutes."""
    document, _ = read_document(TEXT.encode(), "nn.md", "nn")
    assert document is not None
    part = document.parts[0]
    slides = (part.slides[0], replace(part.slides[1], skipped=True), *part.slides[2:])
    document = replace(document, parts=(replace(part, slides=slides),))
    plan, _ = plan_slides(Path(), document, shipped("saman"))
    assert [slide.title for slide in plan.slides if slide.skipped] == [
        "Reserve",
        "Reserve – kvar for seg",
        "Reserve (framhald)",
    ]
    shown = [slide_text(slide) for slide in plan.slides]
    assert "    • Vanleg\n    • Vanleg att\n  minutes:\n    • 5~minutt\n" in shown[1]
    assert "    **Kl.~09.00–09.05 · 5~minutt · to og to**" in shown[2]
    assert "    **3~minutt · kvar for seg**" in shown[4]
