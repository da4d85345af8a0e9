"""Where the value axis of a native chart ends, which its file leaves to PowerPoint."""

from __future__ import annotations

import math
from decimal import Decimal
from itertools import count
from typing import NamedTuple

_NICE = (1, 2, 5)
MOST_STEPS = 10
_ABOVE = 0.05


class Axis(NamedTuple):
    """From ``low`` to ``high``, with a number at every ``step``."""

    low: float
    high: float
    step: float

    @property
    def numbers(self) -> list[Decimal]:
        low, step = Decimal(str(self.low)), Decimal(str(self.step))
        steps = math.floor(_exact((self.high - self.low) / self.step))
        return [low + step * n for n in range(steps + 1)]


def automatic_axis(
    low: float,
    high: float,
    *,
    begins: float | None = None,
    step: float | None = None,
    most_steps: int = MOST_STEPS,
) -> Axis:
    """The axis for values from ``low`` to ``high``, nought among them; ``begins`` and ``step`` are
    given where the file says them.

    It ends at the first whole step that leaves a twentieth of the values' span free beyond them
    (Microsoft, «How chart axis limits are calculated», 214075); steps are of 1, 2 or 5 and noughts,
    as short as leave at most ``most_steps`` of them, two or more.
    """
    low, high = min(0.0, low), max(0.0, high)
    if low == high:
        high = 1.0
    span = high - low
    above = high + _ABOVE * span if high > 0 else 0.0
    below = begins if begins is not None else low - _ABOVE * span if low < 0 else 0.0
    unit = step or _step(below, above, most_steps)
    start = begins if begins is not None else math.floor(_exact(below / unit)) * unit
    return Axis(start, math.ceil(_exact(above / unit)) * unit, unit)


def _step(low: float, high: float, most: int) -> float:
    size = math.floor(math.log10((high - low) / most))
    steps = (nice * 10.0**power for power in count(size) for nice in _NICE)
    return next(
        step
        for step in steps
        if math.ceil(_exact(high / step)) - math.floor(_exact(low / step)) <= most
    )


def _exact(quotient: float) -> float:
    """Without the error of binary fractions: 0.3 / 0.1 is three steps."""
    return round(quotient, 9)
