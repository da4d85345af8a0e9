"""What a chart says to who cannot see it."""

from __future__ import annotations

from decimal import Decimal

from handout.charts.chart import Chart, Series
from handout.language.labels import label
from handout.model import Language

_ALL_SAID = 14
"""As many numbers as a listener can follow; of more only the extremes are told."""


def description(chart: Chart, language: Language) -> str:
    """«Stolpediagram (Sektor, Indeks): Kommune 74, Privat 69, Stat 66.»"""
    kind = label(language, f"chart_{chart.kind}")
    heads = [chart.corner, *(series.name for series in chart.series if len(chart.series) == 1)]
    about = ", ".join(filter(None, heads))
    start = f"{kind} ({about})" if about else kind
    if len(chart.values) > _ALL_SAID:
        said = [_extremes(chart, series, language) for series in chart.series]
        return f"{start}: {'; '.join(said)}. {label(language, 'chart_data')}"
    if len(chart.series) == 1:
        return f"{start}: {_numbers(chart, chart.series[0])}."
    said = [f"{series.name} ({_numbers(chart, series)})" for series in chart.series]
    return f"{start}: {'; '.join(said)}."


def _numbers(chart: Chart, series: Series) -> str:
    return ", ".join(
        _pair(chart, category, value)
        for category, value in zip(chart.categories, series.values, strict=True)
        if value is not None
    )


def _pair(chart: Chart, category: str, value: Decimal) -> str:
    """A colon parts two numbers: «2014: 74»."""
    between = ": " if category[-1:].isdecimal() else " "
    return f"{category}{between}{chart.text(value)}".strip()


def _extremes(chart: Chart, series: Series, language: Language) -> str:
    known = [(value, n) for n, value in enumerate(series.values) if value is not None]
    if not known:
        return series.name
    (low, first), (high, last) = min(known), max(known)
    said = label(
        language,
        "chart_extremes",
        low=chart.text(low),
        low_at=chart.categories[first],
        high=chart.text(high),
        high_at=chart.categories[last],
    )
    return f"{series.name}: {said}" if len(chart.series) > 1 else said
