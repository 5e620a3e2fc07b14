"""The one table of what a reader can be told of a change: its kinds, the signals on it, and that a person should look.

Every report takes the word, the meaning, the sign, the look and the weight of each from here, and no other place
lists them. A new signal is a row in ``MARKS``, a module in ``difflaw/classify/signals`` that finds it, and its
messages in the catalogues.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from difflaw.i18n import N_, Translate


class Kind(StrEnum):
    """What became of a provision; a change has a set of them."""

    UNCHANGED = "unchanged"
    MODIFIED = "modified"
    RENUMBERED = "renumbered"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    ADDED = "added"
    DELETED = "deleted"


class MarkGroup(StrEnum):
    """What a mark is: a kind of change, a signal on one, or that a person should look at the pairing."""

    KIND = "kind"
    SIGNAL = "signal"
    REVIEW = "review"


class Tone(StrEnum):
    """How a mark looks: the terminal has a colour for each tone, the page a set of CSS variables."""

    ADDED = "added"
    REMOVED = "removed"
    STRUCTURE = "structure"
    CHANGED = "changed"
    NUMBER = "number"
    PLAIN = "plain"
    QUIET = "quiet"
    ALERT = "alert"


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that a reader can be told of a change. ``word``, ``meaning``, ``count`` and ``message`` are ids
    of messages."""

    code: str
    """Its name in the JSON document, in the address of a filtered page and in its style sheet."""
    word: str
    meaning: str
    """One line for the legend."""
    count: str
    """How many there are, with ``{count}`` (and ``{code}``, which only an unknown mark needs)."""
    icon: str
    """A sign that every font for Chinese has, so that it never shows as a box."""
    tone: Tone
    group: MarkGroup
    rank: int
    """What a report that is short of room leaves out last has the lowest."""
    message: str = ""
    """What a signal says of its own case, with ``{named}`` places for its values; empty: as ``meaning``."""
    explains: str = ""
    """The code of a mark that this one accounts for: beside this one it lends its row no rank."""
    differs: bool = True
    """Whether a change with this alone differs: what merely tells how words are written does not."""
    quiet: bool = False
    """Whether a row with nothing else is folded: nobody reads it to learn what changed."""
    minor: bool = False
    """Whether the index leaves it out: a draft in Traditional characters has it on every article."""
    always_told: bool = False
    """Whether the summary tells of it even where there is none."""
    in_bar: bool = False
    """Whether the bar of ``--stat`` says it already."""
    hidden_in_clause: bool = False
    """Whether the redline of a clause does not show it, so that it is remarked on there in words."""


CHANGED_WORDS = N_("{direction}: {was} → {now}")
"""What a signal on changed words says of its own case."""

DIRECTIONS: dict[str, str] = {
    "strengthened": N_("strengthened"),
    "weakened": N_("weakened"),
    "raised": N_("raised"),
    "lowered": N_("lowered"),
    "added": N_("added"),
    "dropped": N_("dropped"),
    "heavier": N_("heavier"),
    "lighter": N_("lighter"),
    "rebased": N_("on another basis"),
    "widened": N_("widened"),
    "narrowed": N_("narrowed"),
    "changed": N_("changed"),
    "renamed-throughout": N_("renamed throughout"),
    "consequential": N_("follows the renumbering"),
    "retargeted": N_("names another provision"),
    "stale": N_("still the old number"),
    "dangling": N_("names no provision"),
    "external-changed": N_("another law, or another provision of it"),
}
"""The message id of each direction in which words changed."""

NOTHING = N_("(nothing)")
"""What stands for words that are not there."""


def _on_changed_words(code: str, *, word: str, meaning: str, count: str, icon: str) -> Mark:
    """The mark of a signal on changed words, which weighs as much as a change of words does."""
    return Mark(code, word, meaning, count, icon, Tone.CHANGED, MarkGroup.SIGNAL, rank=2, message=CHANGED_WORDS)


