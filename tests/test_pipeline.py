"""What the two functions of the pipeline refuse, and that the library leaves the process as it found it."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest

import difflaw
from difflaw.pipeline import collector_held
from tests.process import DRAFT, ENACTED


@pytest.fixture(autouse=True)
def _collector() -> Iterator[None]:
    """The collector runs before each of these tests and after it."""
    gc.enable()
    yield
    gc.enable()


@pytest.mark.parametrize("wrong", ["a.md", DRAFT, b"", None], ids=["a name", "a path", "bytes", "nothing"])
def test_paths_and_texts_are_not_taken_for_laws(wrong: object) -> None:
    """What is no source is refused with the name of the function that makes one."""
    good = difflaw.read_text("第一条 甲。")
    for old, new in ((wrong, good), (good, wrong)):
        with pytest.raises(TypeError, match=r"a Source or a Law is wanted, not \w+: difflaw\.read reads a file"):
            difflaw.compare(old, new)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"a Source is wanted, not \w+: difflaw\.read reads a file"):
        difflaw.law(wrong)  # type: ignore[arg-type]


def test_the_collector_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither reading nor comparing switches the garbage collector off for a caller who did not ask."""

    def unwanted() -> None:
        raise AssertionError("the collector was switched off")

    monkeypatch.setattr(gc, "disable", unwanted)
    difflaw.compare(difflaw.law(difflaw.read(DRAFT)), difflaw.read(ENACTED))


def test_the_collector_comes_back_when_the_last_leaves() -> None:
    """Blocks may overlap in any order, also between threads."""
    inside, leave = threading.Event(), threading.Event()

    def other() -> None:
        with collector_held():
            inside.set()
            leave.wait(60)

    thread = threading.Thread(target=other)
    with collector_held():
        thread.start()
        assert inside.wait(60)
        assert not gc.isenabled()
    assert not gc.isenabled()
    leave.set()
    thread.join(60)
    assert gc.isenabled()


def test_the_collector_stays_off_where_it_was_off() -> None:
    """Who switched it off before finds it off afterwards, whatever happened inside."""
    gc.disable()
    with pytest.raises(ZeroDivisionError), collector_held():
        _ = 1 // 0
    assert not gc.isenabled()
