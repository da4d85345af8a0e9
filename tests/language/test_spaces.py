"""Hard spaces are put in where a line may not end, and nothing else is changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.language.spaces import HARD_SPACE, with_hard_spaces

PIECES = st.sampled_from(
    [
        "8", "12", "113", "1250", "000", "%", "kr", "min", "minutt", "t", "kl.", "kl", "Kl.", "nr.",
        "s.", "S.", "§", "§§", "ca.", "september", "mai.", "3.", "31.", "32.", "J.", "Å.", "Hansen",
        "ord", "22", "(", ")", ",", ".", "–", "\n", " ", " ", " ", " ", HARD_SPACE, "\t", "°C",
    ]
)  # fmt: skip
TEXT = st.lists(PIECES, max_size=20).map("".join) | st.text(max_size=20)


@given(TEXT)
def test_only_spaces_are_changed(text: str) -> None:
    """Each character stands where it stood, and of the others some spaces have become hard."""
    hardened = with_hard_spaces(text)
    assert len(hardened) == len(text)
    assert all(
        new == old or (old, new) == (" ", HARD_SPACE)
        for old, new in zip(text, hardened, strict=True)
    )


@given(TEXT)
def test_doing_it_again_changes_nothing(text: str) -> None:
    hardened = with_hard_spaces(text)
    assert with_hard_spaces(hardened) == hardened


@given(TEXT)
def test_what_the_author_typed_makes_no_difference(text: str) -> None:
    """No space stays soft because another one was hard already."""
    hardened = with_hard_spaces(text.replace(HARD_SPACE, " "))
    already = with_hard_spaces(text)
    assert all(
        new == HARD_SPACE for old, new in zip(hardened, already, strict=True) if old == HARD_SPACE
    )


@pytest.mark.parametrize(
    "text",
    ["8 %", "1 250 000", "kl. 9", "Kl 10.15", "3. september", "§ 4", "s. 12", "nr. 3", "20 kr",
     "45 min", "J. R. R. Tolkien", "22 86 14 00", "900 12 345", "kr 500", "12 °C", "4 m²"],
)  # fmt: skip
def test_what_belongs_together_is_one_word(text: str) -> None:
    assert " " not in with_hard_spaces(text)
    assert with_hard_spaces(f"ord {text} ord").split(" ") == ["ord", with_hard_spaces(text), "ord"]
