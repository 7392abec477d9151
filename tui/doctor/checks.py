"""The list of checks. To add one: write a function of `Here` in a module of its subject."""

from collections.abc import Callable, Iterable

from models.errors import AfterwordError
from models.settings.reading import Settings
from tui.doctor import copying, house, surroundings
from tui.doctor.copying import Trial
from tui.doctor.finding import Finding
from tui.doctor.here import Here

SURROUNDINGS: tuple[Callable[[Here], Finding | Iterable[Finding]], ...] = (
    surroundings.connection,
    surroundings.multiplexer,
    surroundings.terminal,
    surroundings.size,
    surroundings.palette,
    surroundings.letters,
    copying.display,
    copying.route,
)
COPYING: tuple[Callable[[Here, Trial], Iterable[Finding]], ...] = (
    copying.tried,
    copying.unknown,
    copying.advice,
)


def examine(
    here: Here, trial: Trial, read: Settings | AfterwordError, location: str | None
) -> list[Finding]:
    """Everything that is found, in the order in which it is told."""
    found = [house.program(), house.settings(read), house.data(location), house.log()]
    for check in SURROUNDINGS:
        said = check(here)
        found.extend([said] if isinstance(said, Finding) else said)
    for trying in COPYING:
        found.extend(trying(here, trial))
    return found
