"""A slide plan as readable text, for cases and for comparing."""

from __future__ import annotations

from decimal import Decimal

from handout.slides.plan import (
    Align,
    BarShape,
    Bullet,
    ChartShape,
    CountdownShape,
    Paragraph,
    PictureShape,
    PlannedSlide,
    Run,
    Shape,
    SlidePlan,
    TableShape,
    TextShape,
)
from handout.themes.theme import EMU_PER_INCH

_MARKS = {Bullet.INHERIT: "•", Bullet.NONE: "", Bullet.TASK: "☐", Bullet.TASK_DONE: "☑"}
_FURNITURE = ("footer", "slide_number", "section")


def plan_text(plan: SlidePlan) -> str:
    """One block a slide: number, layout and title, then slot by slot what stands there."""
    return "\n".join(slide_text(slide) for slide in plan.slides)


def slide_text(slide: PlannedSlide) -> str:
    hidden = " (hidden)" if slide.title_hidden else ""
    skipped = " (skipped)" if slide.skipped else ""
    if slide.background:
        hidden += f" over {slide.background}"
    lines = [f"{slide.number} {slide.layout} «{slide.title}»{hidden}{skipped}"]
    for shape in slide.shapes:
        lines += [f"  {line}" for line in shape_lines(shape)]
    if slide.notes:
        lines += ["  notes:", *(f"    {paragraph_text(p)}" for p in slide.notes)]
    return "\n".join(lines)


def shape_lines(shape: Shape) -> list[str]:  # noqa: PLR0911 - one case a kind
    match shape:
        case TextShape(place, paragraphs, fit):
            if place.slot == "title" or place.slot in _FURNITURE:
                return []
            scale = "" if fit.designed else f" {fit.font_scale:.0%}"
            return [f"{place.slot}{scale}:", *(f"  {paragraph_text(p)}" for p in paragraphs)]
        case PictureShape():
            alt = "(decorative)" if shape.decorative else f"«{shape.description}»"
            click = f" (click {shape.reveal})" if shape.reveal else ""
            return [f"picture {shape.src} {alt}{click}"]
        case TableShape():
            return [
                f"table {shape.size_pt:g} pt:",
                *(
                    "  " + " | ".join(cell_text(p) for c in row for p in c.paragraphs)
                    for row in shape.rows
                ),
            ]
        case ChartShape():
            return chart_lines(shape)
        case CountdownShape():
            return [
                f"countdown {shape.minutes} min «{shape.description}»",
                "  " + " ".join(words.text for words in shape.figures),
                *([f"  {marks_text(shape)}"] if shape.ticks else []),
            ]
        case BarShape():
            return [f"bar {shape.name} {shape.colour} {shape.width / EMU_PER_INCH:.2f} in"]


def marks_text(shape: CountdownShape) -> str:
    """The steps above the time line, each with its minute; ◂ is a mark left of its number."""
    sides = {Align.LEFT: "▸", Align.RIGHT: "◂", Align.CENTER: ""}
    marks = [f"{mark.minute}:{sides[mark.align]}{mark.text}" for mark in shape.marks]
    return f"{len(shape.ticks)} ticks {' '.join(marks)}".rstrip()


def chart_lines(chart: ChartShape) -> list[str]:
    """Kind, size and what is shown; then the numbers as a table; then the alt text."""
    shown = {
        "heading": chart.heading is not None,
        "legend": chart.legend is not None,
        "names at the ends": chart.named_at_end,
        "no values": not chart.values_shown,
        "axis": chart.axis_shown,
        f"from {_value_text(chart.lowest)}": chart.lowest is not None,
        f"in steps of {_value_text(chart.step)}": chart.step is not None,
        f"every {chart.name_every}. name": chart.name_every > 1,
    }
    look = "".join(f", {what}" for what, on in shown.items() if on)
    click = f" (click {chart.reveal})" if chart.reveal else ""
    rows = [
        " | ".join((category, *(_value_text(series.values[n]) for series in chart.series)))
        + (" ←" if n == chart.marked else "")
        for n, category in enumerate(chart.categories)
    ]
    heads = [f"{s.name} ({s.colour}{', marked' * s.marked})" for s in chart.series]
    return [
        f"{chart.kind} chart {chart.size_pt:g} pt, {chart.number_format}{look}{click}:",
        *(f"  {row}" for row in (" | ".join((chart.corner, *heads)), *rows)),
        f"  «{chart.description}»",
    ]


def _value_text(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def cell_text(paragraph: Paragraph) -> str:
    side = f" <{paragraph.align}>" if paragraph.align else ""
    return paragraph_text(paragraph) + side


def paragraph_text(paragraph: Paragraph) -> str:
    mark = f"{paragraph.start}." if paragraph.start else _MARKS.get(paragraph.bullet, "")
    if not paragraph.marked:
        mark = "·"
    words = "".join(run_text(run) for run in paragraph.runs)
    if paragraph.bold:
        words = f"**{words}**"
    click = f" (click {paragraph.reveal})" if paragraph.reveal else ""
    return "  " * paragraph.level + f"{mark} {words}{click}".strip()


def run_text(run: Run) -> str:
    text = run.text.replace("\N{NO-BREAK SPACE}", "~").replace("\N{SOFT HYPHEN}", "|")
    for on, mark in ((run.bold, "**"), (run.italic, "*"), (run.strike, "~~"), (run.code, "`")):
        if on:
            text = f"{mark}{text}{mark}"
    if run.colour:
        text = f"{text}#{run.colour}"
    if run.superscript:
        text = f"^{text}"
    if run.href:
        text = f"[{text}]({run.href})"
    if run.lang not in ("nn-NO", "nb-NO"):
        text = f"{text}@{run.lang}"
    return ("⏎" if run.break_before else "") + text
