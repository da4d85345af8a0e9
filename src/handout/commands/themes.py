"""``handout themes`` and ``handout themes check``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from handout.checks.template import template_problems
from handout.commands.terminal import FINE, WRONG, paint, print_lines, shown
from handout.messages import Locale
from handout.problems import has_errors
from handout.report import count_line, problem_lines
from handout.theme_report import list_lines, report_lines
from handout.themes.load import resolve, theme_names


@click.pass_context
def list_themes(ctx: click.Context, locale: Locale, /, *, themes: str) -> int:
    if ctx.invoked_subcommand is not None:
        return FINE
    print_lines(list_lines(Path(shown(themes)), locale), sys.stdout)
    return FINE


def check_themes(locale: Locale, /, *, names: tuple[str, ...], themes: str) -> int:
    folder = Path(shown(themes))
    status = FINE
    for number, name in enumerate(names or theme_names(folder)):
        resolved = resolve(name, folder)
        problems = template_problems(resolved)
        lines = list(report_lines(resolved, locale))
        if problems:
            lines += [""] if lines else []
            lines += [*problem_lines(problems, locale, paint(sys.stdout)), ""]
            lines += [count_line(problems, locale)]
        print_lines([*([""] if number else []), *lines], sys.stdout)
        status = WRONG if has_errors(problems) else status
    return status
