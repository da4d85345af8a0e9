"""The files that publish the site: what they run exists, and what they may do is little."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from handout.translation.apertium import PACKAGE

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


def drafting() -> dict[Any, Any]:
    job = read(".github/workflows/omset.yml")["jobs"]["draft"]
    assert isinstance(job, dict)
    return job


def test_drafts_are_made_when_somebody_asks_for_them() -> None:
    workflow = read(".github/workflows/omset.yml")
    assert workflow[True] == {"workflow_dispatch": None}
    assert workflow["permissions"] == {"contents": "read"}
    assert drafting()["permissions"] == {"contents": "write", "pull-requests": "write"}
    commands = [step["run"] for step in drafting()["steps"] if "run" in step]
    assert list(made(commands)) == ["omset"]
    assert any(command.endswith(f"install -y {PACKAGE}") for command in commands)


@pytest.mark.skipif(sys.platform == "win32", reason="the commands are for a POSIX shell")
@pytest.mark.parametrize("drafted", [True, False])
def test_drafts_are_laid_before_somebody(tmp_path: Path, drafted: bool) -> None:
    """On a branch of their own; without a draft there is nothing to lay before anybody."""
    (present,) = (step["run"] for step in drafting()["steps"] if "git add" in step.get("run", ""))
    calls, project = tmp_path / "calls", tmp_path / "project"
    (tmp_path / "bin").mkdir()
    gh = tmp_path / "bin" / "gh"
    gh.write_text(f'#!/bin/sh\necho "$@" >> "{calls}"\n', "utf-8")
    gh.chmod(0o755)
    path = f"{gh.parent}{os.pathsep}{os.environ['PATH']}"
    environment = {"PATH": path, "GITHUB_RUN_ID": "7", "GITHUB_REF_NAME": "main"}
    environment |= {"HOME": str(tmp_path), "GIT_CONFIG_NOSYSTEM": "1"}

    def run(*command: str) -> str:
        done = subprocess.run(
            command, cwd=project, env=environment, check=True, capture_output=True, text=True
        )
        return done.stdout

    (project / "content").mkdir(parents=True)
    (project / "content" / "nb.md").write_text("x", "utf-8")
    run("git", "init", "-q", "-b", "main")
    run("git", "init", "-q", "--bare", str(tmp_path / "origin"))
    run("git", "remote", "add", "origin", str(tmp_path / "origin"))
    run("git", "add", ".")
    run("git", "-c", "user.name=a", "-c", "user.email=a@b.no", "commit", "-q", "-m", "x")
    if drafted:
        (project / "content" / "nn.md").write_text("x", "utf-8")
    (project / "build").mkdir()
    (project / "build" / "out").write_text("x", "utf-8")
    run("bash", "-e", "-c", present)
    branches = run("git", "ls-remote", "--heads", "origin").split()[1::2]
    assert branches == (["refs/heads/utkast-7"] if drafted else [])
    assert calls.exists() == drafted
    if drafted:
        assert calls.read_text("utf-8") == "pr create --fill --base main\n"
        assert run("git", "show", "--format=", "--name-only", "HEAD").split() == ["content/nn.md"]
