"""What holds for every test: no property has a deadline, because the machine may be busy with other work."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("difflaw", deadline=None)
settings.load_profile("difflaw")
