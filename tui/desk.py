"""What every screen needs from outside: the data, the settings, the clock."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from models.database import Database
from models.settings.reading import Profile, Settings


def machine_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Desk:
    """The person's things. `clock` gives now in any zone; `now` has it in the person's."""

    database: Database
    settings: Settings
    clock: Callable[[], datetime] = field(default=machine_clock)
    throwaway: bool = False

    def now(self) -> datetime:
        """Now, in the person's zone, to the second."""
        return self.clock().astimezone(self.settings.zone).replace(microsecond=0)

    def take_profile(self, profile: Profile) -> None:
        """Go on with another profile."""
        self.settings = self.settings._replace(profile=profile)
