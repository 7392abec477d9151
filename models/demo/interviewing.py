"""The demo's cards in Interview and Thanked."""

from models.demo.story import Debriefed, Invited, SkippedRest, Snoozed, Story, met, wrote
from models.words import NoteKind, Welcome

TOURNEPIERRE = Story(
    company="Tournepierre",
    role="Staff Platform Engineer",
    place="Lyon, two days a week on site",
    notes="Tide tables and harbour charts. Ask how the platform team knows that it did well.",
    cast=(
        met("maelle.querec@tournepierre.example", "Maëlle Quérec", "VP Engineering"),
        met("bastien.lhoumeau@tournepierre.example", "Bastien Lhoumeau", "Staff Engineer"),
    ),
    acts=(Invited("-4 11:20", "later", place="https://meet.tournepierre.example/staff-platform"),),
)

BRACKENMOOR = Story(
    company="Brackenmoor Rail",
    role="Senior Reliability Engineer",
    place="York, remote",
    notes="Passenger information for small stations.",
    cast=(met("imogen.askwith@brackenmoor.example", "Imogen Askwith", "Head of Engineering"),),
    acts=(Invited("-1 09:10", "+5 10:30", kind="on site", place="Station Works, platform 3"),),
)

HOSHIMIZU = Story(
    company="Hoshimizu Robotics",
    role="Senior Fleet Software Engineer",
    place="Osaka, remote",
    notes="Orchard robots. Their afternoon is my breakfast.",
    cast=(
        met("c.mizuno@hoshimizu.example", "水野 千尋", "Head of Fleet", greeting="Mizuno-san"),
        met("kenta.arakawa@hoshimizu.example", "Kenta Arakawa", "Senior Engineer"),
    ),
    acts=(Invited("-6 08:40", "earlier", 45),),
)

WADI_LAWZ = Story(
    company="Wadi Lawz",
    role="Principal Payments Engineer",
    place="Amman, remote",
    notes="Pays out seasonal workers in eleven currencies. Their week starts on Sunday.",
    cast=(
        met(
            "rania.tarazi@wadilawz.example",
            "Rania Tarazi",
            "CTO",
            "their incident room on paydays",
            "keeps the first bug report framed on the wall",
        ),
        met(
            "yousef.qattan@wadilawz.example",
            "Yousef Qattan",
            "Senior Engineer",
            "the migrations from one big ledger to many small ones",
            "learned to code on a shop till",
        ),
        met(
            "huda.shammout@wadilawz.example",
            "Dr. Huda Shammout",
            "Product Lead",
            "mentoring across time zones",
            "wrote her doctorate on queues at ferry ports",
        ),
    ),
    acts=(
        Invited("-7 10:00", "soon-25h", kind="panel, video"),
        Debriefed(
            "soon-23h",
            discussed="the trust placed in small teams; the care taken over the smallest wage; "
            "the habit of reading support mail together every morning",
            went_badly="Went blank on idempotency keys. "
            "Should have told how duplicate parcels were stopped at Penhallow Post.",
            promised="+6",
        ),
        wrote(NoteKind.THANK_YOU, "soon-22h"),
    ),
)

MAUERSEGLER = Story(
    company="Mauersegler Energie",
    role="Senior Data Platform Engineer",
    place="Leipzig",
    cast=(
        met(
            "anke.weissbach@mauersegler.example",
            "Anke Weißbach",
            "Team Lead Data",
            "their forecasts for small solar roofs",
            "cycles along the canal to work in any weather",
        ),
        met(
            "joerg.suesskind@mauersegler.example",
            "Jörg Süßkind",
            "CTO",
            "their migrations away from nightly batch jobs",
            "rebuilds old radios",
        ),
        met(
            "lene.osterholz@mauersegler.example",
            "Lene Osterholz",
            "Principal Engineer",
            "on-call that people do not dread",
            "sings in a choir with two of her customers",
        ),
    ),
    acts=(
        Invited("-12 09:30", "-9 14:00", 45, who=(0,)),
        Debriefed("-9 15:10", discussed="the thought of a real roof behind every row of data"),
        wrote(NoteKind.THANK_YOU, "-9 17:25"),
        SkippedRest("-8 12:35", NoteKind.LINKEDIN),
        Invited("-5 09:40", "-2 11:00", kind="on site", who=(1, 2)),
        Debriefed(
            "-2 13:10",
            discussed="the week that every engineer spends with the installers; "
            "the plan to open the forecasts to every village",
            promised="+5",
        ),
    ),
)

