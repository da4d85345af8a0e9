"""Forms to fill in, in their short form: the sheet itself is handed out → drafts."""

from __future__ import annotations

from handout.language.spaces import HARD_SPACE
from handout.model import Evaluation, Worksheet
from handout.slides.compose_text import text_drafts
from handout.slides.pieces import text_blocks
from handout.slides.plan import Bullet, Paragraph, Run
from handout.slides.stage import Draft, Stage
from handout.slides.text import paragraphs, plain_paragraph, runs


def worksheet(stage: Stage, block: Worksheet) -> list[Draft]:
    """The short form: what the sheet asks, while the sheet itself is handed out."""
    return _form(stage, block, "worksheet_lead", "kind_worksheet")


def evaluation(stage: Stage, block: Evaluation) -> list[Draft]:
    return _form(stage, block, "evaluation_lead", "kind_evaluation")


def form_paragraphs(stage: Stage, block: Worksheet | Evaluation, lead: str) -> list[Paragraph]:
    """What a form asks, as text."""
    kept, _ = text_blocks(block.blocks)
    content = paragraphs(tuple(kept), stage.language)
    if not content:
        content = [plain_paragraph(stage.label(lead), stage.language, bullet=Bullet.NONE)]
    for field in block.fields:
        words = runs(field.label, stage.language)
        if field.scale:
            # Hard spaces: a scale broken over two lines is hard to read.
            scale = stage.label("scale", scale=field.scale).replace(" ", HARD_SPACE)
            words = (*words, Run(f" {scale}", stage.lang))
        content.append(Paragraph(words))
    return content


def _form(stage: Stage, block: Worksheet | Evaluation, lead: str, kind: str) -> list[Draft]:
    return text_drafts(stage, form_paragraphs(stage, block, lead), kind)
