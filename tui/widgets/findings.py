"""Beside a note: how long it is, what the checks found, and what is known."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content
from textual.widgets import Static

from models.notes.drafting.handwriting import LINE_WIDTH, lines
from models.notes.drafting.material import pieces
from models.notes.etiquette.finding import Finding, Level
from models.notes.letters import Letter
from models.notes.meter import Reading
from models.words import Channel
from tui.widgets.flowing import Flowing
from tui.widgets.rows import Row, Rows
from tui.windows import rows_below

_SIGNS = {Level.STOP: "✗", Level.ERROR: "!", Level.WARNING: "·"}
_STYLES = {Level.STOP: "$text-error", Level.ERROR: "$text-error", Level.WARNING: "$text-warning"}
_BAR = 20
_NUMBER = 4
"""Cells that the number of a line takes."""


class Meter(Static):
    """The length of a note; a bar where there is a hard limit."""

    _figures = -1

    def show(self, readings: Sequence[Reading]) -> None:
        """Say the figures."""
        parts: list[Content | str | tuple[str, str]] = []
        for reading in readings:
            limit = f" of {reading.most}" if reading.most else ""
            style = "$text-error bold" if reading.over else "dim"
            if reading.unit == "characters" and reading.most:
                parts.append((_bar(reading), style))
            parts += [(f"{reading.count}{limit} {reading.unit}", style), "   "]
        # The same number of figures takes the same room: a new layout would repaint the screen.
        self.update(Content.assemble(*parts), layout=len(readings) != self._figures)
        self._figures = len(readings)


def _bar(reading: Reading) -> str:
    full = min(_BAR, round(_BAR * reading.count / reading.most))
    return "█" * full + "░" * (_BAR - full) + " "


class FindingsList(Rows):
    """What the checks found, in the order of the text."""

    def __init__(self) -> None:
        super().__init__(gutter=2)
        self.findings: Sequence[Finding] = ()

    def say(self, findings: Sequence[Finding]) -> None:
        """List the findings, or say that there are none; what stands there already stays."""
        said = [(finding.message, finding.why) for finding in findings]
        if said != [(finding.message, finding.why) for finding in self.findings]:
            self.findings = findings
            self.flow()

    def lines(self, width: int) -> list[Content]:
        """The findings; with their reasons where there is room for them."""
        most = rows_below(self.app.size)
        self.single = most is not None
        rows = self._in_full() if most is None else self._in_short(most)
        good = "$text-success"
        self.rows = rows or [
            (Content("✓").stylize(good), Content("Nothing to mend.").stylize(good))
        ]
        return super().lines(width)

    def _in_full(self) -> list[Row]:
        rows: list[Row] = []
        for finding in self.findings:
            rows.append((_sign(finding), finding.message))
            if finding.why and finding.rule != "unfilled-slot":
                rows.append(("", Content(finding.why).stylize("dim")))
        return rows

    def _in_short(self, most: int) -> list[Row]:
        """Their messages alone; f says why, and goes on to those that have no room."""
        left = len(self.findings) - most
        shown = self.findings if left <= 0 else self.findings[: most - 1]
        rows: list[Row] = [(_sign(finding), finding.message) for finding in shown]
        if left > 0:
            rows.append(("", Content(f"and {left + 1} more: Esc, then f").stylize("dim")))
        return rows


def _sign(finding: Finding) -> Content:
    return Content(_SIGNS[finding.level]).stylize(f"{_STYLES[finding.level]} bold")


class CardLines(Flowing):
    """A note that goes on a card: its lines, to be copied by hand, or a word where they are."""

    def __init__(self) -> None:
        super().__init__()
        self._body = ""

    def show(self, letter: Letter) -> None:
        """Lay the note out, if it goes on a card."""
        self.display = letter.channel is Channel.POST
        if letter.body != self._body:
            self._body = letter.body
            self.flow()

    def lines(self, width: int) -> list[Content]:
        """The lines of the card, numbered."""
        if rows_below(self.app.size) is not None:
            return [Content("For your pen: Esc, then v").stylize("dim")]
        laid = lines(self._body, min(LINE_WIDTH, width - _NUMBER), numbered=True)
        heading = Content("Line by line, for your pen").stylize("dim")
        return [heading, *map(Content, laid), Content("")]


_MOST_SHOWN = 2_000


class Known(Rows):
    """What was said with this person, to write from; and what they got before."""

    def __init__(self) -> None:
        super().__init__(gutter=10, roomy=0)

    def tell(self, letter: Letter) -> None:
        """List what is known; nothing where nothing is."""
        material = letter.material
        facts = [
            ("Address", letter.address or _missing(letter.channel)),
            ("Role", letter.role),
            ("Talked of", "; ".join(pieces(material.topics))),
            ("Memorable", material.memorable),
            ("General", material.discussed),
            ("Answer by", _day(material.promised_on) if material.promised_on else ""),
        ]
        rows: list[Row] = [(label, text) for label, text in facts if text]
        # It is broken into lines again with every layout.
        rows += [("Before", earlier[:_MOST_SHOWN]) for earlier in letter.occasion.earlier[:1]]
        self.show(rows)


def _missing(channel: Channel) -> str:
    """What is not on file yet, and where to add it."""
    wanted = {
        Channel.EMAIL: "no e-mail address",
        Channel.PHONE: "no phone number",
        Channel.LINKEDIN: "no profile link",
        Channel.POST: "no postal address",
    }
    return f"{wanted.get(channel, 'none')} yet: e on the card adds it"


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"


class Offers(Static):
    """What could fill the slot that is selected; one of them is marked."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.texts: list[str] = []
        self.chosen = 0
        self.display = False

    def show(self, texts: Sequence[str]) -> None:
        """Offer these; none hides the list."""
        if list(texts) != self.texts:
            self.texts, self.chosen = list(texts), 0
            self._draw()
        self.display = bool(self.texts)

    def step(self, step: int) -> None:
        """Mark the next or the one before, round and round."""
        self.chosen = (self.chosen + step) % len(self.texts)
        self._draw()

    @property
    def max_lines(self) -> int:
        """Rows that the style sheet allows."""
        limit = self.styles.max_height
        return int(limit.value) if limit is not None else len(self.texts) + 1

    @property
    def text(self) -> str:
        """The one that is marked."""
        return self.texts[self.chosen]

    def _draw(self) -> None:
        lines = [Content("↑ ↓ · Enter fills it in · or type").stylize("dim")]
        room = max(1, self.max_lines - 1)
        first = max(0, self.chosen - room + 1)
        for number, text in enumerate(self.texts[first : first + room], first):
            marked = number == self.chosen
            line = Content(f"{'▸' if marked else ' '} {text}")
            lines.append(line.stylize("bold $accent") if marked else line)
        self.update(Content("\n").join(lines))
