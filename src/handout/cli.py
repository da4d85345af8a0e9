"""The command ``handout``. The only module that prints or exits.

Exit status: 0 all is well, 1 something is wrong with the content or could not be made,
2 the command was not understood, 130 interrupted. What was asked for goes to standard output,
what is in the way of it to standard error.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, TextIO

import click

from handout.localized import (
    Command,
    Group,
    at_least_one,
    one_number_of,
    one_of,
    several_of,
    usage_error,
    web_address,
)
from handout.messages import LOCALES, Locale, locale_from, text
from handout.outputs import KINDS, LANGUAGES, SITE, SLIDES_A_PAGE

if TYPE_CHECKING:
    from pathlib import Path

    from handout.model import Language
    from handout.pairing.review import Files
    from handout.problems import Severity
    from handout.request import Request, Result

FINE, WRONG, MISUNDERSTOOD, INTERRUPTED = 0, 1, 2, 130


def main() -> None:
    """Run the command and exit with its status."""
    status = run(sys.argv[1:], os.environ)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    # All files are written and closed. The system takes the memory back at once; Python would
    # first take every object apart, which costs a build 4 % of its time.
    os._exit(status)


def run(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run the command; the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            # A terminal that has no « must not stop a build.
            reconfigure(errors="replace")
    locale = _locale(arguments, environment)
    try:
        status = _command(locale).main(list(arguments), "handout", standalone_mode=False)
        sys.stdout.flush()
    except click.UsageError as wrong:
        _print([usage_error(wrong, locale)], sys.stderr)
        return MISUNDERSTOOD
    except (KeyboardInterrupt, click.Abort):
        _print([text("interrupted", locale)], sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough; what is left must not be written at exit either.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WRONG
    return int(status or FINE)


def _locale(arguments: Sequence[str], environment: Mapping[str, str]) -> Locale:
    """The reader's language: needed before click reads the options, for help and errors, too."""
    written = ""
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=True):
        if argument == "--messages":
            written = following
        elif argument.startswith("--messages="):
            written = argument.partition("=")[2]
    chosen = (locale for locale in LOCALES if locale == written)
    return next(chosen, locale_from(environment))


def _command(locale: Locale) -> Group:
    known = one_of(LOCALES, locale)
    messages = _option("--messages", "nn|nb|en", locale, callback=known, passed_on=False)
    commands: tuple[tuple[str, Callable[..., int], list[click.Parameter]], ...] = (
        ("build", _build, _writing_options(locale)),
        ("check", _check, [_flag("--fix", locale)]),
    )
    group = Group(
        "handout",
        locale=locale,
        help=text("cli-handout-help", locale),
        params=[messages],
        callback=_help_alone,
    )
    for name, callback, more in commands:
        command = Command(
            name,
            locale=locale,
            help=text(f"cli-{name}-help", locale),
            params=[*_reading_options(locale), *more, messages],
            callback=partial(callback, locale),
        )
        group.add_command(command)
    group.add_command(_themes(locale, messages))
    for name in ("translate", "omset"):
        group.add_command(_translating(name, locale, messages))
    for command in _languages(locale, messages):
        group.add_command(command)
    return group


def _themes(locale: Locale, messages: click.Option) -> Group:
    """``handout themes`` lists them; ``handout themes check`` tells about some."""
    folder = _option("--themes", "DIR", locale, default="themes")
    group = Group(
        "themes",
        locale=locale,
        help=text("cli-themes-help", locale),
        params=[folder, messages],
        callback=partial(_list_themes, locale),
    )
    group.add_command(
        Command(
            "check",
            locale=locale,
            help=text("cli-themes-check-help", locale),
            params=[
                click.Argument(["names"], nargs=-1, metavar=text("cli-theme-metavar", locale)),
                folder,
                messages,
            ],
            callback=partial(_check_themes, locale),
        )
    )
    return group


def _translating(name: str, locale: Locale, messages: click.Option) -> Command:
    """``handout translate``, and the same under its Norwegian name, which stands in no list."""
    language = one_of(LANGUAGES, locale)
    return Command(
        name,
        locale=locale,
        hidden=name != "translate",
        help=text("cli-translate-help", locale),
        params=[
            click.Argument(["workshops"], nargs=-1, metavar=text("cli-workshop-metavar", locale)),
            _option("--to", "nn|nb", locale, callback=language),
            _option("--from", "nn|nb", locale, callback=language),
            _option("--content", "DIR", locale, default="content"),
            messages,
        ],
        callback=partial(_translate, locale),
    )


def _languages(locale: Locale, messages: click.Option) -> Iterator[Command]:
    """``handout status`` and ``handout review``: how the two languages of a workshop stand."""
    asked = click.Argument(["workshops"], nargs=-1, metavar=text("cli-workshop-metavar", locale))
    folder = _option("--content", "DIR", locale, default="content")
    wanted = one_of(("reviewed",), locale)
    yield Command(
        "status",
        locale=locale,
        help=text("cli-status-help", locale),
        params=[
            asked,
            folder,
            click.Option(["--years"], is_flag=True, help=text("cli-years", locale)),
            click.Option(["--json", "as_json"], is_flag=True, help=text("cli-json", locale)),
            _option("--require", "reviewed", locale, callback=wanted),
            messages,
        ],
        callback=partial(_status, locale),
    )
    yield Command(
        "review",
        locale=locale,
        help=text("cli-review-help", locale),
        params=[
            asked,
            folder,
            click.Option(["--approve"], is_flag=True, help=text("cli-approve", locale)),
            messages,
        ],
        callback=partial(_review, locale),
    )


