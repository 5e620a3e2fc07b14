"""Links of what stands outside the provisions: titles, notes, leads, signature, annexes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from difflaw.changes import Link
from difflaw.model import Law
from tests.align.laws import GARDEN, aligned, parsed, units

TITLE = "某县古井保护办法\n"
NOTE = "（2003年4月2日某县第五届人民代表大会常务委员会第七次会议通过）\n"
OTHER_NOTE = "（2013年8月6日某县第七届人民代表大会常务委员会第二次会议修订）\n"
BODY = "第一条　为了保护古井，制定本办法。\n第二条　古井由所在村照管。\n"

HEADS = ("附件：古井名录\n东井、西井。\n", "附件 古井名录\n南井、北井。\n", "附件 巡查表\n日期、水位、水温。\n")

annexes = st.lists(st.sampled_from(HEADS), max_size=4).map("".join)
notes = st.lists(st.sampled_from((NOTE, OTHER_NOTE)), max_size=2).map("".join)
texts = st.builds(lambda note, annex: parsed(TITLE + note + BODY + annex), notes, annexes)


def pairs(old: Law, new: Law) -> list[tuple[str | None, str | None]]:
    """The links of parts between two laws."""
    return [(link.old, link.new) for link in aligned(old, new).parts]


def test_the_parts_of_an_alignment_are_links_by_id() -> None:
    """Title, note and annex, each with its counterpart; nothing of the provisions."""
    found = aligned(parsed(TITLE + NOTE + BODY + HEADS[0]), parsed(TITLE + OTHER_NOTE + BODY + HEADS[0]))
    assert found.parts == (Link("title", "title"), Link("note", "note"), Link("annex_1", "annex_1"))


def test_a_title_that_stands_repeated_counts_once() -> None:
    """Web pages print it above and below the note."""
    assert pairs(parsed(TITLE + TITLE + BODY), parsed(TITLE + BODY)) == [("title", "title")]


def test_annexes_that_change_places_are_followed() -> None:
    """By what they say, whatever their numbers; what is gone stands after what it followed."""
    old, new = parsed(TITLE + BODY + HEADS[0] + HEADS[2] + NOTE), parsed(TITLE + BODY + HEADS[2] + NOTE + HEADS[0])
    assert pairs(old, new)[1:] == [("annex_2", "annex_1"), ("annex_1", "annex_2")]


def test_a_gone_annex_stands_behind_its_neighbour_though_another_moved_down() -> None:
    """Not after the last of all that stood before it."""
    one, two, three = HEADS[0], HEADS[2], "附件 收费标准\n每担一元，节日免收。\n"
    found = pairs(parsed(TITLE + BODY + one + two + three), parsed(TITLE + BODY + two + one))
    assert found[1:] == [("annex_2", "annex_1"), ("annex_3", None), ("annex_1", "annex_2")]


def test_a_copy_is_not_taken_for_a_rewriting_from_one_side_only() -> None:
    """An annex stands twice in one law; in the other it stands once, beside one that is much like it."""
    twice, beside = parsed(TITLE + BODY + HEADS[0] + HEADS[0]), parsed(TITLE + BODY + HEADS[0] + HEADS[1])
    assert set(pairs(beside, twice)) == {(b, a) for a, b in pairs(twice, beside)}


@given(texts, texts)
def test_every_part_stands_in_a_link_and_the_mirror_image_is_exact(old: Law, new: Law) -> None:
    """Whatever notes and annexes there are; and an id names one part or annex of its law."""
    there, back = pairs(old, new), pairs(new, old)
    for law, side in ((old, 0), (new, 1)):
        everything = [unit.id for unit in units(law)]
        assert len(everything) == len(set(everything))
        ids = [part.id for part in law.parts] + [annex.id for annex in law.annexes]
        assert sorted(filter(None, (pair[side] for pair in there))) == sorted(ids)
    assert set(back) == {(b, a) for a, b in there}


def test_a_law_against_itself_has_its_own_parts() -> None:
    """Leads and signature too."""
    signature = "某县人民政府\n2003年4月2日\n"
    text = f"{TITLE}第一章 总则\n本章规定原则。\n第一条 {GARDEN[0]}\n第二条 {GARDEN[1]}\n{signature}"
    found = pairs(parsed(text), parsed(text))
    assert {old for old, _ in found} >= {"title", "lead", "signature"}
    assert all(old == new for old, new in found)
