"""Puts this folder on the import path, for what several folders of tests share."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Where the tests run must not decide what the command says.
os.environ.pop("GITHUB_ACTIONS", None)

# Nor must a machine that is busy with other things make a law seem broken.
settings.register_profile(
    "patient", deadline=None, suppress_health_check=[HealthCheck.too_slow], parent=settings()
)
settings.load_profile("patient")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest comes first, so that processes that share the tests end together; and it
    comes together, so that one of them starts the programs that are asked."""
    items.sort(key=lambda item: item.get_closest_marker("first") is None)


@pytest.fixture(scope="session")
def ships(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that the workshops of this repository become, in both languages and the theme they
    ask for, without the site. It is built once for all processes that share the tests, and nobody
    changes it."""
    from shipping import build_all

    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ and sys.platform != "win32":
        folder = folder.parent
    out = folder / "ships"
    with _alone(folder / "ships.lock"):
        if not out.exists():
            build_all(folder / "ships.part")
            (folder / "ships.part").rename(out)
    return out


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Whoever else comes here meanwhile, waits."""
    with lock.open("w") as file:
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for all pages: Playwright starts once in a process."""
    from browsing import chromium

    with chromium() as browser:
        yield browser
