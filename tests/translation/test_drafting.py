"""A draft has the words of the translator and everything else of the text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from translators import IDENTITY, Fake, by_word

from dialect import DOCUMENT, PIECES, WRONG
from handout.content.document import read_document
from handout.pairing.segment import Role, Segment
from handout.pairing.segments import segments
from handout.problems import has_errors
from handout.translation.drafting import draft
from handout.translation.marking import as_draft, with_comments
from handout.translation.rules import Rules
from handout.translation.translator import is_place

CONTENT = Path(__file__).parents[2] / "content"
SHIPPED = sorted(CONTENT.glob("*/n[bn].md"))
RULES = Rules()

FILES = st.one_of(
    DOCUMENT.map("---\ntittel: Ein tittel\n---\n{}\n".format),
    st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=40).map("".join),
    st.lists(WRONG, max_size=3).map("\n\n".join),
)


def skeleton(text: str) -> list[object]:
    return [
        (s.place, s.lang, sorted(p.text for p in s.pieces if p.role is not Role.WORDS))
        for s in segments(text)
    ]


def scrambled(text: str) -> str:
    """Other words in another order: the worst a translator can do, with all that is kept."""
    words = text.split(" ")
    if any(map(is_place, text)):
        return " ".join(word.upper() for word in words)
    return " ".join(word[::-1] for word in reversed(words))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_identity_changes_no_byte_of_a_shipped_file(path: Path) -> None:
    text = path.read_bytes().decode()
    assert draft(text, "nn", Fake(IDENTITY), RULES).text == text


@settings(max_examples=30, deadline=None)
@given(FILES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_the_identity_changes_no_byte(text: str, end: str) -> None:
    text = text.replace("\n", end)
    assert draft(text, "nn", Fake(IDENTITY), RULES).text == text


@settings(max_examples=20, deadline=None)
@given(FILES)
def test_a_draft_never_changes_the_skeleton(text: str) -> None:
    assert skeleton(draft(text, "nn", Fake(scrambled), RULES).text) == skeleton(text)


@settings(max_examples=10, deadline=None)
@given(DOCUMENT, st.sampled_from(["*", "**", "`", "[", "]", "\\", "<b>", "# ", "- ", "|", "::: "]))
def test_signs_that_are_mark_up_never_come_in(text: str, sign: str) -> None:
    """Whatever a translator or a rule answers."""
    drafted = draft(text, "nn", Fake(lambda t: f"{sign}{t}{sign}"), RULES)
    assert skeleton(drafted.text) == skeleton(text)


@settings(max_examples=20, deadline=None)
@given(DOCUMENT)
def test_comments_are_not_read(text: str) -> None:
    """A draft with a comment above every block is the same document as one without."""
    text = f"---\ntittel: Ein tittel\nspråk: nn\n---\n{text}\n"
    drafted = draft(text, "nn", Fake(lambda _text: None), RULES)
    found = segments(drafted.text)
    assert len(drafted.doubts) == sum(not segment.lang for segment in found)
    commented = with_comments(drafted.text, found, drafted.doubts, "nn")
    assert "<!-- sjekk: ikkje omsett" in commented
    assert skeleton(commented) == skeleton(text)


NB = """\
---
tittel: Ledelse og nærvær
program: Ledelse for alle
by: Ledelse
språk: nb
minutter: 75 # ein time og eit kvarter
---

## Ledelse {stil=stor}

- Hvem har **god ledelse**?[^1]

{lang=da}
> Ledelse er noget

`ledelse` [ledelse](https://ledelse.no)

[^1]: Ledelse.
"""


def test_only_words_in_the_own_language_are_drafted() -> None:
    words = {"Ledelse": "Leiing", "ledelse": "leiing", "Hvem": "Kven", "og": "og"}
    drafted = draft(NB, "nn", by_word(words), RULES)
    assert drafted.text == (
        NB.replace("tittel: Ledelse", "tittel: Leiing")
        .replace("## Ledelse", "## Leiing")
        .replace("Hvem har **god ledelse**", "Kven har **god leiing**")
        .replace("[ledelse](", "[leiing](")
        .replace("]: Ledelse.", "]: Leiing.")
    )


def test_the_front_matter_says_that_it_is_a_draft() -> None:
    front = as_draft(NB, "nn").partition("\n\n")[0]
    assert "språk: nn\nminutt: 75 # ein time og eit kvarter\nutkast: ja\n---" in front
    document, problems = read_document(as_draft(NB, "nn").encode(), "nn.md", "nn")
    assert document
    assert document.meta.draft
    assert not has_errors(problems)


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("", "---\nspråk: nn\nutkast: ja\n---\n\n## A\n"),
        ("---\nspråk:\nutkast: nei\n---\n", "---\nspråk: nn\nutkast: ja\n---\n## A\n"),
        ("---\r\nlang: nb\r\n---\r\n", "---\r\nlang: nn\r\nutkast: ja\r\n---\r\n## A\n"),
    ],
)
def test_any_front_matter_becomes_a_drafts(front: str, expected: str) -> None:
    assert as_draft(f"{front}## A\n", "nn") == expected


def test_everything_is_asked_for_once_and_together() -> None:
    translator = Fake(IDENTITY)
    draft("## Same\n\n- Same\n- Same **og** meir\n", "nn", translator, RULES)
    assert translator.asked == [["Same", "Same og meir"], []]


def test_what_a_person_has_written_goes_first() -> None:
    def memory(segment: Segment) -> str | None:
        return {"Hva nå?": "Kva no?", "**Ja** visst": "ja visst"}.get(segment.normal)

    drafted = draft("## Hva nå?\n\n**Ja** visst\n", "nn", Fake(IDENTITY), RULES, memory)
    assert drafted.text == "## Kva no?\n\n**Ja** visst\n", "a memory without the mark is no use"
    assert drafted.remembered == 1


def commented(text: str, translator: Fake, rules: Rules = RULES) -> str:
    drafted = draft(text, "nn", translator, rules)
    return with_comments(drafted.text, segments(drafted.text), drafted.doubts, "nn")


def test_the_reason_stands_above_the_block() -> None:
    rules = Rules(foreign=frozenset(["ikke"]))
    text = "## T\n\n- ei\n  - det ikke\n\n| a | b ikke 5 |\n|---|---|\n| c | d |\n"
    said = commented(text, Fake(lambda t: t.replace("5", "6")), rules)
    assert said == (
        "## T\n\n- ei\n  <!-- sjekk: bokmål? «ikke» -->\n  - det ikke\n\n"
        "<!-- sjekk: bokmål? «ikke»; tala er ikkje dei same som i bokmålet -->\n"
        "| a | b ikke 6 |\n|---|---|\n| c | d |\n"
    )


def test_a_doubt_about_the_front_matter_stands_after_it() -> None:
    said = commented("---\ntittel: Tre 3\n---\n\n## T\n", Fake(lambda t: t.replace("3", "")))
    assert re.search(r"---\n<!-- sjekk: tala [^\n]*-->\n\n## T", said)


def test_a_lost_mark_is_told_of() -> None:
    answers = {"Les denne nå.": "Les no.", "Les": "Les", "denne": "denne", "nå.": "no."}
    said = commented("Les *denne* nå.\n", Fake(lambda t: answers[t]))
    assert said.startswith("<!-- sjekk: setninga er omsett i bitar")
    assert said.endswith("Les *denne* no.\n")
