"""An article against its counterpart, clause by clause, along the links between their clauses.

The plain redline reads two articles as two strings. Where the clauses (款 项 目) are linked, this says
more: a clause that changed places is moved and not struck here and inserted there, a clause that went
to another article names it, and a clause without a counterpart is struck or inserted as a whole
instead of being braided with its neighbour.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from difflaw import ids
from difflaw.changes import Edit, IdPair, Link, Op, Redline, placed
from difflaw.diff.boundaries import STAYS
from difflaw.diff.plain import redline
from difflaw.diff.script import checked, keep, mirror, replace, tidy
from difflaw.model import Provision

GAIN = 0.2
"""Share of the words of a list that must stand in the paragraph that it is compared with: a list of new duties under an
old sentence shares single words with it, one that was a sentence nearly all."""


class ClauseText(NamedTuple):
    """A clause's own words within the text of its article: ``before`` is the line end that parts it
    from the clause before it, ``label`` its 项 or 目 number as written, ``words`` the rest."""

    id: str
    before: str
    label: str
    words: str

    @property
    def text(self) -> str:
        """All of it, as it stands in the article."""
        return self.before + self.label + self.words


class Stretch(NamedTuple):
    """Units ``old`` to ``old_end`` of one article that became ``new`` to ``new_end`` of the other."""

    old: int
    old_end: int
    new: int
    new_end: int


class Trip(NamedTuple):
    """Where a clause went: the id of its counterpart, and the label and words it has there (``None``
    where they are not known, or where several counterparts share the words)."""

    ref: str
    label: str | None
    words: str | None


def compose(
    old: Provision | None,
    new: Provision | None,
    links: Iterable[Link],
    old_clauses: Mapping[str, Provision] | None = None,
    new_clauses: Mapping[str, Provision] | None = None,
) -> Redline:
    """The edits from ``old.text`` to ``new.text``, along the links of their clauses.

    Linked clauses that keep their order are redlined against each other; linked ones out of order, and
    those whose counterpart stands in another article, are MOVE on either side, with ``ref`` the id of the
    counterpart; what was changed on the way is struck where it left and inserted where it arrived. Clauses
    without a link are struck or inserted whole. Where no link tells anything, it is the plain redline.

    Parameters:
        old, new: two articles (or annexes), of which one may be ``None``: added, deleted.
        links: links between clauses; all that touch neither article are ignored, but cost time.
        old_clauses, new_clauses: clauses by id, for those outside the two articles; needed only to show
            the edits made on the way there, without them such a clause is moved whole.

    Guarantees: those of ``redline``.

    Raises:
        InexactRedlineError: as ``redline``.
    """
    old_text, new_text = old.text if old else "", new.text if new else ""
    if old_text == new_text:
        return placed(tidy([keep(old_text)]))
    pairs = [(link.old, link.new) for link in links if link.old is not None and link.new is not None]
    if not pairs and not (old_text and new_text):
        return tuple(replace(old_text, new_text))
    reversed_pairs = [(new_id, old_id) for old_id, new_id in pairs]
    if (len(old_text), old_text) <= (len(new_text), new_text):
        edits = _composed(_units(old), _units(new), pairs, old_clauses or {}, new_clauses or {})
    else:
        edits = mirror(_composed(_units(new), _units(old), reversed_pairs, new_clauses or {}, old_clauses or {}))
    return checked(edits, old_text, new_text)


def _units(article: Provision | None) -> list[ClauseText]:
    """The clauses of ``article`` in reading order; their texts joined are its text."""
    if article is None:
        return []
    clauses = list(article.walk())[1:] or [article]
    # Whatever stands before the first clause goes with it, so that nothing is ever left out.
    starts = [0, *(clause.span.start - article.body.start for clause in clauses[1:]), len(article.text)]
    units: list[ClauseText] = []
    before = ""
    for clause, (start, end) in zip(clauses, pairwise(starts), strict=True):
        piece = article.text[start:end]
        words = piece.rstrip("\n") if end < len(article.text) else piece
        label = clause.label if clause is not article and words.startswith(clause.label) else ""
        units.append(ClauseText(clause.id, before, label, words[len(label) :]))
        before = piece[len(words) :]
    return units


def _composed(
    left: Sequence[ClauseText],
    right: Sequence[ClauseText],
    pairs: Sequence[IdPair],
    left_clauses: Mapping[str, Provision],
    right_clauses: Mapping[str, Provision],
) -> Redline:
    reversed_pairs = [(new, old) for old, new in pairs]
    went = _trips(left, right, pairs, right_clauses)
    came = _trips(right, left, reversed_pairs, left_clauses)
    blocks = _blocks(left, right, pairs) or _rest(left, right, went, came)
    blocks = [_with_list(block, left, right, went, came) for block in blocks]
    edits: list[Edit] = []
    at_left = at_right = 0
    for block in [*_in_order(blocks, left, right), Stretch(len(left), len(left), len(right), len(right))]:
        for unit in left[at_left : block.old]:
            edits += _leaving(unit, went.get(unit.id))
        for unit in right[at_right : block.new]:
            edits += mirror(_leaving(unit, came.get(unit.id)))
        edits += _together(left[block.old : block.old_end], right[block.new : block.new_end])
        at_left, at_right = block.old_end, block.new_end
    return tidy(edits)


def _trips(
    units: Sequence[ClauseText],
    others: Sequence[ClauseText],
    pairs: Sequence[IdPair],
    elsewhere: Mapping[str, Provision],
) -> dict[str, Trip]:
    """Where each linked clause of ``units`` went; a counterpart among ``others`` before one elsewhere."""
    near = {other.id: other for other in others}
    partners: dict[str, list[str]] = {unit.id: [] for unit in units}
    for one, other in pairs:
        if one in partners:
            partners[one].append(other)
    trips: dict[str, Trip] = {}
    for one, found in partners.items():
        if not found:
            continue
        ref = next((other for other in found if other in near), found[0])
        far = elsewhere.get(ref)
        if len(found) > 1 or not (ref in near or far):
            trips[one] = Trip(ref, None, None)
        elif ref in near:
            trips[one] = Trip(ref, near[ref].label, near[ref].words)
        elif far:
            trips[one] = Trip(ref, far.label, far.lead or far.text)
    return trips


def _blocks(left: Sequence[ClauseText], right: Sequence[ClauseText], pairs: Sequence[IdPair]) -> list[Stretch]:
    """The linked units as blocks, by place on the left. Units linked crosswise (a clause split in two,
    three merged into one) are one block where they stand together on both sides; where they do not, those
    that share most characters are paired one to one and the others have moved."""
    left_places = {unit.id: place for place, unit in enumerate(left)}
    right_places = {unit.id: place for place, unit in enumerate(right)}
    edges = {(left_places[a], right_places[b]) for a, b in pairs if a in left_places and b in right_places}
    blocks: list[Stretch] = []
    for group in _groups(sorted(edges)):
        block = _covering([i for i, _ in group], [j for _, j in group])
        blocks += [block] if block else _one_to_one(group, left, right)
    return sorted(blocks, key=lambda block: block.old)


def _with_list(
    block: Stretch,
    left: Sequence[ClauseText],
    right: Sequence[ClauseText],
    went: Mapping[str, Trip],
    came: Mapping[str, Trip],
) -> Stretch:
    """A running paragraph that became a list, or the other way round, with the whole list: the items say what the
    paragraph said. Not where that keeps hardly more than the words before the items do."""
    if (block.old_end - block.old, block.new_end - block.new) != (1, 1):
        return block
    old_end, new_end = _list_end(left, block.old, went), _list_end(right, block.new, came)
    wider = Stretch(block.old, old_end, block.new, new_end)
    items = [*left[block.old_end : old_end], *right[block.new_end : new_end]]
    if not items or (old_end > block.old_end and new_end > block.new_end):
        return block
    gain = _kept(wider, left, right) - _kept(block, left, right)
    return wider if gain >= GAIN * sum(len(item.words) for item in items) else block


def _list_end(units: Sequence[ClauseText], at: int, trips: Mapping[str, Trip]) -> int:
    """After the last item of the paragraph at ``at``; after the paragraph if one of them has a counterpart."""
    paragraph, end = units[at].id, at + 1
    while end < len(units) and _stands_in(units[end].id, paragraph):
        end += 1
    return end if all(unit.id not in trips for unit in units[at + 1 : end]) else at + 1


def _stands_in(clause: str, paragraph: str) -> bool:
    above = ids.parent(clause)
    return above == paragraph or (ids.is_clause(above) and _stands_in(above, paragraph))


def _kept(block: Stretch, left: Sequence[ClauseText], right: Sequence[ClauseText]) -> int:
    edits = _together(left[block.old : block.old_end], right[block.new : block.new_end])
    return sum(len(edit.old) for edit in edits if edit.op is Op.KEEP)


def _groups(edges: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The edges by connected component."""
    of_left: dict[int, list[tuple[int, int]]] = {}
    of_right: dict[int, list[tuple[int, int]]] = {}
    for i, j in edges:
        one, other = of_left.get(i, []), of_right.get(j, [])
        joined = [*one, *(other if other is not one else []), (i, j)]
        for a, b in joined:
            of_left[a] = of_right[b] = joined
    return list({id(group): group for group in of_left.values()}.values())


