"""What is wrong with content or a theme, as data.

A :class:`Problem` says where, how serious, and *which* message with which
values; the words stand in :mod:`handout.messages`, once per language. Nothing
about content is ever raised: every stage returns its problems, so that one run
tells a network leader all of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """ERROR stops the output, WARNING wants attention, NOTICE is good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """``code`` names the message in the catalogues; ``values`` are its placeholders, sorted.

    ``file`` is the path as the user knows it, ``line`` 1-based, 0 when it concerns the whole file.
    """

    file: str
    line: int
    code: str
    severity: Severity
    values: tuple[tuple[str, str], ...] = ()


def error(code: str, file: str, line: int = 0, **values: object) -> Problem:
    return _problem(Severity.ERROR, code, file, line, values)


def warning(code: str, file: str, line: int = 0, **values: object) -> Problem:
    return _problem(Severity.WARNING, code, file, line, values)


def notice(code: str, file: str, line: int = 0, **values: object) -> Problem:
    return _problem(Severity.NOTICE, code, file, line, values)


def has_errors(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _problem(
    severity: Severity, code: str, file: str, line: int, values: dict[str, object]
) -> Problem:
    pairs = tuple(sorted((name, str(value)) for name, value in values.items()))
    return Problem(file, line, code, severity, pairs)