MARKS: tuple[Mark, ...] = (
    Mark(
        code=Kind.ADDED,
        word=N_("Added"),
        meaning=N_("stands only in the new text"),
        count=N_("{count} added"),
        icon="＋",
        tone=Tone.ADDED,
        group=MarkGroup.KIND,
        rank=1,
        always_told=True,
    ),
    Mark(
        code=Kind.DELETED,
        word=N_("Deleted"),
        meaning=N_("stands only in the old text"),
        count=N_("{count} deleted"),
        icon="－",
        tone=Tone.REMOVED,
        group=MarkGroup.KIND,
        rank=1,
        always_told=True,
    ),
    Mark(
        code=Kind.SPLIT,
        word=N_("Split"),
        meaning=N_("one provision became several"),
        count=N_("{count} split"),
        icon="÷",
        tone=Tone.STRUCTURE,
        group=MarkGroup.KIND,
        rank=1,
        hidden_in_clause=True,
    ),
    Mark(
        code=Kind.MERGED,
        word=N_("Merged"),
        meaning=N_("several provisions became one"),
        count=N_("{count} merged"),
        icon="∪",
        tone=Tone.STRUCTURE,
        group=MarkGroup.KIND,
        rank=1,
        hidden_in_clause=True,
    ),
    Mark(
        code=Kind.MODIFIED,
        word=N_("Modified"),
        meaning=N_("its words changed"),
        count=N_("{count} modified"),
        icon="≠",
        tone=Tone.CHANGED,
        group=MarkGroup.KIND,
        rank=2,
        always_told=True,
        in_bar=True,
    ),
    Mark(
        code="rewritten",
        word=N_("Rewritten"),
        meaning=N_("little of a sentence stays: the old one is struck and the new one put in"),
        count=N_("{count} rewritten"),
        icon="※",
        tone=Tone.CHANGED,
        group=MarkGroup.SIGNAL,
        rank=2,
    ),
    _on_changed_words(
        "penalty",
        word=N_("Penalty"),
        meaning=N_("a sanction or liability came, went or became another"),
        count=N_("{count} with another penalty"),
        icon="罚",
    ),
    _on_changed_words(
        "modality",
        word=N_("Modality"),
        meaning=N_("how strongly a rule binds changed: duty, prohibition, permission"),
        count=N_("{count} with another modality"),
        icon="令",
    ),
    _on_changed_words(
        "quantity",
        word=N_("Quantity"),
        meaning=N_("a number changed: a sum, a period, a share, an age, a count"),
        count=N_("{count} with another quantity"),
        icon="数",
    ),
    _on_changed_words(
        "actor",
        word=N_("Actor"),
        meaning=N_("who acts, decides or owes the duty changed"),
        count=N_("{count} with another actor"),
        icon="人",
    ),
    _on_changed_words(
        "condition",
        word=N_("Condition"),
        meaning=N_("when, where or how far a rule applies changed"),
        count=N_("{count} with another condition"),
        icon="条",
    ),
    _on_changed_words(
        "definition",
        word=N_("Definition"),
        meaning=N_("what a term means changed"),
        count=N_("{count} with another definition"),
        icon="义",
    ),
    _on_changed_words(
        "effective-date",
        word=N_("Effective date"),
        meaning=N_("when the law takes effect changed"),
        count=N_("{count} with another effective date"),
        icon="日",
    ),
    _on_changed_words(
        "reference",
        word=N_("Reference"),
        meaning=N_("a reference names something else, or no longer what it named"),
        count=N_("{count} with another reference"),
        icon="引",
    ),
    Mark(
        code=Kind.MOVED,
        word=N_("Moved"),
        meaning=N_("stands in another place among its neighbours or in another chapter"),
        count=N_("{count} moved"),
        icon="↕",
        tone=Tone.STRUCTURE,
        group=MarkGroup.KIND,
        rank=3,
        always_told=True,
    ),
    Mark(
        code=Kind.RENUMBERED,
        word=N_("Renumbered"),
        meaning=N_("has another number"),
        count=N_("{count} renumbered"),
        icon="№",
        tone=Tone.NUMBER,
        group=MarkGroup.KIND,
        rank=5,
        quiet=True,
    ),
    Mark(
        code="editorial",
        word=N_("Form only"),
        meaning=N_("differs only in script, width or spacing"),
        count=N_("{count} form only"),
        icon="≈",
        tone=Tone.QUIET,
        group=MarkGroup.SIGNAL,
        rank=6,
        differs=False,
        quiet=True,
        minor=True,
        in_bar=True,
    ),
    Mark(
        code="consequential",
        word=N_("Consequential"),
        meaning=N_("differs only in references that follow the renumbering"),
        count=N_("{count} consequential"),
        icon="∴",
        tone=Tone.PLAIN,
        group=MarkGroup.SIGNAL,
        rank=4,
        explains=Kind.MODIFIED,
        differs=False,
        quiet=True,
    ),
    Mark(
        code="topic",
        word=N_("Topic only on one side"),
        meaning=N_("the topic in brackets after the number stands on one side only"),
        message=N_("the topic 〔{topic}〕 stands on one side only"),
        count=N_("{count} with the topic on one side only"),
        icon="§",
        tone=Tone.QUIET,
        group=MarkGroup.SIGNAL,
        rank=6,
        quiet=True,
        minor=True,
        in_bar=True,
    ),
    Mark(
        code="review",
        word=N_("Needs review"),
        meaning=N_("the pairing is not certain; a person should look"),
        count=N_("{count} to review"),
        icon="？",
        tone=Tone.ALERT,
        group=MarkGroup.REVIEW,
        rank=0,
        differs=False,
    ),
    Mark(
        code=Kind.UNCHANGED,
        word=N_("Unchanged"),
        meaning=N_("nothing became of it"),
        count=N_("{count} unchanged"),
        icon="＝",
        tone=Tone.PLAIN,
        group=MarkGroup.KIND,
        rank=6,
        differs=False,
        quiet=True,
        minor=True,
        in_bar=True,
    ),
)
"""Every mark, most telling first: the order in which a row has them."""

