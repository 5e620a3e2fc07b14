"""A policy says what applies, and is refused in one line where it cannot mean what it says."""

from __future__ import annotations

import tomllib

import pytest

from difflaw.changes import ExtraWords
from difflaw.errors import PolicyError
from difflaw.findings import Grade
from difflaw.gate.judging import law_rules, lint
from difflaw.gate.policy import NO_POLICY, Policy, parse_policy
from difflaw.gate.policy_text import policy_in_force, policy_to_start_from
from difflaw.i18n import translator
from tests.gate.texts import CODES, FAULTY, SOUND, parsed

WHOLE = """# the house
fail-on = "warning"
exclude = ["archive/*"]
levels.numbering-gap = "note"

[vocabulary]
allow = ["其它部门"]
prefer = {"绿化部门" = "园林部门"}
authorities = ["管委会"]
operators = {"务必" = "duty"}
sanctions = {"约谈" = "warning"}
"""


def read(text: str, *, pyproject: bool = False) -> Policy:
    """The policy in ``text``, which has one."""
    policy = parse_policy(text, "difflaw.toml", CODES, pyproject=pyproject)
    assert policy is not None
    return policy


def test_every_key_is_read_with_its_place() -> None:
    """And a dotted key and an inline table are keys like any other."""
    policy = read(WHOLE)
    assert policy.fail_on is Grade.WARNING
    assert policy.levels == {"numbering-gap": Grade.NOTE}
    assert (policy.exclude, policy.allow) == (("archive/*",), ("其它部门",))
    assert policy.prefer == (("绿化部门", "园林部门"),)
    assert policy.extra == ExtraWords((("务必", "duty"),), (("约谈", "warning"),), ("管委会",))
    assert policy.origins == {
        "fail-on": "difflaw.toml:2",
        "exclude": "difflaw.toml:3",
        "levels.numbering-gap": "difflaw.toml:4",
        "vocabulary.allow": "difflaw.toml:7",
        "vocabulary.prefer": "difflaw.toml:8",
        "vocabulary.authorities": "difflaw.toml:9",
        "vocabulary.operators": "difflaw.toml:10",
        "vocabulary.sanctions": "difflaw.toml:11",
    }


def test_a_table_in_pyproject_is_read_and_other_tools_are_left_alone() -> None:
    """Their tables may hold anything; without one of ours there is no policy."""
    others = "[tool.x]\na.b.c.d.e.f.g.h.i.j.k = 1\n"
    assert parse_policy(others, "pyproject.toml", CODES, pyproject=True) is None
    policy = read(others + '[tool.difflaw.levels]\nnumbering-gap = "off"\n', pyproject=True)
    assert policy.levels == {"numbering-gap": Grade.OFF}
    assert policy.origins == {"levels.numbering-gap": "difflaw.toml:4"}


