"""What is missing in a file that is there already."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from translators import Fake

from handout.model import Language
from handout.pairing.drift import compare
from handout.pairing.memory import Memory, Pair
from handout.pairing.segments import segments
from handout.translation.filling import Filled, filled
from handout.translation.rules import Rules

CONTENT = Path(__file__).parents[2] / "content"

NN = """\
---
tittel: Prøve
---

# Del

## Velkomen til verkstaden

Ein lang setning om noko viktig.

## Takk for i dag

- eitt punkt
- to punkt
"""

NB = """\
---
tittel: Prøve
---

# Del

## Velkommen til verkstedet

En lang setning om noe viktig.

{.skjult}
## Andre lysbilde helt nytt

Ganske **ny** tekst her.

## Takk for i dag

- ett punkt
- to punkt
- et helt nytt punkt som mangler
"""


def fill(nn: str, nb: str, memory: Memory | None = None, target: Language = "nn") -> Filled:
    matches = compare(segments(nn), segments(nb), memory or Memory())
    translator = Fake(lambda text: text.replace("helt", "heilt").replace("lysbilde", "lysbilete"))
    return filled({"nn": nn, "nb": nb}, matches, target, translator, Rules())


def test_a_missing_slide_is_put_in_after_the_one_it_follows() -> None:
    result = fill(NN, NB)
    assert (result.slides, result.comments) == (1, 1)
    assert result.text == (
        NN.replace("tittel: Prøve\n", "tittel: Prøve\nspråk: nn\nutkast: ja\n")
        .replace(
            "## Takk",
            "{.skjult}\n<!-- sjekk: nytt utkast frå nb -->\n## Andre lysbilete heilt nytt\n\n"
            "Ganske **ny** tekst her.\n\n## Takk",
        )
        .replace(
            "- to punkt",
            "<!-- sjekk: etter dette har nb òg «et heilt nytt punkt som mangler» -->\n- to punkt",
        )
    )


def test_once_is_enough() -> None:
    once = fill(NN, NB).text
    assert fill(once, NB) == Filled(once, 0, 0)


def test_nothing_is_missing() -> None:
    assert fill(NN, NB, target="nb") == Filled(NB, 0, 0)


def test_what_has_drifted_gets_a_draft_to_choose_from() -> None:
    nn, nb = "## Same tittel\n\nEi setning.\n", "## Same tittel\n\nEn helt annen setning.\n"
    pairs = [Pair("Same tittel", "Same tittel"), Pair("Ei setning.", "En setning.")]
    result = fill(nn, nb, Memory().with_pairs(pairs))
    assert (result.slides, result.comments) == (0, 1)
    without = re.sub(r"<!-- sjekk: nb endra .* -->\n", "", result.text)
    assert without == nn
    assert ", utkast «En heilt annen setning.» -->\nEi setning." in result.text


@pytest.mark.parametrize("name", ["leiing", "god-verkstad"])
def test_any_slide_of_a_shipped_workshop_finds_its_place_again(name: str) -> None:
    nn, nb = ((CONTENT / name / f"{x}.md").read_text("utf-8") for x in ("nn", "nb"))
    pieces = re.split(r"(?m)^(?=##? )", nn)
    order = [s.kind for s in segments(nn)]
    pairs = zip(segments(nn), segments(nb), strict=True)
    memory = Memory().with_pairs(Pair(a.normal, b.normal) for a, b in pairs)
    for number in range(2, len(pieces), 9):
        lacking = "".join(pieces[:number] + pieces[number + 1 :])
        result = fill(lacking, nb, memory)
        assert result.slides == 1
        assert [s.kind for s in segments(result.text)] == order
