"""A section of a decision applied to its law: every target is resolved on the untouched law, then all is written.

No instruction sees what another did, so their order does not count. What comes out is the text of the new law, in
the style of its source; the pipeline reads it again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from difflaw import ids
from difflaw.amend.article_plans import ArticlePlan, NewHeading, number_articles, write_articles
from difflaw.amend.clause_plans import NewWords, Plans
from difflaw.amend.heading_plans import HeadingPlan, write_headings
from difflaw.amend.law_places import counted, division, paragraph_of, span_of
from difflaw.amend.left_references import left_references
from difflaw.amend.quoted_units import article_piece, pieces
from difflaw.amend.source_style import SourceChange, written
from difflaw.amend.word_changes import NOT_FOUND, change_words
from difflaw.amend.work import CONFLICT, NO_PLACE, Ordered, Work
from difflaw.amendments import Applied, Instruction, LawSection, Operation, OtherForm, WordsAt
from difflaw.i18n import N_
from difflaw.model import Law
from difflaw.spans import Span

NOT_APPLIED = "cannot-be-applied"


def apply_section(law: Law, section: LawSection, *, follow_references: bool = False) -> Applied:
    """What ``section`` makes of ``law``.

    Guarantees: instructions in another order give the same; what no instruction names keeps its words. Where an
    instruction cannot be applied, an issue with ``fatal`` says so, and the text is that without it.
    """
    work = Work(law, section)
    job = _Job(work)
    rows = [Ordered(order, instruction) for order, instruction in enumerate(section.instructions)]
    for row in sorted(rows, key=_canonical):
        job.take(row)
    moved = job.write(follow_references)
    changes = [SourceChange(cut.start, cut.end, cut.text) for cut in work.cuts]
    issues = tuple(sorted(work.issues, key=lambda issue: (not issue.fatal, issue.order, issue.code, issue.place)))
    receipts = tuple(sorted(work.receipts, key=lambda receipt: (receipt.order, receipt.place)))
    return Applied(law, section, written(law, changes), receipts, issues, moved, tuple(job.left))


def _canonical(row: Ordered) -> tuple[int, str, tuple[str, ...], str]:
    """An order that does not depend on that of the instructions."""
    instruction = row.instruction
    return instruction.span.start, instruction.operation, instruction.targets, instruction.new


@dataclass
class _Job:
    """The plans of one section; lives only inside ``apply_section``."""

    work: Work
    articles: ArticlePlan = field(default_factory=ArticlePlan)
    headings: HeadingPlan = field(default_factory=HeadingPlan)
    words: list[Ordered] = field(default_factory=list)
    runs: list[tuple[Span, NewWords, str]] = field(default_factory=list)
    """Stretches that are replaced whole: what, by which words, at which id."""
    restated: dict[str, Ordered] = field(default_factory=dict)
    left: list[tuple[str, str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.clauses = Plans(self.work)

    def take(self, row: Ordered) -> None:
        """Sort one instruction into the plans."""
        instruction = row.instruction
        operation = instruction.operation
        if operation is Operation.OTHER:
            self._other(row)
        elif operation in (Operation.SUBSTITUTE_WORDS, Operation.GLOBAL_SUBSTITUTE):
            self.words.append(row)
        elif operation is Operation.RENUMBER:
            self._renumber(row.order, instruction)
        elif operation is Operation.MERGE:
            self._merge(row.order, instruction)
        elif operation is Operation.SPLIT:
            self._split(row.order, instruction)
        elif operation in _HEADINGS:
            self._heading(row.order, instruction)
        elif operation in _ARTICLES:
            self._article(row.order, instruction)
        else:
            self._clause(row.order, instruction)

    def _here(self, order: int, ids_: Sequence[str]) -> bool:
        """Whether the articles ``ids_`` are in the law and no other instruction replaces or deletes them."""
        there = True
        for id in ids_:
            if id not in self.work.law.by_id:
                self.work.missing(order, id)
                there = False
            elif id in self.articles.gone or id in self.articles.replaced:
                self.work.fail(CONFLICT, N_("two instructions change {place}"), order, id, place=id)
                there = False
        return there

    def _article(self, order: int, instruction: Instruction) -> None:
        plan, operation = self.articles, instruction.operation
        if operation is Operation.DELETE_ARTICLE:
            if self._here(order, instruction.targets):
                plan.gone[instruction.targets[0]] = order
        elif operation is Operation.REPLACE_ARTICLE:
            if not self._here(order, instruction.targets):
                return
            texts = pieces([instruction.text], len(instruction.targets))
            for id, piece in zip(instruction.targets, texts, strict=False):
                plan.replaced[id] = NewWords(order, article_piece(piece.text, ids.number(id)).text)
            if len(texts) != len(instruction.targets):
                message = N_("what is quoted cannot be divided among {count} articles")
                self.work.fail(NOT_APPLIED, message, order, count=str(len(instruction.targets)))
        else:
            self._put(order, instruction.new, instruction.text, instruction.near)

    def _put(self, order: int, new: str, text: str, near: str) -> None:
        plan = self.articles
        if not new and not near:
            plain = [int(a.number) for a in self.work.law.article_row if a.number.isdigit()]
            new = ids.article(str(max(plain, default=0) + 1))
        if not new or not text:
            self.work.fail(NOT_APPLIED, N_("the number or the words of what is put in are missing"), order, near)
        elif new in plan.put:
            self.work.fail(CONFLICT, N_("two instructions change {place}"), order, new, place=new)
        else:
            plan.put[new], plan.near[new] = NewWords(order, article_piece(text, ids.number(new)).text), near
            plan.renumbers = plan.renumbers or ids.number(new).isdigit()

    def _renumber(self, order: int, instruction: Instruction) -> None:
        targets, new = instruction.targets, instruction.new
        if targets == (ids.EVERYWHERE,):
            self.articles.renumbers = True
        elif not new:
            return
        elif instruction.near:
            self.work.fail(NOT_APPLIED, N_("a move to another chapter is not applied"), order, targets[0])
        elif ids.level(targets[0]) == "article":
            self.articles.renumbers = True
            first = ids.number(ids.article_of(new))
            for i, id in enumerate(targets):
                number = str(int(first) + i) if first.isdigit() else first
                if id in self.work.law.by_id:
                    self.articles.stated[id] = (number, order)
                else:
                    self.work.missing(order, id)
        elif ids.level(targets[0]) in ("part", "subpart", "chapter", "section"):
            for i, id in enumerate(targets):
                self.headings.stated[id] = (str(int(ids.number(new)) + i), order)
        elif ids.level(new) == ids.level(targets[0]):
            self.clauses.state(order, targets, new)
        else:
            self.work.fail(NOT_APPLIED, N_("{place} cannot become {new}"), order, targets[0], place=targets[0], new=new)

    def _merge(self, order: int, instruction: Instruction) -> None:
        host, *others = instruction.targets
        if ids.level(host) != "article":
            self.clauses.replace(order, [host], instruction.text)
            for id in others:
                self.clauses.delete(order, id)
            if instruction.new:
                self.clauses.state(order, [host], instruction.new)
            return
        if not self._here(order, instruction.targets):
            return
        self.articles.replaced[host] = NewWords(
            order, article_piece(instruction.text, ids.number(instruction.new or host)).text
        )
        for id in others:
            self.articles.gone[id] = order
        if instruction.new:
            self.articles.stated[host] = (ids.number(instruction.new), order)
        self.articles.renumbers = True

    def _split(self, order: int, instruction: Instruction) -> None:
        target, text = instruction.targets[0], instruction.text
        self.articles.renumbers = True
        if ids.level(target) == "article":
            if target not in self.work.law.by_id:
                self.work.missing(order, target)
                return
            self.articles.gone[target] = order
        else:
            span = span_of(self.work, target)
            if span is None:
                self.work.missing(order, target)
                return
            text = text or span.of(self.work.text)
            self.clauses.delete(order, target)
        self._put(order, instruction.new, text, "")

    def _heading(self, order: int, instruction: Instruction) -> None:
        target = instruction.targets[0] if instruction.targets else ""
        if instruction.operation is Operation.INSERT_HEADING:
            if instruction.new and instruction.text:
                self.headings.coming.append(NewHeading(instruction.new, instruction.text, order))
            else:
                self.work.fail(NOT_APPLIED, N_("the number or the words of what is put in are missing"), order, target)
        elif instruction.operation is Operation.RENAME_HEADING:
            self.headings.renamed[target] = (instruction.words[0], order)
        else:
            self.headings.gone[target] = order
            found = division(self.work, target) if instruction.near else None
            for below in found.walk() if found else ():
                if below.level == "article":
                    self.articles.gone[below.id] = order

    def _clause(self, order: int, instruction: Instruction) -> None:
        operation, targets = instruction.operation, instruction.targets
        if instruction.was:
            self._run(order, instruction)
        elif operation in _CLAUSE_INSERTS:
            self.clauses.insert(order, targets[0], instruction.new, instruction.text)
        elif operation in _CLAUSE_DELETES:
            self.clauses.delete(order, targets[0])
        else:
            self.clauses.replace(order, targets, instruction.text)

    def _run(self, order: int, instruction: Instruction) -> None:
        """Old paragraphs quoted one by one: where they stand side by side in the article."""
        target = instruction.targets[0]
        article = self.work.article(target)
        if article is None:
            self.work.missing(order, target)
            return
        rows = [row.span for row in counted(article)]
        count = len(instruction.was)
        for i in range(len(rows) - count + 1):
            if all(
                _same(span.of(self.work.text), was)
                for span, was in zip(rows[i : i + count], instruction.was, strict=True)
            ):
                span = Span(rows[i].start, rows[i + count - 1].end)
                self.runs.append((span, NewWords(order, instruction.text), target))
                return
        words = instruction.was[0][:20]
        self.work.fail(NOT_FOUND, N_("“{words}” is not in {place}"), order, target, words=words, place=target)

    def _other(self, row: Ordered) -> None:
        order, instruction = row
        form = instruction.form
        target = instruction.targets[0] if instruction.targets else ""
        if form is OtherForm.EFFECTIVE:
            return
        if form is OtherForm.RESTATE:
            self.restated[target] = row
        elif form is OtherForm.INSERT_WORDS:
            self._edge(order, target, instruction)
        elif form is OtherForm.REPLACE_INTRO:
            self._intro(order, target, instruction)
        elif form in (OtherForm.REPLACE_PREAMBLE, OtherForm.RENAME_TITLE):
            span = span_of(self.work, target)
            if span is None:
                self.work.missing(order, target)
            else:
                self.runs.append((span, NewWords(order, instruction.text), target))
        else:
            self.work.fail(NOT_APPLIED, N_("tables and annexes are not applied"), order, target)

    def _intro(self, order: int, target: str, instruction: Instruction) -> None:
        """The words before the items of the first paragraph; its colon stays."""
        row = paragraph_of(self.work, target if ids.level(target) != "article" else ids.child(target, "paragraph", "1"))
        if row is None or not row.items:
            self.work.fail(NO_PLACE, N_("{place} has no items"), order, target, place=target)
            return
        lead = row.paragraphs[0].own_span
        colon = "" if instruction.text.endswith("：") else "："
        self.runs.append((lead, NewWords(order, instruction.text + colon), target))

    def _edge(self, order: int, target: str, instruction: Instruction) -> None:
        """Words at the beginning or the end of a place; a sentence at the end of an article is a new paragraph."""
        span = span_of(self.work, target)
        if span is None:
            self.work.missing(order, target)
            return
        change, work = instruction.words[0], self.work
        article = work.law.by_id.get(target)
        if change.at is WordsAt.START:
            start = article.body.start if article else span.start
            stop = "" if change.added[-1:] in "。；，" else "；"
            work.cut(Span(start, start), change.added + stop, order, place=target)
        elif article and article.level == "article" and change.added.endswith("。"):
            self.clauses.insert(order, target, "", change.added)
        elif work.text[span.end - 1] == "。" and not change.added.endswith("。"):
            work.cut(Span(span.end - 1, span.end), f"，{change.added}。", order, place=target)
        else:
            work.cut(Span(span.end, span.end), change.added, order, place=target)

    def write(self, follow: bool) -> tuple[tuple[str, str], ...]:
        """Make every change; the articles that have another number now."""
        work = self.work
        self.articles.headings = self.headings.coming
        new = number_articles(work, self.articles)
        for target, row in self.restated.items():
            self._restate(target, row)
        write_articles(work, self.articles, new)
        for span, words, place in self.runs:
            work.cut(span, work.style.lines(words.text), words.order, place=place)
        self.clauses.run()
        change_words(work, [row for row in self.words if not self._covered(row)])
        write_headings(work, self.headings)
        self._left(new, follow)
        changed = [(id, ids.article(number)) for id, number in new.items() if number != ids.number(id)]
        return tuple(changed)

    def _covered(self, row: Ordered) -> bool:
        """Whether the place is restated as a whole: then the restated words count, and these are checked alone."""
        targets = row.instruction.targets
        if not all(target in self.restated for target in targets):
            return False
        for target in targets:
            span = span_of(self.work, target)
            for change in row.instruction.words:
                if span and change.old not in span.of(self.work.text):
                    message = N_("“{words}” is not in {place}")
                    self.work.fail(NOT_FOUND, message, row.order, target, words=change.old, place=target)
        return True

    def _restate(self, target: str, row: Ordered) -> None:
        span = span_of(self.work, target)
        article = self.work.law.by_id.get(target)
        if span is None:
            self.work.missing(row.order, target)
        elif article and article.level == "article":
            self.articles.replaced[target] = NewWords(row.order, row.instruction.text)
        else:
            self.runs.append((span, NewWords(row.order, row.instruction.text), target))

    def _left(self, new: dict[str, str], follow: bool) -> None:
        for left in left_references(self.work, new):
            self.left.append((left.at, left.words, left.wanted))
            if follow and left.wanted:
                self.work.cut(left.span, left.wanted, -1, place=left.at)


def _same(old: str, quoted: str) -> bool:
    return old == quoted or old.strip() == quoted.strip()


_HEADINGS = frozenset((Operation.INSERT_HEADING, Operation.DELETE_HEADING, Operation.RENAME_HEADING))
_ARTICLES = frozenset((Operation.INSERT_ARTICLE, Operation.DELETE_ARTICLE, Operation.REPLACE_ARTICLE))
_CLAUSE_INSERTS = frozenset((Operation.INSERT_PARAGRAPH, Operation.INSERT_ITEM, Operation.INSERT_SUBITEM))
_CLAUSE_DELETES = frozenset((Operation.DELETE_PARAGRAPH, Operation.DELETE_ITEM, Operation.DELETE_SUBITEM))
