"""The terminal report: what it shows, in which order, and that both texts can be read off it."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from difflaw.changes import Comparison, Op
from difflaw.render import stat_text, summary_text
from difflaw.render.options import Options
from difflaw.render.terminal import LEAST_FOR_COLUMNS, render
from difflaw.render.terminal.redline import redlined
from difflaw.render.view.rows import Segment, rows
from tests.render.laws import NEW, OLD, articles, compared, datong

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(scope="module", name="datong")
def datong_() -> Comparison:
    """The Datong draft against the enacted text."""
    return datong()


@pytest.fixture(scope="module")
def rivers() -> Comparison:
    """Two texts with every kind of change."""
    return compared(OLD, NEW)


def plain(
    comparison: Comparison,
    width: int = 80,
    *,
    all_articles: bool = False,
    side_by_side: bool = False,
    verbose: bool = False,
) -> str:
    """The report without colour."""
    wish = Options(width=width, all_articles=all_articles, side_by_side=side_by_side, verbose=verbose)
    return render(comparison, wish)


def stat(comparison: Comparison, width: int = 80) -> str:
    """One line per article, without colour."""
    return stat_text.render(comparison, Options(width=width))


def block(report: str, name: str) -> str:
    """The lines of a report from the heading ``name`` to the next blank line."""
    return report[report.index(f"\n{name}") + 1 :].partition("\n\n")[0]


VOCABULARY = ["促进", "经济", "和", "社会", "发展", "，", "、", "2018年", "建设", "智慧"]
WORDS = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=25)
TEXTS = st.lists(WORDS.map(lambda words: "".join(words) + "。"), min_size=1, max_size=6)


@settings(max_examples=60, deadline=None)
@given(old=TEXTS, new=TEXTS, width=st.integers(20, 120))
def test_no_line_is_wider_than_the_terminal(old: list[str], new: list[str], width: int) -> None:
    """In no view and with whatever options."""
    comparison = compared(articles(*old), articles(*new))
    reports = [plain(comparison, width, verbose=True), plain(comparison, width, all_articles=True, side_by_side=True)]
    for line in "\n".join([*reports, stat(comparison, width)]).split("\n"):
        assert wcswidth(line) <= width, line


def sides(report: str) -> tuple[str, str]:
    """Old and new text, read off a redline without colour."""
    old = re.sub(r"\{\+.*?\+\}", "", report, flags=re.DOTALL)
    new = re.sub(r"\[-.*?-\]", "", report, flags=re.DOTALL)
    return re.sub(r"\[-|-\]", "", old), re.sub(r"\{\+|\+\}", "", new)


@settings(max_examples=60, deadline=None)
@given(old=WORDS, new=WORDS, width=st.integers(20, 100))
def test_both_texts_can_be_read_off_the_redline(old: list[str], new: list[str], width: int) -> None:
    """The lines of the only article, joined and with the marks taken out, are its two texts."""
    before, after = "".join(old) + "。", "".join(new) + "。"
    comparison = compared(articles(before), articles(after))
    changes = (*comparison.articles, *comparison.clauses)
    assume(len(comparison.articles) == 1 and not any(change.link.review for change in changes))
    report = plain(comparison, width, all_articles=True)
    _, _, body = report.partition("\n第一条")
    assert sides("".join(line.removeprefix("  ") for line in body.split("\n")[1:])) == (before, after)


SEGMENTS = st.lists(
    st.one_of(
        st.text("甲乙丙丁", min_size=1).map(lambda text: Segment(Op.KEEP, text, text)),
        st.text("甲乙丙丁", min_size=1).map(lambda text: Segment(Op.DELETE, text, "")),
        st.text("甲乙丙丁", min_size=1).map(lambda text: Segment(Op.INSERT, "", text)),
    )
)


@settings(deadline=None)
@given(segments=SEGMENTS)
def test_marks_stand_for_colours(segments: list[Segment]) -> None:
    """With colour or without, the same characters are shown as deleted and inserted."""
    marked = "".join(run.text for run in redlined(segments, color=False))
    assert sides(marked) == ("".join(s.old for s in segments), "".join(s.new for s in segments))
    colored = list(redlined(segments, color=True))
    assert "".join(run.text for run in colored if "strike" not in run.look) == "".join(s.new for s in segments)
    assert "".join(run.text for run in colored if "underline" not in run.look) == "".join(s.old for s in segments)


def test_the_summary_comes_first(datong: Comparison) -> None:
    """The first line says how many articles became how many, and what became of them."""
    assert plain(datong).startswith("44 条 → 45 条：新增 1 条，删除 0 条，修改 ")
    sentence, besides, end = summary_text.render(datong).split("\n")
    assert "".join(plain(datong).split("\n")[:2]) == sentence
    assert (besides, end) == ("条文之外有变动：标题、题注。", "")


def test_the_map_tells_which_number_became_which(datong: Comparison, rivers: Comparison) -> None:
    """Neighbours that shifted alike are one entry; an arrow says where an article moved."""
    assert "条序  22–23 → 21–22  21 → 23 ↓  +24  24–44 → 25–45\n" in plain(datong)
    assert "条序  2–3 → 3–4  6 → 5  4 → 6 ↓\n" in plain(rivers)
    assert "6 → 4 ↑" in plain(compared(NEW, OLD))


def test_what_is_cut_is_marked_as_a_drafter_would(datong: Comparison) -> None:
    """The redline of the real pair: lists change by members, names as wholes, the title too."""
    report = plain(datong)
    assert "、{+文化、+}气\n  象、[-缴费-]{+支付+}、公共安全" in block(report, "第十八条")
    assert "[-环境保护-]{+生态环境+}主管部门" in block(report, "第二十七条 → 第二十八条")
    assert block(report, "标题").endswith("\n  大同市智慧城市促进条例[-（草案）-]")


def test_colour_replaces_the_marks(datong: Comparison) -> None:
    """With colour there are no marks but red struck and green underlined; the text is the same."""
    colored = render(datong, Options(color=True))
    assert "\x1b[9;31m环境保护\x1b[0m\x1b[4;32m生态环境\x1b[0m" in colored
    assert "[-" not in colored
    assert "{+" not in colored
    assert ESCAPE.search(plain(datong)) is None


def test_unchanged_clauses_are_folded_to_their_first_words(datong: Comparison) -> None:
    """Where one item of six changed, the others are told by their first words, unless all is asked for."""
    assert "（一）贯彻实施智慧城市建设有关…" in block(plain(datong), "第六条")
    assert "（一）贯彻实施智慧城市建设有关法律法规；" in block(plain(datong, all_articles=True), "第六条")


def test_unchanged_articles_are_counted_or_shown(rivers: Comparison) -> None:
    """An unchanged article is not shown; the end says how many there are and how to see them."""
    assert "为了保护河湖" not in plain(rivers)
    assert plain(rivers).endswith("\n未变的 1 条未显示（--all 可显示）\n")
    assert "\n第一条\n  为了保护河湖，制定本条例。\n" in plain(rivers, all_articles=True)


def test_what_moved_stands_in_its_new_place_and_leaves_a_stub(rivers: Comparison) -> None:
    """Articles and items alike; the words say where to and from where."""
    report = plain(rivers)
    assert report.index("第四条 → 移至第六条\n") < report.index("第四条 → 第六条 ↓  移动 · 条序变动")
    items = block(report, "第三条 → 第四条").split("\n")
    assert "    （一） → 移至第四条第一款第（二）项" in items
    assert "    [-（一）-]{+（二）+}围湖造田； ［移自第三条第一款第（一）项］" in items
    assert "    [-（二）擅自取水；-]" in items


def test_parts_of_a_split_and_a_merge_name_each_other(rivers: Comparison) -> None:
    """What went to the other part is marked as moved, not as deleted."""
    first = block(plain(rivers), "第二条  拆分")
    assert "第二条拆分为第二条、第三条" in first
    assert "移至" not in first, "where the words went is told beside them"
    assert "[~河湖管理范围内禁止倾倒垃圾，禁止弃置渣土，禁止非法采砂。~→第三条第一款]" in first.replace("\n  ", "")
    assert "由第五条、第六条合并而成" in block(plain(rivers), "第五条、第六条 → 第五条")


def test_deleted_and_added_articles_stand_where_they_stood() -> None:
    """A deleted article stands after its former neighbour, an added one in its new place."""
    old = articles("为了保护古树，制定本条例。", "禁止砍伐。", "古树由林业部门登记造册。")
    new = articles("为了保护古树，制定本条例。", "古树由林业部门登记造册。", "每年三月为宣传月。")
    report = plain(compared(old, new))
    assert [line for line in report.split("\n") if re.match(r"第.条|  \S", line)] == [
        "第二条  删除",
        "  [-禁止砍伐。-]",
        "第三条 → 第二条  条序变动  古树由林业部门登记造册。",
        "第三条  新增",
        "  {+每年三月为宣传月。+}",
    ]


def test_annexes_and_headings_are_redlined() -> None:
    """The words of a chapter heading change in the heading; an annex changes line by line."""
    old = "某条例\n第一章 总则\n第一条 甲乙丙丁。\n第二章 管理\n第二条 戊己庚辛。\n附件 名录\n东湖\n西湖\n"
    report = plain(compared(old, old.replace("管理", "监督管理").replace("西湖", "西湖\n北湖")))
    assert "\n第二章 {+监督+}管理  修改\n" in report
    assert "{+北湖+}" in report
    assert "条文之外有变动：第二章、附件。" in report


def test_uncertain_links_say_so_with_the_runner_up() -> None:
    """A link to review is flagged, and the next best candidate named."""
    comparison = uncertain()
    report = plain(comparison)
    (found,) = [row for row in rows(comparison) if any(change.link.review for change in row.changes)]
    assert "待复核" in report
    assert found.rivals[0] is not None
    assert f"其次为{found.rivals[0].name}（" in report


def uncertain() -> Comparison:
    """A comparison whose first link is to be reviewed: 61 % against 32 %."""
    from dataclasses import replace

    comparison = compared(articles("甲乙丙丁戊。", "子丑寅卯辰。"), articles("甲乙丙丁己。", "子丑寅卯辰。"))
    first = comparison.articles[0]
    link = replace(first.link, review=True, confidence=0.61, rival="art_2", rival_confidence=0.32)
    return replace(comparison, articles=(replace(first, link=link), *comparison.articles[1:]))


def test_two_columns_need_room(datong: Comparison) -> None:
    """Where there is room old and new stand side by side; where there is none a line says so."""
    wide = plain(datong, 120, side_by_side=True)
    row = next(line for line in wide.split("\n") if "科研单位" in line)
    assert row.index("[-和-]") < row.index("│") < row.index("{+、+}")
    columns = {wcswidth(line.partition("│")[0]) for line in wide.split("\n") if "│" in line}
    assert len(columns) == 1
    narrow = plain(datong, LEAST_FOR_COLUMNS - 1, side_by_side=True)
    assert "│" not in narrow
    assert "双栏显示至少需要 100 列，此处只有 99 列" in narrow


def test_verbose_tells_what_was_set_aside_and_what_was_odd(datong: Comparison) -> None:
    """The ledger with counts and examples, and the notices with file, line and column."""
    report = plain(datong, 100, verbose=True)
    assert "拼音注音 982  進(jìn) → 進" in report
    assert "datong-2018-draft.txt:64:1: “第三十六”缺“条”字，按第 36 条读取" in report.replace("\n  ", "")
    assert "拼音注音" not in plain(datong)


def test_the_original_spelling_can_be_quoted(datong: Comparison) -> None:
    """What was deleted is then spelt as in the source, glosses and all."""
    assert "[-環(huán)境保護(hù)-]" in render(datong, Options(width=200, quote="source")).replace("\n  ", "")


def test_stat_has_a_line_and_a_bar_for_each_change(rivers: Comparison) -> None:
    """Like git: name, number, bar; the totals at the end."""
    report = stat(rivers).split("\n")
    assert [line.partition("|")[0].strip() for line in report[:5]] == [
        "第二条",
        "第二条 → 第三条",
        "第三条 → 第四条",
        "第五条、第六条 → 第五条",
        "第四条 → 第六条 ↓",
    ]
    assert re.fullmatch(r"第七条 +\|  6 \++-+ 相应调整", report[5])
    assert report[-2] == "8 处有变动，插入 34 字(+)，删除 30 字(-)"
    assert len({wcswidth(line.partition("|")[0]) for line in report[:8]}) == 1


def test_stat_bars_fit_and_show_the_smallest_change(datong: Comparison) -> None:
    """The longest bar fits; whatever was inserted or deleted has a sign."""
    for width in (30, 80, 200):
        for line in stat(datong, width).split("\n"):
            assert wcswidth(line) <= width
    row = next(line for line in stat(datong).split("\n") if line.startswith("第二十四条 → "))
    assert re.search(r"\|\s+6 \+-", row)


def test_nothing_differs() -> None:
    """Equal texts are said to be equal, the same file to be the same."""
    assert "两个输入是同一个文件。" in summary_text.render(compared(OLD, OLD))
    report = plain(compared(OLD, OLD.replace("，", ",")))
    assert "两个文本内容相同。" in report
    assert "[-" not in report
    assert stat(compared(OLD, OLD)) == "0 处有变动，插入 0 字(+)，删除 0 字(-)\n"


def test_english_labels(rivers: Comparison) -> None:
    """With English, every label is English; what the law says stays as it is."""
    report = render(rivers, Options(width=100, lang="en"))
    assert report.startswith("8 articles → 8 articles: 0 added")
    assert "  Split\n" in report or "Split · " in report
    assert not set("修改移动拆分合并条序") & set(re.sub(r"第.+?条|[（(].+?[）)]", "", report.split("\n")[0]))


def test_a_hostile_law_shows_as_text() -> None:
    """Escape codes in the title and text of a law do nothing."""
    old = "\x1b]0;owned\x07某条例\n第一条 甲\x1b[2J乙\x9b31m丙\u202e丁。\n"
    report = render(compared(old, old.replace("乙", "己")), Options(color=True, all_articles=True, quote="source"))
    assert not re.search("[\x00-\x09\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202e]", report)
    assert "\x1b" not in ESCAPE.sub("", report)


def test_the_same_comparison_gives_the_same_text() -> None:
    """Two comparisons of the same texts are reported alike to the last byte."""
    first, second = (render(compared(OLD, NEW), Options(color=True, verbose=True)) for _ in range(2))
    assert first == second
