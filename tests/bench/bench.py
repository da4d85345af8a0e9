"""How much work a build is, against importing what it stands on and against other programs.

``make bench`` runs it. Everything is measured in one go, as whole processes, in seconds of CPU
(user and system, children too), the median of several rounds in which each has its turn: numbers
from different machines or days say nothing about each other. Prints a table in Markdown; exit
status 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from peers import Peers
from processes import cost

ROOT = Path(__file__).parents[2]
LANGUAGES = ("nn", "nb")

IMPORTS = "import pptx, weasyprint, markdown_it, jinja2, click"
HANDOUT = [sys.executable, "-c", "from handout.cli import main; main()"]


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
                spent = sum(cost(command, Path(folder)).cpu_s for command in measure.commands)
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
    two_kinds = ["--kind", "deck,hefte"]
    everything = [*HANDOUT, "build", "--content", str(content), *common]
    build = [*everything, *two_kinds]
    rebuild = [*HANDOUT, "build", "--content", str(one_word), *common, *two_kinds]

    def forget() -> None:
        shutil.rmtree(out, ignore_errors=True)

    def built() -> None:
        cost(everything, folder)

    def edit() -> None:
        """Everything is built, and then a paragraph more is written in one language."""
        cost(rebuild, folder)
        with edited.open("a", encoding="utf-8") as stream:
            stream.write("\nEin ny setning.\n")

    measures = [
        Measure("import of the five libraries", nothing, [[sys.executable, "-c", IMPORTS]]),
        Measure("cold build, both languages, deck and booklet", forget, [build], 3.0),
        Measure("cold build of everything, with the site", forget, [everything]),
        Measure("build with nothing to do", built, [everything], 0.1),
        Measure("build after an edit in one language", edit, [rebuild]),
        Measure("check", nothing, [[*HANDOUT, "check", "--content", str(content), *common[:2]]]),
        Measure("deck alone, both languages", forget, [[*everything, "--kind", "deck"]]),
    ]
    if peers:
        measures += _peers(folder, workshop, peers)
    return measures


def _peers(folder: Path, workshop: Path, python: str) -> list[Measure]:
    """The same two texts."""
    peers = Peers(python)
    shutil.copytree(workshop / "media", folder / "media")
    sources = [shutil.copy(workshop / f"{language}.md", folder) for language in LANGUAGES]
    names = {"pandoc": peers.pandoc, "markdown-pptx": peers.markdown_pptx}
    return [
        Measure(
            f"{name}: deck alone, both languages",
            nothing,
            [command(Path(source), folder / "peer.pptx") for source in sources],
        )
        for name, command in names.items()
    ]


def nothing() -> None:
    """No preparation."""


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
