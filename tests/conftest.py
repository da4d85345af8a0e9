"""Puts this folder on the import path, for what several folders of tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Where the tests run must not decide what the command says.
os.environ.pop("GITHUB_ACTIONS", None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest comes first, so that processes that share the tests end together; and it
    comes together, so that one of them starts the programs that are asked."""
    items.sort(key=lambda item: item.get_closest_marker("first") is None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for all pages: Playwright starts once in a process."""
    from browsing import chromium

    with chromium() as browser:
        yield browser
