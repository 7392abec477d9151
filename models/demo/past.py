"""The demo's archive: what became of earlier applications."""

from models.demo.story import (
    Archived,
    Debriefed,
    Heard,
    Invited,
    KeptWarm,
    Moved,
    Story,
    met,
    wrote,
)
from models.words import Brought, Channel, Direction, Ending, NoteKind, Outcome, Stage, Welcome

TARNSIDE = Story(
    company="Tarnside Glass",
    role="Senior Backend Engineer",
    place="Kendal",
    notes="Six days on site a week came up only in the second half of the talk.",
    cast=(
        met(
            "owain.prytherch@tarnside.example",
            "Owain Prytherch",
            "Works Manager",
            "their kilns that log every degree",
            "blows a glass for every leaver",
        ),
    ),
    acts=(
        Invited("-62 10:00", "-58 14:00", kind="on site"),
        Debriefed("-58 16:10", discussed="the craft in every pane"),
        wrote(NoteKind.THANK_YOU, "-58 18:00"),
        Heard(
            "-56 09:15",
            Brought.WITHDRAWAL,
            summary="Withdrew: too far to travel every day.",
            direction=Direction.OUT,
        ),
    ),
)

LARKMOOR = Story(
    company="Larkmoor Games",
    role="Senior Server Engineer",
    place="Dundee, remote",
    cast=(
        met(
            "zeynep.alkaya@larkmoor.example",
            "Zeynep Alkaya",
            "Technical Director",
            "their sleeping game servers",
            "tests every level with her grandmother",
            linkedin=Welcome.YES,
        ),
    ),
    acts=(
        Invited("-55 13:00", "-50 11:00"),
        Debriefed("-50 12:20", discussed="the care in every slow game", promised="-44"),
        wrote(NoteKind.THANK_YOU, "-50 14:00"),
        wrote(NoteKind.LINKEDIN, "-49 12:15"),
        Heard("-45 16:40", Brought.REJECTION, summary="They filled it from within."),
        wrote(NoteKind.REJECTION_REPLY, "-44 09:30"),
        KeptWarm("-44 09:35", wanted=False),
    ),
)

GULLHAVEN = Story(
    company="Gullhaven Radio",
    role="Platform Engineer",
    place="Cork, remote",
    cast=(
        met(
            "fintan.kilbride@gullhaven.example",
            "Fintan Kilbride",
            "Head of Digital",
            "their sixty-year sound archive",
            "reads the shipping forecast when the reader is ill",
        ),
    ),
    acts=(
        Invited("-58 09:30", "-53 15:30"),
        Debriefed("-53 17:00", discussed="how listeners call in to help", promised="-46"),
        wrote(NoteKind.THANK_YOU, "-53 18:10"),
        wrote(NoteKind.LINKEDIN, "-52 12:40"),
        wrote(NoteKind.CHECK_IN, "-44 10:00"),
        Moved("-33 09:40", Stage.CLOSED, Ending.SILENCE),
        wrote(NoteKind.CLOSING, "-33 09:50"),
        KeptWarm("-33 09:55", wanted=False),
    ),
)

PINEMARTEN = Story(
    company="Pinemarten Locks",
    role="Staff Security Engineer",
    place="Utrecht",
    cast=(
        met(
            "marijke.dijkhof@pinemarten.example",
            "Marijke Dijkhof",
            "Head of Security",
            "their public incident diary",
            "picks locks for charity",
            linkedin=Welcome.YES,
        ),
        met(
            "wout.terlaak@pinemarten.example",
            "Wout ter Laak",
            "Security Engineer",
            "mentoring without fear of audits",
            "has never lost a key",
        ),
    ),
    acts=(
        Invited("-48 14:20", "-43 10:30", 90, kind="on site"),
        Debriefed(
            "-43 13:00",
            discussed="the openness about every flaw; how politely the red team breaks in",
            promised="-38",
        ),
        wrote(NoteKind.THANK_YOU, "-43 15:20", "-43 15:30"),
        wrote(NoteKind.LINKEDIN, "-42 12:20", "-42 12:25"),
        Heard(
            "-38 15:10",
            Brought.OFFER,
            day="-33",
            summary="An offer, but most of the work is paper.",
            channel=Channel.PHONE,
        ),
        Archived("-34 11:00", Outcome.DECLINED),
    ),
)

PAST: tuple[Story, ...] = (TARNSIDE, GULLHAVEN, LARKMOOR, PINEMARTEN)
