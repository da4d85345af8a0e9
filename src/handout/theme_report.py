"""``handout themes``: which themes there are, and how a template was understood, in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from handout.messages import Locale, counted, text
from handout.themes.chain import Link, read_chain, theme_names
from handout.themes.filling import FOOTERS, Filled
from handout.themes.load import Resolved
from handout.themes.mapping import How
from handout.themes.roles import SLOT_NAMES
from handout.themes.settings import COLOUR_SLOTS

_CM = 360_000
_PROPORTIONS = {"16 : 9": 16 / 9, "16 : 10": 16 / 10, "4 : 3": 4 / 3}
_ALMOST = 0.01


def list_lines(themes: Path, locale: Locale) -> Iterator[str]:
    """A line for each theme: its folder, its name, what it is built on or which file it uses."""
    names = theme_names(themes)
    if not names:
        yield text("themes-none", locale, {"folder": themes})
        return
    width = max(map(len, names))
    for name in names:
        chain, _ = read_chain(name, themes)
        yield f"{name:<{width}}  {_summary(chain[-1], locale) if chain else ''}".rstrip()


def _summary(link: Link, locale: Locale) -> str:
    said = link.settings
    words = [said.name or link.folder.name]
    if said.template:
        words.append(text("themes-template", locale, {"template": said.template}))
    if said.based_on:
        words.append(text("themes-based-on", locale, {"name": said.based_on}))
    return ", ".join(words)


def report_lines(resolved: Resolved, locale: Locale) -> Iterator[str]:
    """How a theme was put together: its template, each layout, its typefaces and colours."""
    theme, template = resolved.theme, resolved.template
    if theme is None or template is None:
        return
    yield text("report-theme", locale, {"name": resolved.name})
    yield text(
        "report-template",
        locale,
        {
            "template": theme.template.name,
            "width": _centimetres(theme.slide_width),
            "height": _centimetres(theme.slide_height),
            "proportion": _proportion(theme.slide_width / theme.slide_height),
        },
    )
    if len(template.masters) > 1:
        yield counted("report-masters", locale, len(template.masters))
    if template.slides:
        yield counted("report-slides", locale, template.slides)
    if template.macros:
        yield text("report-macros", locale)
    yield ""
    yield text("report-layouts", locale)
    if all(found.match.how is How.OURS and not found.derived for found in resolved.filled.values()):
        yield f"  {text('report-all-ours', locale, {'count': len(resolved.filled)})}"
    else:
        width = max(map(len, resolved.filled))
        for role, filled in resolved.filled.items():
            yield f"  {role:<{width}}  {_layout(filled, locale)}"
    yield ""
    yield text("report-fonts", locale)
    for typeface, found in resolved.fonts.items():
        stand_in = theme.families[typeface].regular.stem.partition("-")[0]
        values = {"typeface": typeface, "stand_in": stand_in}
        yield f"  {text(f'font-{found}', locale, values)}"
    yield ""
    yield text("report-colours", locale)
    for slot in COLOUR_SLOTS:
        if slot in theme.colours:
            yield f"  {slot:<8}  #{theme.colours[slot]}"


def _layout(filled: Filled, locale: Locale) -> str:
    """«Tittel og innhald» (slik PowerPoint kallar det); avleidd: Kjelde."""
    names = ", ".join(SLOT_NAMES[slot] for slot in filled.derived)
    values = {"layout": filled.layout.name, "places": names}
    own = [slot for slot in filled.own if slot not in ("title", "progress", *FOOTERS)]
    if filled.match.how is How.DERIVED and not own:
        return text("layout-derived" if names else "layout-as", locale, values)
    values["how"] = text(f"how-{filled.match.how}", locale)
    return text("layout-partly" if names else "layout-whole", locale, values)


def _centimetres(emu: int) -> str:
    return f"{emu / _CM:.1f}".replace(".", ",")


def _proportion(ratio: float) -> str:
    near = [name for name, known in _PROPORTIONS.items() if abs(ratio - known) < _ALMOST]
    return near[0] if near else f"{ratio:.2f}".replace(".", ",") + " : 1"
