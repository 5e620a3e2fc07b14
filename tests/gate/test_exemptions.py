"""What a person let stand is matched by rule and words, and nothing is let stand for ever unseen."""

from __future__ import annotations

import pytest

from difflaw.errors import PolicyError
from difflaw.findings import Grade, Judgement, Verdict
from difflaw.gate.exemptions import Exemption, parse_baseline
from difflaw.gate.judging import lint
from difflaw.gate.policy import Policy
from difflaw.read import read_text
from difflaw.render import baseline_file
from tests.gate.texts import CODES, FAULTY, SOUND, TODAY, entries, parsed

LAW = 'law = "某市绿道条例"\n'
GAP = '[[suppress]]\nrule = "numbering-gap"\nwords = "第四条"\nreason = "留给养护"\n'
QITA = '[[suppress]]\nrule = "w-qita"\nwords = "其它"\nreason = "引文"\n'


def judged(text: str, *known: Exemption) -> Judgement:
    """The judgement of ``text`` on the day of the tests."""
    return lint(parsed(text), exemptions=known, today=TODAY)


def rules(judgement: Judgement) -> list[str]:
    """The rules of its findings."""
    return [finding.rule for finding in judgement.findings]


def test_a_suppressed_finding_is_gone_and_told_of() -> None:
    """It neither fails nor is listed; what excuses it, and why, is kept."""
    before, after = judged(FAULTY), judged(FAULTY, *entries(LAW + GAP))
    assert set(rules(before)) - set(rules(after)) == {"numbering-gap"}
    (excused,) = after.excused
    assert (excused.finding.rule, excused.reason, excused.baseline) == ("numbering-gap", "留给养护", False)
    assert excused.entry.file is not None
    assert excused.entry.file.place(excused.entry.span.start).line == 2


def test_it_outlives_what_is_written_before_it_and_spaces_in_the_quotation() -> None:
    """Lines, numbers of lines and messages play no part."""
    text = "\n\n" + FAULTY.replace("建设绿道", "建设和养护绿道")
    assert "numbering-gap" not in rules(judged(text, *entries(LAW + GAP.replace("第四条", " 第四 条"))))


def test_other_words_are_not_excused() -> None:
    """A new slip of the same rule is a finding, and the entry that matches nothing is one too."""
    judgement = judged(FAULTY.replace("第四条", "第六条").replace("第五条", "第七条"), *entries(LAW + GAP))
    assert "numbering-gap" in rules(judgement)
    (unused,) = (finding for finding in judgement.findings if finding.rule == "suppression-unused")
    assert unused.new is not None
    assert unused.new.file is not None
    assert (unused.new.file.name, unused.new.file.place(unused.new.span.start).line) == ("law.txt.allow.toml", 2)


def test_a_finding_at_several_places_keeps_those_that_are_not_excused() -> None:
    """``count`` bounds how many an entry excuses, so that one more is heard of."""
    once = judged(FAULTY, *entries(LAW + QITA + "count = 1\n"))
    (left,) = (finding for finding in once.findings if finding.rule == "w-qita")
    assert (left.count, left.new.unit if left.new else "") == (1, "art_4__para_1")
    assert left.fix is None or len(left.fix.edits) == 1
    assert "w-qita" not in rules(judged(FAULTY, *entries(LAW + QITA)))
    thrice = judged(FAULTY, *entries(LAW + QITA + "count = 3\n"))
    assert "w-qita" not in rules(thrice)
    assert "suppression-unused" in rules(thrice)


def test_an_entry_lapses_behind_its_day() -> None:
    """On the day itself it holds; the day after the finding is back, and the entry is told of."""
    holds = judged(FAULTY, *entries(LAW + GAP + "until = 2030-06-01\n"))
    assert "numbering-gap" not in rules(holds)
    lapsed = judged(FAULTY, *entries(LAW + GAP + "until = 2030-05-31\n"))
    assert {"numbering-gap", "suppression-lapsed"} <= set(rules(lapsed))


def test_of_a_rule_that_is_off_no_entry_is_unused() -> None:
    """Nothing can be said of it."""
    policy = Policy(levels={"numbering-gap": Grade.OFF})
    judgement = lint(parsed(FAULTY), policy, exemptions=entries(LAW + GAP), today=TODAY)
    assert "suppression-unused" not in rules(judgement)


REFUSED = {
    "another law": (
        'law = "某市公园条例"\n' + GAP,
        1,
        "this is about another law, 某市公园条例, and the text is 某市绿道条例",
    ),
    "no law": (GAP, 1, "it does not say which law it is about"),
    "no reason": (LAW + '[[suppress]]\nrule = "w-qita"\nwords = "其它"\n', 2, "the entry has no reason"),
    "an empty reason": (LAW + GAP.replace("留给养护", " "), 2, "the entry has no reason"),
    "no words": (LAW + '\n[[suppress]]\nrule = "w-qita"\nreason = "x"\n', 3, "the entry has no words"),
    "an unknown rule": (LAW + GAP.replace("numbering-gap", "numbering-gp"), 3, "there is no rule called numbering-gp"),
    "an unknown key": (LAW + GAP + 'reasons = "x"\n', 6, "there is no key reasons"),
    "no day": (LAW + GAP + 'until = "morgen"\n', 6, "until is not a day"),
    "no count": (LAW + GAP + "count = 0\n", 6, "count is not a number from 1"),
    "no text": (LAW + GAP.replace('"第四条"', "4"), 4, "words is not a text"),
    "twice": (LAW + GAP + GAP, 6, "an entry with this rule and these words stands above"),
    "no list": (LAW + 'suppress = "x"\n', 2, "suppress is not a list of entries"),
    "no TOML": (LAW + "[[suppress]\n", 2, "not valid TOML"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused(case: str) -> None:
    """With the file, the line and the cause."""
    text, line, cause = REFUSED[case]
    with pytest.raises(PolicyError) as caught:
        entries(text)
    assert str(caught.value).startswith(f"law.txt.allow.toml:{line}: {cause}"), caught.value


def known(text: str) -> tuple[Exemption, ...]:
    """The entries of a baseline."""
    return parse_baseline(read_text(text, "known.toml", markdown=False), CODES)


def test_a_baseline_excuses_all_that_was_found_and_nothing_more() -> None:
    """What was written lets the same text pass; one place more is heard of, one fewer as well."""
    first = judged(FAULTY)
    written = baseline_file.render(Verdict((first,)))
    again = judged(FAULTY, *known(written))
    assert again.findings == ()
    assert all(excused.baseline for excused in again.excused)
    assert baseline_file.render(Verdict((again,))) == written
    more = judged(FAULTY.replace("协助", "协助其它部门"), *known(written))
    assert rules(more) == ["w-qita"]
    mended = judged(FAULTY.replace("第九条", "第一条"), *known(written))
    assert set(rules(mended)) == {"baseline-unused"}


def test_a_baseline_of_another_law_says_nothing_of_this_one() -> None:
    """One file may serve many laws."""
    written = baseline_file.render(Verdict((judged(FAULTY),)))
    other = judged(SOUND.replace("绿道条例", "公园条例"), *known(written))
    assert "baseline-unused" not in rules(other)
    assert other.excused == ()


def test_a_baseline_keeps_odd_words() -> None:
    """Quotation marks, backslashes and controls come back as they were."""
    odd = '第一条　为了"绿\\道"\x7f，制定本条例。\n第三条　甲。'
    first = judged(odd)
    assert first.findings
    assert judged(odd, *known(baseline_file.render(Verdict((first,))))).findings == ()