REFUSED = {
    "no TOML": ('fail-on = "error"\nlevels\n', 2, "not valid TOML", "correct the line"),
    "an unknown key": ('\nfail_on = "error"\n', 2, "there is no key fail_on", "did you mean fail-on?"),
    "an unknown rule": (
        '[levels]\nnumbering-gaps = "error"\n',
        2,
        "there is no rule called numbering-gaps",
        "did you mean numbering-gap?",
    ),
    "a rule like no other": ('[levels]\nzzzz = "error"\n', 2, "there is no rule", "see difflaw policy show"),
    "an unknown level": ('[levels]\nnumbering-gap = "fatal"\n', 2, "numbering-gap cannot be fatal", "use error, "),
    "a level that is none": ("[levels]\nnumbering-gap = 1\n", 2, "numbering-gap cannot be int", "use error, "),
    "no table": ('levels = "error"\n', 1, "levels is not a table", "write it as"),
    "no list": ('exclude = "archive"\n', 1, "exclude is not a list of texts", "write it as"),
    "an empty pattern": ('exclude = [""]\n', 1, "exclude is not a list of texts", "write it as"),
    "never an error": ('fail-on = "off"\n', 1, "fail-on cannot be off", "use error, warning, note, never"),
    "allowed and not wanted": (
        '[vocabulary]\nallow = ["某工商局"]\n[vocabulary.prefer]\n"工商局" = "市监局"\n',
        4,
        "工商局 is both allowed and not wanted",
        "keep one of the two",
    ),
    "each for the other": (
        '[vocabulary.prefer]\n"甲局" = "乙局"\n"乙局" = "甲局"\n',
        2,
        "甲局 gives way to 乙局",
        "keep one of the two",
    ),
    "found again": (
        '[vocabulary.prefer]\n"甲局" = "某甲局"\n',
        2,
        "甲局 would be found again",
        "give more of the words",
    ),
    "an operator of no kind": (
        '[vocabulary.operators]\n"务必" = "must"\n',
        2,
        "务必 cannot be must",
        "use duty, ban, ",
    ),
    "a sanction of no kind": ('[vocabulary.sanctions]\n"约谈" = "duty"\n', 2, "约谈 cannot be duty", "use warning, "),
    "a word of one character": (
        '[vocabulary]\nauthorities = ["办"]\n',
        2,
        "办 is too short to be told apart",
        "give at least two characters",
    ),
    "a key without end": ("a." * 100_000 + "a = 1\n", 1, "the file nests too deeply", "write it as"),
    "twice": ('fail-on = "error"\nfail-on = "note"\n', 2, "not valid TOML", "correct the line"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused(case: str) -> None:
    """With the file, the line, the cause and the remedy."""
    text, line, cause, remedy = REFUSED[case]
    with pytest.raises(PolicyError) as caught:
        parse_policy(text, "difflaw.toml", CODES)
    error = str(caught.value)
    assert error.startswith(f"difflaw.toml:{line}: {cause}"), error
    assert f"; {remedy}" in error, error


def test_levels_have_the_last_word() -> None:
    """A rule that is off does not run; any other has the level of the policy."""
    gap = {"numbering-gap": Grade.NOTE}
    plain = lint(parsed(FAULTY))
    assert "numbering-gap" in {finding.rule for finding in plain.findings if finding.grade is Grade.ERROR}
    noted = lint(parsed(FAULTY), Policy(levels=gap))
    assert [finding.grade for finding in noted.findings if finding.rule == "numbering-gap"] == [Grade.NOTE]
    off = lint(parsed(FAULTY), Policy(levels={"numbering-gap": Grade.OFF}))
    assert "numbering-gap" not in off.rules
    assert {finding.rule for finding in plain.findings} - {finding.rule for finding in off.findings} == {
        "numbering-gap"
    }
    assert len(off.rules) == len(plain.rules) - 1


@pytest.mark.parametrize(("fail_on", "failed"), [(Grade.ERROR, False), (Grade.WARNING, True), (None, False)])
def test_what_fails(fail_on: Grade | None, failed: bool) -> None:
    """Warnings do not fail unless they are told to."""
    levels = dict.fromkeys(CODES, Grade.WARNING)
    assert lint(parsed(FAULTY), Policy(levels=levels, fail_on=fail_on)).failed is failed
    assert not lint(parsed(SOUND), Policy(fail_on=fail_on)).failed


def test_in_allowed_words_nothing_is_found() -> None:
    """The words are allowed where they stand, and not elsewhere."""
    text = FAULTY.replace("其它部门协助", "其它单位协助")
    here = [finding for finding in lint(parsed(text)).findings if finding.rule == "w-qita"]
    assert [finding.count for finding in here] == [2]
    allowed = lint(parsed(text), Policy(allow=("其它部门",)))
    left = [finding for finding in allowed.findings if finding.rule == "w-qita"]
    assert [(finding.count, finding.new.unit if finding.new else "") for finding in left] == [(1, "art_2__para_1")]
    both = lint(parsed(text), Policy(allow=("其它部门", "其它单位")))
    assert "w-qita" not in {finding.rule for finding in both.findings}


def test_unwanted_words_are_found_at_all_places_in_one_finding() -> None:
    """With what is wanted in their place."""
    text = SOUND.replace("建设绿道", "建设绿道和绿化部门的队伍")
    judgement = lint(parsed(text), Policy(prefer=(("绿化部门", "园林部门"),)))
    (finding,) = (finding for finding in judgement.findings if finding.rule == "vocabulary-prefer")
    assert (finding.count, dict(finding.values)) == (2, {"word": "绿化部门", "wanted": "园林部门"})


def test_the_policy_in_force_is_a_policy_again() -> None:
    """What is shown can be kept as a file, and means the same."""
    shown = policy_in_force(read(WHOLE), law_rules())
    again = read(shown)
    assert again.extra == read(WHOLE).extra
    assert (again.fail_on, again.exclude, again.allow, again.prefer) == (
        Grade.WARNING,
        ("archive/*",),
        ("其它部门",),
        (("绿化部门", "园林部门"),),
    )
    assert all(again.grade(rule) is read(WHOLE).grade(rule) for rule in law_rules())
    assert 'numbering-gap = "note"  # difflaw.toml:4' in shown


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_policy_to_start_from_changes_nothing_and_shows_everything(lang: str) -> None:
    """As it is written it means the defaults; without the marks of its comments it names every rule and key."""
    text = policy_to_start_from(law_rules(), translator(lang))
    policy = read(text)
    assert (policy.levels, policy.fail_on, policy.exclude) == ({}, Grade.ERROR, NO_POLICY.exclude)
    lines = [line.removeprefix("# ") for line in text.splitlines()]
    opened = "\n".join(line for line in lines if "=" in line or line.startswith("["))
    assert set(tomllib.loads(opened)["levels"]) == set(CODES)
    parse_policy(opened, "x", CODES)
