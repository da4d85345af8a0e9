"""What somebody who brings a template should look at: pale text, crowded layouts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handout.checks.contrast import contrast
from handout.problems import Problem, notice, warning
from handout.themes.colours import contrast_ratio
from handout.themes.filling import FOOTERS, Filled
from handout.themes.load import Resolved
from handout.themes.looks import faint, ground
from handout.themes.mapping import How
from handout.themes.roles import SLOT_NAMES
from handout.themes.template import TemplateLayout
from handout.themes.theme import Placeholder

_NO_TEXT = frozenset(
    {"picture", "pictures", "form", "qr", "countdown", "table", "chart", "agenda", "progress"}
)


def template_problems(resolved: Resolved) -> list[Problem]:
    """All remarks on a theme and its template, in the order of the layouts."""
    if resolved.theme is None or resolved.template is None:
        return list(resolved.problems)
    shown = f"themes/{resolved.theme.template.parent.name}/{resolved.theme.template.name}"
    layouts = {layout.part_name: layout for layout in resolved.template.layouts}
    problems = [*resolved.problems, *contrast(resolved.theme)]
    for filled in resolved.filled.values():
        layout = layouts[filled.layout.part_name]
        if filled.derived or filled.match.how is not How.OURS:
            problems += _of_one(filled, layout, shown)
    problems += _without_numbers(resolved.filled.values(), shown)
    return list(dict.fromkeys(problems))


def _of_one(filled: Filled, layout: TemplateLayout, shown: str) -> Iterator[Problem]:
    name = layout.name
    places = filled.layout.placeholders
    if filled.crowded:
        yield warning("template-crowded", shown, layout=name)
    if filled.unsure:
        yield warning("template-picture-behind", shown, layout=name)
    for slot in filled.faint:
        yield warning("template-faint", shown, layout=name, place=SLOT_NAMES[slot])
    for slot in filled.own:
        place = places.get(slot)
        if place is not None and slot not in _NO_TEXT:
            yield from _own_text(place, layout, shown)


def _own_text(place: Placeholder, layout: TemplateLayout, shown: str) -> Iterator[Problem]:
    """The designer's own colours on the designer's own ground."""
    style = place.style(0)
    grounds = ground(layout, place.rect)
    if not (style.colour and grounds):
        return
    ratio = min(contrast_ratio(style.colour, colour) for colour in grounds)
    if faint(ratio, style.size_pt):
        yield warning(
            "template-pale",
            shown,
            layout=layout.name,
            place=SLOT_NAMES[place.slot],
            colour=f"#{style.colour}",
            # Rounded down, as everywhere: 4.46 is not 4.5.
            found=f"{int(ratio * 10) / 10:.1f}".replace(".", ","),
        )


def _without_numbers(filled: Iterable[Filled], shown: str) -> Iterator[Problem]:
    """Layouts without a slide number, which people refer to."""
    names = dict.fromkeys(
        found.layout.name
        for found in filled
        if found.match.how is not How.OURS
        and found.match.role not in ("title", "part", "part_vertical")
        and FOOTERS[2] not in found.layout.placeholders
    )
    if names:
        yield notice("template-no-number", shown, layouts=", ".join(f"«{name}»" for name in names))
