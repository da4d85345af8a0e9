"""``handout translate``: what it writes, what it says, and what it leaves alone."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from translators import Fake, needs_apertium

from handout.cli import run
from handout.outputs import MEMORY
from handout.pairing.memory import Memory, Pair, State, read_memory, written_memory
from handout.problems import Problem
from handout.reviewing import read_files
from handout.translation.workshop import Made, draft_workshops, lacking

TEXT = "---\ntittel: Hva nå?\nspråk: nb\n---\n\n## Hva nå?\n\nVi går.\n"
ENVIRONMENT = {"LC_ALL": "nn_NO.UTF-8"}


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "content"
    (folder / "ein").mkdir(parents=True)
    (folder / "ein" / "nb.md").write_text(TEXT, "utf-8")
    return folder


def test_what_is_lacking(content: Path) -> None:
    shutil.copytree(content / "ein", content / "to")
    (content / "to" / "nn.md").write_text(TEXT, "utf-8")
    (content / "tom").mkdir()
    both = [("to", "nn"), ("to", "nb")]
    assert lacking("content", ["ein", "to", "tom"], None) == [("ein", "nn"), *both]
    assert lacking("content", ["ein"], "nb") == []


def test_a_draft_is_written_whole(content: Path) -> None:
    translator = Fake(lambda text: text.replace("Hva nå", "Kva no"))
    outcomes = list(draft_workshops("content", [("ein", "nn")], lambda _: translator))
    assert outcomes == [Made("content/ein/nn.md", "nn", 3, 0)]
    assert (content / "ein" / "nn.md").read_text("utf-8") == (
        "---\ntittel: Kva no?\nspråk: nn\nutkast: ja\n---\n\n## Kva no?\n\nVi går.\n"
    )
    assert [path.name for path in sorted((content / "ein").iterdir())] == [
        "nb.md",
        "nn.md",
        MEMORY,
    ]
    memory = read_memory((content / "ein" / MEMORY).read_bytes())
    assert memory.pairs[Pair("Kva no?", "Hva nå?")] is State.DRAFT_NN


def test_what_people_have_confirmed_goes_before_the_translator(content: Path) -> None:
    memory = Memory().with_pairs([Pair("Kva no, då?", "Hva nå?")])
    (content / "ein" / MEMORY).write_text(written_memory(memory), "utf-8")
    translator = Fake(str)
    list(draft_workshops("content", [("ein", "nn")], lambda _: translator))
    assert "## Kva no, då?" in (content / "ein" / "nn.md").read_text("utf-8")
    assert translator.asked[0] == ["Vi går."]


def test_to_take_a_comment_away_is_to_confirm(content: Path) -> None:
    (content / "ein" / "nb.md").write_text(TEXT + "\nDeres 3 ord.\n", "utf-8")
    list(draft_workshops("content", [("ein", "nn")], lambda _: Fake(str)))
    path = content / "ein" / "nn.md"
    path.write_text(re.sub(r"<!-- sjekk.*\n", "", path.read_text("utf-8")), "utf-8")
    files, _ = read_files(content / "ein", shown_as="")
    pair = Pair("Deres 3 ord.", "Deres 3 ord.")
    assert files.memory.pairs[pair] is State.DRAFT_NN
    assert files.settled.pairs[pair] is State.REVIEWED
    assert State.DRAFT_NN in files.settled.pairs.values(), "the rest is still unread"


def test_a_file_that_is_there_gets_what_it_lacks(content: Path) -> None:
    nn = TEXT.replace("språk: nb", "språk: nn").replace("Hva nå", "Kva no")
    (content / "ein" / "nn.md").write_text(nn, "utf-8")
    with (content / "ein" / "nb.md").open("a", encoding="utf-8") as file:
        file.write("\n## Ganske annet\n\nHelt nytt.\n")
    wanted = lacking("content", ["ein"], None)
    assert list(draft_workshops("content", wanted, lambda _: Fake(str))) == [], "nobody confirmed"
    pairs = [Pair("Kva no?", "Hva nå?"), Pair("Vi går.", "Vi går.")]
    memory = written_memory(Memory().with_pairs(pairs))
    (content / "ein" / MEMORY).write_text(memory, "utf-8")
    (made,) = draft_workshops("content", wanted, lambda _: Fake(str))
    assert made == Made("content/ein/nn.md", "nn", 3, 0, 1)
    new = "<!-- sjekk: nytt utkast frå nb -->\n## Ganske annet\n\nHelt nytt.\n"
    expected = nn.replace("språk: nn\n", "språk: nn\nutkast: ja\n") + "\n" + new
    assert (content / "ein" / "nn.md").read_text("utf-8") == expected


def test_nothing_is_asked_for_where_nothing_is_missing(content: Path) -> None:
    (content / "ein" / "nn.md").write_text(TEXT.replace("nb", "nn"), "utf-8")

    def never(_target: object) -> Fake:
        raise AssertionError

    assert list(draft_workshops("content", lacking("content", ["ein"], None), never)) == []


def test_what_came_in_the_meantime_is_not_written_over(content: Path) -> None:
    def slow(text: str) -> str:
        (content / "ein" / "nn.md").write_text("mitt", "utf-8")
        return text

    assert list(draft_workshops("content", [("ein", "nn")], lambda _: Fake(slow))) == []
    assert (content / "ein" / "nn.md").read_text("utf-8") == "mitt"


@pytest.mark.parametrize(("data", "code"), [(b"\xff\xfe", "file-not-utf8"), (b" \n", "file-empty")])
def test_what_cannot_be_read_is_told(content: Path, data: bytes, code: str) -> None:
    (content / "ein" / "nb.md").write_bytes(data)
    (outcome,) = draft_workshops("content", [("ein", "nn")], lambda _: Fake(str))
    assert isinstance(outcome, Problem)
    assert outcome.code == code
    assert not (content / "ein" / "nn.md").exists()


def test_a_broken_rules_file_stops_it(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "omsetjing.toml").write_text("[nn", "utf-8")
    assert run(["translate"], ENVIRONMENT) == 1
    assert capsys.readouterr().err.startswith("content/omsetjing.toml:1: feil:")
    assert not (content / "ein" / "nn.md").exists()


def test_without_apertium_one_sentence_says_how_to_get_it(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert run(["omset"], ENVIRONMENT) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "sudo apt install apertium-nno-nob" in said.err
    (content / "ein" / "nn.md").write_text(TEXT.replace("nb", "nn"), "utf-8")
    assert run(["omset"], ENVIRONMENT) == 0
    assert capsys.readouterr().out == "Ingenting å omsetje: Begge målformer har det same.\n"


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(["--from", "nn", "--to", "nn"], 2), (["--to", "da"], 2), (["nei"], 1), (["--from", "nn"], 0)],
)
@pytest.mark.usefixtures("content")
def test_exit_statuses(arguments: list[str], status: int) -> None:
    assert run(["translate", *arguments], ENVIRONMENT) == status


@needs_apertium
def test_with_apertium(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["omset", "content/ein/"], ENVIRONMENT) == 0
    assert capsys.readouterr().out.startswith("Laga utkastet content/ein/nn.md: 3 tekstar, 0 å sjå")
    assert "## Kva no?" in (content / "ein" / "nn.md").read_text("utf-8")