@click.pass_context
def _help_alone(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        _print([ctx.get_help()], sys.stdout)


def _reading_options(locale: Locale) -> list[click.Parameter]:
    languages = several_of(LANGUAGES, locale)
    return [
        click.Argument(["workshops"], nargs=-1, metavar=text("cli-workshop-metavar", locale)),
        _option("--content", "DIR", locale, default="content"),
        _option("--themes", "DIR", locale, default="themes"),
        _option("--theme", "NAME", locale),
        _option("--lang", "nn|nb", locale, callback=languages),
        click.Option(["--traceback"], is_flag=True, help=text("cli-traceback", locale)),
    ]


def _writing_options(locale: Locale) -> list[click.Parameter]:
    kinds = [*(kind.name for kind in KINDS), SITE]
    return [
        _option("--out", "DIR", locale, default="build"),
        _option("--kind", ",".join(kinds), locale, callback=several_of(kinds, locale)),
        _option(
            "--address", "URL", locale, callback=web_address(locale), variable="HANDOUT_ADDRESS"
        ),
        _option("--jobs", "N", locale, callback=at_least_one(locale)),
        _option("--lysark", "N", locale, callback=one_number_of(SLIDES_A_PAGE, locale)),
        click.Option(["--draft"], is_flag=True, help=text("cli-draft", locale)),
    ]


def _flag(name: str, locale: Locale) -> click.Option:
    return click.Option([name], is_flag=True, help=text(f"cli-{name.lstrip('-')}", locale))


def _option(
    name: str,
    metavar: str,
    locale: Locale,
    *,
    default: str | None = None,
    callback: Callable[..., Any] | None = None,
    passed_on: bool = True,
    variable: str | None = None,
) -> click.Option:
    said = text(f"cli-{name.lstrip('-')}", locale, {"default": default or ""})
    return click.Option(
        [name],
        metavar=metavar,
        default=default,
        help=said,
        callback=callback,
        envvar=variable,
        expose_value=passed_on,
    )


def _build(locale: Locale, /, *, traceback: bool, **options: Any) -> int:
    from handout.build import build
    from handout.progress import TerminalProgress
    from handout.report import made_lines, wrong_lines

    progress = TerminalProgress(sys.stderr)
    try:
        result = build(_request(**options), progress)
    finally:
        progress.close()
    _print(made_lines(result, locale), sys.stdout)
    _print(wrong_lines(result, locale, _paint(sys.stderr)), sys.stderr)
    return _end(result, locale, traceback=traceback, draft=options["draft"])


def _check(locale: Locale, /, *, traceback: bool, **options: Any) -> int:
    from handout.build import check
    from handout.report import check_lines

    result = check(_request(**options))
    _print(check_lines(result, locale, _paint(sys.stdout)), sys.stdout)
    return _end(result, locale, traceback=traceback, draft=False)


@click.pass_context
def _translate(
    ctx: click.Context,
    locale: Locale,
    /,
    *,
    workshops: tuple[str, ...],
    content: str,
    to: Language | None,
    **others: Language | None,
) -> int:
    from handout.problems import has_errors
    from handout.reading import own_labels
    from handout.report import problem_lines, translated_line
    from handout.translation.workshop import Made, draft_workshops, lacking
    from handout.workshops import find_workshops

    source = others["from"]
    if source and source == to:
        raise click.UsageError(text("cli-from-is-to", locale), ctx)
    target = to or next((other for other in LANGUAGES if source and other != source), None)
    content = _shown(content)
    names, problems = find_workshops(content, workshops)
    made: list[Made] = []
    if not has_errors(problems):
        with own_labels(content) as labels:
            for outcome in draft_workshops(content, lacking(content, names, target)):
                if isinstance(outcome, Made):
                    made.append(outcome)
                    _print([translated_line(outcome, locale)], sys.stdout)
                else:
                    problems.append(outcome)
        problems += labels
    if made:
        rough = [text("translate-rough", locale)] if any(m.target == "nb" for m in made) else []
        _print([*rough, text("translate-next", locale)], sys.stdout)
    elif not has_errors(problems):
        _print([text("translate-nothing", locale)], sys.stdout)
    _print(problem_lines(problems, locale, _paint(sys.stderr)), sys.stderr)
    return WRONG if has_errors(problems) else FINE


@click.pass_context
def _list_themes(ctx: click.Context, locale: Locale, /, *, themes: str) -> int:
    if ctx.invoked_subcommand is not None:
        return FINE
    from pathlib import Path

    from handout.theme_report import list_lines

    _print(list_lines(Path(_shown(themes)), locale), sys.stdout)
    return FINE


def _check_themes(locale: Locale, /, *, names: tuple[str, ...], themes: str) -> int:
    from pathlib import Path

    from handout.checks.template import template_problems
    from handout.problems import has_errors
    from handout.report import count_line, problem_lines
    from handout.theme_report import report_lines
    from handout.themes.load import resolve, theme_names

    folder = Path(_shown(themes))
    status = FINE
    for number, name in enumerate(names or theme_names(folder)):
        resolved = resolve(name, folder)
        problems = template_problems(resolved)
        lines = list(report_lines(resolved, locale))
        if problems:
            lines += [""] if lines else []
            lines += [*problem_lines(problems, locale, _paint(sys.stdout)), ""]
            lines += [count_line(problems, locale)]
        _print([*([""] if number else []), *lines], sys.stdout)
        status = WRONG if has_errors(problems) else status
    return status


def _status(
    locale: Locale,
    /,
    *,
    workshops: tuple[str, ...],
    content: str,
    years: bool,
    as_json: bool,
    require: str | None,
) -> int:
    from handout.pairing.status import workshop_status
    from handout.status_report import status_json, status_lines, years_lines

    found, complete = _read_workshops(locale, workshops, content)
    statuses = [workshop_status(name, files) for name, _, files in found]
    if as_json:
        _print([status_json(statuses)], sys.stdout)
    elif statuses:
        lines = years_lines if years else status_lines
        _print(lines(statuses, locale), sys.stdout)
    status = FINE if complete else WRONG
    if require:
        for workshop in statuses:
            if not workshop.reviewed:
                said = text("status-not-reviewed", locale, {"name": workshop.name})
                _print([said], sys.stderr)
                status = WRONG
    return status


def _review(locale: Locale, /, *, workshops: tuple[str, ...], content: str, approve: bool) -> int:
    from handout.pairing.review import approved, asked, drifted
    from handout.problems import error
    from handout.report import problem_line, problem_lines
    from handout.reviewing import write_files
    from handout.status_report import approved_lines, asked_line

    found, complete = _read_workshops(locale, workshops, content)
    status = FINE if complete else WRONG
    for name, folder, files in found:
        if len(files.texts) < len(LANGUAGES):
            continue
        after = approved(files) if approve else asked(files)
        try:
            write_files(after, files, folder)
        except OSError as failure:
            wrong = error("review-unwritable", files.shown_as, reason=failure.strerror or failure)
            _print([problem_line(wrong, locale, _paint(sys.stderr))], sys.stderr)
            status = WRONG
            continue
        if approve:
            _print(approved_lines(name, files, locale), sys.stdout)
        else:
            _print(problem_lines(drifted(after), locale, _paint(sys.stdout)), sys.stdout)
            _print([asked_line(name, after, locale)], sys.stdout)
    return status


def _read_workshops(
    locale: Locale, workshops: tuple[str, ...], content: str
) -> tuple[list[tuple[str, Path, Files]], bool]:
    """Name, folder and files of each workshop, and whether all could be read."""
    from pathlib import Path

    from handout.problems import has_errors
    from handout.report import problem_lines
    from handout.reviewing import read_files
    from handout.workshops import find_workshops

    shown = _shown(content)
    names, problems = find_workshops(shown, workshops)
    found: list[tuple[str, Path, Files]] = []
    for name in names:
        files, wrong = read_files(Path(shown, name), shown_as=f"{shown}/{name}")
        problems += wrong
        found.append((name, Path(shown, name), files))
    _print(problem_lines(problems, locale, _paint(sys.stderr)), sys.stderr)
    return found, not has_errors(problems)


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
    from handout.request import Request

    return Request(
        content=_shown(content),
        themes=_shown(themes),
        out=_shown(out),
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


def _shown(folder: str) -> str:
    """A folder as it begins a path that is shown: with ``/`` between names, and none at the end."""
    return folder.replace(os.sep, "/").rstrip("/") or folder


def _end(result: Result, locale: Locale, *, traceback: bool, draft: bool) -> int:
    """Tell of our own mistakes; the exit status. A draft that was made is what was asked for."""
    from handout.problems import has_errors
    from handout.report import annotation_lines, bug_lines

    if os.environ.get("GITHUB_ACTIONS") == "true":
        _print(annotation_lines(result.problems, locale), sys.stdout)
    _print(bug_lines(result, locale), sys.stderr)
    if traceback:
        _print((bug.traceback for bug in result.bugs), sys.stderr)
    drafted = draft and bool(result.made or result.current)
    return WRONG if result.bugs or (has_errors(result.problems) and not drafted) else FINE


def _paint(stream: TextIO) -> Callable[[str, Severity], str]:
    """Colour for the marks, where there is somebody to see it (https://no-color.org)."""
    if not stream.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return lambda mark, _severity: mark
    colours = {"error": "red", "warning": "yellow", "notice": "cyan"}
    return lambda mark, severity: click.style(mark, fg=colours[severity], bold=True)


def _print(lines: Iterable[str], stream: TextIO) -> None:
    for line in lines:
        click.echo(line, file=stream)
    stream.flush()
