"""click in the reader's language: help pages, values of options, and what was not understood."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from handout.messages import Locale, text


class _Localized(click.Command):
    """A command whose help page is in the reader's language. click has no setting for it."""

    def __init__(self, name: str, *, locale: Locale, **settings: Any) -> None:
        super().__init__(name, options_metavar=text("cli-options-metavar", locale), **settings)
        self.locale = locale

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as wrong:
            # Some of click's complaints come without the command that they are about.
            wrong.ctx = wrong.ctx or ctx
            raise

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = text("cli-help-option", self.locale)
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, text("cli-usage", self.locale) + " ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = (p for p in self.get_params(ctx) if isinstance(p, click.Option))
        records = [option.get_help_record(ctx) for option in options]
        with formatter.section(text("cli-options", self.locale)):
            formatter.write_dl([record for record in records if record])


class Command(_Localized):
    """A single command."""


class Group(_Localized, click.Group):
    """A command of commands; alone, it shows its help page."""

    def __init__(self, name: str, *, locale: Locale, **settings: Any) -> None:
        super().__init__(
            name,
            locale=locale,
            invoke_without_command=True,
            no_args_is_help=False,
            subcommand_metavar=text("cli-command-metavar", locale),
            **settings,
        )

    @property
    def listed(self) -> list[str]:
        """The names of the commands, without second names of the same one."""
        return [name for name, command in self.commands.items() if not command.hidden]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        rows = [(name, self.commands[name].help or "") for name in self.listed]
        with formatter.section(text("cli-commands", self.locale)):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in self.commands:
            raise click.UsageError(_unknown("cli-no-such-command", name, self), ctx)
        return super().resolve_command(ctx, args)


def one_of(known: Sequence[str], locale: Locale) -> Callable[..., str | None]:
    """Check a value against the words there are."""

    def callback(ctx: click.Context, option: click.Parameter, value: str | None) -> str | None:
        if value is not None and value not in known:
            raise click.BadParameter(_bad_value(option, value, known, locale), ctx, option)
        return value

    return callback


def several_of(known: Sequence[str], locale: Locale) -> Callable[..., tuple[str, ...]]:
    """Check a list with commas; no value means all, and the order is that of the table."""

    def callback(ctx: click.Context, option: click.Parameter, value: str | None) -> tuple[str, ...]:
        wanted = [word.strip() for word in value.split(",")] if value is not None else known
        for word in wanted:
            if word not in known:
                raise click.BadParameter(_bad_value(option, word, known, locale), ctx, option)
        return tuple(word for word in known if word in wanted)

    return callback


def at_least_one(locale: Locale) -> Callable[..., int | None]:
    """Check a whole number from 1."""

    def callback(ctx: click.Context, option: click.Parameter, value: str | None) -> int | None:
        if value is None:
            return None
        if not value.isdecimal() or int(value) < 1:
            values = {"option": option.opts[0], "value": value}
            raise click.BadParameter(text("cli-bad-number", locale, values), ctx, option)
        return int(value)

    return callback


def one_number_of(known: Sequence[int], locale: Locale) -> Callable[..., int | None]:
    """Check a number that is one of a few."""

    def callback(ctx: click.Context, option: click.Parameter, value: str | None) -> int | None:
        if value is None:
            return None
        if value not in map(str, known):
            words = [str(number) for number in known]
            raise click.BadParameter(_bad_value(option, value, words, locale), ctx, option)
        return int(value)

    return callback


def web_address(locale: Locale) -> Callable[..., str]:
    """Check an address on the web, which gets a slash at its end; '' when there is none."""

    def callback(ctx: click.Context, option: click.Parameter, value: str | None) -> str:
        if not value:
            return ""
        scheme, _, rest = value.partition("://")
        if scheme not in {"http", "https"} or not rest or any(map(str.isspace, value)):
            values = {"option": option.opts[0], "value": value}
            raise click.BadParameter(text("cli-bad-address", locale, values), ctx, option)
        return f"{value.rstrip('/')}/"

    return callback


def usage_error(wrong: click.UsageError, locale: Locale) -> str:
    """What was not understood, in one sentence, and where to find help."""
    match wrong:
        case click.NoSuchOption(option_name=name, possibilities=[meant, *_]):
            values = {"name": name, "suggestion": meant}
            said = text("cli-no-such-option-meant", locale, values)
        case click.NoSuchOption(option_name=name):
            said = text("cli-no-such-option", locale, {"name": name})
        case click.BadOptionUsage(option_name=name):
            code = "cli-no-value-here" if _is_flag(name, wrong.ctx) else "cli-no-value"
            said = text(code, locale, {"name": name})
        case click.BadParameter():
            said = wrong.message
        case _:
            said = wrong.message
    path = wrong.ctx.command_path if wrong.ctx else "handout"
    return said + "\n" + text("cli-see-help", locale, {"command": path})


def _is_flag(name: str, ctx: click.Context | None) -> bool:
    options = ctx.command.params if ctx else []
    return any(name in o.opts and isinstance(o, click.Option) and o.is_flag for o in options)


def _unknown(code: str, name: str, group: Group) -> str:
    from difflib import get_close_matches

    known = ", ".join(group.listed)
    close = get_close_matches(name, group.commands, 1)
    if close:
        values = {"name": name, "suggestion": close[0], "known": known}
        return text(f"{code}-meant", group.locale, values)
    return text(code, group.locale, {"name": name, "known": known})


def _bad_value(option: click.Parameter, value: str, known: Sequence[str], locale: Locale) -> str:
    values = {"option": option.opts[0], "value": value, "known": ", ".join(known)}
    return text("cli-bad-value", locale, values)
