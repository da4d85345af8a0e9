"""Whatever stands beside what, nothing is lost and nothing changes place."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st
from pages_sample import items, paragraph, words

from handout.model import Block, List, Picture, SourceLine, Statement
from handout.pages.arrangement import Arranged, Beside, Row, Sourced, arranged

blocks = st.lists(
    st.one_of(
        st.integers(1, 300).map(lambda length: paragraph("x" * length)),
        st.integers(1, 9).map(lambda count: List(items(*["x"] * count), 1)),
        st.just(Statement((paragraph("x"),), 1)),
        st.integers(1, 90).map(lambda length: SourceLine(words("x" * length), 1)),
        st.builds(
            Picture,
            src=st.sampled_from(["høgt", "lågt", "borte"]),
            alt=st.just("x"),
            line=st.just(1),
            caption=st.sampled_from([(), words("x" * 40)]),
            width=st.sampled_from([None, 0.3, 0.5, 1.0]),
            decorative=st.booleans(),
        ),
    ),
    max_size=8,
).map(tuple)


def flat(groups: tuple[Arranged, ...]) -> Iterator[Block]:
    for group in groups:
        match group:
            case Row(pictures):
                yield from pictures
            case Beside(before, picture, after):
                yield from (*before, picture, *after)
            case Sourced(text, source):
                yield from (*text, source)
            case _:
                yield group


@given(blocks)
def test_all_blocks_stay_in_their_order(given_blocks: tuple[Block, ...]) -> None:
    shapes = {"høgt": 0.6, "lågt": 1.8, "borte": None}
    assert tuple(flat(arranged(given_blocks, shapes.__getitem__))) == given_blocks
