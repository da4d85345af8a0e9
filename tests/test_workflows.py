"""The files that publish the site: what they run exists, and what they may do is little."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PACKAGES = {"libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"}


def read(name: str) -> dict[Any, Any]:
    found = yaml.safe_load((ROOT / name).read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def github_commands() -> list[str]:
    jobs = read(".github/workflows/pages.yml")["jobs"]
    return [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]


def gitlab_commands() -> list[str]:
    return list(read(".gitlab-ci.yml")["pages"]["script"])


def made(commands: list[str]) -> Iterator[str]:
    """The targets that ``make`` is asked for; '' is the default one."""
    for command in commands:
        yield from re.findall(r"(?:^|&& )make(?: ([a-z]+))?$", command)


@pytest.mark.parametrize("commands", [github_commands(), gitlab_commands()])
def test_the_commands_are_there(commands: list[str]) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = list(made(commands))
    assert targets
    for target in targets:
        assert re.search(rf"^{target or 'build'}:", makefile, re.MULTILINE)
    installed = " ".join(command for command in commands if "apt-get" in command)
    assert set(installed.split()) >= PACKAGES
    assert all(package in makefile for package in PACKAGES)


@pytest.mark.skipif(sys.platform == "win32", reason="the commands are for a POSIX shell")
@pytest.mark.parametrize("commands", [github_commands(), gitlab_commands()])
def test_nothing_of_ours_is_published(commands: list[str], tmp_path: Path) -> None:
    for path in (".handout.json", "leiing/.leiing.nn.json", "leiing/leiing.nn.pptx", "index.html"):
        (tmp_path / "build" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "build" / path).write_text("x", "utf-8")
    (clear,) = (command for command in commands if command.startswith("find build "))
    subprocess.run(clear, shell=True, cwd=tmp_path, check=True)  # noqa: S602 - our own words
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"build/index.html", "build/leiing/leiing.nn.pptx"}


def test_it_may_do_no_more_than_it_must() -> None:
    workflow = read(".github/workflows/pages.yml")
    assert workflow[True] == {"push": {"branches": ["main"]}, "workflow_dispatch": None}
    assert workflow["permissions"] == {"contents": "read"}
    build, publish = workflow["jobs"]["build"], workflow["jobs"]["publish"]
    assert "write" not in build["permissions"].values()
    assert publish["permissions"] == {"pages": "write", "id-token": "write"}
    assert publish["needs"] == "build"
    assert workflow["concurrency"]["group"]


def test_both_know_where_the_site_will_stand() -> None:
    jobs = read(".github/workflows/pages.yml")["jobs"]
    (making,) = (step for step in jobs["build"]["steps"] if step.get("run") == "make")
    assert making["env"]["HANDOUT_ADDRESS"] == "${{ steps.pages.outputs.base_url }}"
    assert read(".gitlab-ci.yml")["pages"]["variables"]["HANDOUT_ADDRESS"] == "$CI_PAGES_URL"
