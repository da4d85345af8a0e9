"""Documents in the dialect at random: right ones, wrong ones, heaps of what they are made of."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = st.sampled_from(
    [
        "# ", "## ", "### ", "::: ", ":::", "notat", "spalter", "spalte", "aktivitet", "kort",
        "ark", "evaluering", "spørsmål", "- ", "1. ", "- [ ] ", "> ", "    ", "\n", "\n\n", "---",
        "___",
        "***", "```", "~~~", "| a | b |", "|---|---|", "{", "}", "{.kjelde}", "{lang=da}",
        "{diagram=kake}", " {skala=5}", "[^1]", "[^1]: ", "^[", "[", "]", "](", ")", "![", "<b>",
        "<!-- ", " -->", ". . .", ": ", "– ", "*", "**", "_", "`", "ord", "\\", '"', "'", "--",
        "$$", "$x^2$", "\\(", "\\)", "\\[", "\\begin{a}", "\\end{a}", "{merke=ord}", "{.hopp-over}",
        '{breidder="30% -"}', "{framhev=ord diagram=strek}", "{bakgrunn=a.jpg}", "| 1,5 | 3 % |",
        "\t", "\u00a0", "\0", "\r", "===", "[a]: b", "tid=5", "form=par", "&#0;", "tittel: x",
    ]
)  # fmt: skip

WORD = st.text("abcdefghijklmnopqrstuvwxyzæøå", min_size=3, max_size=8)
WORDS = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
INLINE = st.one_of(
    WORDS,
    WORDS.map("**{}**".format),
    WORDS.map("*{}*".format),
    WORDS.map("~~{}~~".format),
    WORDS.map("`{}`".format),
    WORDS.map("[{}](https://a.no)".format),
    WORDS.map("[{}]{{lang=da}}".format),
    WORDS.map("{}\\\n{{}}".format).flatmap(lambda text: WORDS.map(text.format)),
)
LINE = st.lists(INLINE, min_size=1, max_size=3).map(" ".join)
CHART = """\
| {0[0]} | {0[1]} |
|:--|--:|
| {0[2]} | 1 250,5 |

: {0[3]} {{diagram=stolpe breidder="30% -"}}"""
LEAF = st.one_of(
    LINE,
    st.lists(LINE, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {i}" for i in items)),
    st.lists(LINE, min_size=1, max_size=3).map(lambda items: "\n".join(f"1. {i}" for i in items)),
    LINE.map(lambda line: "> " + line.replace("\n", "\n> ")),
    st.tuples(LINE, WORDS).map(
        lambda pair: "> " + pair[0].replace("\n", "\n> ") + f"\n>\n> – {pair[1]}"
    ),
    st.tuples(WORDS, WORDS, WORDS).map("| {0[0]} | {0[1]} |\n|---|---|\n| {0[2]} | |".format),
    st.tuples(WORDS, WORDS, WORDS, WORDS).map(CHART.format),
    st.tuples(WORDS, WORDS).map("![{0[0]}](media/a.png) ![{0[1]}](media/b.png)".format),
    st.tuples(WORDS, WORDS).map("{0[0]}\n: {0[1]}".format),
    WORDS.map("[{}]{{.kjelde}}".format),
    WORDS.map("![{}](media/a.png)".format),
    WORDS.map("```\n{}\n```".format),
    WORDS.map("{{lang=da}}\n{}".format),
    LINE.map("### {}".format).map(lambda heading: heading.replace("\\\n", " ")),
)
BLOCKS = st.lists(LEAF, min_size=1, max_size=3).map("\n\n".join)
FENCE = st.one_of(
    BLOCKS.map("::: notat\n{}\n:::".format),
    BLOCKS.map("::: påstand\n{}\n:::".format),
    BLOCKS.map("::: hefte\n{}\n:::".format),
    BLOCKS.map("::: aktivitet form=par tid=4\n{}\n:::".format),
    st.tuples(WORDS, WORDS).map(
        "::: aktivitet form=par tid=4\n1. {0[0]}\n2. {0[1]} (2 min) {{merke=x}}\n:::".format
    ),
    LINE.map("::: spørsmål\n- {}\n:::".format),
    st.tuples(WORDS, BLOCKS).map("::: kort\n### {0[0]}\n\n{0[1]}\n:::".format),
    WORDS.map("::: ark\n{}\n: ___\n:::".format),
    WORDS.map("::: evaluering\n- {} {{skala=5}}\n:::".format),
    st.tuples(BLOCKS, BLOCKS).map(
        "::: spalter\n::: spalte\n{0[0]}\n:::\n::: spalte {{breidde=40%}}\n{0[1]}\n:::\n:::".format
    ),
)
SLIDE = st.tuples(WORDS, st.lists(st.one_of(LEAF, FENCE), max_size=4)).map(
    lambda pair: "\n\n".join((f"## {pair[0]}", *pair[1]))
)
PART = st.tuples(WORDS, st.lists(SLIDE, min_size=1, max_size=3)).map(
    lambda pair: "\n\n".join((f"# {pair[0]} {{tid=5}}", *pair[1]))
)
DOCUMENT = st.lists(PART, min_size=1, max_size=3).map("\n\n".join)

NAMES = st.sampled_from(
    ["notat", "hefte", "lysark", "stegvis", "spørsmål", "påstand", "aktivitet", "kort", "ark",
     "evaluering", "spalter", "spalte", "notta", "{.x}", "{#y}", "kort tid=x", "par {par}"]
)  # fmt: skip
WRONG = st.recursive(
    st.one_of(
        LEAF,
        WORDS.map("- {}\n\n  > {}".format("{0}", "{0}").format),
        st.tuples(LINE, WORDS).map("{0[0]} $$ {0[1]}^{0[1]} $$".format),
        st.tuples(WORDS, WORDS).map("$$\n{0[0]}\n- *{0[1]}*\n$$".format),
        WORDS.map("{0} \\({0}^{0}*{0}\\)".format),
    ),
    lambda inner: st.tuples(NAMES, st.lists(inner, min_size=1, max_size=3).map("\n\n".join)).map(
        "::: {0[0]}\n{0[1]}\n:::".format
    ),
    max_leaves=6,
)
