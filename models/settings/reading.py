"""The person's settings: one TOML file in the config folder, with comments kept when written.

Reading takes only the standard library. A file with a syntax error raises `SettingsProblem`; a key
or value that is not understood is reported in `Settings.problems` and its default is used, so that
a typing mistake never keeps a person from their board.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from models.errors import SettingsProblem, why_unread
from models.settings.outgoing import Outgoing, read_outgoing
from models.settings.terminal import Terminal, read_terminal
from models.text import clean_line
from models.timing.policy import PERSISTENT, Policy, explained
from models.timing.zones import is_zone, zone_named

LINKEDIN_LIMITS = {"free": 200, "premium": 300}
DATE_ORDERS = ("DMY", "MDY", "YMD")
_TABLES = (
    "profile", "cadence", "look", "terminal", "clipboard", "mail", "calendar", "dates", "keys",
)  # fmt: skip
CLIPBOARDS = ("auto", "tmux", "local", "osc52", "screen", "file")


@dataclass(frozen=True, slots=True)
class Strength:
    """Something the person is good at, with a line of evidence for it."""

    what: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """Who writes the notes.

    `linkedin_invitations` is how many personalised invitations a free account has each month (0:
    no limit); `linkedin_ready` that the person has looked their own profile over. `emails` are
    their own addresses: drafts come from the first, and none of them is anybody's interviewer.
    """

    name: str = ""
    strengths: tuple[Strength, ...] = ()
    employers: tuple[str, ...] = ()
    linkedin: str = "free"
    zone: str = ""
    linkedin_invitations: int = 5
    linkedin_ready: bool = False
    emails: tuple[str, ...] = ()

    @property
    def linkedin_limit(self) -> int:
        """How long the note on a LinkedIn invitation may be, in UTF-16 units."""
        return LINKEDIN_LIMITS[self.linkedin]

    @property
    def invitations_allowed(self) -> int:
        """Personalised invitations a month; 0 where there is no limit."""
        return 0 if self.linkedin == "premium" else self.linkedin_invitations

    @property
    def known(self) -> bool:
        """True once the person has said who they are."""
        return bool(self.name)


class Settings(NamedTuple):
    """All settings, as read; `problems` are lines to show the person.

    `date_order_said`: the person chose it, it is not merely the default.
    """

    path: Path
    profile: Profile = Profile()
    cadence: Policy = Policy()
    theme: str = "afterword-dark"
    terminal: Terminal = Terminal()
    clipboard: str = "auto"
    outgoing: Outgoing = Outgoing()
    date_order: str = "DMY"
    date_order_said: bool = False
    keys: Mapping[str, str] = {}
    problems: tuple[str, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """The person's time zone: the profile's, else the machine's."""
        return zone_named(self.profile.zone)


def default_path() -> Path:
    """`afterword/config.toml` in the XDG config folder."""
    from platformdirs import user_config_path

    return user_config_path("afterword", appauthor=False) / "config.toml"


def templates_folder(settings: Settings) -> Path:
    """Where the person's own templates are: beside the settings file."""
    return settings.path.parent / "templates"


def phrases_file(settings: Settings) -> Path:
    """Where the person's own phrases for the checks are: beside the settings file."""
    return settings.path.with_name("phrases.toml")


def load_settings(path: Path | None = None, *, today: date | None = None) -> Settings:
    """Read the settings; a missing file means the defaults.

    `today` says around which years a country's holidays are looked up (None: now).
    Raises `SettingsProblem` with file and line where the file cannot be read as TOML.
    """
    place = path or default_path()
    try:
        text = place.read_text("utf-8")
    except FileNotFoundError:
        return Settings(place)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsProblem(
            f"{place} cannot be read: {why_unread(error)}.",
            hint="Mend it, or move it away: without it the defaults hold.",
        ) from error
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsProblem(
            f"{place} has a mistake: {error}.", hint="Mend that line, then start again."
        ) from error
    return _Reader(place, data, today or datetime.now(UTC).date()).settings()


