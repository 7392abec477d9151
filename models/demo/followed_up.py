"""The demo's cards in Waiting, Checked-in and Rejected / Kept-warm."""

from models.demo.story import Debriefed, Heard, Invited, KeptWarm, SkippedRest, Story, met, wrote
from models.words import Brought, Channel, NoteKind, Welcome

SORRELBANK = Story(
    company="Sorrelbank Health",
    role="Staff Backend Engineer",
    place="Edinburgh, hybrid",
    cast=(
        met(
            "siobhan.tierney@sorrelbank.example",
            "Siobhán Tierney",
            "Head of Engineering",
            "their move to one shared calendar",
            "still takes a turn at the help desk",
            linkedin=Welcome.YES,
        ),
        met(
            "callum.strachan@sorrelbank.example",
            "Callum Strachan",
            "Principal Engineer",
            "the migrations of appointment data between wards",
            "runs a chess club for the ward next door",
        ),
    ),
    acts=(
        Invited("-14 10:15", "-9 13:30"),
        Debriefed(
            "-9 15:00",
            discussed="how nurses test every release; the patience behind every change",
            promised="-2",
        ),
        wrote(NoteKind.THANK_YOU, "-9 16:45", "-9 16:55"),
        SkippedRest("-8 12:20", NoteKind.LINKEDIN),
    ),
)

CHANDRAVEL = Story(
    company="Chandravel Maps",
    role="Principal Routing Engineer",
    place="Pune, remote",
    cast=(
        met(
            "meenakshi.apte@chandravel.example",
            "Meenakshi Apte",
            "Director of Engineering",
            "their routes for the monsoon",
            "draws the office map by hand every year",
            linkedin=Welcome.YES,
        ),
        met(
            "arun.deshmane@chandravel.example",
            "Arun Deshmane",
            "Staff Engineer",
            "their migrations between map versions",
            "walks a new street every Sunday",
        ),
    ),
    acts=(
        Invited("-9 07:45", "-5 09:00", kind="pair programming, video"),
        Debriefed(
            "-5 10:30",
            discussed="how drivers correct the map themselves; the respect for a slow phone",
            promised="+3",
        ),
        wrote(NoteKind.THANK_YOU, "-5 13:10", "-5 13:20"),
        wrote(NoteKind.LINKEDIN, "-4 12:15"),
        SkippedRest("-4 12:20", NoteKind.LINKEDIN),
    ),
)

SALTMARSH = Story(
    company="Saltmarsh Mutual",
    role="Engineering Lead",
    place="Bristol",
    notes="Tamsin prefers a call to a mail; mornings are best.",
    cast=(
        met(
            "tamsin.penrose@saltmarsh.example",
            "Tamsin Penrose",
            "Chief Technology Officer",
            "their incident drills on a quiet Friday",
            "reads every complaint herself",
            phone="+44 7700 900142",
            channel=Channel.PHONE,
        ),
    ),
    acts=(
        Invited("-13 09:00", "-8 11:00"),
        Debriefed("-8 12:15", discussed="the plain language in every letter to a member"),
        wrote(NoteKind.THANK_YOU, "-7 09:30"),
        SkippedRest("-6 12:40", NoteKind.LINKEDIN),
    ),
)

ADUNNI = Story(
    company="Adunni Freight",
    role="Staff Software Engineer",
    place="Lagos, remote",
    cast=(
        met(
            "folasade.ogunbiyi@adunni.example",
            "Folasade Ogunbiyi",
            "VP Engineering",
            "their customs forms that fill themselves in",
            "grew up behind her mother's haulage yard",
            linkedin=Welcome.YES,
        ),
        met(
            "chidi.nwachi@adunni.example",
            "Chidi Nwachi",
            "Engineering Manager",
            "mentoring graduates through a first outage",
            "names every server after a river",
        ),
    ),
    acts=(
        Invited("-19 10:00", "-14 15:00"),
        Debriefed(
            "-14 16:20",
            discussed="how every newcomer starts with a week in a lorry park; "
            "the honesty about what does not work yet",
            promised="-7",
        ),
        wrote(NoteKind.THANK_YOU, "-14 18:05", "-14 18:15"),
        SkippedRest("-13 12:30", NoteKind.LINKEDIN),
        wrote(NoteKind.CHECK_IN, "-4 10:10"),
    ),
)

