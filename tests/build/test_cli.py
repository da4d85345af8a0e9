"""The command line: which workshops, which words, which exit status."""

from __future__ import annotations

import io
import time
from collections.abc import Sequence
from typing import TextIO

import pytest
from building import Place

from handout import progress
from handout.messages import LOCALES
from handout.progress import TerminalProgress
from handout.workshops import find_workshops


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bygg"], "Kommandoen «bygg» finst ikkje. Desse finst: build, check, themes, "),
        (["biuld"], "Kommandoen «biuld» finst ikkje. Meinte du «build»?"),
        (["--nope"], "Valet «--nope» finst ikkje."),
        (["build", "--knd", "deck"], "Valet «--knd» finst ikkje. Meinte du «--kind»?"),
        (["build", "--kind", "dekk"], "«dekk» kan ikkje stå etter --kind. Skriv eitt av desse: d"),
        (["build", "--kind", "deck,,hefte"], "«» kan ikkje stå etter --kind."),
        (["build", "--lang", "en"], "«en» kan ikkje stå etter --lang. Skriv eitt av desse: nn, nb"),
        (["build", "--jobs", "0"], "«0» kan ikkje stå etter --jobs. Skriv eit heilt tal frå 1."),
        (["build", "--jobs", "to"], "«to» kan ikkje stå etter --jobs."),
        (["build", "--out"], "Etter --out skal det stå ein verdi."),
        (["build", "--draft=ja"], "--draft skal stå åleine"),
        (["check", "--messages", "fr"], "«fr» kan ikkje stå etter --messages."),
    ],
)
def test_what_is_not_understood(place: Place, arguments: Sequence[str], said: str) -> None:
    """A sentence in the reader's language, where to find help, and exit status 2."""
    outcome = place.run(*arguments)
    assert outcome.status == 2
    assert outcome.out == ""
    first, second = outcome.err.splitlines()
    assert first.startswith(said)
    assert "--help» viser kva du kan skrive." in second


@pytest.mark.parametrize("arguments", [[], ["--help"], ["build", "--help"], ["check", "--help"]])
@pytest.mark.parametrize("locale", LOCALES)
def test_help(place: Place, arguments: Sequence[str], locale: str) -> None:
    """In one language, without a word of click's own."""
    outcome = place.run("--messages", locale, *arguments)
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith({"nn": "Bruk:", "nb": "Bruk:", "en": "Usage:"}[locale])
    english = {"Usage", "Options", "Commands", "Show", "exit"}
    if locale != "en":
        assert not english & set(outcome.out.replace(":", "").split())


def test_messages_after_the_command(place: Place) -> None:
    place.workshop("ein")
    assert place.run("check", "--messages=en").out == "No errors in 1 workshop.\n"
    assert place.run("check", "--messages", "nb").out == "Ingen feil i 1 verksted.\n"
    assert place.run("check").out == "Ingen feil i 1 verkstad.\n"


def test_no_content_folder(place: Place) -> None:
    place.content.rmdir()
    for command in ("build", "check"):
        outcome = place.run(command)
        assert outcome.status == 1
        assert "content: feil: Denne mappa finst ikkje." in outcome.out + outcome.err


def test_no_workshops(place: Place) -> None:
    assert "content: feil: Her er det ingen verkstader." in place.run("build").err


def test_content_that_is_a_workshop(place: Place) -> None:
    place.workshop("ein")
    outcome = place.run("check", "--content", "content/ein/")
    assert "content/ein: feil: Denne mappa er sjølv ein verkstad." in outcome.out


def test_a_loose_file(place: Place) -> None:
    place.workshop("ein")
    (place.content / "ny.md").write_text("## Tittel\n")
    outcome = place.run("check")
    assert "content/ny.md: åtvaring: Fila blir ikkje lesen her." in outcome.out
    assert outcome.status == 0


def test_an_unknown_workshop(place: Place) -> None:
    """The others that were asked for are built."""
    place.workshop("leiing")
    place.workshop("samtale")
    outcome = place.build("leing", "samtale", "x")
    assert outcome.status == 1
    assert "Verkstaden «leing» finst ikkje. Meinte du «leiing»?" in outcome.err
    assert "Verkstaden «x» finst ikkje. Desse finst: leiing, samtale." in outcome.err
    assert outcome.out.count("samtale.nn.pptx") == 1
    assert "leiing" not in outcome.out


@pytest.mark.parametrize(
    "written", ["ein", "ein/", "content/ein", "content/ein/", "./content/ein/nn.md"]
)
def test_a_workshop_written_as_a_path(place: Place, written: str) -> None:
    """As the shell completes it."""
    place.workshop("ein")
    place.workshop("to")
    content = str(place.content)
    names = find_workshops(content, [written.replace("content", content).removeprefix("./")])
    assert names == (["ein"], [])


def test_an_unknown_theme(place: Place) -> None:
    place.workshop("ein")
    outcome = place.build("--theme", "samam")
    assert outcome.status == 1
    assert outcome.err.startswith("feil: Temaet «samam» finst ikkje. Meinte du «saman»?")
    assert outcome.err.count("samam") == 1


def test_folders_elsewhere(place: Place) -> None:
    """The folders are shown as they were written."""
    place.workshop("ein")
    place.content.rename(place.folder / "tekstar")
    outcome = place.build("--content", "tekstar/", "--out", "ut/", "--lang", "nb")
    assert outcome.out == "Laga:\n  ut/ein/ein.nb.pptx\n"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def bar(stream: TextIO, *, takes_s: float) -> None:
    shown = TerminalProgress(stream)
    shown.start(3)
    time.sleep(takes_s)
    for path in ("build/a", "build/b", "build/c"):
        shown.done(path)
    shown.close()


def test_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bar on a terminal for a build that takes a while, and otherwise nothing."""
    monkeypatch.setattr(progress, "MOMENT_S", 0.01)
    monkeypatch.setenv("TERM", "xterm")
    terminal, file = Terminal(), io.StringIO()
    bar(terminal, takes_s=0.02)
    assert "1/3" in terminal.getvalue()
    assert "build/b" in terminal.getvalue()
    bar(file, takes_s=0.02)
    assert file.getvalue() == ""
    short = Terminal()
    monkeypatch.setattr(progress, "MOMENT_S", 60)
    bar(short, takes_s=0)
    assert short.getvalue() == ""


def test_github_shows_problems_beside_their_lines(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = place.workshop("ein", nb=None)
    with (folder / "nn.md").open("a", encoding="utf-8") as text:
        text.write("\n::: ukjend\n100 % slutt\n:::\n")
    line = (folder / "nn.md").read_text("utf-8").splitlines().index("::: ukjend") + 1
    assert "::error" not in place.run("check").out
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    outcome = place.run("check")
    assert outcome.status == 1
    assert f"\n::error file=content/ein/nn.md,line={line}::" in outcome.out


def test_the_address_of_the_site(place: Place) -> None:
    place.workshop("ein", nb=None)
    wrong = place.run("build", "--address", "kommunen.no")
    assert wrong.status == 2
    assert "Skriv heile adressa, til dømes https://kommunen.no/verkstader/." in wrong.err
    place.build("--address", "https://kommunen.no/v", kind="deck,nettstad")
    page = (place.out / "nn/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://kommunen.no/v/nn/"/>' in page