JARZEBINA = Story(
    company="Jarzębina Logistyka",
    role="Lead Backend Engineer",
    place="Kraków",
    cast=(
        met(
            "malgorzata.wrzos@jarzebina.example",
            "Małgorzata Wrzos",
            "Engineering Director",
            "their mentoring of new leads",
            "grows rowan trees from seed",
            linkedin=Welcome.YES,
        ),
        met(
            "tadeusz.kadziela@jarzebina.example",
            "Tadeusz Kądziela",
            "Tech Lead",
            "their step-by-step move to Kafka",
            "once drove a parcel to its owner himself",
        ),
    ),
    acts=(
        Invited("-5 15:30", "-1 14:00", kind="on site"),
        Debriefed(
            "-1 15:50",
            discussed="how drivers sit in on every design review; "
            "the year that newcomers get before they lead",
            promised="+4",
        ),
        wrote(NoteKind.THANK_YOU, "-1d 18:30", "-1d 18:40"),
    ),
)

AURINKOTUULI = Story(
    company="Aurinkotuuli",
    role="Senior Site Reliability Engineer",
    place="Tampere, remote",
    notes="Weather for reindeer herders and ski tracks.",
    cast=(
        met(
            "paivi.kettunen@aurinkotuuli.example",
            "Päivi Kettunen",
            "Head of Operations",
            "their one-page incident reviews",
            "answers pages from a sauna if she must",
        ),
        met(
            "oskari.lehtimaa@aurinkotuuli.example",
            "Oskari Lehtimaa",
            "Site Reliability Engineer",
            "alerts that let people sleep",
            "keeps a diary of every outage",
            linkedin=Welcome.YES,
        ),
    ),
    acts=(
        Invited("-6 13:00", "-2 10:00"),
        Debriefed(
            "-2 11:20",
            discussed="how people plan a day around the forecast; "
            "the silence of a pager that is well looked after",
        ),
        wrote(NoteKind.THANK_YOU, "-2 12:40", "-2 12:50"),
        wrote(NoteKind.LINKEDIN, "-1 12:30", copied="-1 12:40"),
    ),
)

HORTA = Story(
    company="Horta do Vento",
    role="Platform Engineering Manager",
    place="Porto",
    notes="Conceição is not on LinkedIn and would rather not be.",
    cast=(
        met(
            "conceicao.brandao@hortadovento.example",
            "Conceição Brandão",
            "Chief of Staff",
            "mentoring people into leading a first team",
            "knows every gardener on the roof by name",
            linkedin=Welcome.NO,
        ),
        met(
            "duarte.pimentel@hortadovento.example",
            "Duarte Pimentel",
            "Head of Platform",
            "their greenhouse sensors",
            "back from his leave on the day after tomorrow",
            linkedin=Welcome.YES,
        ),
    ),
    acts=(
        Invited("-8 16:20", "-4 09:30", 75, kind="on site"),
        Debriefed(
            "-4 12:00",
            discussed="the idea of a garden above every office; "
            "the time given to people who change trade",
            promised="+8",
        ),
        wrote(NoteKind.THANK_YOU, "-4 17:05", "-4 17:15"),
        Snoozed("-3 08:50", "+2 09:00"),
    ),
)

INTERVIEWING: tuple[Story, ...] = (
    JARZEBINA,
    AURINKOTUULI,
    HORTA,
    TOURNEPIERRE,
    BRACKENMOOR,
    HOSHIMIZU,
    WADI_LAWZ,
    MAUERSEGLER,
)
