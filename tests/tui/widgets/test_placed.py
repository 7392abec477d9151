"""Nothing of a form is styled while it is made: it is when it has its place."""

from collections.abc import Iterable
from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

from tests.tui.piloting import press, running
from tui.desk import Desk
from tui.widgets.placed import Placed


async def test_a_form_is_styled_once_it_has_a_place(
    demo: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    update, early, styled = Stylesheet.update_nodes, set(), set()

    def watched(sheet: Stylesheet, nodes: Iterable[DOMNode], **how: Any) -> None:
        found = list(nodes)
        early.update(type(node).__name__ for node in found if node.parent is None)
        styled.update(node for node in found if isinstance(node, Placed))
        update(sheet, found, **how)

    monkeypatch.setattr(Stylesheet, "update_nodes", watched)
    async with running(demo) as pilot:
        early.clear()
        await press(pilot, "d")
        assert early <= {"Button"}
        await press(pilot, "tab")
        assert styled, "what has the cursor is styled for it"
