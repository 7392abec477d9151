"""Measuring programs turn and turn about, so that what else a machine does falls on all of them."""

import resource
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from statistics import median

from bench.actions import ACTIONS, Action, Script
from bench.programs import Opened, Program
from bench.terminal import Effect, NeverCame, Terminal

IDLE_SECONDS = 3.0

What = tuple[str, int]
"""A program's name and how many applications it has."""


@dataclass
class Starts:
    """Every start of one program: seconds until it can be used, MiB, bytes of the first screen."""

    usable: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    bytes: list[int] = field(default_factory=list)
    gave_up: float | None = None
    """After so many seconds it could not be used yet."""


@dataclass
class Keys:
    """What the keys of an action did in one program; `gave_up` as for starts."""

    effects: list[Effect] = field(default_factory=list)
    gave_up: float | None = None


def measure_starts(
    empty: Opened, programs: Sequence[Program], rounds: int
) -> tuple[Starts, dict[What, Starts]]:
    """Starts of the empty app, and of every program with each of its boards."""
    beside = Starts()
    found: dict[What, Starts] = {}
    for _ in range(rounds):
        _start(empty, beside)
        for program in programs:
            for size, opened in program.boards.items():
                starts = found.setdefault((program.name, size), Starts())
                if starts.gave_up is None:
                    _start(opened, starts)
    return beside, found


def _start(opened: Opened, starts: Starts) -> None:
    with opened.terminal() as terminal:
        try:
            usable = terminal.wait_at_rest(opened.marker)
        except NeverCame:
            starts.gave_up = opened.patience
            return
        starts.usable.append(usable)
        starts.memory.append(terminal.memory())
        starts.bytes.append(len(terminal.output))


def ratio(measured: Sequence[float], beside: Sequence[float]) -> float:
    """How many times as much, in the middle one of the rounds."""
    return median(one / other for one, other in zip(measured, beside, strict=False))


class Player:
    """One program with its terminal, which is None once it kept one waiting for too long."""

    def __init__(self, program: Program, terminal: Terminal | None) -> None:
        self.program = program
        self.terminal = terminal
        self.idle = 0
        self.keys: dict[str, Keys] = {}

    def play(self, action: Action, part: Callable[[Terminal, Script, Keys], object]) -> None:
        """A part of an action, where the program has it and still answers."""
        script = self.program.script(action)
        if script is None or self.terminal is None:
            return
        keys = self.keys.setdefault(action.name, Keys())
        try:
            part(self.terminal, script, keys)
        except NeverCame:
            keys.gave_up = self.terminal.patience
            self.terminal = None


def measure_keys(programs: Sequence[Program], size: int, rounds: int) -> list[Player]:
    """What each action's keys do in programs that are open at the same time, and what they write
    when nobody presses any."""
    with ExitStack() as stack:
        players = [Player(each, _at_rest(stack, each.boards[size])) for each in programs]
        play_all(players, size, rounds)
        for player in players:
            if player.terminal:
                player.idle = player.terminal.idle(IDLE_SECONDS)
    return players


def play_all(players: Sequence[Player], size: int, rounds: int) -> None:
    """Every action that a board of this size has, each player in turn."""
    for action in ACTIONS:
        if size >= action.smallest:
            for part in (_get_there, *[_one_round] * rounds, _get_back):
                for player in players:
                    player.play(action, part)


def _at_rest(stack: ExitStack, opened: Opened) -> Terminal | None:
    """The program, ready for keys; None if that takes too long."""
    terminal = stack.enter_context(opened.terminal())
    try:
        terminal.wait_at_rest(opened.marker)
    except NeverCame:
        return None
    return terminal


def _get_there(terminal: Terminal, script: Script, _: Keys) -> None:
    """To where the action is done."""
    terminal.press_all(script.there)


def _one_round(terminal: Terminal, script: Script, keys: Keys) -> None:
    """The keys of an action, once; what they do is added."""
    terminal.press_all(script.ready)
    keys.effects += terminal.press_all(script.keys)
    terminal.press_all(script.undo)


def _get_back(terminal: Terminal, script: Script, _: Keys) -> None:
    """Back to the board."""
    terminal.press_all(script.back)


COMMANDS = (
    "due --short",
    "due",
    "due --json",
    "list --stage waiting",
    "list",
    "show 12",
    "log 12 --in email",
    "undo",
    "stats",
    "draft 12 --kind thank-you --to emeka --anyway",
)
"""What is measured of the command line, in this order: what is logged is taken back."""


def measure_commands(
    program: Program, rounds: int, commands: Sequence[str] = COMMANDS
) -> dict[str, dict[int, float]]:
    """How many times the processor's time of `import peewee` each command takes, by size.

    The least of so many rounds counts: whatever else runs only adds to it.
    """
    env = next(iter(program.boards.values())).env
    times = {command: dict.fromkeys(program.boards, float("inf")) for command in commands}
    beside = float("inf")
    for _ in range(rounds):
        beside = min(beside, _cpu_time([sys.executable, "-c", "import peewee"], env))
        for command, by_size in times.items():
            for size, opened in program.boards.items():
                took = _cpu_time([*opened.command, *command.split()], env)
                by_size[size] = min(by_size[size], took)
    return {
        command: {size: took / beside for size, took in by_size.items()}
        for command, by_size in times.items()
    }


def _cpu_time(command: Sequence[str], env: Mapping[str, str]) -> float:
    """Seconds of the processor, its own and the system's on its behalf; it must not fail."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=env, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
