"""Case folders: ``fixtures/<stage>/<case>/`` holds inputs, what should come of them, and why.

A case is added without writing code: make a folder, put the inputs there (``input.txt`` or ``input.md``
for a stage that takes one text; ``old.txt`` and ``new.txt``, or ``.md``, for one that takes two; ``decision.txt``
and, where it is to be applied, ``old.txt`` for ``amend``), write one
sentence into ``why.txt``, and run ``python -m tests.update``, which writes ``expected.txt``. Read that file
before committing it: it is the claim that the case makes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from difflaw.align import align
from difflaw.amendments import FrameKind, Instruction
from difflaw.changes import Change, Edit, Link, Op, Signal
from difflaw.diff import redline
from difflaw.findings import Finding
from difflaw.gate.checking import check
from difflaw.gate.judging import lint
from difflaw.model import Law, Notice, Source
from difflaw.normalize import normalize
from difflaw.parse import parse
from difflaw.pipeline import amend, compare, decision
from difflaw.read import read_bytes

FIXTURES = Path(__file__).parent.parent / "fixtures"


@dataclass(frozen=True, slots=True)
class Case:
    """One case folder and the stage it belongs to."""

    stage: str
    folder: Path

    @property
    def name(self) -> str:
        """Stage and case, as pytest shows them."""
        return f"{self.stage}/{self.folder.name}"

    @property
    def expected(self) -> Path:
        """The file that says what should come of the inputs."""
        return self.folder / "expected.txt"

    def render(self) -> str:
        """What comes of the inputs now."""
        return STAGES[self.stage](self.folder)


def source(folder: Path, stem: str) -> Source:
    """The one input of the case whose name is ``stem`` before the ending."""
    (path,) = folder.glob(f"{stem}.*")
    return read_bytes(path.read_bytes(), path.name)


def law(folder: Path, stem: str) -> Law:
    """The law in an input of the case."""
    return parse(normalize(source(folder, stem)))


def show_normalized(folder: Path) -> str:
    """The normalised text, then the ledger, then the notices."""
    text = normalize(source(folder, "input"))
    ledger = [f"{entry.kind} {entry.count}: {entry.before!r} → {entry.after!r}" for entry in text.ledger]
    return sections(text.text, ledger, notices(text.source, text.notices))


def show_parsed(folder: Path) -> str:
    """Every part and provision in the order of the text, one a line with its own words; then the notices."""
    parsed = law(folder, "input")
    rows = [(part.span.start, 0, f"{part.id} {words(part.text)}") for part in parsed.parts]
    for depth, provision in enumerate(parsed.provisions(), 1):
        topic = f"〔{provision.topic}〕" if provision.topic else ""
        line = " ".join(filter(None, (provision.id, provision.label + topic, words(provision.lead))))
        rows.append((provision.span.start, depth, line))
    outline = "\n".join(line for _, _, line in sorted(rows))
    return sections(f"title {parsed.title}", [outline], notices(parsed.text.source, parsed.notices))


def show_aligned(folder: Path) -> str:
    """Every link of articles, clauses and divisions; ``?`` marks what a person should look at."""
    alignment = align(law(folder, "old"), law(folder, "new"))
    groups = (alignment.articles, alignment.clauses, alignment.divisions)
    return sections(*([show_link(link) for link in group] for group in groups))


def show_redline(folder: Path) -> str:
    """The redline of the two texts, character by character; here they are just texts, no laws."""
    old, new = ((folder / f"{side}.txt").read_text(encoding="utf-8").removesuffix("\n") for side in ("old", "new"))
    return "".join(map(show_edit, redline(old, new))) + "\n"


def show_compared(folder: Path) -> str:
    """Every change with its kinds, its signals and its redline, in the order of the new text."""
    comparison = compare(source(folder, "old"), source(folder, "new"))
    counts = [f"{kind} {count}" for kind, count in comparison.summary.kinds if count]
    groups = (comparison.parts, comparison.divisions, comparison.articles, comparison.clauses)
    return sections(", ".join(counts), *([show_change(change) for change in group] for group in groups))


def show_judged(folder: Path) -> str:
    """What all rules of the gate find in ``bad``, where the rule that the case is named for fires, and in ``good``,
    the near miss where it does not: one line per finding, so that a misfire of another rule is seen as well."""
    return sections(*([f"{stem}:", *show_findings(law(folder, stem))] for stem in ("bad", "good")))


def show_checked(folder: Path) -> str:
    """What the gate says of two versions: what it tells, then what is silent unless asked for. A line per finding."""
    judgement = check(compare(source(folder, "old"), source(folder, "new")))
    blocks = (("told:", judgement.findings), ("silent:", judgement.silent))
    return sections(*([name, *map(show_finding, findings)] for name, findings in blocks))


def show_finding(finding: Finding) -> str:
    """A finding of two versions, as ``art_3 → art_3 warning modality-weakened: 应当 → 可以``."""
    old, new = finding.old, finding.new
    sides = f"{old.unit if old else '-'} → {new.unit if new else '-'}"
    said = (
        f"{old.words if old else ''} → {new.words if new else ''}"
        if finding.about
        else dict(finding.values).get("label", "")
    )
    fix = f" [{finding.fix.edits[0].words}]" if finding.fix else ""
    return f"{sides} {finding.grade} {finding.rule}: {said}{fix}"


def show_findings(judged: Law) -> list[str]:
    """One line per finding, as ``2:5 error numbering-gap ×3: …``."""
    source = judged.text.source
    rows = []
    for finding in lint(judged).findings:
        place = source.place(finding.new.span.start) if finding.new else source.place(0)
        times = f" ×{finding.count}" if finding.count > 1 else ""
        message = finding.message.format_map(dict(finding.values))
        rows.append(f"{place.line}:{place.column} {finding.grade} {finding.rule}{times}: {message}")
    return rows


def show_amended(folder: Path) -> str:
    """The new law that the decision makes of the old one; what a person must know; the references left behind.
    Of a decision without an old law its instructions, the frame parts that are kept, and the notices."""
    given = decision(source(folder, "decision"))
    if not list(folder.glob("old.*")):
        rows = [show_instruction(section.law, row) for section in given.sections for row in section.instructions]
        kept = [f"{part.kind}: {words(part.span.of(given.text.text))}" for part in given.frame if part.kind in KEPT]
        return sections(rows, kept, notices(given.text.source, given.notices))
    applied = amend(source(folder, "old"), [given], partial=True).steps[0]
    told = [f"{'! ' if issue.fatal else ''}{issue.code}: {issue}" for issue in applied.issues]
    left = [f"{at}: {old} → {new or '-'}" for at, old, new in applied.left_behind]
    return sections(applied.text.rstrip("\n"), told, left)


KEPT = (FrameKind.STATEMENT, FrameKind.UNREAD)


def show_instruction(of: str, instruction: Instruction) -> str:
    """One instruction on one line, as ``某条例 一 delete-article art_3``."""
    changed = [f"“{change.old}” → “{change.new}”" for change in instruction.words]
    text = f"“{words(instruction.text)}”" if instruction.text else ""
    new = f"→ {instruction.new}" if instruction.new else ""
    head = (of, instruction.number, instruction.operation, instruction.form or "", " ".join(instruction.targets))
    return " ".join(filter(None, (*head, new, *changed, text)))


def show_change(change: Change) -> str:
    """One change on one line, as ``art_2 → art_3 modified renumbered: 甲[-乙-]{+丙+}。``."""
    marks = " ".join([*change.kinds, *map(show_signal, change.signals)])
    return f"{show_link(change.link)} {marks}: {words(''.join(map(show_edit, change.edits)))}"


def show_signal(signal: Signal) -> str:
    """A signal by its code; one on changed words as ``modality/weakened(应当→可以)``, with ``~`` before it where it
    follows from another change or binds nobody differently."""
    if not signal.direction:
        return signal.code
    said = f"{signal.code}/{signal.direction}({words(signal.was)}→{words(signal.now)})"
    return said if signal.told else f"~{said}"


def show_link(link: Link) -> str:
    """One link, as ``art_2 → art_3``; an empty side is ``-``."""
    return f"{link.old or '-'} → {link.new or '-'}{' ?' if link.review else ''}"


def show_edit(edit: Edit) -> str:
    """One edit: ``[-deleted-]``, ``{+inserted+}``, ``[>moved away>]``, ``{<moved here<}`` or the kept text."""
    if edit.op is Op.KEEP:
        return edit.old
    away, here = ("[>{}>]", "{{<{}<}}") if edit.op is Op.MOVE else ("[-{}-]", "{{+{}+}}")
    return away.format(edit.old) if edit.old else here.format(edit.new)


def notices(where: Source, found: tuple[Notice, ...]) -> list[str]:
    """One line a notice: its place in the source, its code, its message."""
    places = ((where.place(notice.span.start), notice) for notice in found)
    return [f"{place.line}:{place.column} {notice.severity} {notice.code}: {notice}" for place, notice in places]


def words(text: str) -> str:
    """``text`` on one line."""
    return text.replace("\n", " ⏎ ")


def sections(*blocks: str | list[str]) -> str:
    """The blocks that are not empty, a blank line between them."""
    texts = (block if isinstance(block, str) else "\n".join(block) for block in blocks)
    return "\n\n".join(filter(None, texts)) + "\n"


STAGES: dict[str, Callable[[Path], str]] = {
    "normalize": show_normalized,
    "parse": show_parsed,
    "align": show_aligned,
    "diff": show_redline,
    "compare": show_compared,
    "gate": show_judged,
    "check": show_checked,
    "amend": show_amended,
}
"""What each stage makes of a case folder, as text that a person can read and review."""


def cases() -> Iterator[Case]:
    """Every case of every stage, in order."""
    for stage in STAGES:
        for folder in sorted(path for path in (FIXTURES / stage).glob("*") if path.is_dir()):
            yield Case(stage, folder)
