"""What holds for every test: no property has a deadline, because the machine may be busy with other work."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("difflaw", deadline=None)
settings.load_profile("difflaw")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests that install come first: they take longest, and one core would wait for them at the end."""
    items.sort(key=lambda item: item.get_closest_marker("install") is None)
