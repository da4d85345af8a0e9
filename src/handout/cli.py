"""The command ``handout``: which commands and options there are. What each does stands in
:mod:`handout.commands`; that and this alone print and exit.

Exit status: 0 all is well, 1 something is wrong with the content or could not be made,
2 the command was not understood, 130 interrupted. What was asked for goes to standard output,
what is in the way of it to standard error.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

import click

from handout.commands.terminal import FINE, WRONG, print_lines
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

MISUNDERSTOOD, INTERRUPTED = 2, 130


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
        print_lines([usage_error(wrong, locale)], sys.stderr)
        return MISUNDERSTOOD
    except (KeyboardInterrupt, click.Abort):
        print_lines([text("interrupted", locale)], sys.stderr)
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
    folder = _option("--themes", text("cli-folder-metavar", locale), locale, default="themes")
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
            _option("--content", text("cli-folder-metavar", locale), locale, default="content"),
            messages,
        ],
        callback=partial(_translate, locale),
    )


def _languages(locale: Locale, messages: click.Option) -> Iterator[Command]:
    """``handout status`` and ``handout review``: how the two languages of a workshop stand."""
    asked = click.Argument(["workshops"], nargs=-1, metavar=text("cli-workshop-metavar", locale))
    folder = _option("--content", text("cli-folder-metavar", locale), locale, default="content")
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
        print_lines([ctx.get_help()], sys.stdout)


def _reading_options(locale: Locale) -> list[click.Parameter]:
    languages = several_of(LANGUAGES, locale)
    return [
        click.Argument(["workshops"], nargs=-1, metavar=text("cli-workshop-metavar", locale)),
        _option("--content", text("cli-folder-metavar", locale), locale, default="content"),
        _option("--themes", text("cli-folder-metavar", locale), locale, default="themes"),
        _option("--theme", text("cli-name-metavar", locale), locale),
        _option("--lang", "nn|nb", locale, callback=languages),
        click.Option(["--traceback"], is_flag=True, help=text("cli-traceback", locale)),
    ]


def _writing_options(locale: Locale) -> list[click.Parameter]:
    kinds = [*(kind.name for kind in KINDS), SITE]
    return [
        _option("--out", text("cli-folder-metavar", locale), locale, default="build"),
        _option("--kind", ",".join(kinds), locale, callback=several_of(kinds, locale)),
        _option(
            "--address",
            text("cli-address-metavar", locale),
            locale,
            callback=web_address(locale),
            variable="HANDOUT_ADDRESS",
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


def _build(locale: Locale, /, **options: Any) -> int:
    from handout.commands.building import build

    return build(locale, **options)


def _check(locale: Locale, /, **options: Any) -> int:
    from handout.commands.building import check

    return check(locale, **options)


def _list_themes(locale: Locale, /, **options: Any) -> int:
    from handout.commands.themes import list_themes

    return list_themes(locale, **options)


def _check_themes(locale: Locale, /, **options: Any) -> int:
    from handout.commands.themes import check_themes

    return check_themes(locale, **options)


def _translate(locale: Locale, /, **options: Any) -> int:
    from handout.commands.translating import translate

    return translate(locale, **options)


def _status(locale: Locale, /, **options: Any) -> int:
    from handout.commands.languages import status

    return status(locale, **options)


def _review(locale: Locale, /, **options: Any) -> int:
    from handout.commands.languages import review

    return review(locale, **options)
