"""Links of paragraphs and items."""

from __future__ import annotations

from tests.align.laws import GARDEN, aligned, alone, edges

LIST = "下列物品不得带入花园：\n（一）扩音器；\n（二）烧烤炉；\n（三）未拴绳的犬只；\n（四）除草剂。"


def test_items_keep_their_partners_when_one_is_inserted() -> None:
    """The items after the new one are renumbered."""
    new = LIST.replace("（三）", "（三）烟花爆竹；\n（四）").replace("（四）除", "（五）除")
    found = aligned([LIST, *GARDEN], [new, *GARDEN])
    item = "1__para_1__item_"
    assert {(f"{item}{a}", f"{item}{b}") for a, b in ((1, 1), (2, 2), (3, 4), (4, 5))} <= edges(found.clauses)
    assert alone(found.clauses) == (set(), {f"{item}3"})


def test_a_paragraph_put_before_another_is_followed() -> None:
    """Paragraphs that change places."""
    first, second = "花园钥匙由楼组长保管，交接时应当签字。", "访客进入温室须有认养人陪同，并更换鞋套。"
    found = aligned([f"{first}\n{second}", *GARDEN], [f"{second}\n{first}", *GARDEN])
    assert {("1__para_1", "1__para_2"), ("1__para_2", "1__para_1")} <= edges(found.clauses)


def test_a_paragraph_that_was_divided_leads_to_both() -> None:
    """Each sentence became a paragraph."""
    one = "花园钥匙由楼组长保管，交接时应当签字。"
    two = "访客进入温室须有认养人陪同，并更换鞋套。"
    found = aligned([one + two, *GARDEN], [f"{one}\n{two}", *GARDEN])
    assert {("1__para_1", "1__para_1"), ("1__para_1", "1__para_2")} <= edges(found.clauses)


def test_an_item_that_became_a_paragraph_is_followed() -> None:
    """Another level, the same words."""
    old = LIST + "\n（五）携带宠物入园的，应当自备拾便袋并即时清理。"
    new = LIST + "\n携带宠物入园的，应当自备拾便袋并即时清理。"
    found = aligned([old, *GARDEN], [new, *GARDEN])
    assert ("1__para_1__item_5", "1__para_2") in edges(found.clauses)


def test_the_clauses_of_a_new_article_are_new() -> None:
    """And those of a deleted one deleted."""
    found = aligned(GARDEN, [LIST, *GARDEN])
    added = alone(found.clauses)[1]
    assert {"1__para_1", "1__para_1__item_4"} <= added


def test_a_list_of_a_thousand_items_is_matched() -> None:
    """Each item to its own, without comparing all with all."""
    items = [f"（{k}）第{k}号地块种植{'茄豆瓜菜麻'[k % 5]}" for k in range(1, 400)]
    head = "各地块的作物如下：\n"
    new = [item.replace("种植", "改种") for item in items]
    found = aligned([head + "；\n".join(items), *GARDEN], [head + "；\n".join(new), *GARDEN])
    linked = [(a, b) for a, b in edges(found.clauses) if "item" in a]
    assert len(linked) >= 399
    assert all(a == b for a, b in linked)
