"""What `doctor` looks for beyond what reading itself finds: contacts and settings -> Problems."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cultivate.checks.people import same_names, unlinkable, without_means
from cultivate.checks.shared import one_sided
from cultivate.errors import Problem
from cultivate.model.contact import Contact
from cultivate.model.settings import Settings

Check = Callable[[Sequence[Contact], Settings], list[Problem]]
CHECKS: tuple[Check, ...] = (same_names, unlinkable, without_means, one_sided)
