"""Which propositions are alike: the quick way finds what comparing all with all finds."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from difflaw.classify.wording.pairing import alike, likeness

WORDS = st.text("应当公开处罚五十万元主管部门", min_size=1, max_size=12)
SIDES = st.lists(WORDS, max_size=8)


@given(SIDES, SIDES, st.sampled_from((0.55, 0.75, 0.9, 1.0)))
@example(["应"], ["应"], 0.75)
@example(["应当公开"], ["应当公开处罚五十"], 0.75)
def test_none_is_missed(old: list[str], new: list[str], least: float) -> None:
    """Every pair that is as alike as asked is found, once, and no other."""
    everything = [(likeness(a, b), i, j) for i, a in enumerate(old) for j, b in enumerate(new)]
    assert list(alike(old, new, least)) == [found for found in everything if found[0] >= least]
