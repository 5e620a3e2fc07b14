"""Findings that a person has looked at and lets stand: suppressions beside a text, and the baseline of a house.

    law = "某市绿化条例"

    [[suppress]]
    rule = "own-name"
    words = "本办法"                # as the finding quotes them
    provision = "第四条"            # for the reader
    reason = "引自上位法"
    until = 2027-12-31              # may be left out
    count = 1                       # at how many places at most; may be left out

An entry is matched by its rule and its words, never by a line, a number or a message, so that it outlives whatever
is written before it. ``from`` are the words of the old law, where two are compared. A baseline has ``[[known]]``
entries, each with its ``law``, and needs no reasons. An entry that excuses nothing is a finding itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from difflaw.errors import PolicyError
from difflaw.findings import Draft, Excused, Finding, Grade, Rule, Site, bare
from difflaw.gate.house_words import at_sites
from difflaw.gate.policy import PolicyReader, unknown
from difflaw.i18n import N_
from difflaw.model import Law, Source
from difflaw.spans import Span
from difflaw.toml_text import read_toml

REMEDY = N_("write it as docs/gate.md shows")
SUPPRESS, KNOWN = "suppress", "known"
KEYS = ("rule", "words", "from", "provision", "reason", "until", "count", "law")


@dataclass(frozen=True, slots=True)
class Exemption:
    """One entry: findings of ``rule`` whose words are ``words`` (and ``old_words``, in the old law) are excused,
    at ``count`` places at most (none: at all), until the day ``until``. ``law`` is the title of the law it is about;
    ``baseline`` whether it stands in a baseline; ``entry`` its place in its file."""

    rule: str
    words: str
    law: str
    reason: str
    entry: Site
    old_words: str = ""
    provision: str = ""
    until: date | None = None
    count: int | None = None
    baseline: bool = False


def parse_suppressions(source: Source, title: str, rules: Collection[str]) -> tuple[Exemption, ...]:
    """The entries of a file of suppressions for the law called ``title``; ``rules`` are the codes there are.

    Raises ``PolicyError``, with file and line, when it is not TOML of this form, is about another law, names a rule
    that there is not, or gives no reason.
    """
    document = read_toml(source.text, source.name, PolicyError, REMEDY)
    reader = PolicyReader(document)
    reader.check_keys((), ("law", SUPPRESS))
    law = document.table.get("law")
    if not isinstance(law, str):
        raise PolicyError(f"{source.name}:1", N_("it does not say which law it is about"), N_('write law = "TITLE"'))
    if bare(law) != bare(title):
        raise reader.error(
            ("law",),
            N_("this is about another law, {law}, and the text is {title}"),
            N_("put it beside its text, or correct the title"),
            law=law,
            title=title or "-",
        )
    return tuple(_Entries(reader, source, rules).read(SUPPRESS, law))


def parse_baseline(source: Source, rules: Collection[str]) -> tuple[Exemption, ...]:
    """The entries of a baseline, for whatever laws.

    Raises ``PolicyError`` as ``parse_suppressions`` does.
    """
    reader = PolicyReader(read_toml(source.text, source.name, PolicyError, REMEDY))
    reader.check_keys((), (KNOWN,))
    return tuple(_Entries(reader, source, rules).read(KNOWN, ""))


class _Entries:
    """Reads the list of entries of a file; lives only inside the functions above."""

    def __init__(self, reader: PolicyReader, source: Source, rules: Collection[str]) -> None:
        self._reader = reader
        self._source = source
        self._rules = rules

    def read(self, key: str, law: str) -> Iterator[Exemption]:
        rows = self._reader.value((key,))
        if rows is None:
            return
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise self._reader.error((key,), N_("{key} is not a list of entries"), REMEDY)
        seen: set[tuple[str, ...]] = set()
        for number, row in enumerate(rows):
            entry = self._entry(row, key, number, law)
            name = (bare(entry.law), entry.rule, bare(entry.old_words), bare(entry.words))
            if name in seen:
                cause = N_("an entry with this rule and these words stands above")
                raise self._reader.error((key, number), cause, N_("keep one of the two"))
            seen.add(name)
            yield entry

    def _entry(self, row: dict[str, Any], key: str, number: int, law: str) -> Exemption:
        where = self._reader.where((key, number))
        for name in row:
            if name not in KEYS:
                raise unknown(name, KEYS, self._reader.where((key, number, name)), N_("there is no key {key}"))
        texts = {name: self._text(row, (key, number), name) for name in KEYS[:5] + KEYS[7:]}
        if texts["rule"] not in self._rules:
            place = self._reader.where((key, number, "rule"))
            raise unknown(texts["rule"], self._rules, place, N_("there is no rule called {key}"))
        for name in ("rule", "words", *(("reason",) if key == SUPPRESS else ("law",))):
            if name not in row or (name == "reason" and not texts[name].strip()):
                raise PolicyError(where, N_("the entry has no {key}"), REMEDY, key=name)
        return Exemption(
            texts["rule"],
            texts["words"],
            law or texts["law"],
            texts["reason"],
            self._site(where),
            texts["from"],
            texts["provision"],
            self._until(row, (key, number)),
            self._count(row, (key, number)),
            baseline=key == KNOWN,
        )

    def _text(self, row: dict[str, Any], place: tuple[str, int], name: str) -> str:
        value = row.get(name, "")
        if not isinstance(value, str):
            raise self._reader.error((*place, name), N_("{key} is not a text"), REMEDY)
        return value

    def _until(self, row: dict[str, Any], place: tuple[str, int]) -> date | None:
        value = row.get("until")
        if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
            raise self._reader.error((*place, "until"), N_("{key} is not a day"), N_("write it as 2027-12-31"))
        return value

    def _count(self, row: dict[str, Any], place: tuple[str, int]) -> int | None:
        value = row.get("count")
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
            raise self._reader.error((*place, "count"), N_("{key} is not a number from 1"), REMEDY)
        return value

    def _site(self, where: str) -> Site:
        """The line of the entry, as a site in its file."""
        above = self._source.text.split("\n")[: int(where.rpartition(":")[2])]
        start = sum(len(line) + 1 for line in above[:-1])
        return Site("", Span(start, start + len(above[-1])), above[-1].strip(), self._source)


class Exempted(NamedTuple):
    """What is left of the findings, what was excused, and what is to be said of the entries themselves."""

    findings: tuple[Finding, ...]
    excused: tuple[Excused, ...]
    upkeep: tuple[Finding, ...]


def exempt(findings: Sequence[Finding], exemptions: Sequence[Exemption], ran: Collection[str], today: date) -> Exempted:
    """Take from ``findings`` what ``exemptions`` excuse on the day ``today``.

    A finding at several places loses those that are excused and is gone with the last. ``ran`` are the codes of the
    rules that ran: of an entry for any other rule it cannot be said that it is of no use.
    """
    if not exemptions:
        return Exempted(tuple(findings), (), ())
    live = [entry for entry in exemptions if entry.until is None or today <= entry.until]
    used: Counter[int] = Counter()
    kept: list[Finding] = []
    excused: list[Excused] = []
    for finding in findings:
        by_entry: dict[int, list[Site]] = {}
        left: list[Site] = []
        for here in _sites(finding):
            place = next((i for i, entry in enumerate(live) if _covers(entry, used[i], finding, here)), None)
            if place is None:
                left.append(here)
            else:
                used[place] += 1
                by_entry.setdefault(place, []).append(here)
        for place, sites in by_entry.items():
            entry = live[place]
            part = at_sites(finding, sites) or finding
            excused.append(Excused(part, entry.reason, entry.entry, baseline=entry.baseline))
        rest = at_sites(finding, left) if by_entry else finding
        if rest:
            kept.append(rest)
    unused = (entry for i, entry in enumerate(live) if used[i] < (entry.count or 1) and entry.rule in ran)
    lapsed = (entry for entry in exemptions if entry not in live)
    return Exempted(tuple(kept), tuple(excused), (*map(_unused, unused), *map(_lapsed, lapsed)))


def _sites(finding: Finding) -> tuple[Site, ...]:
    """The places of a finding; of one that has none in the new law, that in the old one, or none at all."""
    main = finding.new or finding.old or Site("", Span(0, 0), "")
    return (main, *finding.also)


def _covers(entry: Exemption, used: int, finding: Finding, here: Site) -> bool:
    if entry.rule != finding.rule or (entry.count is not None and used >= entry.count):
        return False
    words = here.words if finding.new else ""
    old = finding.old.words if finding.old else ""
    return bare(entry.words) == bare(words) and bare(entry.old_words) == bare(old)


def for_law(entries: Iterable[Exemption], law: Law) -> list[Exemption]:
    """Those of ``entries`` that are for ``law``, by its title."""
    title = bare(law.title)
    return [entry for entry in entries if bare(entry.law) == title]


UNUSED, LAPSED, STALE = "suppression-unused", "suppression-lapsed", "baseline-unused"


def _unused(entry: Exemption) -> Finding:
    code = STALE if entry.baseline else UNUSED
    message = N_("the entry for {rule} at {words} matches fewer places than it says")
    return Finding(code, Grade.WARNING, message, (("rule", entry.rule), ("words", entry.words)), new=entry.entry)


def _lapsed(entry: Exemption) -> Finding:
    values = (("rule", entry.rule), ("words", entry.words), ("until", str(entry.until)))
    return Finding(LAPSED, Grade.WARNING, N_("the entry for {rule} at {words} ended on {until}"), values, entry.entry)


def _entries_alone(draft: Draft) -> Iterator[Finding]:
    """Nothing: what these rules look at are the entries, and ``exempt`` is given them."""
    return iter(())


def _upkeep_rule(code: str, title: str, why: str, bad: str, good: str) -> Rule[Draft]:
    return Rule(code, Grade.WARNING, title, why, bad, good, "docs/gate.md", _entries_alone)


UPKEEP_RULES = (
    _upkeep_rule(
        UNUSED,
        N_("a suppression matches nothing, or fewer places than it says"),
        N_("The text was mended, or the words changed. An entry that is left standing hides the next slip like it."),
        bad='[[suppress]]\nrule = "own-name"\nwords = "本办法"  # stands nowhere',
        good='[[suppress]]\nrule = "own-name"\nwords = "本办法"  # stands in article 4',
    ),
    _upkeep_rule(
        LAPSED,
        N_("a suppression has come to its end date"),
        N_("Somebody set a date by which the place was to be mended or looked at again. The finding is back."),
        bad="until = 2020-12-31",
        good="until = 2999-12-31",
    ),
    _upkeep_rule(
        STALE,
        N_("an entry of the baseline matches nothing, or fewer places than it says"),
        N_("What was known is mended. Write the baseline anew, so that it cannot come back unseen."),
        bad='[[known]]\nrule = "own-name"\nwords = "本办法"\ncount = 2  # stands once',
        good='[[known]]\nrule = "own-name"\nwords = "本办法"\ncount = 1  # stands once',
    ),
)
"""The rules for the entries themselves."""
