"""Small workshops to build, and the command as somebody runs it."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
from pathlib import Path
from typing import NamedTuple

from handout.cli import run

ROOT = Path(__file__).parents[2]
THEMES = ROOT / "themes"

NN = """\
---
tittel: Ein liten verkstad
språk: nn
---

# Fyrste del {tid=10}

## Velkomen hit

Her er det {words}.

::: aktivitet form=par tid=4 svar=2
Snakk saman om korleis det går.
:::
"""

NB = """\
---
tittel: Et lite verksted
språk: nb
---

# Første del {tid=10}

## Velkommen hit

Her er det {words}.

::: aktivitet form=par tid=4 svar=2
Snakk sammen om hvordan det går.
:::
"""


class Outcome(NamedTuple):
    status: int
    out: str
    err: str


class Place:
    """A project of its own in an empty folder, with the themes that ship."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = folder / "content"
        self.out = folder / "build"
        if not folder.exists():
            self.content.mkdir(parents=True)
            (folder / "themes").symlink_to(THEMES, target_is_directory=True)

    def copy(self, folder: Path) -> Place:
        """The same in another folder, which is to be new, with the times of the files: as up to
        date as this is."""
        shutil.copytree(self.folder, folder, symlinks=True)
        return Place(folder)

    def workshop(self, name: str, *, nn: str | None = "lyst", nb: str | None = "lyst") -> Path:
        """A workshop with these words in its text; None leaves the language out."""
        folder = self.content / name
        folder.mkdir(exist_ok=True)
        for language, source, words in (("nn", NN, nn), ("nb", NB, nb)):
            if words is not None:
                text = source.replace("{words}", words)
                (folder / f"{language}.md").write_text(text, "utf-8")
        return folder

    def run(self, *arguments: str, **variables: str) -> Outcome:
        """``handout`` here, with Nynorsk messages."""
        out, err = io.StringIO(), io.StringIO()
        with (
            contextlib.chdir(self.folder),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            status = run(arguments, {"LANG": "nn_NO.UTF-8", **variables})
        return Outcome(status, out.getvalue(), err.getvalue())

    def build(self, *arguments: str, kind: str = "deck") -> Outcome:
        """Build decks alone, where nothing is asked about the booklets: they take longer."""
        return self.run("build", "--kind", kind, *arguments)

    def made(self, *arguments: str, kind: str = "deck") -> list[str]:
        """What a build that goes well says it made."""
        outcome = self.build(*arguments, kind=kind)
        assert outcome.status == 0, outcome
        return [line.strip() for line in outcome.out.splitlines() if line.startswith("  ")]

    def files(self) -> list[str]:
        """Everything in the output folder, hidden files, too."""
        paths = (path for path in self.out.rglob("*") if path.is_file())
        return sorted(path.relative_to(self.out).as_posix() for path in paths)

    def own_themes(self) -> Path:
        """Themes of its own, to be changed."""
        themes = self.folder / "themes"
        themes.unlink()
        shutil.copytree(THEMES, themes)
        return themes


def age(*paths: Path) -> None:
    """Let files have been there for an hour."""
    for path in paths:
        status = path.stat()
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns - 3600 * 10**9))
