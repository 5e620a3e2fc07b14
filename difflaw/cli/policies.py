"""Which policy applies to a file, and which entries beside it: found, read, and made one with what flags say."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from difflaw.errors import EmptyInputError, PolicyError, UsageError
from difflaw.findings import Grade
from difflaw.gate.exemptions import Exemption, parse_baseline, parse_suppressions
from difflaw.gate.policy import NEVER, NO_POLICY, Policy, parse_policy, unknown
from difflaw.i18n import N_
from difflaw.model import Law, Source
from difflaw.read import STDIN, read

POLICY, PYPROJECT = "difflaw.toml", "pyproject.toml"
BESIDE = ".allow.toml"
"""What the file of suppressions of a text adds to its name: ``draft.txt.allow.toml``."""


@dataclass(frozen=True, slots=True)
class Policies:
    """Finds policies: the ``path`` that was named, or the nearest from each file upwards; ``levels`` and ``fail_on``
    are what flags say, and win. ``rules`` are the codes there are."""

    rules: Collection[str]
    path: str | None = None
    levels: tuple[str, ...] = ()
    fail_on: str | None = None

    def of(self, file: str) -> Policy:
        """The policy for ``file`` (``-``: as for a file in the present folder).

        Raises ``PolicyError`` when it cannot be read or does not parse, ``UsageError`` for a flag that names no
        rule or level.
        """
        found = _named(self.path, tuple(self.rules)) if self.path else _nearest(_folder(file), tuple(self.rules))
        levels = {**found.levels, **self._flags()}
        origins = {**found.origins, **{f"levels.{code}": "--level" for code in self._flags()}}
        if self.fail_on is None:
            return replace(found, levels=levels, origins=origins)
        fail_on = None if self.fail_on == NEVER else Grade(self.fail_on)
        return replace(found, levels=levels, fail_on=fail_on, origins={**origins, "fail-on": "--fail-on"})

    def _flags(self) -> Mapping[str, Grade]:
        return dict(self._flag(value) for value in self.levels)

    def _flag(self, value: str) -> tuple[str, Grade]:
        code, equals, level = value.partition("=")
        if not equals or level not in tuple(Grade):
            known = ", ".join(Grade)
            cause, remedy = N_("{value} does not give a rule its level"), N_("write RULE=LEVEL, with {known}")
            raise UsageError("--level", cause, remedy, value=value, known=known)
        if code not in self.rules:
            raise unknown(code, self.rules, "--level", N_("there is no rule called {key}"))
        return code, Grade(level)


def left_out(policy: Policy, file: str) -> bool:
    """Whether ``policy`` leaves out ``file``, seen from the folder of the policy."""
    if not policy.exclude or file == STDIN:
        return False
    try:
        path = os.path.relpath(os.path.abspath(file), os.path.dirname(os.path.abspath(policy.name)))
    except ValueError:  # on another drive of Windows
        return False
    return policy.leaves_out(path.replace(os.sep, "/"))


def _folder(file: str) -> str:
    return os.path.abspath(os.curdir) if file == STDIN else os.path.dirname(os.path.abspath(file))


def _named(path: str, rules: Sequence[str]) -> Policy:
    """The policy at ``path``; one called ``pyproject.toml`` has it in a table of its own."""
    pyproject = os.path.basename(path) == PYPROJECT
    found = parse_policy(_text(path), path, rules, pyproject=pyproject)
    if found is None:
        raise PolicyError(path, N_("it has no table [tool.difflaw]"), N_("add one, or name a difflaw.toml"))
    return found


def _nearest(folder: str, rules: Sequence[str]) -> Policy:
    """The policy of the nearest folder that has one, from ``folder`` upwards."""
    path = os.path.join(folder, POLICY)
    if os.path.isfile(path):
        return _named(_short(path), rules)
    path = os.path.join(folder, PYPROJECT)
    if os.path.isfile(path):
        found = parse_policy(_text(_short(path)), _short(path), rules, pyproject=True)
        if found is not None:
            return found
    above = os.path.dirname(folder)
    return NO_POLICY if above == folder else _nearest(above, rules)


def _short(path: str) -> str:
    """``path`` as a person in the present folder would write it, where it lies below."""
    here = os.path.abspath(os.curdir) + os.sep
    return path.removeprefix(here)


def _text(path: str) -> str:
    try:
        return read(path).text
    except EmptyInputError:
        return ""


def suppressions(file: str, named: str | None, law: Law, rules: Collection[str]) -> tuple[Exemption, ...]:
    """The entries that were ``named``, or that stand beside ``file``, for ``law``."""
    path = named or (None if file == STDIN else file + BESIDE)
    # os.path.isfile says no where Path.is_file would raise: the name of the text may be as long as a name can be.
    if path is None or (named is None and not os.path.isfile(path)):
        return ()
    source = _entries(path)
    return parse_suppressions(source, law.title, rules) if source else ()


def baseline(path: str | None, rules: Collection[str]) -> tuple[Exemption, ...]:
    """The entries of the baseline at ``path``."""
    source = _entries(path) if path else None
    return parse_baseline(source, rules) if source else ()


def _entries(path: str) -> Source | None:
    try:
        return read(path)
    except EmptyInputError:
        return None
