"""What fits, fits; what does not is continued; nothing is lost. Measured with real fonts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handout.slides.fit import best_fit, flow
from handout.slides.measure import TOLERANCE, Measure, room
from handout.slides.plan import Bullet, Fit, Paragraph, Run
from handout.themes.load import load_theme
from handout.themes.roles import BODY_FLOOR_PT
from handout.themes.theme import Placeholder, Theme

THEMES = Path(__file__).parents[2] / "themes"

words = st.text(alphabet="abcdefghijklmnopqrstuvwxyzæøåÆØÅ-", min_size=1, max_size=24)
sentences = st.lists(words, min_size=1, max_size=60).map(" ".join)
paragraphs = st.lists(
    st.builds(
        lambda text, level, bullet: Paragraph((Run(text, "nn-NO"),), level, bullet),
        sentences,
        st.integers(0, 3),
        st.sampled_from([Bullet.INHERIT, Bullet.NONE, Bullet.TASK]),
    ),
    min_size=1,
    max_size=40,
)


@pytest.fixture(scope="module")
def theme() -> Theme:
    theme, problems = load_theme("saman", THEMES)
    assert theme is not None, problems
    return theme


@pytest.fixture(scope="module")
def body(theme: Theme) -> Placeholder:
    return theme.layouts["content_wide"].placeholders["body"]


def test_text_goes_on_rather_than_under_the_smallest_size_of_its_theme(theme: Theme) -> None:
    """The same list is scaled in one theme and goes on the next slide in one for large rooms."""
    large, problems = load_theme("sal", THEMES)
    assert large is not None, problems
    assert (theme.smallest_pt, large.smallest_pt) == (20, 28)
    content = [Paragraph((Run("Leiaren skal vere den du går til.", "nn-NO"),))] * 8
    sizes = {}
    for one in (theme, large):
        place = one.layouts["content_wide"].placeholders["body"]
        chunks = flow(Measure(one), content, place)
        sizes[one.name] = [place.style(0).size_pt * fit.font_scale for _, fit in chunks]
    (scaled,) = sizes["Saman"]
    assert 20 <= scaled < 26
    assert len(sizes["Sal"]) > 1
    assert min(sizes["Sal"]) >= 28


@settings(max_examples=60, deadline=None)
@given(content=paragraphs)
def test_flowed_text_fits_every_slide_and_no_word_is_lost(
    theme: Theme, body: Placeholder, content: list[Paragraph]
) -> None:
    measure = Measure(theme)
    inside = room(body)
    chunks = flow(measure, content, body)
    for chunk, fit in chunks:
        assert measure.height_pt(chunk, body, inside.width_pt, fit) <= inside.height_pt + 0.01
        for paragraph in chunk:
            assert body.style(paragraph.level).size_pt * fit.font_scale >= BODY_FLOOR_PT - 0.01
    before = [word for p in content for run in p.runs for word in run.text.split()]
    after = [
        word for chunk, _ in chunks for p in chunk for run in p.runs for word in run.text.split()
    ]
    assert after == before


@settings(max_examples=40, deadline=None)
@given(text=sentences)
def test_a_smaller_scale_never_needs_more_room(theme: Theme, body: Placeholder, text: str) -> None:
    measure = Measure(theme)
    paragraph = Paragraph((Run(text, "nn-NO"),))
    style = body.style(0)
    heights = [
        measure.paragraph_height_pt(paragraph, style, 400, Fit(scale, 0)) for scale in (1, 0.9, 0.8)
    ]
    assert heights == sorted(heights, reverse=True)


def test_a_word_longer_than_the_line_is_counted_as_the_lines_it_takes(
    theme: Theme, body: Placeholder
) -> None:
    measure = Measure(theme)
    style = body.style(0)
    word = Paragraph((Run("å" * 400, "nn-NO"),), bullet=Bullet.NONE)
    wide = measure.width_pt(word, style, style.size_pt)
    lines = measure.lines(word, style, 500)
    assert lines >= wide / 500


def test_text_that_fits_as_designed_is_left_alone(theme: Theme, body: Placeholder) -> None:
    fit = best_fit(Measure(theme), [Paragraph((Run("Kort.", "nn-NO"),))], body)
    assert fit == Fit()


def test_a_500_word_paragraph_takes_several_slides(theme: Theme, body: Placeholder) -> None:
    text = " ".join(["sjukefråværsoppfølging og nærvær."] * 170)
    chunks = flow(Measure(theme), [Paragraph((Run(text, "nn-NO"),))], body)
    assert len(chunks) > 1
    assert all(fit.designed for _, fit in chunks)


def test_a_line_that_introduces_a_list_goes_with_it(theme: Theme, body: Placeholder) -> None:
    filler = [Paragraph((Run(f"Punkt {n}", "nn-NO"),)) for n in range(60)]
    intro = [Paragraph((Run(f"Lista {n}:", "nn-NO"),)) for n in range(60)]
    content = [p for pair in zip(intro, filler, strict=True) for p in pair]
    for chunk, _ in flow(Measure(theme), content, body)[:-1]:
        assert not chunk[-1].runs[0].text.endswith(":")


def test_code_is_as_wide_as_its_own_typeface_sets_it(theme: Theme, body: Placeholder) -> None:
    """IBM Plex Mono: 600 of 1000 units for every character, in every style."""
    measure, style = Measure(theme), body.style(0)
    for code in ("iiii", "WWWW", "æ→≤│"):
        for bold in (False, True):
            run = Run(code, "nn-NO", code=True, bold=bold)
            width = measure.width_pt(Paragraph((run,)), style, 100.0)
            assert width == pytest.approx(4 * 60.0 * TOLERANCE)