def _covering(olds: Sequence[int], news: Sequence[int]) -> Stretch | None:
    """The block of just these places, if they are without a gap on both sides."""
    block = Stretch(min(olds), max(olds) + 1, min(news), max(news) + 1)
    whole = block.old_end - block.old == len(set(olds)) and block.new_end - block.new == len(set(news))
    return block if whole else None


def _one_to_one(
    group: Sequence[tuple[int, int]], left: Sequence[ClauseText], right: Sequence[ClauseText]
) -> list[Stretch]:
    def shared(edge: tuple[int, int]) -> int:
        return (Counter(left[edge[0]].words) & Counter(right[edge[1]].words)).total()

    chosen: list[Stretch] = []
    for i, j in sorted(group, key=lambda edge: (-shared(edge), edge)):
        if all(i != block.old and j != block.new for block in chosen):
            chosen.append(Stretch(i, i + 1, j, j + 1))
    return chosen


def _rest(
    left: Sequence[ClauseText], right: Sequence[ClauseText], went: Mapping[str, Trip], came: Mapping[str, Trip]
) -> list[Stretch]:
    """Without a link between the two articles, what did not go elsewhere is compared as one text."""
    olds = [place for place, unit in enumerate(left) if unit.id not in went]
    news = [place for place, unit in enumerate(right) if unit.id not in came]
    block = _covering(olds, news) if olds and news else None
    return [block] if block else []


