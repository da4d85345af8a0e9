"""What an editor accepts, and where: text → what is still found."""

from __future__ import annotations

import pytest

from handout.proofing.file import mended, proofread
from handout.proofing.silences import Misunderstood

FRONT = "---\ntittel: Tal\n---\n\n## Tal\n\n"


def found(body: str) -> list[str]:
    return [proof.shown for proof in proofread(FRONT + body, "nn", None).proofs]


FAULT = "Det er 8% her.\n"


@pytest.mark.parametrize(
    ("comment", "silent"),
    [
        ("<!-- godta tal: frå SSB -->", True),
        ("<!-- godta «%»: frå SSB -->", True),
        ("<!-- accept tal: from SSB -->", True),
        ("<!-- godta dato, tal: frå SSB -->", True),
        ("<!-- godta dato: frå SSB -->", False),
        ("<!-- godta «8»: frå SSB -->", False),
        ("<!-- tal er vanskeleg: frå SSB -->", False),
    ],
)
def test_the_block_after_it(comment: str, silent: bool) -> None:
    assert (found(f"{comment}\n{FAULT}") == []) is silent
    assert found(f"{comment}\n\n{FAULT}\n{FAULT}") == ["8% her."] * (1 if silent else 2)


def test_all_of_the_file() -> None:
    assert found(f"{FAULT}\n<!-- godta overalt tal: frå SSB -->\n\n{FAULT}") == []


@pytest.mark.parametrize(
    ("comment", "what"),
    [
        ("<!-- godta tal -->", ""),
        ("<!-- godta tal: -->", ""),
        ("<!-- godta talet: frå SSB -->", "talet"),
        ("<!-- godta «kl.: 9», takk: slik er det -->", "takk"),
    ],
)
def test_one_that_silences_nothing(comment: str, what: str) -> None:
    reading = proofread(f"{FRONT}{comment}\n{FAULT}", "nn", None)
    assert reading.misunderstood == (Misunderstood(7, what),)


def test_what_is_accepted_is_not_mended() -> None:
    text = f"{FRONT}<!-- godta tal: frå SSB -->\n{FAULT}\n{FAULT}"
    new, places = mended(text, "nn")
    assert places == 1
    assert new == text[: -len(FAULT)] + FAULT.replace("%", "\N{NO-BREAK SPACE}%")


def test_mending_keeps_every_other_byte() -> None:
    body = '- Han sa "ja" , sa han.\r\n\r\n| A | B |\r\n|---|---|\r\n| kl 9 | `"kode"` |\t\r\n'
    new, places = mended(f"\ufeff{FRONT}{body}", "nn")
    assert new == f"\ufeff{FRONT}" + body.replace('"ja" ,', "«ja»,").replace("kl 9", "kl. 9")
    assert places == 3
