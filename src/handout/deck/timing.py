"""Click by click: the main sequence of a slide's timing (ECMA-376 part 1 §19.5).

PowerPoint knows an effect by ``presetID``, ``presetClass`` and ``presetSubtype`` of its
time node (§19.5.33): 1 is Appear, 22 is Wipe, and subtype 8 lets it come from the left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, groupby

_START = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'
_BY_PARAGRAPH = ' build="p"'


@dataclass(frozen=True, slots=True)
class Effect:
    """A shape, or one paragraph of it, that comes at a click (1, 2, …).

    ``wipe_ms`` lets it grow from the left over that time instead of appearing at once; it then
    starts at a click of its own after all others. ``built`` shapes are listed as builds:
    text shapes are, pictures, tables and groups are not.
    """

    shape_id: int
    click: int = 0
    paragraph: int | None = None
    wipe_ms: int = 0
    built: bool = False


def timing(effects: Sequence[Effect]) -> str:
    """``p:timing`` of a slide, or nothing when everything is there from the start."""
    if not effects:
        return ""
    ids = count(3)
    clicks = "".join(_click(group, ids) for group in _in_order(effects))
    return (
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" '
        'nodeType="tmRoot"><p:childTnLst><p:seq concurrent="1" nextAc="seek">'
        '<p:cTn id="2" dur="indefinite" nodeType="mainSeq">'
        f"<p:childTnLst>{clicks}</p:childTnLst></p:cTn>"
        '<p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond>'
        '</p:prevCondLst><p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/>'
        "</p:tgtEl></p:cond></p:nextCondLst></p:seq></p:childTnLst></p:cTn></p:par></p:tnLst>"
        f"{_builds(effects)}</p:timing>"
    )


def _in_order(effects: Sequence[Effect]) -> Iterator[list[Effect]]:
    """The effects of each click: first what appears, in the author's order, then what runs."""
    appearing = sorted((e for e in effects if not e.wipe_ms), key=lambda effect: effect.click)
    for _, group in groupby(appearing, key=lambda effect: effect.click):
        yield list(group)
    for effect in effects:
        if effect.wipe_ms:
            yield [effect]


def _click(effects: Sequence[Effect], ids: Iterator[int]) -> str:
    """One click: a node that waits for it, one that starts, and an effect node for each target."""
    waiting, starting = next(ids), next(ids)
    inner = "".join(_effect(effect, number == 0, ids) for number, effect in enumerate(effects))
    return (
        f'<p:par><p:cTn id="{waiting}" fill="hold">'
        '<p:stCondLst><p:cond delay="indefinite"/></p:stCondLst><p:childTnLst>'
        f'<p:par><p:cTn id="{starting}" fill="hold">{_START}<p:childTnLst>'
        f"{inner}</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par>"
    )


def _effect(effect: Effect, first: bool, ids: Iterator[int]) -> str:
    preset, subtype = (22, 8) if effect.wipe_ms else (1, 0)
    group = ' grpId="0"' if effect.built else ""
    node = "clickEffect" if first else "withEffect"
    number, showing = next(ids), next(ids)
    target = _target(effect)
    show = (
        f'<p:set><p:cBhvr><p:cTn id="{showing}" dur="1" fill="hold">{_START}</p:cTn>{target}'
        "<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
        '<p:to><p:strVal val="visible"/></p:to></p:set>'
    )
    wipe = ""
    if effect.wipe_ms:
        # An effect without acceleration runs at even speed (§19.5.33, accel and decel).
        wipe = (
            '<p:animEffect transition="in" filter="wipe(left)"><p:cBhvr>'
            f'<p:cTn id="{next(ids)}" dur="{effect.wipe_ms}"/>{target}</p:cBhvr></p:animEffect>'
        )
    return (
        f'<p:par><p:cTn id="{number}" presetID="{preset}" presetClass="entr" '
        f'presetSubtype="{subtype}" fill="hold"{group} nodeType="{node}">{_START}'
        f"<p:childTnLst>{show}{wipe}</p:childTnLst></p:cTn></p:par>"
    )


def _target(effect: Effect) -> str:
    shape = f'spid="{effect.shape_id}"'
    if effect.paragraph is None:
        return f"<p:tgtEl><p:spTgt {shape}/></p:tgtEl>"
    span = f'<p:pRg st="{effect.paragraph}" end="{effect.paragraph}"/>'
    return f"<p:tgtEl><p:spTgt {shape}><p:txEl>{span}</p:txEl></p:spTgt></p:tgtEl>"


def _builds(effects: Sequence[Effect]) -> str:
    """``p:bldLst`` (§19.5.14): how each text shape is built, whole or by paragraph."""
    by_paragraph: dict[int, bool] = {}
    for effect in effects:
        if effect.built:
            known = by_paragraph.get(effect.shape_id, False)
            by_paragraph[effect.shape_id] = known or effect.paragraph is not None
    if not by_paragraph:
        return ""
    builds = "".join(
        f'<p:bldP spid="{shape_id}" grpId="0"{_BY_PARAGRAPH if split else ""}/>'
        for shape_id, split in by_paragraph.items()
    )
    return f"<p:bldLst>{builds}</p:bldLst>"
