"""The demo's daily reviews: since the first interview, at first now and then, lately every day."""

from datetime import datetime

from models.board import review
from models.demo.moments import after, moment

# A letter a business day, the last one being the day before today; reviews of today are left to
# the visitor. A digit is how much a finished review got done, 'o' was left halfway, '.' is none.
DAYS = "o1..3.42.1..o213.2410.5213..32142o.13224.6312413222411.352431"


def keep_habit(now: datetime) -> None:
    """Write the reviews into the open board, as they stand at `now`."""
    for ago, kept in zip(range(len(DAYS), 0, -1), DAYS, strict=True):
        if kept == ".":
            continue
        began = moment(f"-{ago} 08:{20 + ago % 25}", now)
        review.begin(began)
        if kept != "o":
            review.finish(after(began, minutes=4 + 3 * int(kept)), int(kept))
