"""The board's top line: how much there is and what is due; in small windows, the columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from models.board import Counts
from models.stages import ORDER, TITLES
from models.words import Stage
from tui.widgets.columns import MEDIUM, WIDE


@dataclass(frozen=True, slots=True)
class Overview:
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
        self.update(self._stages(self.overview) if narrow else self._line(self.overview))

    def _line(self, overview: Overview) -> Content:
        counts, today = overview.counts, overview.today
        parts: list[Content | tuple[str, str] | str] = [("Afterword", "bold"), "  "]
        if overview.demo:
            parts.append(("a demo, thrown away at the end  ", "$text-warning"))
        if overview.search:
            total = sum(overview.per_stage.values())
            parts.append(f"{counts.cards} of {total} cards with '{overview.search}'")
        else:
            parts.append(f"{counts.cards} card{'s' * (counts.cards != 1)}")
        if counts.overdue:
            parts.append((f"  ! {counts.overdue} overdue", "$text-error"))
        if counts.today:
            parts.append((f"  ● {counts.today} due today", "$text-warning"))
        if counts.cards and not counts.overdue and not counts.today:
            parts.append("  nothing due today")
        parts.append((f"  {today:%a} {today.day} {today:%b}", "dim"))
        return Content.assemble(*parts)

    def _stages(self, overview: Overview) -> Content:
        counts = overview.counts
        parts: list[tuple[str, str] | str] = []
        for number, stage in enumerate(ORDER, 1):
            title = "Ended" if stage is Stage.CLOSED else TITLES[stage]
            named = f" {title} " if self.size.width >= MEDIUM else "·"
            style = "bold $accent" if stage is overview.active else "dim"
            parts += [(f"{number}{named}{overview.per_stage.get(stage, 0)}", style), "  "]
        if counts.overdue:
            parts.append((f"!{counts.overdue} ", "$text-error"))
        if counts.today:
            parts.append((f"●{counts.today}", "$text-warning"))
        return Content.assemble(*parts)
