"""The command ``build`` as somebody runs it, when much else than the content goes wrong."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from building import Place, age

from handout.model import Document, Meta
from handout.outputs import CARD, KINDS, LANGUAGES, output_path, remove_leftovers, write_whole
from handout.render import wanted_kinds
from handout.state import State

ENVIRONMENT = {**os.environ, "LC_ALL": "nn_NO.UTF-8", "LANGUAGE": ""}
NOTHING = Document("nn.md", Meta("Tittel", "nn"), (), {}, {})
EVERY_TIME = [kind for kind in (*KINDS, CARD) if kind.name in wanted_kinds(NOTHING)]
"""What every workshop becomes, whatever is in it."""
COMMAND = [sys.executable, "-c", "from handout.cli import main; main()"]


def handout(place: Place, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=place.folder,
        env={**ENVIRONMENT, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_everything_of_two_workshops(place: Place) -> None:
    """All kinds, both languages, several processes, and nothing else in the folder."""
    place.workshop("ein")
    place.workshop("to", nb=None)
    done = handout(place, "build", "--jobs", "2")
    assert done.returncode == 0, done.stderr
    made = [(name, language) for name in ("ein", "to") for language in LANGUAGES]
    made.remove(("to", "nb"))
    outputs = sorted(output_path(kind, *of) for kind in EVERY_TIME if kind != CARD for of in made)
    cards = [output_path(CARD, *of) for of in made]
    site = State(str(place.out)).site_files()
    assert place.files() == sorted([".handout.json", *outputs, *cards, *site])
    assert {"index.html", "nn/ein.html", "ein/ein.nb.zip"} <= set(site)
    listed = [line.strip() for line in done.stdout.splitlines() if line.startswith("  ")]
    assert listed == [f"build/{path}" for path in outputs]
    alone = Place(place.folder / "alone")
    alone.workshop("ein")
    assert handout(alone, "build", "--jobs", "1", "--lang", "nn").returncode == 0
    for path in (path for path in alone.files() if path.startswith("ein/")):
        assert (alone.out / path).read_bytes() == (place.out / path).read_bytes()


HEAVY = {"pptx", "weasyprint", "markdown_it", "jinja2", "lxml", "PIL", "yaml", "rich", "uharfbuzz"}


def imported(place: Place, *arguments: str) -> set[str]:
    """The modules that a run of the command has imported at its end."""
    code = (
        "import os, sys; from handout.cli import run; run(sys.argv[1:], os.environ);"
        "print('modules', *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=place.folder,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split("modules ")[-1].split())


def test_a_build_with_nothing_to_do_imports_nothing_heavy(place: Place) -> None:
    """Of what handout stands on, click alone; nor the stages, nor what would make it slower."""
    place.workshop("ein")
    assert place.made() != []
    modules = imported(place, "build", "--kind", "deck")
    assert modules & HEAVY == set()
    assert modules & {"pathlib", "multiprocessing", "difflib", "handout.model"} == set()
    assert not {name for name in modules if re.match(r"handout\.(content|deck|pages|slides)", name)}
    assert "click" in modules


def test_help_imports_nothing_heavy(place: Place) -> None:
    assert imported(place, "--help") & HEAVY == set()


def test_check_draws_nothing(place: Place) -> None:
    place.workshop("ein")
    assert imported(place, "check") & {"pptx", "weasyprint", "jinja2"} == set()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are a matter of POSIX")
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_interrupted(place: Place, stop: signal.Signals) -> None:
    """Somebody stops a build while workers are at it: whole files only, and a sentence."""
    for number in range(4):
        place.workshop(f"verkstad{number}")
    process = subprocess.Popen(
        [*COMMAND, "build", "--jobs", "2", "--kind", "deck,hefte"],
        cwd=place.folder,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 240
    while len(outputs(place)) < 3 and time.monotonic() < deadline:
        time.sleep(0.005)
    process.send_signal(stop)
    out, err = process.communicate(timeout=240)
    assert (process.returncode, out) == (130, "")
    assert err.strip().startswith("Avbrote.")
    assert "Traceback" not in err
    made = outputs(place)
    assert 3 <= len(made) < 16
    assert [name for name in place.files() if name.endswith(".part")] == []
    for path in made:
        assert path.read_bytes()[:4] in {b"PK\x03\x04", b"%PDF"}
    # What was made is remembered, but for what a worker had no time to tell of.
    again = place.run("build", "--kind", "deck,hefte")
    assert again.status == 0
    assert 16 - len(made) <= again.out.count("\n  build/") <= 16 - len(made) + 2


def outputs(place: Place) -> list[Path]:
    return [path for end in ("pptx", "pdf") for path in place.out.glob(f"*/*.{end}")]


def fake_package(place: Place, name: str, code: str) -> str:
    """A package that is found before the real one: what PYTHONPATH is to be, so that the code
    under test is still found as this test finds it."""
    package = place.folder / "fake" / name
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(code, "utf-8")
    rest = os.environ.get("PYTHONPATH", "")
    return os.pathsep.join(filter(None, (str(package.parent), rest)))


def test_without_pango(place: Place) -> None:
    """WeasyPrint raises OSError where Pango is missing. There are decks and pages all the same, and
    one sentence on what to install."""
    place.workshop("ein", nb=None)
    missing = fake_package(place, "weasyprint", "raise OSError('cannot load library libpango')")
    done = handout(place, "build", PYTHONPATH=missing)
    assert done.returncode == 1
    made = ["ein/ein.nn.html", "ein/ein.nn.pptx"]
    files = place.files()
    assert [path for path in files if path.endswith((".pptx", ".nb.html", ".nn.html"))] == made
    assert "nn/ein.html" in files
    assert not [path for path in files if path.endswith((".pdf", ".webp"))]
    assert done.stderr.count("Pango er ikkje installert") == 1
    assert "Traceback" not in done.stderr + done.stdout
    # When it has been installed, the booklets are made.
    assert place.made(kind="deck,hefte") == ["build/ein/ein-hefte.nn.pdf"]


def test_a_mistake_of_ours(place: Place) -> None:
    """It stops what it is in, is told in a sentence, and is written down for us."""
    place.workshop("ein")
    broken = fake_package(place, "pptx", "raise RuntimeError('a bug')")
    done = handout(place, "build", "--kind", "deck,hefte", PYTHONPATH=broken)
    assert done.returncode == 1
    for path in ("build/ein/ein.nn.pptx", "build/ein/ein.nb.pptx"):
        assert f"«{path}» vart ikkje laga, på grunn av ein feil i handout." in done.stderr
    assert "Send fila build/feil.log" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert "RuntimeError: a bug" in (place.out / "feil.log").read_text("utf-8")
    assert {path.name for path in outputs(place)} == {"ein-hefte.nn.pdf", "ein-hefte.nb.pdf"}
    shown = handout(place, "build", "--kind", "deck", "--traceback", PYTHONPATH=broken)
    assert "RuntimeError: a bug" in shown.stderr


def test_a_mistake_of_ours_in_one_workshop(place: Place) -> None:
    """A package that breaks on one workshop's text lets the others be built."""
    place.workshop("ein")
    place.workshop("to", nn="uflaks")
    code = (
        "import importlib.util, pathlib, sys\n"
        "sys.path.remove(str(pathlib.Path(__file__).parents[1]))\n"
        "del sys.modules['yaml']\n"
        "import yaml as real\n"
        "sys.modules['yaml'] = real\n"
        "compose = real.compose\n"
        "def broken(stream, *rest, **named):\n"
        "    import inspect\n"
        "    if any('uflaks' in repr(f.frame.f_locals) for f in inspect.stack()):\n"
        "        raise RuntimeError('a bug')\n"
        "    return compose(stream, *rest, **named)\n"
        "real.compose = broken\n"
    )
    done = handout(place, "build", "--kind", "deck", PYTHONPATH=fake_package(place, "yaml", code))
    assert done.returncode == 1
    assert "«to» vart ikkje laga" in done.stderr
    assert place.files() == [".handout.json", "ein/ein.nb.pptx", "ein/ein.nn.pptx", "feil.log"]


