"""The catalogues: complete, alike, used; and which of them a reader gets."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import handout
from handout.content.vocabulary import Group
from handout.messages import LOCALES, Locale, catalogue, counted, locale_from, text
from handout.pictures import Reason
from handout.problems import Problem, Severity
from handout.report import count_line, problem_line, problem_lines

SOURCE = Path(handout.__file__).parent
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
REPORTING = {"error", "warning", "notice", "report", "unknown", "text", "counted", "said"}
"""Functions and methods whose first argument is the code of a message."""


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


def strings(tree: ast.AST) -> Iterator[str]:
    """Every string in code, an f-string as a pattern with ``*`` for what is filled in."""
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)
              for part in node.values}  # fmt: skip
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values
            )
        elif isinstance(node, ast.Constant) and id(node) not in inside:
            yield str(node.value)


def modules() -> Iterator[ast.Module]:
    for path in sorted(SOURCE.rglob("*.py")):
        if path.parent.name != "messages":
            yield ast.parse(path.read_text("utf-8"))


def test_catalogues_have_the_same_codes_in_the_same_order() -> None:
    codes = [list(catalogue(locale)) for locale in LOCALES]
    assert codes[0] == codes[1] == codes[2]


@pytest.mark.parametrize("code", catalogue("nn"))
def test_catalogues_have_the_same_placeholders(code: str) -> None:
    names = [placeholders(catalogue(locale)[code]) for locale in LOCALES]
    assert names[0] == names[1] == names[2]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_message_is_a_sentence(locale: Locale) -> None:
    """No two spaces, no straight quotation mark around words, no space at an end."""
    for code, words in catalogue(locale).items():
        assert words == " ".join(words.split(" ")).strip(), code
        assert "  " not in words, code
        if locale != "en":
            assert "“" not in words, code


def test_every_code_in_the_source_has_a_message() -> None:
    """What is reported under a code that stands in the source can be printed."""
    known = catalogue("nn")
    unknown = set()
    for module in modules():
        for node in ast.walk(module):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            code = node.args[0]
            if name in REPORTING and isinstance(code, ast.Constant):
                written = str(code.value)
                if KEBAB.fullmatch(written) and written not in known:
                    unknown.add(written)
    # `counted` has two messages for each of its codes, one for a single thing.
    unknown -= {code for code in unknown if f"{code}-one" in known and f"{code}-many" in known}
    assert unknown == set()


def test_every_message_is_used() -> None:
    """No message is left behind: its code stands in the source, whole or put together."""
    used = {string for module in modules() for string in strings(module)}
    used |= {f"picture-{reason}" for reason in Reason}
    used |= {f"{group}-unknown" for group in Group}
    patterns = [
        re.compile(re.escape(string).replace(r"\*", "[a-z0-9-]+"))
        for string in used
        if "*" in string and re.fullmatch(r"[a-z]+-[a-z0-9*-]*", string)
    ]

    def is_used(code: str) -> bool:
        # A message for one and one for many, one with a suggestion and one without.
        whole = re.sub("-(one|many|meant)$", "", code)
        return code in used or whole in used or any(p.fullmatch(code) for p in patterns)

    unused = [code for code in catalogue("nn") if not is_used(code)]
    assert unused == []


@pytest.mark.parametrize(
    ("variables", "locale"),
    [
        ({}, "nb"),
        ({"LANG": "C"}, "nb"),
        ({"LANG": "C.UTF-8"}, "nb"),
        ({"LANG": "POSIX"}, "nb"),
        ({"LANG": "nn_NO.UTF-8"}, "nn"),
        ({"LANG": "nb_NO.UTF-8"}, "nb"),
        ({"LANG": "no_NO"}, "nb"),
        ({"LANG": "nn-NO"}, "nn"),
        ({"LANG": "nynorsk"}, "nn"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8@euro"}, "en"),
        ({"LC_ALL": "", "LANG": "nn_NO.UTF-8"}, "nn"),
        ({"LC_ALL": "en_US.UTF-8", "LC_MESSAGES": "nb_NO", "LANG": "nn_NO"}, "en"),
        ({"LC_MESSAGES": "nb_NO.UTF-8", "LANG": "nn_NO.UTF-8"}, "nb"),
        ({"LANGUAGE": "nn:nb:en", "LANG": "en_US.UTF-8"}, "nn"),
        ({"LANGUAGE": ":en", "LANG": "nn_NO.UTF-8"}, "en"),
        ({"LANGUAGE": "en", "LANG": "C.UTF-8"}, "nb"),
    ],
)
def test_locale_from_environment(variables: dict[str, str], locale: str) -> None:
    assert locale_from(variables) == locale


def test_counted() -> None:
    """One thing and several are told apart."""
    assert counted("count-warnings", "nn", 1) == "1 åtvaring"
    assert counted("count-warnings", "nn", 2) == "2 åtvaringar"
    assert counted("count-warnings", "nb", 0) == "0 advarsler"


def test_unknown_code_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        text("no-such-code", "nn")


def test_content_cannot_steer_the_terminal() -> None:
    """What stood in a file is shown, but not obeyed."""
    said = text("fence-unknown-meant", "nn", {"name": "\x1b[2Jtit\u202etel\nå", "meant": "a"})
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "\n" not in said
    assert "å" in said


PROBLEMS = (
    Problem("content/b/nn.md", 3, "heading-empty", Severity.ERROR),
    Problem("content/a/nn.md", 12, "alt-file-name", Severity.WARNING, (("alt", "a.png"),)),
    Problem("content/a/nn.md", 2, "file-empty", Severity.ERROR),
    Problem("", 0, "pango-missing-darwin", Severity.ERROR),
    Problem("content/a", 0, "workshop-empty", Severity.NOTICE),
)


def test_problem_line() -> None:
    """Place, mark, words; a place only as far as there is one."""
    line = problem_line(PROBLEMS[1], "nn")
    assert line.startswith("content/a/nn.md:12: åtvaring: «a.png» ser ut som eit filnamn. Skriv ")
    assert problem_line(PROBLEMS[4], "nb").startswith("content/a: merknad: ")
    assert problem_line(PROBLEMS[3], "en").startswith("error: No PDFs are made")


def test_problems_are_grouped_by_file() -> None:
    places = [line.split(" ")[0] for line in problem_lines(PROBLEMS, "nn")]
    assert places == [
        "feil:",
        "",
        "content/a:",
        "",
        "content/a/nn.md:2:",
        "content/a/nn.md:12:",
        "",
        "content/b/nn.md:3:",
    ]


def test_count_line() -> None:
    assert count_line(PROBLEMS, "nn") == "3 feil, 1 åtvaring, 1 merknad"
    assert count_line(PROBLEMS[:1], "en") == "1 error"
