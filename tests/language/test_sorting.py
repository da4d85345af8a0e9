"""Lists stand in the order of the Norwegian alphabet."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.language.sorting import sorting_key

ORDERS = """
a b z æ ø å
Ape ape Bil bil               : ape Ape bil Bil
zebra ærleg ørn åre
Øving øving øvingar           : øving Øving øvingar
idé ide ideal                 : ide idé ideal
Ærleg ä æ                     : æ ä Ærleg
ø ö œ                         : ø ö œ
Müller Myhre Mykle            : Myhre Mykle Müller
Aasen Abel Zola Ås Åsen       : Abel Zola Ås Aasen Åsen
9 10 101 2 Verkstad           : 2 9 10 101 Verkstad
«Ja» Ide Nei                  : Ide «Ja» Nei
Čájet Cello Čuovga            : Čájet Cello Čuovga
Ålesund Oslo Ærøy Østfold Ås  : Oslo Ærøy Østfold Ålesund Ås
"""


@pytest.mark.parametrize("line", ORDERS.strip().splitlines())
def test_order(line: str) -> None:
    words, _, wanted = line.partition(":")
    assert sorted(words.split(), key=sorting_key) == (wanted or words).split()


def test_a_space_comes_before_every_letter() -> None:
    titles = ["God verkstad", "Godverd", "God aften", "God"]
    assert sorted(titles, key=sorting_key) == ["God", "God aften", "God verkstad", "Godverd"]


def test_a_letter_in_two_characters_is_the_same_letter() -> None:
    assert sorting_key("a\N{COMBINING RING ABOVE}") == sorting_key("å")


@given(st.lists(st.text("aåÅæøzé 1«-", max_size=6)))
def test_no_order_depends_on_how_it_came(texts: list[str]) -> None:
    found = sorted(texts, key=sorting_key)
    texts.reverse()
    assert found == sorted(texts, key=sorting_key)
    assert all(sorting_key(one) <= sorting_key(next_one) for one, next_one in pairwise(found))