BY_CODE = {mark.code: mark for mark in MARKS}

UNKNOWN_ICON = "•"
"""The sign of a mark that is not in the table."""

_PLACES: dict[str, float] = {code: place for place, code in enumerate(BY_CODE)}
_UNKNOWN = _PLACES["review"] - 0.5

REVIEW = BY_CODE["review"]
UNCHANGED = BY_CODE[Kind.UNCHANGED]

SIGNALS = tuple(mark for mark in MARKS if mark.group is MarkGroup.SIGNAL)
"""The signals that are known."""


def mark(code: str) -> Mark:
    """The mark of a code. One that is not in the table is a signal that calls itself by its code, looks like any
    other and is never folded away, for nobody knows what it means.

    >>> mark("editorial").icon, mark("novel").word, mark("novel").quiet
    ('≈', 'novel', False)
    """
    return BY_CODE.get(code) or Mark(
        code=code,
        word=code,
        meaning=code,
        count=N_("{count} marked {code}"),
        icon=UNKNOWN_ICON,
        tone=Tone.PLAIN,
        group=MarkGroup.SIGNAL,
        rank=max(known.rank for known in MARKS),
    )


def marks(codes: Iterable[str]) -> tuple[Mark, ...]:
    """The marks of ``codes``, each once, in the order of the table; unknown ones stand before those on the pairing
    and ``unchanged``, by their codes.

    >>> print(*(mark.code for mark in marks(["unchanged", "novel", "topic", "novel"])))
    topic novel unchanged
    """
    return tuple(mark(code) for code in sorted(set(codes), key=lambda code: (_PLACES.get(code, _UNKNOWN), code)))


def message(code: str, values: Iterable[tuple[str, str]], translate: Translate) -> str:
    """What a signal says, its values filled in; a value that is missing leaves its place as it stands.

    >>> message("topic", [("topic", "立法目的")], str)
    'the topic 〔立法目的〕 stands on one side only'
    """
    found = mark(code)
    known = dict(values)
    if known.get("direction"):
        known["direction"] = translate(DIRECTIONS.get(known["direction"], known["direction"]))
        known |= {side: known.get(side) or translate(NOTHING) for side in ("was", "now")}
    return translate(found.message or found.meaning).format_map(_Values(known))


class _Values(dict[str, str]):
    """Values by name; the place of a missing one stays as it is."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"
