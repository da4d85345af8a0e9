"""Where a word wider than its line is divided: between its parts first, then between syllables."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planning import shipped

from handout.proofing.compounds import compound_joints
from handout.slides.compounds import SOFT_HYPHEN, breakable
from handout.slides.fit import large_text
from handout.slides.measure import Measure, room
from handout.slides.plan import Paragraph, Run

SAL = shipped("sal")
TITLE = SAL.layouts["content_wide"].placeholders["title"]


def divided(words: str, signs: float, lang: str = "nn-NO") -> str:
    """With ``|`` for each soft hyphen, on lines as wide as so many letters n."""
    measure = Measure(SAL)
    letter = Paragraph((Run("n", lang),))
    style = TITLE.style(0)
    width = measure.width_pt(letter, style, style.size_pt) * signs
    (found,) = breakable(measure, [Paragraph((Run(words, lang),))], TITLE, width)
    return found.runs[0].text.replace(SOFT_HYPHEN, "|")


CASES = """
Gjennomfør                        8   Gjennom|før
Gjennomfør                       20   Gjennomfør
Gjennom-før                       8   Gjennom-før
arbeidsmiljøundersøking          15   arbeidsmiljø|undersøking
arbeidsmiljøundersøkingar        15   arbeidsmiljø|undersøkingar
sjukefråværsoppfølging           16   sjukefråværs|oppfølging
medarbeidarskap                  14   medarbeidar|skap
leiarutvikling                   10   leiar|utvikling
evalueringsskjema                14   evaluerings|skjema
oppfølgingsplanane               15   oppfølgings|planane
barnehageassistenten             14   barnehage|assistenten
kommunedirektøren                14   kommune|direktøren
organisasjonsklarleik            16   organisasjons|klarleik
Gjennomfør-dagen                  8   Gjennom|før-dagen
ansvarsgruppemøte                 8   ansvars|gruppe|møte
organisasjonsklarleik             9   orga|ni|sa|sjons|klarleik
presentasjon                     9   presen|tasjon
internasjonalisering             12   internasjo|nalisering
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_a_word_is_divided_between_its_parts_where_that_is_enough(line: str) -> None:
    word, signs, wanted = line.split()
    assert divided(word, float(signs)) == wanted


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("medarbeidersamtalene", "medarbeider|samtalene"),
        ("sykefraværsoppfølging", "sykefraværs|oppfølging"),
        ("utviklingssamtaler", "utviklings|samtaler"),
    ],
)
def test_so_in_bokmaal(word: str, wanted: str) -> None:
    assert divided(word, 13, "nb-NO") == wanted


def test_a_language_without_parts_has_its_syllables() -> None:
    assert divided("internationalization", 12, "en-GB").count("|") == 1


@settings(deadline=None)
@given(word=st.text("abdefgilmnorstvåøæ", min_size=3, max_size=24), data=st.data())
def test_joints_are_among_the_points(word: str, data: st.DataObject) -> None:
    points = sorted(data.draw(st.sets(st.integers(1, len(word) - 1), max_size=8)))
    joints = compound_joints(word, "nn", points)
    assert joints == sorted(set(joints))
    assert set(joints) <= set(points)


every_theme = pytest.mark.parametrize("theme", ["saman", "base", "kommune", "sal"])


@every_theme
@pytest.mark.parametrize("words", ["Gjennomfør", "Følg opp", "God ledelse"])
def test_a_word_that_stands_upright_is_on_one_line_while_it_is_big(theme: str, words: str) -> None:
    look = shipped(theme)
    place = look.layouts["part_vertical"].placeholders["title"]
    given = Paragraph((Run(words, "nb-NO"),))
    measure, inside = Measure(look), room(place)
    found = large_text(measure, given, place)
    assert found is not None
    paragraph, fit = found
    size = place.style(0).size_pt * fit.font_scale
    assert paragraph == given
    assert size >= 60
    assert measure.width_pt(paragraph, place.style(0), size) <= inside.width_pt


@every_theme
def test_a_big_word_is_rather_smaller_than_divided_in_a_part(theme: str) -> None:
    """And with room for the hyphen."""
    look = shipped(theme)
    place = look.layouts["part_vertical"].placeholders["title"]
    measure, width = Measure(look), room(place).width_pt
    found = large_text(measure, Paragraph((Run("Sjukefråværsoppfølging", "nn-NO"),)), place)
    assert found is not None
    (paragraph, fit) = found
    assert paragraph.runs[0].text == f"Sjukefråværs{SOFT_HYPHEN}oppfølging"
    style = place.style(0)
    half = Paragraph((Run("Sjukefråværs-", "nn-NO"),))
    assert measure.width_pt(half, style, style.size_pt * fit.font_scale) <= width
