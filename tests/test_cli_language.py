"""Help and errors speak the reader's language, those that click words for us as well."""

from __future__ import annotations

import re

import pytest

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