FJELLGNIST = Story(
    company="Fjellgnist",
    role="Senior Systems Engineer",
    place="Bergen, remote from spring",
    notes="The offer: 4 days a week, start on the first of the month after next.",
    cast=(
        met(
            "ingrid.saelen@fjellgnist.example",
            "Ingrid Sælen",
            "Engineering Manager",
            "migrations during avalanche season",
            "skis to the relay stations",
            linkedin=Welcome.YES,
        ),
        met(
            "hakon.tveitane@fjellgnist.example",
            "Håkon Tveitane",
            "Systems Engineer",
            "self-reporting radio masts",
            "carries a soldering iron in his lunch box",
        ),
        met(
            "solveig.bjorkum@fjellgnist.example",
            "Solveig Bjørkum",
            "Systems Engineer",
            "incident work at twelve below zero",
            "was a mountain guide before",
        ),
        met(
            "aase.ronning@fjellgnist.example",
            "Åse Rønning",
            "Head of Rescue Services",
            "their drills with the valley's volunteers",
            "remembers the winter without radios",
        ),
    ),
    acts=(
        Invited("-21 08:30", "-16 10:00", 120, kind="panel, on site"),
        Debriefed(
            "-16 13:30",
            discussed="how close the rescuers sit to the engineers; the plain talk about money; "
            "the stillness of a well-run control room; the weight of a message that must arrive",
            promised="-8",
        ),
        wrote(NoteKind.THANK_YOU, "-16 16:00", "-16 16:10", "-16 16:20", "-16 16:30"),
        wrote(NoteKind.LINKEDIN, "-15 12:10"),
        SkippedRest("-15 12:15", NoteKind.LINKEDIN),
        wrote(NoteKind.CHECK_IN, "-6 09:20"),
        Heard(
            "-1 14:45",
            Brought.OFFER,
            day="+4",
            summary="Ingrid rang with an offer; the letter follows.",
            channel=Channel.PHONE,
        ),
    ),
)

PHAROS = Story(
    company="Pharos Lane",
    role="Principal Search Engineer",
    place="Athens, remote",
    cast=(
        met(
            "eleni.mavridou@pharoslane.example",
            "Ελένη Μαυρίδου",
            "Head of Search",
            "their search across eleven alphabets",
            "collects misprinted dictionaries",
            greeting="Eleni",
            linkedin=Welcome.YES,
        ),
    ),
    acts=(
        Invited("-13 12:00", "-8 14:30"),
        Debriefed(
            "-8 16:00", discussed="the work of the librarians behind every ranking", promised="+1"
        ),
        wrote(NoteKind.THANK_YOU, "-8 17:40"),
        SkippedRest("-7 12:50", NoteKind.LINKEDIN),
        Heard(
            "soon-48h",
            Brought.REJECTION,
            summary="They chose somebody who has worked with old prints before.",
        ),
    ),
)

MARISMA = Story(
    company="Marisma Alta",
    role="Lead Data Engineer",
    place="Gijón",
    cast=(
        met(
            "itziar.goni@marismaalta.example",
            "Itziar Goñi",
            "Director of Data",
            "their bird counts from a thousand volunteers",
            "a new atlas of the salt marshes",
            linkedin=Welcome.YES,
        ),
        met(
            "xuacu.villar@marismaalta.example",
            "Xuacu Villar",
            "Data Engineer",
            "mentoring volunteers in reading maps",
            "a field guide to waders in three languages",
        ),
    ),
    acts=(
        Invited("-42 11:00", "-36 10:00", kind="on site"),
        Debriefed(
            "-36 12:10",
            discussed="the mud on the boots by the office door; "
            "the care that goes into one good number",
            promised="-29",
        ),
        wrote(NoteKind.THANK_YOU, "-36 15:30", "-36 15:40"),
        wrote(NoteKind.LINKEDIN, "-35 12:30", "-35 12:35"),
        Heard(
            "-28 09:50",
            Brought.REJECTION,
            summary="No budget this year; they would like to hear from me in spring.",
        ),
        wrote(NoteKind.REJECTION_REPLY, "-27 10:15"),
        KeptWarm("-27 10:20"),
    ),
)

FOLLOWED_UP: tuple[Story, ...] = (
    MARISMA,
    FJELLGNIST,
    ADUNNI,
    SORRELBANK,
    PHAROS,
    SALTMARSH,
    CHANDRAVEL,
)
