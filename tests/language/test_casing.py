"""Words that began with a capital, in the middle of a sentence."""

import pytest

from handout.language.casing import inside_a_sentence


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Nettverksleiar", "nettverksleiar"),
        ("To og to", "to og to"),
        ("Øvingsleiar i KS", "øvingsleiar i KS"),
        ("KS-rådgivar", "KS-rådgivar"),
        ("HR", "HR"),
        ("IA-rådgivar i NAV", "IA-rådgivar i NAV"),
        ("I plenum", "i plenum"),
        ("3. hjelparen", "3. hjelparen"),
        ("", ""),
    ],
)
def test_the_first_letter(words: str, expected: str) -> None:
    assert inside_a_sentence(words) == expected
