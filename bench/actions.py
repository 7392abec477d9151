"""What a person does at the board, by its keys, and what each key may cost."""

from dataclasses import dataclass

from bench.terminal import ESC

BACKSPACE = "\x7f"


@dataclass(frozen=True, slots=True)
class Script:
    """The keys of an action: `keys` are measured, once a round, and each by itself."""

    keys: str
    there: str = ""
    """Before the first round, from the board as it opens."""
    ready: str = ""
    """Before each round."""
    undo: str = ""
    """After each round."""
    back: str = ""
    """After the last round, to the board."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a key does, with the bytes that it may send in the middle case.

    `stock` is what it may send with Textual's own painter, `cells` where only the cells that
    changed are sent. `peer` is what comes nearest to it in kanban-tui.
    """

    name: str
    script: Script
    peer: Script | None
    stock: int
    cells: int
    smallest: int = 1
    """The fewest applications on whose board there is something to measure."""


_A_LOT = 8_192
"""For what opens a screen, or filters the board."""

ACTIONS = (
    Action("Selection moves", Script("jk"), Script("jk"), stock=1_024, cells=500),
    Action("Another column", Script("lh"), Script("lh"), stock=1_408, cells=500),
    Action(
        "Card changes column, or back",
        Script("<u", there="3g", back="1g"),
        Script("LH"),
        stock=8_192,
        cells=1_536,
    ),
    Action(
        "Composer opens",
        Script("c", there="2g", undo=ESC + ESC, back="1g"),
        Script("n", undo=ESC),
        stock=53_248,
        cells=_A_LOT,
    ),
    Action(
        "Composer closes",
        Script(ESC, there="2g", ready="c" + ESC, back="1g"),
        Script(ESC, ready="n"),
        stock=32_768,
        cells=_A_LOT,
    ),
    Action(
        "Character in the composer",
        Script("a", there="2gc", back=ESC + ESC + "1g"),
        Script("a", there="n", back=ESC),
        stock=7_168,
        cells=500,
    ),
    Action(
        "Question opens", Script("z", undo=ESC), Script("B", undo=ESC), stock=45_056, cells=_A_LOT
    ),
    Action(
        "Question closes",
        Script(ESC, ready="z"),
        Script(ESC, ready="B"),
        stock=45_056,
        cells=_A_LOT,
    ),
    Action("Help opens", Script("?", undo=ESC), None, stock=86_016, cells=_A_LOT),
    Action(
        "Letter of a search",
        Script("b", there="/", undo=BACKSPACE, back=ESC),
        None,
        stock=20_480,
        cells=4_096,
    ),
    Action(
        "Column scrolls",
        Script("j", there="g" + "j" * 12, back="g"),
        Script("j", there="j" * 12),
        stock=4_096,
        cells=1_024,
        smallest=1_000,
    ),
)
