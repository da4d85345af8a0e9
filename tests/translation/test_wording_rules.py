"""A project's own words and rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from translators import Fake

from handout.model import LANGUAGES, Language
from handout.problems import Problem
from handout.translation.drafting import draft
from handout.translation.rules import FILE, Rules, builtin_rules, cased, project_rules

CONTENT = Path(__file__).parents[2] / "content"


def read(tmp_path: Path, toml: str) -> tuple[Rules, list[Problem]]:
    (tmp_path / FILE).write_text(toml, "utf-8")
    return project_rules(tmp_path, "content", "nn")


def applied(tmp_path: Path, toml: str, source: str, answer: str) -> tuple[str, tuple[str, ...]]:
    rules, problems = read(tmp_path, toml)
    assert problems == []
    return rules.applied(source, answer)


@pytest.mark.parametrize(
    ("words", "model", "expected"),
    [
        ("framlegg", "Forslag", "Framlegg"),
        ("framlegg", "forslag", "framlegg"),
        ("framlegg", "FORSLAG", "FRAMLEGG"),
        (". sei", ". Si", ". Sei"),
        ("og kome", "og Ta", "og Kome"),
        ("å", "Å", "Å"),
    ],
)
def test_a_capital_stays_a_capital(words: str, model: str, expected: str) -> None:
    assert cased(words, model) == expected


def test_words(tmp_path: Path) -> None:
    toml = '[nn.ord]\n"forslag" = "framlegg"\n"bli kjent" = "bli kjend"\n'
    text, _ = applied(tmp_path, toml, "", "Forslag om å bli kjent, ikkje motforslag")
    assert text == "Framlegg om å bli kjend, ikkje motforslag"


def test_a_rule_asks_what_stood_in_the_source(tmp_path: Path) -> None:
    toml = "[[nn.regel]]\nkjelde = 'heftet'\nfinn = '\\bhefta\\b'\nskriv = 'heftet'\n"
    assert applied(tmp_path, toml, "Heftet", "Hefta")[0] == "Heftet"
    assert applied(tmp_path, toml, "hefta", "Hefta")[0] == "Hefta"


def test_a_remark_without_a_change(tmp_path: Path) -> None:
    toml = "[[nn.regel]]\nfinn = 'møte'\nsjekk = 'verb?'\n"
    assert applied(tmp_path, toml, "", "alle møte") == ("alle møte", ("verb?",))


def test_names_are_never_seen_by_the_translator() -> None:
    translator = Fake(lambda text: text.replace("og", "samt"))
    rules = Rules(names=("Se og lær", "Se"))
    drafted = draft("Se og lær og les `a` og Se\n", "nn", translator, rules)
    assert drafted.text == "Se og lær samt les `a` samt Se\n"
    assert "lær" not in translator.asked[0][0]


def test_known_words_are_no_doubt() -> None:
    builtin = builtin_rules("nn")
    assert "ikke" in builtin.foreign
    assert not builtin.foreign & builtin.known


@pytest.mark.parametrize(
    ("toml", "code", "line"),
    [
        ("[nn]\nord = \n", "translation-file-broken", 2),
        ("[da]\n", "translation-file-key", 1),
        ("[nn]\nordd = 1\n", "translation-file-key", 2),
        ("[nn]\nnamn = 'a'\n", "translation-file-value", 2),
        ("[nn.ord]\na = 1\n", "translation-file-value", 2),
        ("[nn]\nregel = 1\n", "translation-file-value", 2),
        ("nn = 1\n", "translation-file-key", 1),
        ("[[nn.regel]]\nfinn = 'a'\n", "translation-rule-empty", 2),
        ("[[nn.regel]]\nfin = 'a'\n", "translation-file-key", 2),
        ("\n[[nn.regel]]\nfinn = '(a'\nskriv = 'b'\n", "translation-rule-pattern", 3),
        ("[[nn.regel]]\nfinn = 'a'\nskriv = '\\2'\n", "translation-rule-pattern", 2),
    ],
)
def test_what_is_wrong_with_the_file_is_told(
    tmp_path: Path, toml: str, code: str, line: int
) -> None:
    _, problems = read(tmp_path, toml)
    assert [(p.code, p.file, p.line) for p in problems] == [(code, f"content/{FILE}", line)]


def test_both_spellings_of_the_keys(tmp_path: Path) -> None:
    toml = "[nn]\nnavn = ['A']\nkjente = ['B']\n[[nn.regel]]\nkilde = 'a'\nsjekk = 'b'\n"
    rules, problems = read(tmp_path, toml)
    assert problems == []
    assert "A" in rules.names
    assert "b" in rules.known


@pytest.mark.parametrize("target", LANGUAGES)
def test_the_file_that_ships_is_right(target: Language) -> None:
    rules, problems = project_rules(CONTENT, "content", target)
    assert problems == []
    assert rules.words