def test_an_output_that_cannot_be_written(place: Place) -> None:
    """The others are written, and it is tried again next time."""
    place.workshop("ein")
    in_the_way = place.out / "ein" / "ein.nn.pptx"
    in_the_way.mkdir(parents=True)
    outcome = place.build()
    assert outcome.status == 1
    assert "build/ein/ein.nn.pptx: feil: Fila let seg ikkje skrive" in outcome.err
    assert outcome.out == "Laga:\n  build/ein/ein.nb.pptx\n"
    in_the_way.rmdir()
    assert place.made() == ["build/ein/ein.nn.pptx"]


def test_an_output_folder_that_cannot_be_made(place: Place) -> None:
    place.workshop("ein")
    place.out.write_text("ei fil")
    outcome = place.build()
    assert outcome.status == 1
    assert outcome.err.count("Fila let seg ikkje skrive") == 2


def test_two_builds_at_once(place: Place) -> None:
    """Both do well, the outputs are whole, and the next build has nothing to do."""
    for name in ("ein", "to"):
        place.workshop(name)
    builds = [
        subprocess.Popen(
            [*COMMAND, "build", "--kind", "deck"],
            cwd=place.folder,
            env=ENVIRONMENT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for process in builds:
        assert process.communicate(timeout=240)[1] == ""
        assert process.returncode == 0
    assert place.made() == []


def test_two_builds_of_different_workshops_remember_both(place: Place) -> None:
    """A build adds to the state file as it is when it ends, not as it was when it began."""
    place.workshop("ein")
    place.workshop("to")
    assert len(place.made("ein")) == 2
    assert len(place.made("to")) == 2
    assert place.made() == []


def test_leftovers_of_a_killed_build(place: Place) -> None:
    """Unfinished files go when their process is gone or they are old; others are being written."""
    place.workshop("ein")
    folder = place.out / "ein"
    folder.mkdir(parents=True)
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    written = folder / f".ein.nn.pptx.{os.getppid()}.part"
    abandoned = folder / f".ein-hefte.nn.pdf.{os.getppid()}.part"
    left = folder / f".ein.nb.pptx.{gone.pid}.part"
    for path in (written, abandoned, left):
        path.write_bytes(b"PK")
    age(abandoned)
    assert len(place.made()) == 2
    assert [path for path in (written, abandoned, left) if path.exists()] == [written]
    remove_leftovers(str(place.out / "no such folder"))


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "a" / "file"
    write_whole(str(target), b"one")
    write_whole(str(target), b"two")
    assert target.read_bytes() == b"two"
    folder = tmp_path / "a" / "folder"
    folder.mkdir()
    with pytest.raises(OSError, match="folder"):
        write_whole(str(folder), b"three")
    assert sorted(path.name for path in target.parent.iterdir()) == ["file", "folder"]
