"""The learnt model is what the command writes, and the command fits what it should."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import fitting
from benchmarks.count_background import CountedArticle, classes, count
from benchmarks.fit_alignment import module_text
from benchmarks.fitting import Outcome, curve, fit
from benchmarks.labelled import Labelled
from benchmarks.pages import put
from difflaw.align import chance, learnt
from difflaw.align.wording import places
from tests.align.laws import GARDEN, law


def test_the_module_is_as_it_was_written() -> None:
    """Nobody changed ``learnt.py`` by hand, but for numbers."""
    written = Path(learnt.__file__).read_text(encoding="utf-8")
    assert module_text(learnt.MODEL, learnt.VERSION, learnt.DATE, learnt.LABELS) == written


def test_the_model_has_a_weight_per_feature() -> None:
    """One weight per feature and the constant."""
    assert len(learnt.MODEL.wording) == len(chance.Features._fields) + 1
    assert len(learnt.MODEL.placed) == len(fitting.FEATURES) + 1
    assert len(learnt.MODEL.further) == len(fitting.FURTHER_FEATURES) + 1


def labelled() -> Labelled:
    """A law against itself with a word changed in each article, linked as it stands."""
    here = places(law(GARDEN))
    there = places(law([article.replace("应当", "要") + "违者受罚。" for article in GARDEN]))
    links = frozenset((place.at, place.at) for place in here)
    return Labelled("garden", here, there, links, frozenset())


def test_fitting_learns_and_sets_nothing() -> None:
    """The fitted model draws the links it was fitted on; the shipped one stays as it is."""
    pair, before = labelled(), learnt.MODEL
    model = fit([pair])
    assert pair.score(model).f1 == 1.0
    assert learnt.MODEL is before
    assert model != before


def test_a_feature_left_out_weighs_nothing() -> None:
    """``without`` gives the weight 0 to a feature of each model."""
    model = fit([labelled()], frozenset({"near", "part"}))
    assert dict(zip(fitting.FEATURES, model.placed, strict=False))["near"] == 0.0
    assert dict(zip(fitting.FURTHER_FEATURES, model.further, strict=False))["part"] == 0.0


SEEN = st.lists(st.builds(Outcome, st.just(True), st.floats(0.4, 1.0), st.booleans()), max_size=60)


@given(SEEN)
def test_a_curve_rises(seen: list[Outcome]) -> None:
    """Whatever was seen, a likelier link is never called less sure, and 0 stays 0."""
    points = curve(seen, fitting.KNOTS_MAIN)
    assert points[0] == (0.0, 0.0)
    assert list(points) == sorted(points)
    assert [y for _, y in points] == sorted(y for _, y in points)


@pytest.mark.parametrize(("wrong", "sure"), [(0, True), (5, False)])
def test_no_confidence_of_nine_tenths_without_the_promise(wrong: int, sure: bool) -> None:
    """Of links called 0.9 or more 99.5 in a hundred were right; else they are called less."""
    seen = [Outcome(True, 0.99, k >= wrong) for k in range(200)]
    assert (curve(seen, fitting.KNOTS_MAIN)[-1][1] >= 0.9) is sure


def test_the_background_counts_articles_and_asks_many_statutes() -> None:
    """A pair counts by the share of articles, if enough statutes have it."""
    articles = [CountedArticle(f"law {k}", False, frozenset({"应当", *(["药品"] if k == 0 else [])})) for k in range(4)]
    counted = count(articles, least_statutes=2, least_share=0.1)
    assert (counted.statutes, counted.articles, counted.shares) == (4, 4, {"应当": 1.0})
    assert classes({"应当": 0.4, "责令": 0.4, "药品": 0.1}, 0.1) == [(0.4, "应当责令"), (0.1, "药品")]


def test_a_table_is_put_into_its_place(tmp_path: Path) -> None:
    """Only what stands between the two comments changes; a page without them is refused."""
    page = tmp_path / "page.md"
    page.write_text("before\n\n<!-- x: make x -->\n\nold\n\n<!-- end of x -->\n\nafter\n", encoding="utf-8")
    put(page, "x", "new")
    put(page, "x", "newer")
    assert page.read_text(encoding="utf-8") == ("before\n\n<!-- x: make x -->\n\nnewer\n\n<!-- end of x -->\n\nafter\n")
    with pytest.raises(LookupError, match="no place for y"):
        put(page, "y", "new")
