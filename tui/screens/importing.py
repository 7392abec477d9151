"""What would come in from files: columns and stages to change, rows, and the yes."""

import asyncio
from collections.abc import Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option as ListOption
from textual.worker import WorkerError

from models.errors import NotPossible
from models.exchange.imports.choices import Choices
from models.exchange.imports.importing import Outcomes, loaded
from models.exchange.imports.phrases import MARKS, target_phrase
from models.exchange.imports.summary import Summary
from models.exchange.incoming.outcome import Action, Outcome
from models.exchange.invitations.telling import Ask, answered, told_by
from models.exchange.tabular.days import Order
from models.exchange.tabular.headers import header_key
from models.exchange.tabular.stage_words import stage_key
from models.exchange.tabular.table import Survey
from models.settings.writing import save_date_order
from tui.commands import Place
from tui.desk import Desk
from tui.flows.import_answers import ask_about, ask_column, ask_order, ask_target
from tui.keymap import bindings
from tui.progress import bar
from tui.screens.base import DeskScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.marked_list import MarkedList
from tui.widgets.status import Status

_SLICE = 50
"""Rows between two looks at the keys."""


class ImportList(MarkedList):
    """Columns, stages and rows; it has the screen's keys."""

    BINDINGS = bindings(Place.IMPORT)


@dataclass(frozen=True, slots=True)
class _Column:
    name: str


@dataclass(frozen=True, slots=True)
class _Stage:
    word: str


@dataclass(frozen=True, slots=True)
class _Ask:
    ask: Ask


