"""How one slide gives way to the next: the theme says, and every slide does."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from deck_sample import BODY, countdown, paragraph, plan, slide, text, theme
from lxml import etree

from handout.deck.write import write_deck
from handout.themes.theme import Transition
from package_validity import violations

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
EXPECTED = {
    Transition.NONE: None,
    Transition.FADE: ("fade", {}),
    Transition.PUSH: ("push", {"dir": "l"}),
    Transition.WIPE: ("wipe", {"dir": "l"}),
}


@pytest.mark.parametrize("transition", Transition)
def test_every_slide_has_the_themes_transition(
    transition: Transition, workshop: Path, tmp_path: Path
) -> None:
    slides = (
        slide(text(BODY, paragraph("a", reveal=1)), title="Stegvis"),
        slide(countdown(3), title="Aktivitet"),
        slide(title="Slutt"),
    )
    moving = dataclasses.replace(theme(), transition=transition)
    deck = write_deck(plan(*slides, theme=moving), workshop)
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck)
    assert violations(path) == []
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        roots: list[Any] = [
            etree.fromstring(package.read(f"ppt/slides/slide{number}.xml")) for number in (1, 2, 3)
        ]
    for root in roots:
        order = [etree.QName(child).localname for child in root]
        found = root.find(f"{P}transition")
        if EXPECTED[transition] is None:
            assert found is None
            continue
        assert order[:3] == ["cSld", "clrMapOvr", "transition"]
        assert order[3:] in ([], ["timing"])
        assert dict(found.attrib) == {"spd": "fast"}
        (kind,) = found
        assert (etree.QName(kind).localname, dict(kind.attrib)) == EXPECTED[transition]
