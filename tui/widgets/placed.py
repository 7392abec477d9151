"""What has to be on a screen before it is worth styling."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.widget import Widget as Styled
else:
    # Textual takes style sheets from the first base that is a widget, and this has none.
    Styled = object


class Placed(Styled):
    """Beside a widget's class: it is styled when it gets its place, and from then on.

    Textual styles it also for every class that it gets while it is made: half of what it takes to
    open a form was for nobody.
    """

    def update_node_styles(self, animate: bool = True) -> None:
        """Style it anew, if there is anything around it yet."""
        if self.parent is not None:
            super().update_node_styles(animate)
