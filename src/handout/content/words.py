"""Every word of the dialect, in one table: what a network leader may write, and what it means.

The documentation's table is made from it (:func:`handout.content.vocabulary.markdown_table`).
"""

# ruff: noqa: E501 - A table: one word, one line.

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Group(StrEnum):
    """Where a word is written. The same spelling may mean one thing in each group."""

    FRONT_MATTER = "front matter"
    FENCE = "fence"
    ATTRIBUTE = "attribute"
    CLASS = "class"
    STYLE = "style"
    FORM = "form"
    CHART = "chart"
    SHEETS = "sheets"
    LAYOUT = "layout"


class Place(StrEnum):
    """What attributes can be set on, and what blocks can stand in."""

    PART = "part"
    SLIDE = "slide"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    ITEM = "item"
    TABLE = "table"
    PICTURE = "picture"
    QUOTE = "quote"
    CODE = "code"
    DEFINITIONS = "definitions"
    FOOTNOTE = "footnote"
    SPAN = "span"
    LINK = "link"
    BLANK = "blank"
    STEP = "step"
    FIELD = "field"
    NOTES = "notes"
    HANDOUT = "handout"
    SLIDE_ONLY = "slide_only"
    STEPWISE = "stepwise"
    QUESTIONS = "questions"
    STATEMENT = "statement"
    ACTIVITY = "activity"
    CARDS = "cards"
    WORKSHEET = "worksheet"
    EVALUATION = "evaluation"
    COLUMNS = "columns"
    COLUMN = "column"


class Word(NamedTuple):
    """One word: ``key`` is its canonical English name in the code, ``nn`` and ``nb`` the spellings
    we teach, ``others`` what is accepted besides. ``places``: where an attribute, class or style
    can be set, or what a fence can stand in."""

    group: Group
    key: str
    nn: str
    nb: str
    others: tuple[str, ...]
    about_nn: str
    about_nb: str
    places: frozenset[Place] = frozenset()


def _places(*places: Place) -> frozenset[Place]:
    return frozenset(places)


_FLOW = _places(Place.PART, Place.SLIDE, Place.HANDOUT, Place.SLIDE_ONLY, Place.STEPWISE)
"""Where the large blocks may stand: on a slide, or in a block that stands for a slide's content."""

_TALK = _FLOW | {Place.COLUMN}

_HAS_LANGUAGE = _places(
    Place.SLIDE, Place.SUBHEADING, Place.PARAGRAPH, Place.LIST, Place.TABLE, Place.QUOTE,
    Place.DEFINITIONS, Place.SPAN, Place.LINK, Place.QUESTIONS, Place.STATEMENT,
)  # fmt: skip

_F, _B, _A = Group.FRONT_MATTER, Group.FENCE, Group.ATTRIBUTE