class _Reader:
    """Takes one parsed file apart, gathering what it does not understand."""

    def __init__(self, path: Path, data: dict[str, Any], today: date) -> None:
        self.path = path
        self.data = data
        self.today = today
        self.problems: list[str] = []

    def settings(self) -> Settings:
        self._unknown(self.data, _TABLES, "")
        look, copying, dates = (self._table(name) for name in ("look", "clipboard", "dates"))
        terminal = self._table("terminal")
        self._unknown(terminal, Terminal._fields, "terminal.")
        self._unknown(look, ("theme",), "look.")
        self._unknown(copying, ("route",), "clipboard.")
        mail, calendar = self._table("mail"), self._table("calendar")
        self._unknown(mail, ("command", "as", "folder"), "mail.")
        self._unknown(calendar, ("file",), "calendar.")
        self._unknown(dates, ("order", "holidays", "country", "region"), "dates.")
        return Settings(
            path=self.path,
            profile=self._profile(),
            cadence=self._cadence(dates),
            theme=self._text(look, "theme", "afterword-dark", "look."),
            terminal=read_terminal(terminal, self._complain),
            clipboard=self._choice(copying, "route", CLIPBOARDS, "clipboard."),
            outgoing=read_outgoing(mail, calendar, self._complain),
            date_order=self._choice(dates, "order", DATE_ORDERS, "dates."),
            date_order_said=dates.get("order") in DATE_ORDERS,
            keys=self._keys(),
            problems=tuple(self.problems),
        )

    def _profile(self) -> Profile:
        table = self._table("profile")
        self._unknown(table, tuple(f.name for f in fields(Profile)), "profile.")
        zone = self._text(table, "zone", "", "profile.")
        if zone and not is_zone(zone):
            self._complain("profile.zone", f"'{zone}' is no time zone; try 'Europe/Paris'")
            zone = ""
        return Profile(
            name=self._text(table, "name", "", "profile."),
            strengths=tuple(self._strengths(table)),
            employers=tuple(self._texts(table, "employers")),
            emails=tuple(self._texts(table, "emails")),
            linkedin=self._choice(table, "linkedin", tuple(LINKEDIN_LIMITS), "profile."),
            linkedin_invitations=self._number(table, "linkedin_invitations", 5, "profile."),
            linkedin_ready=table.get("linkedin_ready") is True,
            zone=zone,
        )

    def _strengths(self, table: dict[str, Any]) -> list[Strength]:
        found = table.get("strengths", [])
        if not isinstance(found, list):
            self._complain("profile.strengths", "a list of tables is needed here")
            return []
        strengths = []
        for entry in found:
            if isinstance(entry, dict) and isinstance(entry.get("what"), str):
                self._unknown(entry, ("what", "evidence"), "profile.strengths.")
                evidence = self._text(entry, "evidence", "", "profile.strengths.")
                strengths.append(Strength(clean_line(entry["what"]), evidence))
            else:
                self._complain("profile.strengths", 'each needs at least what = "…"')
        return strengths

    def _cadence(self, dates: dict[str, Any]) -> Policy:
        table = self._table("cadence")
        defaults = {name: getattr(Policy(), name) for name in explained()}
        self._unknown(table, tuple(defaults), "cadence.")
        if table.get("check_ins") == "persistent":
            table = {**table, "check_ins": PERSISTENT}
        numbers = {
            name: self._number(table, name, usual, "cadence.") for name, usual in defaults.items()
        }
        return Policy(**numbers, holidays=frozenset(self._days(dates)) | self._public(dates))

    def _public(self, dates: dict[str, Any]) -> frozenset[date]:
        country, region = (self._text(dates, name, "", "dates.") for name in ("country", "region"))
        if not country:
            return frozenset()
        from models.timing.days_off import UnknownDaysOffError, days_off

        try:
            return days_off(country, region, self.today)
        except UnknownDaysOffError as error:
            self._complain("dates.country", str(error))
            return frozenset()

    def _number(self, table: dict[str, Any], name: str, usual: int, prefix: str) -> int:
        found = table.get(name, usual)
        if type(found) is int and 0 <= found <= 1000:
            return found
        self._complain(prefix + name, "a whole number from 0 to 1000 is needed here")
        return usual

    def _days(self, dates: dict[str, Any]) -> list[date]:
        days = dates.get("holidays", [])
        if isinstance(days, list) and all(type(day) is date for day in days):
            return days
        self._complain("dates.holidays", "a list of days such as [2026-12-24] is needed here")
        return []

    def _keys(self) -> dict[str, str]:
        table = self._table("keys")
        good = {name: keys for name, keys in table.items() if isinstance(keys, str) and keys}
        for name in [name for name in table if name not in good]:
            self._complain(f"keys.{name}", 'a key such as "m" or "ctrl+r" is needed here')
        return good

    def _table(self, name: str) -> dict[str, Any]:
        found = self.data.get(name, {})
        if isinstance(found, dict):
            return found
        self._complain(name, f"a table is needed here: [{name}]")
        return {}

    def _text(self, table: dict[str, Any], name: str, default: str, prefix: str) -> str:
        found = table.get(name, default)
        if isinstance(found, str):
            return clean_line(found)
        self._complain(prefix + name, "a text in quotes is needed here")
        return default

    def _texts(self, table: dict[str, Any], name: str) -> list[str]:
        found = table.get(name, [])
        if isinstance(found, list) and all(isinstance(entry, str) for entry in found):
            return [clean_line(entry) for entry in found]
        self._complain(f"profile.{name}", "a list of texts is needed here")
        return []

    def _choice(
        self, table: dict[str, Any], name: str, choices: tuple[str, ...], prefix: str
    ) -> str:
        found = self._text(table, name, choices[0], prefix)
        if found in choices:
            return found
        self._complain(prefix + name, f"'{found}' is none of {', '.join(choices)}")
        return choices[0]

    def _unknown(self, table: dict[str, Any], known: tuple[str, ...], prefix: str) -> None:
        for name in [name for name in table if name not in known]:
            import difflib

            near = difflib.get_close_matches(name, known, 1)
            meant = f"; did you mean '{near[0]}'?" if near else ""
            self._complain(prefix + name, f"no such setting{meant}")

    def _complain(self, where: str, what: str) -> None:
        self.problems.append(f"{clean_line(where)}: {clean_line(what)}")
