"""Text in its place, line by line, as SVG."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from handout.pages.slide_svg.canvas import Canvas, num, pt
from handout.slides.indents import indents
from handout.slides.lines import Line, Stretch, broken, drawn_em
from handout.slides.measure import SUPERSCRIPT, room
from handout.slides.plan import DESIGNED, Box, Bullet, Fit, Paragraph, Run, TextShape
from handout.themes.theme import EMU_PER_POINT, Family, LevelStyle

_RAISED_EM = 0.3
"""``baseline="30000"``, as the deck has it."""
_TITLES = frozenset({"title", "ctrTitle"})
_CIRCLED = "circleNum"
_WINGDINGS = {"§": "▪", "Ø": "▸", "q": "□", "ü": "✓", "¨": "□", "v": "❖"}


@dataclass(frozen=True, slots=True)
class Setting:
    """How paragraphs are set in a box of ``width`` points: ``colour`` is that of text without one
    of its own, ``numbering`` how steps and lists count where the level does not say it."""

    width: float
    colour: str
    numbering: str = "arabicPeriod"
    align: str = ""
    size: float = 0.0


def text(shape: TextShape, canvas: Canvas, *, role: str, title_hidden: bool) -> str:
    """A text shape with its ground; nothing for a title that is out of sight."""
    place = shape.place
    if title_hidden and place.type in _TITLES:
        return ""
    box = shape.box or Box(place.x, place.y, place.width, place.height)
    ground = shape.fill or place.fill
    behind = ""
    if ground:
        behind = (
            f'<rect x="{pt(box.x)}" y="{pt(box.y)}" width="{pt(box.width)}" '
            f'height="{pt(box.height)}" fill="{canvas.colour(ground)}"/>'
        )
    return behind + _inside(shape, box, canvas, role)


def _inside(shape: TextShape, box: Box, canvas: Canvas, role: str) -> str:
    place = shape.place
    inside = room(place, box)
    numbering = "circleNum" if role == "activity" and place.slot == "body" else "arabicPeriod"
    own = place.own
    setting = Setting(
        inside.width_pt,
        canvas.colour(own.colour if own else "tx1"),
        numbering,
        align=own.align if own else "",
    )
    styles = [place.style(paragraph.level) for paragraph in shape.paragraphs]
    height = stacked_height(shape.paragraphs, styles, canvas, setting, shape.fit)
    free = inside.height_pt - height
    anchor = own.anchor if own else place.anchor
    top = {"ctr": free / 2, "b": free}.get(anchor, 0.0)
    inner = "".join(stacked(shape.paragraphs, styles, canvas, setting, shape.fit, top))
    left, above = (box.x + place.inset_left), (box.y + place.inset_top)
    if place.vertical:
        return (
            f'<g transform="translate({pt(left)} {pt(above + box.height)}) rotate(-90)">{inner}</g>'
        )
    return f'<g transform="translate({pt(left)} {pt(above)})">{inner}</g>'


def stacked_height(
    paragraphs: tuple[Paragraph, ...],
    styles: list[LevelStyle],
    canvas: Canvas,
    setting: Setting,
    fit: Fit = DESIGNED,
) -> float:
    """The height of paragraphs below each other; the first begins at its letters."""
    height = 0.0
    for number, (paragraph, style) in enumerate(zip(paragraphs, styles, strict=True)):
        lines = broken(canvas.measure, paragraph, style, setting.width, fit)
        line_height, _ = canvas.measure.line_height_pt(paragraph, style, fit)
        height += style.space_before_pt if number else 0.0
        height += len(lines) * line_height
        height += style.space_after_pt if number < len(paragraphs) - 1 else 0.0
    return height


def stacked(
    paragraphs: tuple[Paragraph, ...],
    styles: list[LevelStyle],
    canvas: Canvas,
    setting: Setting,
    fit: Fit,
    top: float,
) -> Iterator[str]:
    """Paragraphs from ``top`` down, in the coordinates of their box."""
    y = top
    for number, (paragraph, style) in enumerate(zip(paragraphs, styles, strict=True)):
        y += style.space_before_pt if number else 0.0
        lines = broken(canvas.measure, paragraph, style, setting.width, fit)
        line_height, letters = canvas.measure.line_height_pt(paragraph, style, fit)
        first, rest = (margin / EMU_PER_POINT for margin in indents(paragraph, style))
        size = style.size_pt * fit.font_scale
        if paragraph.marked:
            yield from _mark(paragraph, style, canvas, setting, size, y + letters)
        for n, line in enumerate(lines):
            margin = rest if n else first
            align = paragraph.align or setting.align or style.align
            x = margin + _aligned(align, setting.width - margin, line)
            yield from _line(line, x, y + letters, paragraph, style, canvas, setting)
            y += line_height
        y += style.space_after_pt


def _aligned(align: str, available: float, line: Line) -> float:
    free = available - line.width
    return {"ctr": free / 2, "r": free}.get(align, 0.0)


def _line(
    line: Line,
    x: float,
    baseline: float,
    paragraph: Paragraph,
    style: LevelStyle,
    canvas: Canvas,
    setting: Setting,
) -> Iterator[str]:
    for stretch in line.stretches:
        words = stretch.text.strip(" \t")
        if words:
            before = len(stretch.text) - len(stretch.text.lstrip(" \t"))
            after = len(stretch.text.rstrip(" \t"))
            left = x + _part_width(stretch, stretch.text[:before])
            up = _RAISED_EM * stretch.size / SUPERSCRIPT if stretch.run.superscript else 0.0
            width = _part_width(stretch, stretch.text[before:after])
            colour = run_colour(stretch.run, style, canvas, setting)
            look = _face(stretch, paragraph, style, canvas)
            yield (
                f'<text x="{num(left)}" y="{num(baseline - up)}" {look} fill="{colour}">'
                f"{escape(words)}</text>"
            )
            yield from _drawn_through(stretch, left, width, baseline, colour)
        x += stretch.width


def _part_width(stretch: Stretch, part: str) -> float:
    if part == stretch.text:
        return stretch.width
    return drawn_em(stretch.face, part) * stretch.size + stretch.tracking * len(part)


def _drawn_through(
    stretch: Stretch, x: float, width: float, baseline: float, colour: str
) -> Iterator[str]:
    """The lines under links and through what is struck out."""
    heights = [0.12] if stretch.run.href else []
    heights += [-0.27] if stretch.run.strike else []
    for height in heights:
        yield (
            f'<rect x="{num(x)}" y="{num(baseline + height * stretch.size)}" width="{num(width)}" '
            f'height="{num(max(0.6, 0.055 * stretch.size))}" fill="{colour}"/>'
        )


def run_colour(run: Run, style: LevelStyle, canvas: Canvas, setting: Setting) -> str:
    if run.href:
        return canvas.colour("hlink")
    if run.colour:
        return canvas.colour(run.colour)
    return f"#{style.colour}" if style.colour else setting.colour


def _face(stretch: Stretch, paragraph: Paragraph, style: LevelStyle, canvas: Canvas) -> str:
    run = stretch.run
    family = canvas.theme.code if run.code else family_of(style, canvas)
    bold = run.bold or paragraph.bold or style.bold
    italic = run.italic or style.italic
    tracking = f' letter-spacing="{num(stretch.tracking)}"' if stretch.tracking else ""
    look = face(family, canvas, bold=bold, italic=italic)
    return f'{look} font-size="{num(stretch.size)}"{tracking}'


def family_of(style: LevelStyle, canvas: Canvas) -> Family:
    return canvas.theme.families.get(style.typeface, canvas.theme.body)


def face(family: Family, canvas: Canvas, *, bold: bool = False, italic: bool = False) -> str:
    """The attributes of a face there is a file for."""
    weight = ' font-weight="bold"' if bold and (family.bold or family.bold_italic) else ""
    slope = ' font-style="italic"' if italic and (family.italic or family.bold_italic) else ""
    return f'font-family="{canvas.family(family)}"{weight}{slope}'


def _mark(
    paragraph: Paragraph,
    style: LevelStyle,
    canvas: Canvas,
    setting: Setting,
    size: float,
    baseline: float,
) -> Iterator[str]:
    """The bullet, number or box before a paragraph."""
    x = (style.margin + style.indent) / EMU_PER_POINT
    mark = style.mark
    colour = (
        f"#{mark.colour}" if mark.colour else f"#{style.colour}" if style.colour else setting.colour
    )
    match paragraph.bullet:
        case Bullet.INHERIT if style.bullet:
            character = mark.character or "•"
            if mark.typeface.startswith("Wingdings"):
                yield _square(x, baseline, size * mark.share, colour)
                return
            family = canvas.theme.heading if mark.typeface == "+mj-lt" else family_of(style, canvas)
            look = face(family, canvas, bold=style.bold)
            yield _word(character, x, baseline, size * mark.share, colour, look)
        case Bullet.NUMBER:
            kind = style.numbering or setting.numbering
            yield from _number(paragraph, style, canvas, kind, size, (x, baseline), colour)
        case Bullet.TASK | Bullet.TASK_DONE:
            yield _box(x, baseline, size, colour, ticked=paragraph.bullet is Bullet.TASK_DONE)
        case _:
            pass


def _number(
    paragraph: Paragraph,
    style: LevelStyle,
    canvas: Canvas,
    kind: str,
    size: float,
    at: tuple[float, float],
    colour: str,
) -> Iterator[str]:
    x, baseline = at
    number = str(paragraph.start if paragraph.start is not None else 1)
    heading = style.mark.typeface == "+mj-lt"
    family = canvas.theme.heading if heading else canvas.theme.body
    scaled = size * style.mark.share
    if kind.startswith(_CIRCLED):
        radius = 0.5 * scaled
        middle = baseline - 0.34 * size
        yield (
            f'<circle cx="{num(x + radius)}" cy="{num(middle)}" r="{num(radius)}" fill="{colour}"/>'
        )
        look = face(canvas.theme.body, canvas, bold=True)
        yield _word(
            number,
            x + radius,
            middle + 0.23 * scaled,
            0.66 * scaled,
            canvas.colour("bg1"),
            f'{look} text-anchor="middle"',
        )
        return
    shown = number if kind == "arabicPlain" else f"{number}."
    look = face(family, canvas, bold=style.bold or paragraph.bold)
    yield _word(shown, x, baseline, scaled if style.numbering else size, colour, look)


def _word(words: str, x: float, baseline: float, size: float, colour: str, look: str) -> str:
    return (
        f'<text x="{num(x)}" y="{num(baseline)}" {look} font-size="{num(size)}" fill="{colour}">'
        f"{escape(words)}</text>"
    )


def _square(x: float, baseline: float, size: float, colour: str) -> str:
    side = 0.36 * size
    return (
        f'<rect x="{num(x + 0.05 * size)}" y="{num(baseline - 0.5 * size)}" width="{num(side)}" '
        f'height="{num(side)}" fill="{colour}"/>'
    )


def _box(x: float, baseline: float, size: float, colour: str, *, ticked: bool) -> str:
    side, stroke = 0.68 * size, max(1.0, 0.06 * size)
    top = baseline - 0.69 * size
    box = (
        f'<rect x="{num(x)}" y="{num(top)}" width="{num(side)}" height="{num(side)}" fill="none" '
        f'stroke="{colour}" stroke-width="{num(stroke)}"/>'
    )
    if not ticked:
        return box
    tick = (
        f"M{num(x + 0.2 * side)} {num(top + 0.55 * side)}l{num(0.22 * side)} {num(0.22 * side)}"
        f"l{num(0.38 * side)} {num(-0.5 * side)}"
    )
    return (
        f'{box}<path d="{tick}" fill="none" stroke="{colour}" stroke-width="{num(1.6 * stroke)}"/>'
    )
