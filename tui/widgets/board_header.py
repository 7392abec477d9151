"""The board's top line: how much there is and what is due; in small windows, the columns."""

from collections.abc import Mapping
from datetime import datetime

from textual.content import Content
from textual.widgets import Static

from models.board import Counts
from models.stages import ORDER, TITLES
from models.words import Stage


class BoardHeader(Static):
    """One line; `show` gives it what it says."""

    def show(
        self,
        counts: Counts,
        now: datetime,
        *,
        per_stage: Mapping[Stage, int],
        active: Stage,
        search: str,
        demo: bool,
    ) -> None:
        """Say the figures; where columns are out of view, say their titles and the active one."""
        if self.size.width < 105 and not search:
            self.update(self._stages(counts, per_stage, active))
            return
        parts: list[Content | tuple[str, str] | str] = [("Afterword", "bold"), "  "]
        if demo:
            parts.append(("a demo, thrown away at the end  ", "$text-warning"))
        if search:
            parts.append(f"{counts.cards} of {sum(per_stage.values())} cards with '{search}'")
        else:
            parts.append(f"{counts.cards} card{'s' * (counts.cards != 1)}")
        if counts.overdue:
            parts.append((f"  ! {counts.overdue} overdue", "$text-error"))
        if counts.today:
            parts.append((f"  ● {counts.today} due today", "$text-warning"))
        if counts.cards and not counts.overdue and not counts.today:
            parts.append("  nothing due today")
        parts.append((f"  {now:%a} {now.day} {now:%b}", "dim"))
        self.update(Content.assemble(*parts))

    def _stages(self, counts: Counts, per_stage: Mapping[Stage, int], active: Stage) -> Content:
        parts: list[tuple[str, str] | str] = []
        for number, stage in enumerate(ORDER, 1):
            title = TITLES[stage] if self.size.width >= 66 else TITLES[stage][:4].rstrip()
            if stage is Stage.CLOSED:
                title = "Ended"
            style = "bold $accent" if stage is active else "dim"
            parts += [(f"{number} {title} {per_stage.get(stage, 0)}", style), "  "]
        if counts.overdue:
            parts.append((f"!{counts.overdue} ", "$text-error"))
        if counts.today:
            parts.append((f"●{counts.today}", "$text-warning"))
        return Content.assemble(*parts)
