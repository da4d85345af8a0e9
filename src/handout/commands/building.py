"""``handout build`` and ``handout check``."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from handout import build as pipeline
from handout.commands.terminal import FINE, WRONG, paint, print_lines, shown
from handout.messages import Locale
from handout.outputs import KINDS, SITE
from handout.problems import has_errors
from handout.progress import TerminalProgress
from handout.report import annotation_lines, bug_lines, check_lines, made_lines, wrong_lines
from handout.request import Request, Result

if TYPE_CHECKING:
    from handout.model import Language


def build(locale: Locale, /, *, traceback: bool, **options: Any) -> int:
    progress = TerminalProgress(sys.stderr)
    try:
        result = pipeline.build(_request(**options), progress)
    finally:
        progress.close()
    print_lines(made_lines(result, locale), sys.stdout)
    print_lines(wrong_lines(result, locale, paint(sys.stderr)), sys.stderr)
    return _end(result, locale, traceback=traceback, draft=options["draft"])


def check(locale: Locale, /, *, traceback: bool, **options: Any) -> int:
    result = pipeline.check(_request(**options))
    print_lines(check_lines(result, locale, paint(sys.stdout)), sys.stdout)
    return _end(result, locale, traceback=traceback, draft=False)


def _request(
    *,
    workshops: tuple[str, ...],
    content: str,
    themes: str,
    theme: str | None,
    lang: tuple[Language, ...],
    out: str = "build",
    kind: tuple[str, ...] = (),
    jobs: int | None = None,
    draft: bool = False,
    address: str = "",
    lysark: int | None = None,
    fix: bool = False,
) -> Request:
    return Request(
        content=shown(content),
        themes=shown(themes),
        out=shown(out),
        workshops=workshops,
        theme=theme,
        languages=lang,
        kinds=tuple(known for known in KINDS if known.name in kind),
        site=SITE in kind,
        address=address,
        jobs=jobs,
        draft=draft,
        slides_a_page=lysark,
        fix=fix,
    )


def _end(result: Result, locale: Locale, *, traceback: bool, draft: bool) -> int:
    """Tell of our own mistakes; the exit status. A draft that was made is what was asked for."""
    if os.environ.get("GITHUB_ACTIONS") == "true":
        print_lines(annotation_lines(result.problems, locale), sys.stdout)
    print_lines(bug_lines(result, locale), sys.stderr)
    if traceback:
        print_lines((bug.traceback for bug in result.bugs), sys.stderr)
    drafted = draft and bool(result.made or result.current)
    return WRONG if result.bugs or (has_errors(result.problems) and not drafted) else FINE