def _in_order(blocks: Sequence[Stretch], left: Sequence[ClauseText], right: Sequence[ClauseText]) -> list[Stretch]:
    """The blocks that stay where they are: the heaviest sequence, by characters, ascending on both sides.
    The others have moved; so of two clauses that changed places the shorter moved past the longer."""
    # Sequences that end further right only count if they are heavier: both lists ascend.
    ends: list[int] = []
    best: list[_Chain] = []
    for block in blocks:
        at = bisect_right(ends, block.new)
        before = best[at - 1] if at else None
        own = sum(len(unit.text) for unit in (*left[block.old : block.old_end], *right[block.new : block.new_end]))
        total = own + (before.total if before else 0)
        start = bisect_right(ends, block.new_end)
        if start and best[start - 1].total >= total:
            continue
        stop = next((k for k in range(start, len(best)) if best[k].total > total), len(best))
        ends[start:stop] = [block.new_end]
        best[start:stop] = [_Chain(total, block, before)]
    return _unrolled(best[-1] if best else None)


class _Chain(NamedTuple):
    """Blocks in order, from the last back to the first, and what they weigh together."""

    total: int
    block: Stretch
    before: _Chain | None


def _unrolled(chain: _Chain | None) -> list[Stretch]:
    found: list[Stretch] = []
    while chain:
        found.append(chain.block)
        chain = chain.before
    return found[::-1]


def _leaving(unit: ClauseText, trip: Trip | None) -> Redline:
    """The edits of a clause that is not here any more; the mirror image is a clause that arrives. Where hardly a word
    of it arrived, the words are struck here and put in there, for they are not the same."""
    if trip is None:
        return tuple(replace(unit.text, ""))
    if trip.words is None:
        return (_move(unit.text, trip),)
    changes = redline(unit.words, trip.words)
    kept = sum(len(edit.old) for edit in changes if edit.op is Op.KEEP)
    if kept < STAYS * min(len(unit.words), len(trip.words)):
        return tuple(replace(unit.text, ""))
    label = [_move(unit.label, trip)] if unit.label == trip.label else replace(unit.label, "")
    edits = [_move(unit.before, trip), *label]
    edits += [_move(edit.old, trip) if edit.op is Op.KEEP else edit for edit in changes if edit.old]
    return tidy(edits)


def _move(text: str, trip: Trip) -> Edit:
    return Edit(Op.MOVE, text, "", trip.ref)


def _together(left: Sequence[ClauseText], right: Sequence[ClauseText]) -> list[Edit]:
    """One or more units against those they became. A changed label is an edit of its own."""
    if not left:
        return []
    edits = _swap(left[0].before, right[0].before)
    if len(left) == len(right) == 1:
        return [*edits, *_swap(left[0].label, right[0].label), *redline(left[0].words, right[0].words)]
    texts = ["".join(unit.text for unit in units)[len(units[0].before) :] for units in (left, right)]
    return [*edits, *redline(*texts)]


def _swap(old: str, new: str) -> list[Edit]:
    return [keep(old)] if old == new else replace(old, new)
