"""``handout translate``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from handout.commands.terminal import FINE, WRONG, paint, print_lines, shown
from handout.messages import Locale, text
from handout.outputs import LANGUAGES
from handout.problems import has_errors
from handout.reading import own_labels
from handout.report import problem_lines, translated_line
from handout.translation.workshop import Made, draft_workshops, lacking
from handout.workshops import find_workshops

if TYPE_CHECKING:
    from handout.model import Language


@click.pass_context
def translate(
    ctx: click.Context,
    locale: Locale,
    /,
    *,
    workshops: tuple[str, ...],
    content: str,
    to: Language | None,
    **others: Language | None,
) -> int:
    source = others["from"]
    if source and source == to:
        raise click.UsageError(text("cli-from-is-to", locale), ctx)
    target = to or next((other for other in LANGUAGES if source and other != source), None)
    content = shown(content)
    names, problems = find_workshops(content, workshops)
    made: list[Made] = []
    if not has_errors(problems):
        with own_labels(content) as labels:
            for outcome in draft_workshops(content, lacking(content, names, target)):
                if isinstance(outcome, Made):
                    made.append(outcome)
                    print_lines([translated_line(outcome, locale)], sys.stdout)
                else:
                    problems.append(outcome)
        problems += labels
    if made:
        rough = [text("translate-rough", locale)] if any(m.target == "nb" for m in made) else []
        print_lines([*rough, text("translate-next", locale)], sys.stdout)
    elif not has_errors(problems):
        print_lines([text("translate-nothing", locale)], sys.stdout)
    print_lines(problem_lines(problems, locale, paint(sys.stderr)), sys.stderr)
    return WRONG if has_errors(problems) else FINE
