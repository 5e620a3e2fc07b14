"""Help and errors speak the reader's language, those that click words for us as well."""

from __future__ import annotations

import re

import pytest

from difflaw.cli.click_words import retold
from difflaw.i18n import translator
from tests.process import DRAFT, ENACTED, difflaw

CHINESE = re.compile(r"[\u3400-\u9fff]")

MISTAKES = [
    ["only-one.txt"],
    ["--wrong", "a.txt", "b.txt"],
    ["--lnks", "a.txt", "b.txt"],
    ["--lang", "fr", "a.txt", "b.txt"],
    ["--lang"],
    ["a.txt", "b.txt", "c.txt"],
    ["--max-size", "big", "a.txt", "b.txt"],
    ["--max-size", "0", "a.txt", "b.txt"],
    ["--html=yes", "a.txt", "b.txt"],
    ["no-such-file.txt", str(ENACTED)],
    ["outline"],
]


@pytest.mark.parametrize("arguments", MISTAKES, ids=" ".join)
def test_every_mistake_is_told_in_chinese_by_default(arguments: list[str]) -> None:
    """One line, in Chinese, with status 2; nothing of the English wording is left."""
    done = difflaw(*arguments)
    message = done.stderr.decode()
    assert done.returncode == 2
    told = re.sub(r"'[^']*'|[a-z.-]+\.txt", "", message)
    assert CHINESE.search(told)
    assert not re.search(r"\b(?:invalid|missing|option|such|value|extra|requires|file)\b", told, re.IGNORECASE)
    assert message.count("\n") == 1


@pytest.mark.parametrize("arguments", MISTAKES, ids=" ".join)
def test_every_mistake_is_told_in_english_where_the_locale_says_so(arguments: list[str]) -> None:
    """The same, in English, with no Chinese in it."""
    done = difflaw(*arguments, LANG="en_GB.UTF-8")
    assert done.returncode == 2
    assert not CHINESE.search(done.stderr.decode())


@pytest.mark.parametrize("command", [[], ["outline"], ["explain"]], ids=["compare", "outline", "explain"])
def test_help_is_wholly_in_one_language(command: list[str]) -> None:
    """Each option's line is in the reader's language."""
    in_chinese = difflaw(*command, "--help").stdout.decode()
    in_english = difflaw(*command, "--help", "--lang", "en").stdout.decode()
    assert not CHINESE.search(in_english)
    assert "Options" not in in_chinese
    options = re.findall(r"^  -.*(?:\n {10,}.*)?", in_chinese, re.MULTILINE)
    assert options
    assert [line for line in options if not CHINESE.search(line)] == []


def test_report_does_not_follow_the_locale() -> None:
    """A report is made to be passed on: Chinese, unless --lang or DIFFLAW_LANG says otherwise."""
    arguments = [str(DRAFT), str(ENACTED), "--summary"]
    assert CHINESE.search(difflaw(*arguments, LANG="en_GB.UTF-8").stdout.decode())
    assert not CHINESE.search(difflaw(*arguments, DIFFLAW_LANG="en").stdout.decode())
    assert not CHINESE.search(difflaw(*arguments, "--lang", "en").stdout.decode())


WORDINGS = {
    "No such option: --lnks": "没有这个选项：--lnks。",
    "No such option: --lnks Did you mean --links?": "没有这个选项：--lnks。是否指 --links？",
    "No such option: --lnks (Possible options: --lang, --links)": "没有这个选项：--lnks。是否指 --lang, --links？",
    "No such option '--lnks'. Did you mean '--links'?": "没有 '--lnks' 这个选项。是否指 '--links'？",
    "No such option '-x'. (Did you mean one of: '-o', '-v'?)": "没有 '-x' 这个选项。是否指下列之一：'-o', '-v'？",
    "Option '--lang' requires an argument.": "选项 '--lang' 需要一个值。",
    "Got unexpected extra arguments (c d)": "多余的参数（c d）",
    "Invalid value for '-o' / '--output': the value is empty": "'-o' / '--output' 的值无效：值为空",
    "Invalid value for '--max-size': 'a: b' is not a valid integer range.": (
        "'--max-size' 的值无效：'a: b' 不是有效的整数。"
    ),
    "Invalid value: 0 is not in the range x>=1.": "无效的值：0 不在 x>=1 的范围内。",
    "Invalid value for 'X': something new": "'X' 的值无效：something new",
    "Something entirely new.": "Something entirely new.",
    "": "",
}
"""What one version of click or another says, and how it is told."""


@pytest.mark.parametrize("said", WORDINGS)
def test_what_click_says_is_told_in_chinese(said: str) -> None:
    """Every wording of every version is known, one within another too; what is not known is shown as it is."""
    assert retold(said, translator("zh")) == WORDINGS[said]
    assert retold(said, translator("en")) == said


def test_value_of_the_user_is_never_translated() -> None:
    """Words of the user's that happen to be ours stay as they were typed."""
    assert retold("Got unexpected extra argument (Options)", translator("zh")) == "多余的参数（Options）"
