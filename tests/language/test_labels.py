"""Labels: those that ship, those of a project, and what is told of a file that is broken."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handout.language import labels as module
from handout.language.label_file import blanks, read_own_labels, read_shipped_labels
from handout.language.labels import label, labels, project_labels
from handout.messages import LOCALES, Locale, text
from handout.model import LANGUAGES
from handout.problems import Severity

FOLDER = Path(module.__file__).parent


def said(source: str) -> list[str]:
    """What is told of a project's file, in short."""
    _, problems = read_own_labels(source.encode(), "ord.nn.toml", labels("nn"))
    return [
        " ".join([str(problem.line), problem.code, *(value for _, value in problem.values)])
        for problem in problems
    ]


CASES = {
    'goals = "Måla våre"': [],
    "# Ein merknad\n\ngoals = \"Mål\"\nnotes = 'Notar'": [],
    '\ufeffgoals = "Mål"\r\nnotes = "Merknader"\r\n': [],
    'goals = Måla våre\nnotes = "Notar"': ["1 label-line-broken"],
    'notes = "Notar"\ngoals = "Mål\nsources = "Kjelder"': ["2 label-line-broken"],
    "goals": ["1 label-line-broken"],
    'goals = "Mål"\ngoals = "Måla"': ["2 label-line-broken"],
    'goal = "Mål"': ["1 label-unknown-meant goal goals"],
    'xyzzy = "Mål"': ["1 label-unknown xyzzy"],
    "goals = 3": ["1 label-not-text goals"],
    '[nn]\ngoals = "Mål"': ["0 label-unknown nn"],
    'goals = ""': ["1 label-not-a-line goals"],
    'goals = "Mål\\nog meining"': ["1 label-not-a-line goals"],
    'part_of = "{number} av {total}"': [],
    'part_of = "Del {number}"': ["1 label-blank-missing {total} part_of"],
    'part_of = "{nummer} av {total}"': [
        "1 label-blank-missing {number} part_of",
        "1 label-blank-unknown {nummer} part_of",
    ],
    'part_of = "{number} av {total}, {number}"': ["1 label-blank-twice {number} part_of"],
    'part_of = "{number av {total}"': [
        "1 label-blank-missing {number} part_of",
        "1 label-braces part_of",
    ],
    'goals = "Mål {nr}"': ["1 label-blank-unknown {nr} goals"],
    'goals = "Mål {{}}"': ["1 label-braces goals"],
}


@pytest.mark.parametrize("source", CASES)
def test_what_is_told(source: str) -> None:
    assert said(source) == CASES[source]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_problem_can_be_told(locale: Locale) -> None:
    for source in CASES:
        for problem in read_own_labels(source.encode(), "ord.nn.toml", labels("nn"))[1]:
            assert text(problem.code, locale, dict(problem.values))


def test_one_mistake_costs_one_label() -> None:
    source = 'goals = "Måla\npart_of = "Del"\nnotes = "Merknader"\ncontents = "I dag"\n'
    texts, problems = read_own_labels(source.encode(), "ord.nn.toml", labels("nn"))
    assert texts == {"notes": "Merknader", "contents": "I dag"}
    assert {problem.severity for problem in problems} == {Severity.WARNING}


def test_a_file_in_another_encoding_stops_the_build() -> None:
    texts, problems = read_own_labels('a = "b"\ngoals = "Mål"'.encode("latin-1"), "f", labels("nn"))
    assert (texts, [(p.code, p.line, p.severity) for p in problems]) == (
        {},
        [("file-not-utf8", 2, Severity.ERROR)],
    )


@settings(deadline=None)
@given(st.text("abg=\"'[]{}#\\\n goals", max_size=60))
def test_whatever_somebody_writes_is_read(source: str) -> None:
    """No exception, and what holds can be filled in."""
    texts, _ = read_own_labels(source.encode(), "ord.nn.toml", labels("nn"))
    for key, words in texts.items():
        assert blanks(words) == blanks(labels("nn")[key])


def test_a_projects_labels_hold_while_it_is_built(tmp_path: Path) -> None:
    file = tmp_path / "ord.nn.toml"
    file.write_text('goals = "Dit skal vi"\n', "utf-8")
    usual = label("nn", "goals"), label("nb", "goals"), label("nn", "notes")
    with project_labels({"nn": (file, "x"), "nb": (tmp_path / "no", "y")}) as problems:
        assert problems == []
        assert (label("nn", "goals"), label("nb", "goals")) == ("Dit skal vi", usual[1])
        assert label("nn", "notes") == usual[2]
    assert label("nn", "goals") == usual[0]


# --- those that ship --------------------------------------------------------------


def test_what_ships_is_whole() -> None:
    shipped = read_shipped_labels(FOLDER)
    assert shipped.problems == ()
    assert list(shipped.texts["nn"]) == list(shipped.texts["nb"])


@pytest.mark.parametrize(
    ("line", "broken"),
    [
        ('part_of = "Del {number} av {total}"', 'part_of = "Del {number} av {total}'),
        ('part_of = "Del {number} av {total}"', ""),
        ('part_of = "Del {number} av {total}"', 'part_of = "Del {number} av {alle}"'),
        ('part_of = "Del {number} av {total}"', 'part_of = "Del {number}"'),
        ('part_of = "Del {number} av {total}"', "part_of = 3"),
        ('part_of = "Del {number} av {total}"', 'part_of = "Del {number} av {total} {"'),
    ],
)
def test_who_breaks_what_ships_is_told_and_meets_no_traceback(
    tmp_path: Path, line: str, broken: str
) -> None:
    for language in ("nn", "nb"):
        shutil.copy(FOLDER / f"labels_{language}.toml", tmp_path)
    file = tmp_path / "labels_nn.toml"
    source = file.read_text("utf-8")
    assert source.count(line) == 1
    file.write_text(source.replace(line, broken), "utf-8")
    shipped = read_shipped_labels(tmp_path)
    told = {problem.file for problem in shipped.problems}
    assert str(file) in told
    assert {problem.severity for problem in shipped.problems} == {Severity.ERROR}
    for language in LANGUAGES:
        assert shipped.texts[language]["part_of"].format(number=2, total=3)
        assert shipped.texts[language]["goals"] == labels(language)["goals"]
