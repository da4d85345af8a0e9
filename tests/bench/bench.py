"""How much work a build is, against importing what it stands on and against other programs.

``make bench`` runs it. Everything is measured in one go, as whole processes, in seconds of CPU
(user and system, children too), the median of several rounds in which each has its turn: numbers
from different machines or days say nothing about each other. Prints a table in Markdown; exit
status 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
LANGUAGES = ("nn", "nb")

IMPORTS = "import pptx, weasyprint, markdown_it, jinja2, click"
HANDOUT = [sys.executable, "-c", "from handout.cli import main; main()"]

PANDOC = """\
import sys, pypandoc
pypandoc.convert_file(sys.argv[1], "pptx", outputfile=sys.argv[2], extra_args=sys.argv[3:])
"""
MARKDOWN_PPTX = """\
import sys
from markdown_slides.cli import main
sys.exit(main())
"""


class Measure(NamedTuple):
    """What is measured: preparation that does not count, then processes that do, one after the
    other. ``limit`` is the most it may cost, in imports of the libraries."""

    name: str
    prepare: Callable[[], None]
    commands: Sequence[Sequence[str]]
    limit: float | None = None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", help="a Python that has pypandoc and markdown-pptx")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--workshop", type=Path, default=ROOT / "content" / "leiing")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="handout-bench-") as folder:
        measures = list(_measures(Path(folder), arguments.workshop.resolve(), arguments.peers))
        seconds: dict[str, list[float]] = {measure.name: [] for measure in measures}
        for _ in range(arguments.rounds):
            for measure in measures:
                measure.prepare()
                spent = sum(cpu_s(command, Path(folder)) for command in measure.commands)
                seconds[measure.name].append(spent)
    medians = {name: median(values) for name, values in seconds.items()}
    print(table(measures, medians))
    unit = medians[measures[0].name]
    return int(any(m.limit is not None and medians[m.name] > m.limit * unit for m in measures))


def _measures(folder: Path, workshop: Path, peers: str | None) -> list[Measure]:
    """Of one workshop alone: what else lies in ``content/`` makes no difference to the numbers."""
    out, content, one_word = folder / "build", folder / "content", folder / "one-word"
    for copy in (content, one_word):
        shutil.copytree(workshop, copy / workshop.name)
    edited = one_word / workshop.name / "nn.md"
    common = ["--themes", str(ROOT / "themes"), "--out", str(out)]
    build = [*HANDOUT, "build", "--content", str(content), *common]
    rebuild = [*HANDOUT, "build", "--content", str(one_word), *common]

    def forget() -> None:
        shutil.rmtree(out, ignore_errors=True)

    def edit() -> None:
        """Everything is built, and then a paragraph more is written in one language."""
        run(rebuild, folder)
        with edited.open("a", encoding="utf-8") as stream:
            stream.write("\nEin ny setning.\n")

    measures = [
        Measure("import of the five libraries", nothing, [[sys.executable, "-c", IMPORTS]]),
        Measure("cold build, both languages, deck and booklet", forget, [build], 3.0),
        Measure("build with nothing to do", lambda: run(build, folder), [build], 0.1),
        Measure("build after an edit in one language", edit, [rebuild]),
        Measure("check", nothing, [[*HANDOUT, "check", "--content", str(content), *common[:2]]]),
        Measure("deck alone, both languages", forget, [[*build, "--kind", "deck"]]),
    ]
    if peers:
        measures += _peers(folder, workshop, peers)
    return measures


def _peers(folder: Path, workshop: Path, python: str) -> list[Measure]:
    """Programs that make decks alone, of the same two texts."""
    python = str(Path(python).absolute())
    shutil.copytree(workshop / "media", folder / "media")
    for_pandoc, for_markdown_pptx = [], []
    for language in LANGUAGES:
        source, deck = folder / f"{language}.md", str(folder / f"peer.{language}.pptx")
        shutil.copy(workshop / f"{language}.md", source)
        plain = folder / f"plain.{language}.md"
        plain.write_text(plain_markdown(source.read_text("utf-8")), "utf-8")
        for_pandoc.append([python, "-c", PANDOC, str(source), deck, "--slide-level=2"])
        for_markdown_pptx.append([python, "-c", MARKDOWN_PPTX, str(plain), deck, "--force"])
    return [
        Measure("pandoc: deck alone, both languages", nothing, for_pandoc),
        Measure("markdown-pptx: deck alone, both languages", nothing, for_markdown_pptx),
    ]


def plain_markdown(text: str) -> str:
    """What markdown-pptx can read of a workshop: it has a slide for each ``#``, no picture or
    table beside text, and knows neither front matter, fences, attributes, footnotes nor SVG."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    text = re.sub(r"^\[\^\w+\]:.*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"^:::.*$|\[\^\w+\]|\{[^}]*\}", "", text, flags=re.MULTILINE)
    text = re.sub(r"^!\[.*\.svg.*\)$", "", text, flags=re.MULTILINE)
    blocks: list[str] = []
    title, alone = "", False
    for block in re.split(r"\n\s*\n", text.strip()):
        if block.startswith(("# ", "## ")):
            title, alone = block.lstrip("# "), False
            blocks.append(f"# {title}")
            continue
        if alone or (block.startswith(("![", "|")) and blocks[-1] != f"# {title}"):
            blocks.append(f"# {title}")
        alone = block.startswith(("![", "|"))
        blocks.append(block)
    return "\n\n".join(blocks) + "\n"


def nothing() -> None:
    """No preparation."""


ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}
"""Python keeps what it has compiled, as it does for everybody who has not told it otherwise."""


def run(command: Sequence[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL)


def cpu_s(command: Sequence[str], folder: Path) -> float:
    """CPU seconds of a process and of every child it waited for. Raises when it fails."""
    before = getrusage(RUSAGE_CHILDREN)
    run(command, folder)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def table(measures: Sequence[Measure], medians: dict[str, float]) -> str:
    """Seconds, and how many imports of the libraries that is."""
    unit = medians[measures[0].name]
    lines = ["| | CPU, s | in imports | target |", "|---|--:|--:|:-:|"]
    for measure in measures:
        times = medians[measure.name] / unit
        target = ""
        if measure.limit is not None:
            target = f"≤ {measure.limit:g} {'✓' if times <= measure.limit else '✗'}"
        lines.append(f"| {measure.name} | {medians[measure.name]:.3f} | {times:.2f} | {target} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