WORDS: tuple[Word, ...] = (
    # --- front matter; the keys are the fields of model.Meta ---
    Word(_F, "title", "tittel", "tittel", ("title",), "Namnet på verkstaden. Må vere med.", "Navnet på verkstedet. Må være med."),
    Word(_F, "subtitle", "undertittel", "undertittel", ("subtitle",), "Linja under tittelen.", "Linja under tittelen."),
    Word(_F, "program", "program", "program", ("programme",), "Programmet verkstaden høyrer til.", "Programmet verkstedet hører til."),
    Word(_F, "program_text", "programtekst", "programtekst", ("program_text", "programme_text"), "Éi linje om programmet.", "Én linje om programmet."),
    Word(_F, "session", "økt", "økt", ("session", "okt"), "Kva økt dette er, til dømes «Verkstad 1».", "Hvilken økt dette er, for eksempel «Verksted 1»."),
    Word(_F, "gathering", "samling", "samling", ("gathering", "event"), "Samlinga økta er ein del av.", "Samlingen økta er en del av."),
    Word(_F, "date", "dato", "dato", ("date",), "Dagen, som `2014-09-03`.", "Dagen, som `2014-09-03`."),
    Word(_F, "place", "by", "by", ("place", "stad", "sted", "location"), "Byen eller staden.", "Byen eller stedet."),
    Word(_F, "person", "person", "person", ("author",), "Den som leier økta.", "Den som leder økta."),
    Word(_F, "role", "rolle", "rolle", ("role",), "Rolla til personen.", "Rollen til personen."),
    Word(_F, "start", "start", "start", ("begin",), 'Klokkeslettet økta tek til, som `"10.15"`.', 'Klokkeslettet økta begynner, som `"10.15"`.'),
    Word(_F, "minutes", "minutt", "minutter", ("minutes",), "Kor mange minutt økta varer.", "Hvor mange minutter økta varer."),
    Word(_F, "participants", "deltakarar", "deltakere", ("participants",), "Kor mange som kjem, så køyreplanen kan rekne ut kor mykje utstyr du treng.", "Hvor mange som kommer, så kjøreplanen kan regne ut hvor mye utstyr du trenger."),
    Word(_F, "goals", "mål", "mål", ("goals",), "Kva deltakarane skal sitje att med, ei linje per mål.", "Hva deltakerne skal sitte igjen med, én linje per mål."),
    Word(_F, "equipment", "utstyr", "utstyr", ("equipment",), "Kva som må vere på plass i rommet.", "Hva som må være på plass i rommet."),
    Word(_F, "theme", "tema", "tema", ("theme",), "Utsjånaden: namnet på ei mappe i `themes/`.", "Utseendet: navnet på en mappe i `themes/`."),
    Word(_F, "language", "språk", "språk", ("lang", "language"), "`nn` eller `nb`; må høve med filnamnet.", "`nn` eller `nb`; må stemme med filnavnet."),
    Word(_F, "address", "adresse", "adresse", ("address", "url"), "Nettadressa på det siste lysbiletet, òg som QR-kode.", "Nettadressen på det siste lysbildet, også som QR-kode."),
    Word(_F, "agenda", "tidsplan", "tidsplan", ("agenda",), "`ja` gir ein tidsplan etter framsida, `kvar del` òg før kvar del.", "`ja` gir en tidsplan etter forsiden, `hver del` også før hver del."),
    Word(_F, "sheets", "ark", "ark", ("sheets", "worksheets"), "Kva du vil ha av arka i tillegg til dei du skriv ut, som `[utfyllbart, plakat]`.", "Hva du vil ha av arkene i tillegg til dem du skriver ut, som `[utfyllbart, plakat]`."),
    Word(_F, "draft", "utkast", "utkast", ("draft",), "`ja` set vassmerke på alt og hindrar publisering.", "`ja` setter vannmerke på alt og hindrer publisering."),
    Word(_F, "slides_a_page", "lysark", "lysark", (), "Kor mange lysbilete lysarka har på kvar side: `1`, `2`, `3` (med skrivelinjer), `4`, `6` eller `9`.", "Hvor mange lysbilder lysarkene har på hver side: `1`, `2`, `3` (med skrivelinjer), `4`, `6` eller `9`."),
    Word(_F, "words", "ord", "ord", ("words",), "Ord som er rette her, om dei ikkje står i ordlista.", "Ord som er riktige her, selv om de ikke står i ordlista."),
    # --- fences; the keys are the values of Place ---
    Word(_B, "notes", "notat", "notat", ("notes", "notater", "notatar"), "Til den som leier: talarnotat og køyreplan, aldri i filene til deltakarane.", "Til den som leder: talernotater og kjøreplan, aldri i filene til deltakerne.", _FLOW - {Place.HANDOUT}),
    Word(_B, "handout", "hefte", "hefte", ("handout",), "Berre i heftet.", "Bare i heftet.", _FLOW - {Place.HANDOUT, Place.SLIDE_ONLY} | {Place.COLUMN}),
    Word(_B, "slide_only", "lysark", "lysark", ("slide", "slides", "lysbilete", "lysbilde"), "Berre på lysbiletet.", "Bare på lysbildet.", _FLOW - {Place.HANDOUT, Place.SLIDE_ONLY} | {Place.COLUMN}),
    Word(_B, "stepwise", "stegvis", "trinnvis", ("incremental",), "Punkta i lista kjem eitt klikk om gongen.", "Punktene i lista kommer ett klikk om gangen.", _TALK - {Place.STEPWISE}),
    Word(_B, "questions", "spørsmål", "spørsmål", ("questions", "question"), "Spørsmål til salen, eitt per punkt.", "Spørsmål til salen, ett per punkt.", _TALK),
    Word(_B, "statement", "påstand", "påstand", ("statement",), "Éin tanke, sagt stort.", "Én tanke, sagt stort.", _TALK),
    Word(_B, "activity", "aktivitet", "aktivitet", ("activity",), "Noko deltakarane gjer på tid, med nummererte steg.", "Noe deltakerne gjør på tid, med nummererte trinn.", _FLOW),
    Word(_B, "cards", "kort", "kort", ("cards", "card"), "Kort til å klippe ut; kvart tek til med `###`.", "Kort til å klippe ut; hvert begynner med `###`.", _FLOW),
    Word(_B, "worksheet", "ark", "ark", ("worksheet", "arbeidsark"), "Eit svarark med linjer å skrive på.", "Et svarark med linjer å skrive på.", _FLOW),
    Word(_B, "evaluation", "evaluering", "evaluering", ("evaluation",), "Eit evalueringsskjema.", "Et evalueringsskjema.", _FLOW),
    Word(_B, "columns", "spalter", "spalter", ("columns", "kolonner", "kolonnar"), "To eller fleire spalter ved sida av kvarandre.", "To eller flere spalter ved siden av hverandre.", _FLOW),
    Word(_B, "column", "spalte", "spalte", ("column", "kolonne"), "Éi spalte.", "Én spalte.", _places(Place.COLUMNS)),
    # --- attributes ---
    Word(_A, "minutes", "tid", "tid", ("minutes", "minutt", "minutter", "time"), "Minutt.", "Minutter.", _places(Place.PART, Place.ACTIVITY)),
    Word(_A, "style", "stil", "stil", ("style",), "Korleis overskrifta er sett.", "Hvordan overskriften er satt.", _places(Place.PART, Place.SLIDE)),
    Word(_A, "layout", "oppsett", "oppsett", ("layout",), "Eit oppsett i temaet.", "Et oppsett i temaet.", _places(Place.PART, Place.SLIDE)),
    Word(_A, "word", "ord", "ord", ("word",), "Det store ordet på delearket, når det er eit anna enn tittelen.", "Det store ordet på delearket, når det er et annet enn tittelen.", _places(Place.PART)),
    Word(_A, "form", "form", "form", (), "Korleis folk arbeider saman. Må vere med.", "Hvordan folk arbeider sammen. Må være med.", _places(Place.ACTIVITY)),
    Word(_A, "answers", "svar", "svar", ("answers",), "Kor mange svarlinjer heftet gir.", "Hvor mange svarlinjer heftet gir.", _places(Place.ACTIVITY)),
    Word(_A, "tables", "bord", "bord", ("tables",), "Kor mange bord rommet har.", "Hvor mange bord rommet har.", _places(Place.ACTIVITY)),
    Word(_A, "mark", "merke", "merke", ("mark",), 'Eit ord på klokka der steget tek til, som `"byt makker"`.', 'Et ord på klokka der trinnet begynner, som `"bytt makker"`.', _places(Place.STEP)),
    Word(_A, "background", "bakgrunn", "bakgrunn", ("background",), "Eit bilete bak teksten, som `media/rom.jpg`.", "Et bilde bak teksten, som `media/rom.jpg`.", _places(Place.SLIDE)),
    Word(_A, "width", "breidde", "bredde", ("width",), "Del av breidda, som `40%`.", "Del av bredden, som `40%`.", _places(Place.COLUMN, Place.PICTURE)),
    Word(_A, "widths", "breidder", "bredder", ("widths",), 'Kor stor del av breidda kvar kolonne får, som `"30% 70%"`.', 'Hvor stor del av bredden hver kolonne får, som `"30% 70%"`.', _places(Place.TABLE)),
    Word(_A, "chart", "diagram", "diagram", ("chart",), "Tabellen blir òg eit diagram.", "Tabellen blir også et diagram.", _places(Place.TABLE)),
    Word(_A, "highlight", "framhev", "fremhev", ("highlight",), "Rada eller kolonnen diagrammet skal leggje vekt på.", "Raden eller kolonnen diagrammet skal legge vekt på.", _places(Place.TABLE)),
    Word(_A, "scale", "skala", "skala", ("scale",), "Kryss av frå 1 til dette talet.", "Kryss av fra 1 til dette tallet.", _places(Place.FIELD)),
    Word(_A, "lines", "linjer", "linjer", ("lines",), "Kor mange linjer det er å skrive på.", "Hvor mange linjer det er å skrive på.", _places(Place.FIELD, Place.BLANK)),
    Word(_A, "lang", "lang", "lang", ("språk", "language"), "Eit anna språk, som `da`, `en` eller `se`.", "Et annet språk, som `da`, `en` eller `se`.", _HAS_LANGUAGE),
    # --- classes ---
    Word(Group.CLASS, "hidden", "skjult", "skjult", ("hidden",), "Tittelen blir lesen opp, men ikkje synt.", "Tittelen blir lest opp, men ikke vist.", _places(Place.SLIDE)),
    Word(Group.CLASS, "skipped", "hopp-over", "hopp-over", ("skip", "skipped"), "Lysbiletet er med i fila, men blir ikkje vist.", "Lysbildet er med i fila, men blir ikke vist.", _places(Place.SLIDE)),
    Word(Group.CLASS, "stepwise", "stegvis", "trinnvis", ("incremental",), "Punkta kjem eitt klikk om gongen.", "Punktene kommer ett klikk om gangen.", _places(Place.LIST, Place.SLIDE)),
    Word(Group.CLASS, "decorative", "pynt", "pynt", ("decorative",), "Biletet er til pynt og har ingen alternativ tekst.", "Bildet er til pynt og har ingen alternativ tekst.", _places(Place.PICTURE)),
    Word(Group.CLASS, "source", "kjelde", "kilde", ("source",), "Kvar innhaldet er henta.", "Hvor innholdet er hentet.", _places(Place.SPAN, Place.PARAGRAPH)),
    # --- values ---
    Word(Group.STYLE, "vertical", "loddrett", "loddrett", ("vertical",), "Ordet på delearket står loddrett.", "Ordet på delearket står loddrett.", _places(Place.PART)),
    Word(Group.STYLE, "big", "stor", "stor", ("big",), "Tittelen står stort.", "Tittelen står stort.", _places(Place.SLIDE)),
    Word(Group.FORM, "stille", "stille", "stille", ("alone", "åleine", "alene"), "Kvar for seg, i ro.", "Hver for seg, i ro."),
    Word(Group.FORM, "par", "par", "par", ("pair",), "To og to.", "To og to."),
    Word(Group.FORM, "gruppe", "gruppe", "gruppe", ("group", "grupper"), "Rundt bordet.", "Rundt bordet."),
    Word(Group.FORM, "plenum", "plenum", "plenum", ("plenary",), "Alle saman.", "Alle sammen."),
    Word(Group.FORM, "speeddate", "speeddate", "speeddate", ("speed-date",), "To og to, med skifte.", "To og to, med bytte."),
    Word(Group.CHART, "column", "søyle", "søyle", ("column", "søyler"), "Ståande søyler.", "Stående søyler."),
    Word(Group.CHART, "bar", "stolpe", "stolpe", ("bar", "stolpar", "stolper"), "Liggjande stolpar.", "Liggende stolper."),
    Word(Group.CHART, "line", "strek", "strek", ("line", "linje"), "Ein strek per kolonne.", "En strek per kolonne."),
    Word(Group.CHART, "pie", "kake", "kake", ("pie", "sektor"), "Delar av ein heilskap.", "Deler av en helhet."),
    Word(Group.SHEETS, "fillable", "utfyllbart", "utfyllbart", ("utfyllbar", "utfyllbare", "fillable"), "Ei fil til å fylle ut på skjermen.", "En fil til å fylle ut på skjermen."),
    Word(Group.SHEETS, "poster", "plakat", "plakat", ("plakatar", "plakater", "veggplakat", "poster"), "Svararka så store at dei kan henge på veggen (A3).", "Svararkene så store at de kan henge på veggen (A3)."),
    # --- layouts; the keys are those of themes.roles.ROLES ---
    Word(Group.LAYOUT, "title", "framside", "forside", ("title",), "Framsida.", "Forsiden."),
    Word(Group.LAYOUT, "part", "del", "del", ("part",), "Deleark.", "Deleark."),
    Word(Group.LAYOUT, "part_vertical", "del-loddrett-ord", "del-loddrett-ord", ("part-vertical",), "Deleark med loddrett ord.", "Deleark med loddrett ord."),
    Word(Group.LAYOUT, "content", "innhald", "innhold", ("content",), "Tittel og tekst.", "Tittel og tekst."),
    Word(Group.LAYOUT, "content_wide", "innhald-breitt", "innhold-bredt", ("content-wide",), "Tittel og tekst i full breidde.", "Tittel og tekst i full bredde."),
    Word(Group.LAYOUT, "two_columns", "to-spalter", "to-spalter", ("two-columns",), "To spalter.", "To spalter."),
    Word(Group.LAYOUT, "three_columns", "tre-spalter", "tre-spalter", ("three-columns",), "Tre spalter.", "Tre spalter."),
    Word(Group.LAYOUT, "four_columns", "fire-spalter", "fire-spalter", ("four-columns",), "Fire spalter.", "Fire spalter."),
    Word(Group.LAYOUT, "picture_left", "bilete-til-venstre", "bilde-til-venstre", ("picture-left",), "Bilete til venstre, tekst til høgre.", "Bilde til venstre, tekst til høyre."),
    Word(Group.LAYOUT, "picture_right", "bilete-til-høgre", "bilde-til-høyre", ("picture-right",), "Tekst til venstre, bilete til høgre.", "Tekst til venstre, bilde til høyre."),
    Word(Group.LAYOUT, "pictures", "fleire-bilete", "flere-bilder", ("pictures",), "Fleire bilete i rutenett.", "Flere bilder i rutenett."),
    Word(Group.LAYOUT, "full_picture", "heilt-bilete", "helt-bilde", ("full-picture",), "Biletet fyller lysbiletet.", "Bildet fyller lysbildet."),
    Word(Group.LAYOUT, "background", "bilete-bak-teksten", "bilde-bak-teksten", ("background",), "Tekst på ei flate over eit bilete.", "Tekst på en flate over et bilde."),
    Word(Group.LAYOUT, "quotation", "sitat", "sitat", ("quotation",), "Eitt sitat.", "Ett sitat."),
    Word(Group.LAYOUT, "quotations", "to-sitat", "to-sitater", ("quotations",), "To sitat.", "To sitater."),
    Word(Group.LAYOUT, "statement", "påstand", "påstand", ("statement",), "Éin tanke, sagt stort.", "Én tanke, sagt stort."),
    Word(Group.LAYOUT, "questions", "spørsmål", "spørsmål", ("questions",), "To spørsmål til salen.", "To spørsmål til salen."),
    Word(Group.LAYOUT, "question", "eitt-spørsmål", "ett-spørsmål", ("question",), "Eitt spørsmål til salen.", "Ett spørsmål til salen."),
    Word(Group.LAYOUT, "activity", "aktivitet", "aktivitet", ("activity",), "Form, minutt, steg og nedteljing.", "Form, minutter, trinn og nedtelling."),
    Word(Group.LAYOUT, "activity_brief", "aktivitet-utan-steg", "aktivitet-uten-trinn", ("brief-activity",), "Form, minutt, éi stor oppgåve og nedteljing.", "Form, minutter, én stor oppgave og nedtelling."),
    Word(Group.LAYOUT, "table", "tabell", "tabell", ("table",), "Éin tabell.", "Én tabell."),
    Word(Group.LAYOUT, "chart", "diagram", "diagram", ("chart",), "Eit diagram og det det viser.", "Et diagram og det det viser."),
    Word(Group.LAYOUT, "code", "kode", "kode", ("code",), "Kode.", "Kode."),
    Word(Group.LAYOUT, "agenda", "tidsplan", "tidsplan", ("agenda",), "Delane med klokkeslett.", "Delene med klokkeslett."),
    Word(Group.LAYOUT, "big_word", "stort-ord", "stort-ord", ("big-word",), "Eitt stort ord som tittel.", "Ett stort ord som tittel."),
    Word(Group.LAYOUT, "closing", "avslutning", "avslutning", ("closing",), "Det siste lysbiletet.", "Det siste lysbildet."),
    Word(Group.LAYOUT, "closing_qr", "avslutning-med-qr-kode", "avslutning-med-qr-kode", ("closing-qr",), "Det siste lysbiletet, med QR-kode.", "Det siste lysbildet, med QR-kode."),
)  # fmt: skip
