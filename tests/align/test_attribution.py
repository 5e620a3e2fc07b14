"""Which sentence went where."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given

from difflaw.align.measures import Attribution, Measure, attributions
from difflaw.align.wording import gram_weights, places, profile
from tests.align.laws import GARDEN, law
from tests.align.test_properties import articles

Parts = dict[tuple[int, int], Attribution]


def parts(old: Sequence[str], new: Sequence[str]) -> Parts:
    """What went where, every article being a candidate of every other."""
    here, there = ({place.at: profile(place) for place in places(law(side))} for side in (old, new))
    measure = Measure(gram_weights([found.grams for found in (*here.values(), *there.values())]))
    return attributions(here, there, [(i, j) for i in here for j in there], measure)


def test_an_article_cut_in_two_went_into_both_which_came_from_it_alone() -> None:
    """The halves share the old article; each of them has nothing else to come from."""
    first, second = "认养人应当在每年立春之前续约。", "逾期未续约的地块由街道收回，另行公告招募。"
    found = parts([*GARDEN[:4], first + second, *GARDEN[5:]], [*GARDEN[:4], first, second, *GARDEN[5:]])
    assert found[4, 4].came > 0.99
    assert found[4, 5].came > 0.99
    assert found[4, 4].went + found[4, 5].went > 0.99
    assert 0.2 < found[4, 4].went < 0.8


def test_a_sentence_that_was_left_out_went_nowhere() -> None:
    """Half of the old article has no place in the new law, and no candidate is given it."""
    gone = "除夕之夜准许在花园东侧水池旁燃放烟花，由物业派员值守。"
    found = parts([*GARDEN[:2], GARDEN[2] + gone, *GARDEN[3:]], GARDEN)
    assert found[2, 2].came > 0.99
    assert sum(found[2, j].went for j in range(len(GARDEN))) < 0.7


def test_a_new_article_came_from_nowhere() -> None:
    """What shares only chance wording with others is not shared out among them."""
    new = [*GARDEN[:4], "流动咖啡车停放须持通行牌，营业至黄昏。", *GARDEN[4:]]
    found = parts(GARDEN, new)
    assert sum(found[i, 4].came for i in range(len(GARDEN))) < 0.1


@given(articles, articles)
def test_no_article_is_given_away_twice_and_the_mirror_image_is_exact(old: list[str], new: list[str]) -> None:
    """The parts of an article come to one at most; what went one way came the other way."""
    found, back = parts(old, new), parts(new, old)
    for i in range(len(old)):
        assert sum(found[i, j].went for j in range(len(new))) <= 1 + 1e-9
    for j in range(len(new)):
        assert sum(found[i, j].came for i in range(len(old))) <= 1 + 1e-9
    assert back == {(j, i): Attribution(part.came, part.went) for (i, j), part in found.items()}
