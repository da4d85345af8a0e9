"""Put functions of ours in the place of WeasyPrint's, for a while."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple


class Replacement(NamedTuple):
    """``value`` in place of the attribute ``name`` of a module or class."""

    place: Any
    name: str
    value: Any


def replacements(standard: Callable[..., Any], ours: Callable[..., Any]) -> Iterator[Replacement]:
    """A replacement in every module of WeasyPrint that has imported ``standard`` by name."""
    for module_name, module in list(sys.modules.items()):
        if module_name.split(".")[0] == "weasyprint":
            for name, value in list(vars(module).items()):
                if value is standard:
                    yield Replacement(module, name, ours)


@contextmanager
def replaced(all_of_them: Iterable[Replacement]) -> Iterator[None]:
    """While this lasts, the replacements stand."""
    before = [Replacement(place, name, getattr(place, name)) for place, name, _ in all_of_them]
    for place, name, value in all_of_them:
        setattr(place, name, value)
    try:
        yield
    finally:
        for place, name, value in before:
            setattr(place, name, value)
