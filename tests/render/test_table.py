"""The table of kinds and signals goes through every report, and so does a signal that is not in it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

import difflaw
from difflaw.changes import Comparison, Kind, Signal
from difflaw.classify.signals import finders, judges
from difflaw.classify.summary import summarize
from difflaw.i18n import translator
from difflaw.marks import BY_CODE, MARKS, SIGNALS, Mark, MarkGroup, Tone, mark, message
from difflaw.render import explanation, html, markdown, stat_text, summary_text, terminal
from difflaw.render import json as document
from difflaw.render.options import Options
from difflaw.render.terminal.sheet import LOOKS

PACKAGE = Path(difflaw.__file__).parent
UNKNOWN = "novel-duty"
"""The code of a signal that no table has."""

TEXT = "某条例\n第一条 甲乙丙丁戊己。\n第二条 庚辛壬癸子丑。\n"
CHANGED = "某条例\n第一条 甲乙丙丁戊己。\n第二条 庚辛壬癸寅卯。\n"


def marked(code: str) -> Comparison:
    """A comparison whose second article has the mark of ``code``, whatever else became of it."""
    whole = difflaw.compare(difflaw.read_text(TEXT, "旧.txt"), difflaw.read_text(CHANGED, "新.txt"))
    first, second = whole.articles
    row = mark(code)
    if row.group is MarkGroup.KIND:
        second = replace(second, kinds=(Kind(code),))
    elif row.group is MarkGroup.SIGNAL:
        second = replace(second, signals=(Signal(code),))
    else:
        second = replace(second, link=replace(second.link, review=True))
    articles = (first, second)
    return replace(whole, articles=articles, summary=summarize(articles, 2, 2))


def plain(text: str) -> str:
    """The words of a report, without tags, references, escape codes and line ends."""
    text = re.sub(r"\x1b\[[0-9;]*m|<style>.*?</style>|<script.*?</script>|<[^>]*>", "", text, flags=re.DOTALL)
    return unescape(text)


CODES = [*BY_CODE, UNKNOWN]
LANGUAGES = ["zh", "en"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_report_has_a_word_for_every_mark(code: str, lang: str) -> None:
    """The terminal with and without colour, the page, Markdown and the explanation say the word of each mark."""
    comparison, word, options = marked(code), translator(lang)(mark(code).word), Options(lang=lang)
    told = [html.render(comparison, options), explanation.render(comparison, "new", "art_2", options)]
    if code != Kind.UNCHANGED:  # The reports of what changed do not say of anything that it did not.
        told.append(markdown.render(comparison, options))
        for color in (True, False):
            told.append(terminal.render(comparison, Options(lang=lang, color=color, all_articles=True)))
    for report in told:
        assert word in plain(report)


@pytest.mark.parametrize("code", CODES)
def test_the_summary_counts_every_mark(code: str) -> None:
    """The sentence that sums up counts it, in the terminal, on the page and alone."""
    comparison = marked(code)
    count = comparison.summary.count(code)
    assert count == (2 if code == Kind.UNCHANGED else 1)
    told = mark(code).count.format(count=count, code=code)
    assert told in summary_text.render(comparison, Options(lang="en"))
    assert told in terminal.render(comparison, Options(lang="en", width=200)).replace("\n", "")
    assert told in plain(html.render(comparison, Options(lang="en")))


@pytest.mark.parametrize("color", [True, False])
@pytest.mark.parametrize("code", CODES)
def test_the_bars_say_what_they_do_not_show(code: str, color: bool) -> None:
    """``--stat`` names each mark but those that its bar stands for."""
    told = stat_text.render(marked(code), Options(lang="en", width=120, color=color))
    assert (mark(code).word in plain(told)) is not mark(code).in_bar


@pytest.mark.parametrize("code", CODES)
def test_json_counts_every_mark(code: str) -> None:
    """Under kinds, signals or review, as the table groups it."""
    found = json.loads(document.render(marked(code)))
    counts = found["summary"]
    group = {MarkGroup.KIND: counts["kinds"], MarkGroup.SIGNAL: counts["signals"], MarkGroup.REVIEW: counts}[
        mark(code).group
    ]
    assert group[code] >= 1
    assert list(counts["signals"])[: len(SIGNALS)] == [row.code for row in SIGNALS]


def test_an_unknown_signal_is_shown_and_never_folded() -> None:
    """Nobody knows what it means: an article that has it counts as changed and stands open on the page."""
    comparison = marked(UNKNOWN)
    calm = replace(comparison, articles=tuple(replace(c, kinds=(Kind.UNCHANGED,)) for c in comparison.articles))
    assert calm.differs
    page = html.render(calm, Options(lang="en"))
    assert re.search(r'<section class="row article" id="art_2" data-flags="novel-duty unchanged"', page)
    assert "novel-duty" in terminal.render(calm)
    assert "novel-duty" in plain(markdown.render(calm))


def test_an_unknown_code_is_no_class_of_the_page() -> None:
    """A signal may be called like a class that hides or moves things."""
    page = html.render(marked("hidden"), Options(lang="en"))
    assert 'class="flag tone-plain"' in page
    assert 'class="flag tone-plain hidden"' not in page


@pytest.mark.parametrize("code", ["", "Novel", "two words", "a.b", "-a", '"><b>'])
def test_a_code_is_a_plain_word(code: str) -> None:
    """It stands in addresses, attributes and keys."""
    with pytest.raises(ValueError, match="not the code of a signal"):
        Signal(code)


def test_every_kind_and_every_signal_has_a_row() -> None:
    """The table has each kind once, a finder for each signal it names, and a sign of its own for each."""
    assert {row.code for row in MARKS if row.group is MarkGroup.KIND} == set(Kind)
    assert [row.code for row in MARKS if row.group is MarkGroup.REVIEW] == ["review"]
    modules = {find.__module__.rpartition(".")[2] for find in finders()} | {judge.code for judge in judges()}
    assert modules == {row.code for row in SIGNALS}
    assert len({row.icon for row in MARKS}) == len(BY_CODE) == len(MARKS)
    assert all(row.explains in ("", *BY_CODE) for row in MARKS)


def test_every_tone_has_a_look_everywhere() -> None:
    """The terminal has a colour and the page variables for each tone."""
    style = (PACKAGE / "render" / "html" / "css" / "base.css").read_text(encoding="utf-8")
    assert set(LOOKS) == set(Tone)
    assert {tone for tone in Tone if f".tone-{tone}" in style} == set(Tone)


@pytest.mark.parametrize("row", MARKS, ids=lambda row: str(row.code))
def test_no_style_sheet_names_a_mark(row: Mark) -> None:
    """What a mark looks like is its tone's business: a rule for a code would be a second table."""
    for path in (PACKAGE / "render" / "html" / "css").iterdir():
        assert not re.search(rf"\.{row.code}(?![\w-])", path.read_text(encoding="utf-8")), path.name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_messages_of_signals_are_filled(lang: str) -> None:
    """With values the message quotes them; without, or for an unknown code, it still is a message."""
    translate = translator(lang)
    assert "〔目的〕" in message("topic", [("topic", "目的")], translate)
    assert "{topic}" in message("topic", [], translate)
    assert message(UNKNOWN, [("a", "b")], translate) == UNKNOWN