class ImportScreen(DeskScreen[str]):
    """Dismissed with what came in, in a few words; with None where nothing did.

    Raises `ImportProblem` where no file can be read.
    """

    def __init__(self, desk: Desk, paths: Sequence[Path]) -> None:
        super().__init__(desk)
        settings = desk.settings
        known = settings.date_order_said and settings.date_order in ("DMY", "MDY")
        self.choices = Choices(
            desk.now(),
            settings.zone,
            order=Order(settings.date_order) if known else None,
            told=told_by(settings.profile),
        )
        self.files = ExitStack()
        self.load = self.files.enter_context(loaded(paths, self.choices))
        self.surveys: list[Survey] = []
        self.surveying: asyncio.Future[list[Survey]] | None = None
        self.summary = Summary()
        self.lines: list[_Column | _Stage | _Ask | None] = []
        self.writing = False

    def compose(self) -> ComposeResult:
        """Heading, how the rows fare, list."""
        yield Static(self._heading(), markup=False, classes="form-title", id="import-title")
        yield Static("", markup=False, id="import-tally")
        yield ImportList(markup=False, compact=True)
        yield Status()
        yield KeyLine()

    def on_mount(self) -> None:
        """Look the files through."""
        self.query_one(ImportList).focus()
        self._look()

    def on_unmount(self) -> None:
        """Let go of the files."""
        self.files.close()

    def _heading(self) -> Content:
        first, *others = self.load.files
        more = f" and {len(others)} more" if others else ""
        return Content.assemble(
            ("Import ", "bold"), f"{Path(first.name).name}{more}", (f"  {first.title}", "dim")
        )

    # Looking

    def _look(self) -> None:
        """Reckon anew what would become of each row; what was under way for that is given up."""
        self.run(self._plan, group="plan", exclusive=True)

    async def _plan(self) -> None:
        self.surveys = await self._survey()
        if self._days_unclear():
            await self._settle_days()
        if self._days_unclear():
            self._show([])
            self.status.say("Nothing can come in until that is said: y asks again.")
            return
        self.summary = Summary()
        shown: list[Outcome] = []
        try:
            await self._through(self.load.plan(), shown)
        finally:
            self._show(shown)

    async def _survey(self) -> list[Survey]:
        """Look the files through beside the keys: by one at a time, since they read one file."""
        await self._surveyed()
        self.surveying = asyncio.ensure_future(asyncio.to_thread(self.load.surveys))
        return await asyncio.shield(self.surveying)

    async def _surveyed(self) -> None:
        """Wait for a look that goes on although nobody wants it any more."""
        if self.surveying is not None:
            await asyncio.wait([self.surveying])

    def _days_unclear(self) -> bool:
        return self.choices.order is None and any(seen.unclear for seen in self.surveys)

    async def _settle_days(self) -> None:
        order = await ask_order(self)
        if order is not None:
            self.choices.order = order
            save_date_order(self.desk.settings.path, order)
            self.desk.settings = self.desk.settings._replace(date_order=order, date_order_said=True)

    async def _through(self, outcomes: Outcomes, shown: list[Outcome]) -> None:
        """Go through all rows, with a look at the keys now and then."""
        total = sum(seen.rows for seen in self.surveys)
        with closing(outcomes):
            for step, one in enumerate(outcomes, 1):
                if one is not None and self.summary.add(one):
                    shown.append(one)
                if step % _SLICE == 0:
                    self._say_tally(total)
                    await asyncio.sleep(0)
        shown.extend(self.summary.rest())
        self._say_tally(0)

    def _say_tally(self, total: int) -> None:
        tally = self.summary.tally
        far = f"  {bar(tally.rows, total)}" if total else ""
        self.query_one("#import-tally", Static).update(Content(f"{tally}{far}"))

    def _show(self, outcomes: Sequence[Outcome]) -> None:
        """Columns, stages, rows; the cursor stays where it was."""
        listed = self.query_one(ImportList)
        place = listed.highlighted or 0
        listed.clear_options()
        self.lines = []
        for seen in self.surveys:
            for ask in seen.asks:
                asked = f"{ask.about.capitalize():<8} {ask.address}".rstrip()
                self._add(_Ask(ask), (f"{asked} ", "dim"), (ask.now or "not known", "bold"))
            for name, column in seen.columns:
                self._add(_Column(name), ("Column ", "dim"), name, (f" is {column}", "bold"))
            for word, count in seen.stages.items():
                here = target_phrase(word, self.choices.stages, early=self.choices.early)
                told = (f" is {here}", "bold"), (f" · {count:,}", "dim")
                self._add(_Stage(word), ("Stage  ", "dim"), word or "none", *told)
        for one in outcomes:
            what = f"  {one.what}" if one.what else ""
            reason = f"  {one.reason}" if one.reason else ""
            mark = (f"{MARKS[one.action]} {one.action} ", "bold")
            self._add(None, mark, one.where, what, (reason, "dim"))
        if self.lines:
            listed.highlighted = min(place, len(self.lines) - 1)

    def _add(self, line: _Column | _Stage | _Ask | None, *parts: str | tuple[str, str]) -> None:
        self.lines.append(line)
        self.query_one(ImportList).add_option(ListOption(Content.assemble(*parts)))

    # Commands

    def action_change(self) -> None:
        """What the chosen column or stage is."""
        self.start(self._change)

    async def _change(self) -> None:
        place = self.query_one(ImportList).highlighted
        line = self.lines[place] if place is not None and place < len(self.lines) else None
        if isinstance(line, _Stage):
            target = await ask_target(self, line.word)
            if target is not None:
                self.choices.stages[stage_key(line.word)] = target
                self._look()
        elif isinstance(line, _Column):
            column = await ask_column(self, line.name)
            if column is not None:
                self.choices.columns[header_key(line.name)] = column
                self._look()
        elif isinstance(line, _Ask):
            answer = await ask_about(self, line.ask)
            if answer is not None:
                self.choices.told = answered(self.choices.told, line.ask, answer)
                self._look()
        else:
            raise NotPossible("This is a row.", hint="Columns and stages stand above and can be.")

    def action_early(self) -> None:
        """With what is not at an interview yet, or without."""
        self.choices.early = not self.choices.early
        self._look()

    def action_deleted(self) -> None:
        """With what the person deleted here, or without."""
        self.choices.deleted = not self.choices.deleted
        self._look()

    def action_take(self) -> None:
        """Bring it in."""
        counts = self.summary.tally.counts
        if self._days_unclear():
            self._look()
        elif not self.writing and (counts[Action.CREATED] or counts[Action.UPDATED]):
            self.writing = True
            self.status.say("It is coming in. Esc stops, and none of it stays.")
            self.run(self._write, group="plan", exclusive=True)
        elif not self.writing:
            self.status.say("There is nothing new in it.")

    async def _write(self) -> None:
        await self._surveyed()
        self.summary, self.choices.now = Summary(), self.desk.now()
        try:
            await self._through(self.load.write(self.choices), [])
        finally:
            self.writing = False
        self.dismiss(f"Imported: {self.summary.tally}")

    async def action_leave(self) -> None:
        """Back; what was coming in is stopped, and none of it stays."""
        stopped = self.writing
        for worker in self.workers.cancel_group(self, "plan"):
            with suppress(WorkerError):
                await worker.wait()
                stopped = False  # It had come to its end.
        await self._surveyed()
        if stopped:
            self.say_below("Stopped: nothing was imported.")
        self.dismiss(None)

    def action_help(self) -> None:
        """Every key."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.desk))
