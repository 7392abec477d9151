"""The board's top line: how much there is and what is due; in small windows, the columns."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from models.kept.standings import Counts
from models.stages import ORDER, TITLES
from models.words import Stage
from tui.widgets.columns import MEDIUM, WIDE

Part = tuple[str, str] | str
"""A text with its style, or as it is."""


class Overview(NamedTuple):
    """What the header says. `counts` is of the cards that are shown, `per_stage` of all."""

    counts: Counts
    today: date
    per_stage: Mapping[Stage, int]
    active: Stage
    search: str = ""
    demo: bool = False


class BoardHeader(Static):
    """One line; where columns are out of view, it has their titles and the active one."""

    overview: reactive[Overview | None] = reactive(None)

    def watch_overview(self) -> None:
        """Say it anew."""
        self._draw()

    def on_resize(self) -> None:
        """Another width says other things."""
        self._draw()

    def _draw(self) -> None:
        if self.overview is None or not self.size.width:
            return
        narrow = self.screen.size.width < WIDE and not self.overview.search
        lead = self._stages(self.overview) if narrow else self._count(self.overview)
        for due, day in ((_due, _day), (_due, None), (_due_in_short, None)):
            ends = [part for end in (due, day) if end for part in end(self.overview)]
            line = Content.assemble(lead, *ends)
            if line.cell_length <= self.size.width:
                break
        self.update(line)

    def _count(self, overview: Overview) -> Content:
        cards = overview.counts.cards
        roomy = self.size.width >= MEDIUM
        parts: list[Part] = [("Afterword", "bold"), "  "] if roomy else []
        if overview.demo and roomy:
            parts.append(("a demo, thrown away at the end  ", "$text-warning"))
        if overview.search:
            total = sum(overview.per_stage.values())
            parts.append(f"{cards} of {total} cards with '{overview.search}'")
        else:
            parts.append(f"{cards} card{'s' * (cards != 1)}")
        return Content.assemble(*parts)

    def _stages(self, overview: Overview) -> Content:
        stages = []
        for number, stage in enumerate(ORDER, 1):
            title = "Ended" if stage is Stage.CLOSED else TITLES[stage]
            named = f" {title} " if self.size.width >= MEDIUM else "·"
            style = "bold $accent" if stage is overview.active else "dim"
            count = overview.per_stage.get(stage, 0)
            stages.append(Content(f"{number}{named}{count}").stylize(style))
        return Content("  ").join(stages)


def _due(overview: Overview) -> list[Part]:
    counts = overview.counts
    parts: list[Part] = []
    if counts.overdue:
        parts.append((f"  ! {counts.overdue} overdue", "$text-error"))
    if counts.today:
        parts.append((f"  ● {counts.today} due today", "$text-warning"))
    return parts or ["  nothing due today"] * bool(counts.cards)


def _due_in_short(overview: Overview) -> list[Part]:
    counts = overview.counts
    parts: list[Part] = []
    if counts.overdue:
        parts.append((f"  !{counts.overdue}", "$text-error"))
    if counts.today:
        parts.append((f"  ●{counts.today}", "$text-warning"))
    return parts


def _day(overview: Overview) -> list[Part]:
    today = overview.today
    return [(f"  {today:%a} {today.day} {today:%b}", "dim")]
