"""The run sheet (``-plan``): what whoever leads the workshop holds in the hand.

The first page at a glance: the goals, the clock as a table whose rows are as tall as they are
long, what to bring, and what to leave out when time runs short. Then everything the notes say,
in the order of the workshop.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from handout.cues import opened
from handout.foreign import saying
from handout.language.casing import inside_a_sentence
from handout.language.dates import clock, clock_times, long_date, minutes_text
from handout.language.labels import label
from handout.model import Document, Inlines, Meta, plain
from handout.pages.chart_figures import ChartFigures
from handout.pages.environment import template
from handout.pages.footnotes import footnotes
from handout.pages.guidance import guidance, shortenings, targets
from handout.pages.html import Html
from handout.pages.illustrations import Illustrations
from handout.pages.packing import Packed, packing_list
from handout.pages.paper import write_paper
from handout.pages.planned import numbers_text
from handout.pages.slide_pictures import SlidePictures
from handout.pages.stylesheets import drawing_addresses, page_family
from handout.pages.timeline import rows
from handout.running_order import RunningOrder, activity_minutes, running_order
from handout.themes.theme import Theme

if TYPE_CHECKING:
    from handout.slides.plan import SlidePlan

_PAGE_MM = 244.0
"""The height of a page's text."""

_HEAD_MM, _LINE_MM = 29.0, 4.77
"""The least height of the head, and a line in it or in the packing list (13.5 pt)."""

_TITLE_MM, _TITLE_LINE_MM, _TITLE_SIGNS, _FACT_SIGNS = 12.0, 5.65, 34, 48
"""The name of the sheet, a line of the workshop's title (16 pt), and about as many signs as a line
of the title and of the facts below it holds."""

_FRAME_MM = 20.0
"""The headings of the table, its last row, and the gaps around it."""

_PACK_MM, _ITEM_GAP_MM = 9.0, 0.6
"""The heading of the packing list with the gap before it, and the gap between its items."""

_GOALS_SIGNS, _PACKED_SIGNS = 42, 95
"""About as many signs as a line of the goals and of the packing list holds."""


def render_run_sheet(
    document: Document, theme: Theme, workshop_folder: Path, plan: SlidePlan
) -> bytes:
    """The run sheet as PDF/UA-1 and PDF/A-2a: the same bytes for the same content and theme.

    ``plan`` is the deck's, whose slides the sheet refers to.

    Raises :class:`~handout.pages.missing.MissingPango` where Pango is not installed.
    """
    illustrations = Illustrations(workshop_folder)
    html = run_sheet_html(document, theme, illustrations, plan)
    return write_paper(html, theme, illustrations, kind="run-sheet")


def run_sheet_html(
    document: Document, theme: Theme, illustrations: Illustrations, plan: SlidePlan
) -> str:
    """The run sheet as one HTML document; its pictures are left in ``illustrations``."""
    from markupsafe import Markup

    order = running_order(document)
    parts = guidance(document, order, plan)
    places = targets(document)
    page = Html(
        document,
        picture=illustrations.picture,
        drawings=drawing_addresses(theme),
        anchors=frozenset(places.values()),
        chart=ChartFigures(
            theme, document.language, page_family(theme.body), illustrations.files
        ).figure,
        shown=opened,
    )
    # The text first: the footnotes it refers to are known when it is written.
    guided = template("guidance.html")
    picture = SlidePictures(plan, illustrations, document.language).address
    text = Markup(  # noqa: S704
        guided.render(page=page, parts=parts, numbers=numbers_text, picture=picture)
    )
    facts = _facts(document.meta, order)
    packed = packing_list(document)
    end = order.whole.end
    return template("run-sheet.html").render(
        page=page,
        meta=document.meta,
        kind=page.label("plan_title"),
        facts=facts,
        rows=rows(
            document,
            order,
            places,
            room_mm=_room_mm(document.meta, facts, packed),
            alone_mm=_room_mm(document.meta, facts, ()),
        ),
        end=clock(end) if end else "",
        packed=packed,
        free=_talk(document, order),
        shortenings=shortenings(document, order, parts),
        guidance=text,
        notes=footnotes(page),
    )


def _facts(meta: Meta, order: RunningOrder) -> list[str]:
    """The lines below the title: when, where, who."""
    language = meta.language
    whole = order.whole
    when = [clock_times(whole.start, whole.end, language)]
    if whole.minutes:
        when.append(minutes_text(whole.minutes, language))
    where = [long_date(meta.date, language)] if meta.date else []
    where.append(meta.place)
    role = f" ({inside_a_sentence(meta.role)})" if meta.role else ""
    who = label(language, "plan_lead", person=meta.person) + role if meta.person else ""
    lines = (", ".join(filter(None, when)), ", ".join(filter(None, where)), who)
    return [line for line in lines if line]


def _room_mm(meta: Meta, facts: Sequence[str], packed: Sequence[Packed]) -> float:
    """What the head and the packing list leave of the first page for the rows."""
    goals = _lines_mm((len(goal) for goal in meta.goals), _GOALS_SIGNS)
    about = _TITLE_MM + ceil(len(meta.title) / _TITLE_SIGNS) * _TITLE_LINE_MM
    about += sum(ceil(len(fact) / _FACT_SIGNS) * _LINE_MM for fact in facts)
    head = max(_HEAD_MM, about, goals + _LINE_MM + 2 if meta.goals else 0)
    signs = (len(thing.words) + len(thing.amount) + 3 for thing in packed)
    packing = _PACK_MM + _lines_mm(signs, _PACKED_SIGNS) if packed else 0
    return _PAGE_MM - head - _FRAME_MM - packing


def _lines_mm(lengths: Iterable[int], width: int) -> float:
    return sum(ceil(length / width) * _LINE_MM + _ITEM_GAP_MM for length in lengths)


def _talk(document: Document, order: RunningOrder) -> list[Inlines]:
    """The parts that have more time than their activities take, each in a sentence."""
    language = document.language
    said: list[Inlines] = []
    for part, span in zip(document.parts, order.parts, strict=True):
        activities = activity_minutes(part)
        if part.title and span.minutes and 0 < activities < span.minutes:
            talk = str(span.minutes - activities)
            minutes = minutes_text(span.minutes, language)
            text = label(
                language, "plan_short_talk", part=plain(part.title), talk=talk, minutes=minutes
            )
            said.append(saying(text, part.title))
    return said
