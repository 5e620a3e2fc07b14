"""What a house wants of its texts, read from a small TOML file.

    fail-on = "warning"              # error unless told: warning, note, never
    exclude = ["archive/*"]          # paths left out, seen from the folder of this file
    locked = ["3", "25"]             # for check: articles of the old text that must not change
    only = ["17"]                    # for check: the articles that may
    least-confidence = 0.8           # for check: how sure a pairing must be

    [limits]                         # for check: how much may change
    share = 0.2
    articles = 10

    [levels]                         # error, warning, note or off, by rule
    own-name = "warning"

    [vocabulary]
    allow = ["民族成份"]             # in these words no rule finds anything
    authorities = ["管委会"]         # for check: names of authorities, or their endings

    [vocabulary.prefer]              # words of the house: the first are found, the second advised
    "工商局" = "市场监督管理局"

    [vocabulary.operators]           # for check: words that oblige, forbid or permit, each with its kind
    "务必" = "duty"

    [vocabulary.sanctions]           # for check: words that threaten, each with the kind of the sanction
    "约谈" = "warning"

The same tables may stand under ``[tool.difflaw]`` in ``pyproject.toml``. A key that is not known is an error: a
policy that is not applied as it was meant lets pass what it should stop.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from difflaw.changes import NO_EXTRA_WORDS, OPERATOR_KINDS, SANCTION_KINDS, ExtraWords
from difflaw.errors import PolicyError
from difflaw.findings import Grade, Rule
from difflaw.i18n import N_
from difflaw.toml_text import TomlPlace, TomlText, read_toml

REMEDY = N_("write it as docs/gate.md shows")
NEVER = "never"
KEYS = ("fail-on", "exclude", "locked", "only", "least-confidence", "limits", "levels", "vocabulary")
LIMITS = ("share", "articles")
VOCABULARY = ("allow", "prefer", "operators", "sanctions", "authorities")
FAIL_ON = (*(str(grade) for grade in Grade if grade is not Grade.OFF), NEVER)
IN_PYPROJECT: TomlPlace = ("tool", "difflaw")

MOST_DOTS_OF_OTHERS = 100
"""Dots on a line of a ``pyproject.toml``, which holds tables and prose of other tools: so many parts of a key cost
the TOML reader nothing yet."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What applies to a text.

    ``levels`` are grades by the code of a rule. ``fail_on`` is the least grade that fails, none where nothing does.
    ``exclude`` are patterns of paths. In the words of ``allow`` no rule finds anything; ``prefer`` are pairs of words
    that the house does not want and those that it wants. For two versions of a text: ``extra`` are words for their
    comparison; ``locked`` are articles of the old one that must not change, ``only`` those that may; ``limit_share``
    and ``limit_articles`` say how much may change, ``least_confidence`` how sure a pairing must be. ``name`` is the
    file that says so, ``""`` where there is none; ``origins`` say for each key that is set where it is set, as
    ``difflaw.toml:3``.
    """

    levels: Mapping[str, Grade] = field(default_factory=dict)
    fail_on: Grade | None = Grade.ERROR
    exclude: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    prefer: tuple[tuple[str, str], ...] = ()
    extra: ExtraWords = NO_EXTRA_WORDS
    locked: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    limit_share: float | None = None
    limit_articles: int | None = None
    least_confidence: float = 0.0
    name: str = ""
    origins: Mapping[str, str] = field(default_factory=dict)

    def grade(self, rule: Rule[Any]) -> Grade:
        """The grade of ``rule``: that of the policy, else its own."""
        return self.levels.get(rule.code, rule.grade)

    def leaves_out(self, path: str) -> bool:
        """Whether the file at ``path``, seen from the folder of the policy and with ``/``, is left out.

        >>> policy = Policy(exclude=("archive", "*.bak"))
        >>> [policy.leaves_out(path) for path in ("archive/a.txt", "laws/b.bak", "laws/archive.txt")]
        [True, True, False]
        """
        from fnmatch import fnmatchcase  # late: most policies leave nothing out

        return any(fnmatchcase(path, p) or path.startswith(p.rstrip("/") + "/") for p in self.exclude)


NO_POLICY = Policy()
"""Every rule with its own grade; errors fail."""


def parse_policy(text: str, name: str, rules: Collection[str], *, pyproject: bool = False) -> Policy | None:
    """The policy in ``text``; ``name`` is the file's name for errors, ``rules`` the codes of the rules there are.
    With ``pyproject`` it stands under ``[tool.difflaw]``, and is none where there is no such table.

    >>> parse_policy('[levels]\\nown-name = "note"', "difflaw.toml", ["own-name"]).levels
    {'own-name': <Grade.NOTE: 'note'>}

    Raises ``PolicyError``, with file and line, when the text is not TOML, holds an unknown key or a value of the
    wrong kind, names a rule that there is not, or contradicts itself.
    """
    dots = {"most_dots": MOST_DOTS_OF_OTHERS} if pyproject else {}
    document = read_toml(text, name, PolicyError, REMEDY, **dots)
    reader = PolicyReader(document, IN_PYPROJECT if pyproject else ())
    if pyproject and reader.value(()) is None:
        return None
    reader.check_keys((), KEYS)
    reader.check_keys(("vocabulary",), VOCABULARY)
    reader.check_keys(("limits",), LIMITS)
    reader.check_keys(("levels",), rules, N_("there is no rule called {key}"))
    fail_on = reader.choice(("fail-on",), FAIL_ON)
    policy = Policy(
        levels={code: Grade(reader.choice(("levels", code), tuple(Grade))) for code in reader.table(("levels",))},
        fail_on=None if fail_on == NEVER else Grade(fail_on or Grade.ERROR),
        exclude=reader.strings(("exclude",)),
        allow=reader.strings(("vocabulary", "allow")),
        prefer=tuple(reader.pairs(("vocabulary", "prefer"))),
        extra=_extra_words(reader),
        locked=reader.strings(("locked",)),
        only=reader.strings(("only",)),
        limit_share=reader.share(("limits", "share")),
        limit_articles=reader.count(("limits", "articles")),
        least_confidence=reader.share(("least-confidence",)) or 0.0,
        name=name,
        origins=dict(reader.origins()),
    )
    _check(policy, reader)
    return policy


def _extra_words(reader: PolicyReader) -> ExtraWords:
    """What the vocabulary of the signals is extended by."""
    operators, sanctions = (
        tuple((word, reader.choice(("vocabulary", name, word), kinds)) for word in reader.table(("vocabulary", name)))
        for name, kinds in (("operators", OPERATOR_KINDS), ("sanctions", SANCTION_KINDS))
    )
    authorities = reader.strings(("vocabulary", "authorities"))
    places: list[tuple[TomlPlace, str]] = [(("vocabulary", "operators", word), word) for word, _ in operators]
    places += [(("vocabulary", "sanctions", word), word) for word, _ in sanctions]
    places += [(("vocabulary", "authorities"), word) for word in authorities]
    for place, word in places:
        if len(word.strip()) < _SHORTEST:
            cause, remedy = N_("{word} is too short to be told apart"), N_("give at least two characters")
            raise reader.error(place, cause, remedy, word=word)
    return ExtraWords(operators, sanctions, authorities)


_SHORTEST = 2
"""Characters of a word of the vocabulary: one alone stands inside other words everywhere."""


class PolicyReader:
    """Reads the values of a document below one of its tables, and says where in the file each stands."""

    def __init__(self, document: TomlText, below: TomlPlace = ()) -> None:
        self._document = document
        self._below = below

    def value(self, place: TomlPlace) -> Any:
        """The value at ``place``; none where there is none."""
        found: Any = self._document.table
        for key in (*self._below, *place):
            found = found.get(key) if isinstance(found, Mapping) else None
        return found

    def table(self, place: TomlPlace) -> Mapping[str, Any]:
        """The table at ``place``, empty where there is none."""
        found = self.value(place)
        if found is not None and not isinstance(found, Mapping):
            raise self.error(place, N_("{key} is not a table"), REMEDY)
        return found or {}

    def strings(self, place: TomlPlace) -> tuple[str, ...]:
        """The list of texts at ``place``, none of them empty."""
        found = self.value(place)
        if found is None:
            return ()
        if not isinstance(found, list) or not all(isinstance(entry, str) and entry.strip() for entry in found):
            raise self.error(place, N_("{key} is not a list of texts"), REMEDY)
        return tuple(found)

    def pairs(self, place: TomlPlace) -> Iterator[tuple[str, str]]:
        """Each key of the table at ``place`` with its text."""
        for key, value in self.table(place).items():
            if not (key.strip() and isinstance(value, str) and value.strip()):
                raise self.error((*place, key), N_("{key} is not a text"), REMEDY)
            yield key, value

    def choice(self, place: TomlPlace, known: tuple[str, ...]) -> str:
        """The text at ``place``, one of ``known``; ``""`` where there is none."""
        found = self.value(place)
        if found is not None and (not isinstance(found, str) or found not in known):
            raise self.error(
                place,
                N_("{key} cannot be {value}"),
                N_("use {known}"),
                value=found if isinstance(found, str) else type(found).__name__,
                known=", ".join(known),
            )
        return str(found or "")

    def share(self, place: TomlPlace) -> float | None:
        """The number from 0 to 1 at ``place``; none where there is none."""
        found = self.value(place)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, (int, float)) or not 0 <= found <= 1:
            raise self.error(place, N_("{key} is not a number from 0 to 1"), REMEDY)
        return float(found)

    def count(self, place: TomlPlace) -> int | None:
        """The whole number at ``place``; none where there is none."""
        found = self.value(place)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, int) or found < 0:
            raise self.error(place, N_("{key} is not a whole number"), REMEDY)
        return found

    def check_keys(self, place: TomlPlace, known: Collection[str], cause: str = N_("there is no key {key}")) -> None:
        """Raise where the table at ``place`` has a key that is not ``known``, with the nearest that is."""
        for key in self.table(place):
            if key not in known:
                raise unknown(key, known, self.where((*place, key)), cause)

    def origins(self) -> Iterator[tuple[str, str]]:
        """Each key that is set, as ``levels.own-name``, with where it stands."""
        for key, value in self.table(()).items():
            for place in [(key, below) for below in value] if isinstance(value, Mapping) else [(key,)]:
                yield ".".join(place), self.where(place)

    def where(self, place: TomlPlace) -> str:
        """The file and line of ``place``."""
        return self._document.where((*self._below, *place))

    def error(self, place: TomlPlace, cause: str, remedy: str, /, **values: object) -> PolicyError:
        """An error at ``place``; ``{key}`` in its messages is the last key."""
        return PolicyError(self.where(place), cause, remedy, key=place[-1] if place else "", **values)


def unknown(key: str, known: Collection[str], where: str, cause: str) -> PolicyError:
    """The error that ``key`` is none of ``known``, with the nearest of them.

    >>> str(unknown("own-nane", ["own-name"], "x.toml:3", "there is no rule called {key}"))
    'x.toml:3: there is no rule called own-nane; did you mean own-name?'
    """
    from difflib import get_close_matches  # late: wanted on the way to an error alone

    near = get_close_matches(key, known, 1)
    if near:
        return PolicyError(where, cause, N_("did you mean {near}?"), key=key, near=near[0])
    if len(known) > len(KEYS):
        return PolicyError(where, cause, N_("see difflaw policy show for all there are"), key=key)
    return PolicyError(where, cause, N_("use {known}"), key=key, known=", ".join(known))


def _check(policy: Policy, reader: PolicyReader) -> None:
    """Refuse what cannot all be meant."""
    unwanted = dict(policy.prefer)
    for word, wanted in policy.prefer:
        place: TomlPlace = ("vocabulary", "prefer", word)
        keep = N_("keep one of the two")
        if any(word in allowed for allowed in policy.allow):
            raise reader.error(place, N_("{key} is both allowed and not wanted"), keep)
        if wanted in unwanted:
            cause = N_("{key} gives way to {wanted}, which is not wanted either")
            raise reader.error(place, cause, keep, wanted=wanted)
        if word in wanted:
            cause = N_("{key} would be found again in {wanted}")
            raise reader.error(place, cause, N_("give more of the words around it"), wanted=wanted)
