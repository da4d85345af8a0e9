"""``handout themes``: which there are, and how a template was understood."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from building import Place

from handout.messages import LOCALES
from handout.themes.roles import ROLES
from odd_templates import theme_folder, written


def bring(place: Place, name: str, more: str = "", kind: str = "pptx") -> Path:
    """A project with a template of somebody's own."""
    themes = place.own_themes()
    theme_folder(written(name, place.folder, kind=kind), themes, "bygda", more)
    return themes


def test_the_themes_there_are(place: Place) -> None:
    themes = bring(place, "norwegian", 'name = "Bygda kommune"\n', "potx")
    (themes / "grenda").mkdir()
    (themes / "grenda" / "theme.toml").write_text('based_on = "bygda"\n')
    outcome = place.run("themes")
    assert (outcome.status, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert "bygda    Bygda kommune, malen norwegian.potx" in lines
    assert "grenda   grenda, bygd på bygda" in lines
    assert any(line.startswith("saman ") for line in lines)


def test_no_themes(place: Place) -> None:
    outcome = place.run("themes", "--themes", "ingen")
    assert outcome.out.startswith("Det er ingen tema i ingen.")


def test_what_a_template_was_understood_as(place: Place) -> None:
    bring(place, "leftover_slides", kind="potm")
    outcome = place.run("themes", "check", "bygda")
    assert outcome.status == 0
    lines = outcome.out.splitlines()
    assert lines[1] == "Mal: leftover_slides.potm, 33,9 × 19,1 cm (16 : 9)"
    assert "Dei 3 lysbileta som ligg i malen, blir ikkje med i presentasjonane." in lines
    assert "Makroane i malen blir ikkje med i presentasjonane." in lines
    told = [line.split()[0] for line in lines if line.startswith("  ")]
    assert told[: len(ROLES)] == list(ROLES)
    said = {line.split()[0]: line.split(maxsplit=1)[1] for line in lines if line.startswith("  ")}
    assert said["content"] == (
        "«Tittel og innhold» (slik PowerPoint kallar det), men desse plassane er avleidde: Kjelde"
    )
    assert said["statement"] == "avleidd på «Bare tittel»: Påstand, Kjelde"
    assert said["accent1"] == "#4F81BD"
    assert "målt og sett i PDF-ane med" in said["Calibri:"]
    assert "Fargen accent1 på lt1 har kontrasten 4,0 til 1" in outcome.out


def test_a_theme_of_our_own_is_told_in_a_line(place: Place) -> None:
    outcome = place.run("themes", "check", "saman")
    assert outcome.status == 0
    assert f"Alle dei {len(ROLES)} oppsetta som handout bruker, er i malen" in outcome.out
    assert "avleidd" not in outcome.out


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("picture_ground", "«Bare tittel» har eit bilete bak teksten"),
        ("no_footers", "Desse oppsetta har ikkje lysbiletnummer: «Tittel og innhold», "),
        ("pale_text", "På «Tittel og innhold» står «Innhald» i fargen #BBBBBB, med kontrasten 1,9"),
        ("no_titles", "Ingen av oppsetta i malen har ein tittel"),
    ],
)
def test_what_to_look_at(place: Place, template: str, said: str) -> None:
    bring(place, template)
    outcome = place.run("themes", "check", "bygda")
    assert said in outcome.out
    assert outcome.status == (1 if template == "no_titles" else 0)


def test_a_typeface_that_nobody_has_measured(place: Place) -> None:
    """Told in the report and in every build, until the theme has the files."""
    themes = bring(place, "norwegian")
    place.workshop("ein")
    template = themes / "bygda" / "norwegian.pptx"
    renamed(template, b"Calibri", b"Kommuna Grotesk")
    outcome = place.run("themes", "check", "bygda")
    assert "  Kommuna Grotesk: ukjend breidd" in outcome.out
    assert "bokstavane i Kommuna Grotesk." in place.build("--theme", "bygda").err
    with (themes / "bygda" / "theme.toml").open("a") as stream:
        for part in ("heading", "body"):
            stream.write(f'[fonts.{part}]\ntypeface = "Kommuna Grotesk"\n')
            stream.write('package = "font_source_sans_pro"\n')
            stream.write('regular = "SourceSansPro-Regular.ttf"\n')
    outcome = place.run("themes", "check", "bygda")
    assert "  Kommuna Grotesk: skriftfilene finst her" in outcome.out


def renamed(template: Path, old: bytes, new: bytes) -> None:
    """The same template with other words in its theme."""
    import zipfile

    with zipfile.ZipFile(template) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(template, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data.replace(old, new) if "theme" in name else data)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_report_in_each_language(place: Place, locale: str) -> None:
    bring(place, "norwegian")
    outcome = place.run("themes", "check", "bygda", "--messages", locale)
    assert outcome.status == 0
    assert not re.search(r"[{}]|\bNone\b", outcome.out)
    help_page = place.run("themes", "check", "--help", "--messages", locale).out
    assert help_page.startswith({"nn": "Bruk:", "nb": "Bruk:", "en": "Usage:"}[locale])


def test_an_unknown_theme_and_an_unknown_command(place: Place) -> None:
    place.own_themes()
    assert place.run("themes", "check", "samam").status == 1
    outcome = place.run("themes", "chek")
    assert outcome.status == 2
    assert "Meinte du «check»?" in outcome.err


def test_a_build_says_that_layouts_were_derived(place: Place) -> None:
    """In one line; the report has the rest."""
    bring(place, "norwegian")
    place.workshop("ein")
    outcome = place.run("build", "--theme", "bygda", "--lang", "nn", "--kind", "deck")
    assert outcome.status == 0
    assert "merknad: Malen manglar oppsett eller plassar som handout treng: 27 av 27" in outcome.err
