"""The profile: asked for when the first note needs it, kept in the settings file."""

from collections.abc import Iterable
from dataclasses import replace

from textual.widget import Widget

from models.errors import InvalidInput
from models.settings.reading import Profile, Strength
from models.settings.writing import save_profile
from models.text import clean_line
from models.timing.zones import is_zone
from tui.desk import Desk
from tui.screens.form import Form
from tui.widgets.choice import Choice
from tui.widgets.field import Field, Labelled, LongField


class ProfileScreen(Form[bool | None]):
    """Answers True once the profile is saved."""

    heading = "Who writes?"

    def __init__(self, desk: Desk, *, first: bool = False) -> None:
        super().__init__(desk)
        self.profile = desk.settings.profile
        self.lead = (
            "Notes are signed with your name and name your strengths. "
            if first
            else f"Kept in {desk.settings.path}, where you can edit it too. "
        ) + "Esc leaves it for later."

    def fields(self) -> Iterable[Widget]:
        """Name, strengths, account, zone, employers."""
        profile = self.profile
        yield Field("Your name", profile.name, name="name")
        yield LongField(
            "Strengths",
            "\n".join(_line(strength) for strength in profile.strengths),
            name="strengths",
            placeholder="one a line, with its evidence:\nobservability: cut alert noise by 80 %",
        )
        account = Choice([("free", "free"), ("Premium", "premium")], profile.linkedin)
        yield Labelled("LinkedIn account", account)
        yield Field(
            "Time zone",
            profile.zone,
            name="zone",
            placeholder=f"empty: this machine's, {self.desk.settings.zone.key}",
            explain=_zone,
        )
        yield Field(
            "Employers",
            ", ".join(profile.employers),
            name="employers",
            placeholder="former ones, which your notes may name",
        )

    def submit(self) -> bool:
        """Write the profile into the settings file."""
        if not self.text("name"):
            raise InvalidInput("Notes are signed with it.", field="name")
        lines = self.query_one(LongField).text.splitlines()
        employers = (part.strip() for part in self.text("employers").split(","))
        profile: Profile = replace(
            self.profile,
            name=self.text("name"),
            strengths=tuple(_strength(line) for line in lines if clean_line(line)),
            linkedin=str(self.query_one(Choice).value),
            zone=self.text("zone"),
            employers=tuple(part for part in employers if part),
        )
        return self.saved(save_profile(self.desk.settings.path, profile, self.profile))

    def saved(self, written: Profile) -> bool:
        """Go on with it."""
        self.desk.take_profile(written)
        self.say_below(f"Your profile is saved in {self.desk.settings.path}.")
        return True


def _line(strength: Strength) -> str:
    return f"{strength.what}: {strength.evidence}" if strength.evidence else strength.what


def _strength(line: str) -> Strength:
    what, _, evidence = clean_line(line).partition(":")
    return Strength(what.strip(), evidence.strip())


def _zone(name: str) -> str:
    """Nothing has to be said about a zone, as long as it is one."""
    if not is_zone(name):
        raise InvalidInput(f"'{name}' is no time zone. Try 'Europe/Paris'.")
    return ""
