"""The rules for two versions of a text: what became of its provisions, and the signals on its words.

One rule per class and direction of a signal, so that the policy can say of each what it weighs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from difflaw.changes import Change, Comparison, Kind, Op, Signal, Weight
from difflaw.findings import Finding, Fix, Grade, Rule, Site, SourceEdit
from difflaw.gate.sites import unit_at
from difflaw.i18n import N_
from difflaw.model import Law, Unit
from difflaw.spans import Span

SOURCE = "docs/gate.md"
CHANGED = N_("{title}: {was} → {now}")
LEFT_BEHIND = N_("{title}: {now}; it should say {should}")
NAMED = N_("{title}: {label}")


class _Row(NamedTuple):
    """One class and direction: its grade, what it is called, why it matters, an example and a near miss."""

    about: str
    way: str
    grade: Grade
    title: str
    bad: str
    good: str
    mirror: str = ""


_WHY = {
    "modality": N_("Whether something must, may or must not be done is what a rule decides first."),
    "quantity": N_("A number is the part of a rule that is most easily slipped and most often fought over."),
    "penalty": N_("A sanction touches rights; nobody should learn of it from a redline alone."),
    "actor": N_("Who acts and who decides is a question of competence."),
    "condition": N_("A word in a condition widens or narrows what the whole rule catches."),
    "definition": N_("A term means in every article what its definition says."),
    "effective-date": N_("The day from which a law applies must be meant, and must be there."),
    "reference": N_("A reference that was left behind sends the reader to another rule."),
}
"""Why each class matters."""

ROWS = (
    _Row(
        "penalty",
        "added",
        Grade.WARNING,
        N_("a sanction was added"),
        "（nothing）→ 处一万元罚款",
        "警告 → 警告",
        "dropped",
    ),
    _Row("penalty", "dropped", Grade.WARNING, N_("a sanction was dropped"), "没收违法所得 → （nothing）", "", "added"),
    _Row("penalty", "heavier", Grade.WARNING, N_("a sanction became heavier"), "警告 → 罚款", "", "lighter"),
    _Row("penalty", "lighter", Grade.WARNING, N_("a sanction became lighter"), "吊销 → 暂扣", "", "heavier"),
    _Row("penalty", "rebased", Grade.WARNING, N_("a sanction is measured otherwise"), "五万元 → 销售额百分之一", ""),
    _Row(
        "quantity", "raised", Grade.WARNING, N_("a number was raised"), "三十日 → 六十日", "5万元 → 五万元", "lowered"
    ),
    _Row("quantity", "lowered", Grade.WARNING, N_("a number was lowered"), "六十日 → 三十日", "", "raised"),
    _Row("quantity", "added", Grade.WARNING, N_("a number was added"), "定期 → 每年", "", "dropped"),
    _Row("quantity", "dropped", Grade.WARNING, N_("a number was dropped"), "每年 → 定期", "", "added"),
    _Row("quantity", "changed", Grade.WARNING, N_("a number measures something else"), "以下 → 不满", "以下 → 以内"),
    _Row(
        "modality",
        "weakened",
        Grade.WARNING,
        N_("a duty or prohibition was weakened"),
        "应当 → 可以",
        "必须 → 应当",
        "strengthened",
    ),
    _Row(
        "modality",
        "strengthened",
        Grade.NOTE,
        N_("a duty or prohibition was strengthened"),
        "可以 → 应当",
        "",
        "weakened",
    ),
    _Row("modality", "changed", Grade.NOTE, N_("a permission or power came or went"), "有权 → 可以", ""),
    _Row("actor", "added", Grade.NOTE, N_("one more acts or is addressed"), "公安机关 → 公安机关、海关", "", "dropped"),
    _Row(
        "actor", "dropped", Grade.NOTE, N_("one fewer acts or is addressed"), "公安机关、海关 → 公安机关", "", "added"
    ),
    _Row(
        "actor", "changed", Grade.NOTE, N_("another acts or is addressed"), "县级以上 → 设区的市级以上", "部门 → 由部门"
    ),
    _Row(
        "actor",
        "renamed-throughout",
        Grade.NOTE,
        N_("an authority was renamed throughout"),
        "环境保护部门 → 生态环境部门",
        "",
    ),
    _Row(
        "condition",
        "widened",
        Grade.NOTE,
        N_("the rule catches more"),
        "商业秘密 → 商业秘密、个人隐私",
        "和 → 、",
        "narrowed",
    ),
    _Row("condition", "narrowed", Grade.NOTE, N_("the rule catches less"), "销毁 → 故意销毁", "", "widened"),
    _Row("condition", "changed", Grade.NOTE, N_("the rule catches something else"), "逾期不改正 → 情节严重", ""),
    _Row("definition", "changed", Grade.NOTE, N_("a definition changed"), "是指法人 → 是指法人和非法人组织", ""),
    _Row("effective-date", "changed", Grade.NOTE, N_("the effective date changed"), "5月1日 → 7月1日", ""),
    _Row(
        "reference", "stale", Grade.ERROR, N_("a reference still has the old number"), "第五条 now stands as 第六条", ""
    ),
    _Row("reference", "dangling", Grade.ERROR, N_("a reference lost its target"), "第五条 was deleted", ""),
    _Row("reference", "retargeted", Grade.WARNING, N_("a reference names another provision"), "第五条 → 第七条", ""),
    _Row(
        "reference",
        "external-changed",
        Grade.NOTE,
        N_("another law, or provision of one, is named"),
        "《甲法》 → 《乙法》",
        "",
    ),
    _Row(
        "reference",
        "consequential",
        Grade.NOTE,
        N_("a reference follows the renumbering"),
        "第五条 → 第六条, as the article",
        "",
    ),
)
"""Every class and direction that there is."""


def _signal_rule(row: _Row) -> Rule[Comparison]:
    code = f"{row.about}-{row.way}"
    mirror = f"{row.about}-{row.mirror or row.way}"

    def check(comparison: Comparison) -> Iterator[Finding]:
        for change in comparison.articles:
            for signal in change.signals:
                if (signal.code, signal.direction) == (row.about, row.way) and not _is_lost_date(signal):
                    yield _finding(code, row, signal, change, comparison)

    return Rule(code, row.grade, row.title, _WHY[row.about], row.bad, row.good, SOURCE, check, mirror)


def _finding(code: str, row: _Row, signal: Signal, change: Change, comparison: Comparison) -> Finding:
    values = (("title", row.title), ("was", signal.was or "∅"), ("now", signal.now or "∅"), *signal.values)
    should = dict(signal.values).get("should")
    return Finding(
        code,
        row.grade,
        LEFT_BEHIND if should else CHANGED,
        values,
        new=_site(comparison.new, change.new, signal.new, signal.now),
        old=_site(comparison.old, change.old, signal.old, signal.was),
        also=tuple(_site_at(comparison.new, span) for span in signal.new[1:]),
        fix=_fix(comparison.new, signal.new[0], should) if should else None,
        about=signal.code,
        direction=signal.direction,
        weight=signal.weight,
    )


def _site(law: Law, unit: Unit | None, spans: tuple[Span, ...], words: str) -> Site | None:
    """Where the words stand; where there are none, the provision that lacks them."""
    if unit is None:
        return None
    if not spans or not words:
        at = law.text.source_span(Span(unit.span.start, unit.span.start)).start
        return Site(unit.id, Span(at, at), "")
    return Site(unit_at(law, spans[0].start), law.text.source_span(spans[0]), words)


def _site_at(law: Law, span: Span) -> Site:
    return Site(unit_at(law, span.start), law.text.source_span(span), span.of(law.text.text))


def _fix(law: Law, span: Span, words: str) -> Fix:
    return Fix((SourceEdit(law.text.source_span(span), words),), safe=False)


def _of_kind(kind: Kind, code: str, message: str) -> Callable[[Comparison], Iterator[Finding]]:
    def check(comparison: Comparison) -> Iterator[Finding]:
        seen: set[str] = set()
        for change in comparison.articles:
            one = change.old if kind in (Kind.SPLIT, Kind.DELETED) else change.new
            if kind in change.kinds and one is not None and one.id not in seen:
                seen.add(one.id)
                yield _structural(code, message, change, comparison)

    return check


def _structural(code: str, title: str, change: Change, comparison: Comparison, grade: Grade = Grade.NOTE) -> Finding:
    old, new = label_sites(change, comparison)
    values = (("title", title), ("label", " → ".join(dict.fromkeys(site.words for site in (old, new) if site))))
    return Finding(code, grade, NAMED, values, new=new, old=old)


def label_sites(change: Change, comparison: Comparison) -> tuple[Site | None, Site | None]:
    """The labels of the two sides of ``change``, as sites."""
    return _label_site(comparison.old, change.old), _label_site(comparison.new, change.new)


def _label_site(law: Law, unit: Unit | None) -> Site | None:
    if unit is None:
        return None
    label = str(getattr(unit, "label", ""))
    return Site(unit.id, law.text.source_span(Span(unit.span.start, unit.span.start + len(label))), label)


def _structure_rule(kind: Kind, title: str, bad: str, mirror: Kind | None = None) -> Rule[Comparison]:
    code = f"article-{kind}"
    check = _of_kind(kind, code, title)
    return Rule(code, Grade.NOTE, title, _PLACE, bad, "", SOURCE, check, f"article-{mirror or kind}")


def _unsure(comparison: Comparison) -> Iterator[Finding]:
    for change in comparison.articles:
        if change.link.review and not change.link.decided:
            yield _structural(UNSURE, N_("the pairing is not certain"), change, comparison, Grade.WARNING)


def _is_lost_date(signal: Signal) -> bool:
    return signal.code == "effective-date" and bool(signal.was) and not signal.now


def _rewritten(comparison: Comparison) -> Iterator[Finding]:
    """Articles of which hardly anything was kept: what is told of their words is what a reader would insist on."""
    for change in comparison.articles:
        alone = not {Kind.SPLIT, Kind.MERGED} & set(change.kinds)
        if change.old is None or change.new is None or not alone:
            continue
        kept = sum(len(edit.new) for edit in change.edits if edit.op is Op.KEEP)
        if kept < REWRITTEN * len(change.new.text) and kept < 0.5 * len(change.old.text):
            yield _structural("article-rewritten", N_("an article was written anew"), change, comparison)


REWRITTEN = 0.35
"""Share of the longer side that is kept, below which an article was written anew. Of the links that a reader called
rewritten in three pairs of laws most keep less, and of the others hardly any."""


def _lost_date(comparison: Comparison) -> Iterator[Finding]:
    for change in comparison.articles:
        for signal in change.signals:
            if _is_lost_date(signal):
                row = _Row("effective-date", "changed", Grade.ERROR, N_("the effective date was lost"), "", "")
                yield _finding(LOST_DATE, row, signal, change, comparison)


UNSURE, LOST_DATE = "pairing-unsure", "effective-date-lost"

_PLACE = N_("A provision that came, went or changed its place is read with its new neighbours.")

STRUCTURE_RULES: tuple[Rule[Comparison], ...] = (
    _structure_rule(Kind.ADDED, N_("an article was added"), "（nothing）→ 第五条", Kind.DELETED),
    _structure_rule(Kind.DELETED, N_("an article was deleted"), "第五条 →（nothing）", Kind.ADDED),
    _structure_rule(Kind.MOVED, N_("an article was moved"), "第三条、第四条、第五条 → 第四条、第五条、第三条"),
    _structure_rule(Kind.SPLIT, N_("an article was split"), "第五条 → 第五条、第六条", Kind.MERGED),
    _structure_rule(Kind.MERGED, N_("articles were merged"), "第五条、第六条 → 第五条", Kind.SPLIT),
    Rule(
        "article-rewritten",
        Grade.NOTE,
        N_("an article was written anew"),
        N_("Where hardly a word was kept the redline shows little; both texts should be read whole."),
        "",
        "",
        SOURCE,
        _rewritten,
        "article-rewritten",
    ),
    Rule(
        UNSURE,
        Grade.WARNING,
        N_("the pairing is not certain"),
        N_("What is said of changed words is only as sure as the pairing; a person should confirm it in a links file."),
        "",
        "",
        "docs/links.md",
        _unsure,
        UNSURE,
    ),
)

CHANGE_RULES: tuple[Rule[Comparison], ...] = (
    *STRUCTURE_RULES,
    *(_signal_rule(row) for row in ROWS),
    Rule(
        LOST_DATE,
        Grade.ERROR,
        N_("the effective date was lost"),
        _WHY["effective-date"],
        "自2020年1月1日起施行 → （nothing）",
        "",
        SOURCE,
        _lost_date,
    ),
)
"""The rules for two versions of a text, in the order in which reports list them."""


def _by_weight(comparison: Comparison) -> Iterator[Finding]:
    """Nothing: these are levels for the findings of other rules, by their weight."""
    return iter(())


WEIGHT_RULES: tuple[Rule[Comparison], ...] = tuple(
    Rule(weight, Grade.OFF, title, why, "", "", SOURCE, _by_weight, weight)
    for weight, title, why in (
        (
            str(Weight.CONSEQUENTIAL),
            N_("a change of words that follows from another change"),
            N_("A renumbering or a rename is told once; that its places follow is of no news."),
        ),
        (
            str(Weight.EDITORIAL),
            N_("a change of words that binds nobody differently"),
            N_("Style, spelling, a garble repaired: nothing to decide."),
        ),
    )
)
"""Levels by weight: what is silent unless the policy asks."""
