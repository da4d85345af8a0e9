"""The patterns that are read when they are needed are Pyphen's own."""

import pyphen
import pytest

from handout.language.hyphenation import prepare_hyphenation


@pytest.mark.parametrize("name", ["nn_NO", "nb_NO"])
def test_every_pattern_is_read_as_pyphen_reads_it(name: str) -> None:
    path = pyphen.LANGUAGES[name]
    prepare_hyphenation()
    quick, standard = pyphen.hdcache[path], pyphen.HyphDict(path)
    assert quick.maxlen == standard.maxlen
    for letters, (start, values) in standard.patterns.items():
        assert quick.patterns.get(letters) == (start, values), letters
    assert quick.patterns.get("ingenting med dette mønsteret") is None


def test_words_are_divided_where_pyphen_divides_them() -> None:
    prepare_hyphenation()
    standard = pyphen.HyphDict(pyphen.LANGUAGES["nn_NO"])
    quick = pyphen.Pyphen(lang="nn_NO", left=1, right=1)
    for word in ("sjukefråværsoppfølging", "kommunedirektør", "å", "Vêrvarsel", "2014", "pluss"):
        expected = [p for p in standard.positions(word) if 1 <= p <= len(word) - 1]
        assert quick.positions(word) == expected, word
    assert quick.inserted("kommunedirektør") == "kom-mune-di-rek-tør"
