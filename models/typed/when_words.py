"""The words of a typed date, put the way that `models.typed.when` and dateparser read them.

Data and small rewrites: abbreviations become full words, the time of day is taken off, numbers
between slashes become '3 april 2026'. A word that is not in the table makes no date.
"""

import calendar
import re
from datetime import date, time

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_UNITS = {
    "year": "year years yr yrs y",
    "month": "month months mth mths",
    "week": "week weeks wk wks w",
    "day": "day days d",
    "hour": "hour hours hr hrs h",
    "minute": "minute minutes min mins",
}
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve"
_AS_TYPED = "today tomorrow yesterday now in ago end next last this after before from"
_PARTS_OF_MONTH = {
    "start": "start beginning begin",
    "early": "early",
    "mid": "mid middle",
    "late": "late",
    "business": "business working work",
}
_IGNORED = "on by the of until till and at due"

# What may be typed, and the plain word for it. A word that is not here makes no date.
_WORDS = {
    **{name[:length]: name for name in DAYS for length in range(2, len(name) + 1)},
    **{name[:length]: name for name in MONTHS for length in range(3, len(name) + 1)},
    **{form: unit for unit, forms in _UNITS.items() for form in forms.split()},
    **{name: str(number) for number, name in enumerate(_NUMBERS.split(), start=1)},
    **{form: word for word, forms in _PARTS_OF_MONTH.items() for form in forms.split()},
    **{word: word for word in _AS_TYPED.split()},
    **dict.fromkeys(_IGNORED.split(), ""),
    **dict.fromkeys(("a", "an"), "1"),
    **dict.fromkeys(("tmr", "tmrw"), "tomorrow"),
}
_WORDS |= {"weds": "wednesday", "coming": "next", "previous": "last"}
_WORDS |= {"eow": "end week", "eom": "end month"}
STEPS = {"last": -1, "this": 0, "next": 1}
PART_DAYS = {"start": 1, "early": 5, "mid": 15, "late": 25}
"""The day that is meant by a part of a month."""

_PARTS_OF_DAY = ("morning", "afternoon", "evening")

ANY_DAY, ANY_MONTH, ANY_WHICH = "|".join(DAYS), "|".join(MONTHS), "this|next|last"
ANY_SPAN = rf"\d{{1,3}} (?:{'|'.join(_UNITS)})(?: \d{{1,3}} (?:{'|'.join(_UNITS)}))?"
_CLOCK = re.compile(
    r"""(?P<at>(?:\bat|@)\s*)?(?<![\w.:/-])(?P<hour>\d{1,2})
    (?:(?P<between>[:.h])(?P<minute>\d{2})(?::[0-5]\d)?|(?P<h>h))?
    (?:\s*(?P<half>[ap])\.?m\b\.?|\s*(?P<sharp>o['’]?clock))?(?![\w:/-]|\.\d)""",
    re.ASCII | re.VERBOSE,
)
# 'mon 10' is ten o'clock on Monday; 'mon 10 march' is no time.
_BARE_HOUR = re.compile(
    r"^(?P<day>(?:(?:on|this|next|last)\s+)?[a-z]+[.,]?)\s+(?P<hour>\d{1,2})$", re.ASCII
)
_NUMERIC = re.compile(
    r"(?<![\w./-])(\d{1,4})([/.-])(\d{1,2})(?:\2(\d{1,4}))?(?![\w/-]|\.\d)", re.ASCII
)
_TOKEN = re.compile(r"\d+(?:st|nd|rd|th)\b|\d+|[^\W\d_]+|\S", re.ASCII)

_ORDER_NAMES = {"D": "day", "M": "month", "Y": "year"}


class NotADateError(Exception):
    """Why a text is no date, as a sentence to show; empty where there is nothing to add."""


def take_clock(phrase: str, *, afternoon: bool = True) -> tuple[str, time | None]:
    """The phrase without its time of day, and the time.

    `afternoon`: '2:30' is 14:30; else it is half past two in the morning.
    """
    phrase = _hour_named(phrase)
    lasting = re.search(r"\b(?:in|ago)\b", phrase)
    sure, dotted = [], []
    for match in _CLOCK.finditer(phrase):
        if match["between"] == "." and not (match["half"] or match["at"]):
            dotted.append(match)
        elif any(match[name] for name in ("at", "between", "half", "sharp")) or (
            match["h"] and not lasting
        ):
            sure.append(match)
    # '3.12' on its own could be a day as well.
    others = [m for m in dotted if phrase.strip() != m[0] or int(m["minute"]) > 12]
    found = sure or others
    if len(found) > 1:
        raise NotADateError("It has more than one time of day.")
    if not found:
        return phrase, None
    match = found[0]
    return f"{phrase[: match.start()]} {phrase[match.end() :]}", _clock(match, afternoon)


def _hour_named(phrase: str) -> str:
    bare = _BARE_HOUR.match(phrase.strip())
    words = bare["day"].rstrip(".,").split() if bare else [""]
    a_day = _WORDS.get(words[-1], "") in {*DAYS, "today", "tomorrow", "yesterday"}
    return f"{bare['day']} at {bare['hour']}" if bare and a_day else phrase


def _clock(match: re.Match[str], afternoon: bool) -> time:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half_is_right = not match["half"] or 1 <= hour <= 12
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    elif afternoon and 1 <= hour <= 6 and len(match["hour"]) == 1:
        hour += 12
    if hour > 23 or minute > 59 or not half_is_right:
        raise NotADateError(f"There is no time {match[0].strip()}.")
    return time(hour, minute)


def plain_words(phrase: str, *, whole_day: bool, date_order: str) -> str:
    """The phrase in the words of `_WORDS`, a date in it as '3 march' or '3 march 2027'.

    `whole_day`: no time was taken off it, so that a part of the day may stand beside the day.
    """
    phrase = _NUMERIC.sub(lambda match: _spell_out(match, date_order), phrase)
    phrase = re.sub(r"\b(?:a )?fortnight\b", "2 weeks", phrase)
    phrase = re.sub(r"\b(early|mid|late)-", r"\1 ", phrase)
    phrase = re.sub(r"\b(work|working|business)-?(?=days?\b)", r"\1 ", phrase)
    words = [_plain_word(token, whole_day) for token in _TOKEN.findall(phrase)]
    plain = " ".join(word for word in words if word)
    if plain == "this" and whole_day:
        return "today"
    plain = re.sub(rf"(?<!\d )(?<!\dth )\b({ANY_MONTH}) (\d{{1,2}}(?:th)?)\b", r"\2 \1", plain)
    plain = re.sub(rf"\b(\d{{1,2}})th (?={ANY_MONTH})", r"\1 ", plain)
    plain = re.sub(rf"(?<=\d )({ANY_MONTH}) (\d\d)\b", r"\1 20\2", plain)
    return re.sub(r"^(.*) from (?:now|today)$", r"in \1", plain)


def _plain_word(token: str, whole_day: bool) -> str:
    if token in ",;." or (whole_day and token in _PARTS_OF_DAY):
        return ""
    if token[0].isdigit():
        number = re.match(r"\d{1,4}(?!\d)", token)
        if not number:
            raise NotADateError
        return f"{int(number[0])}{'th' if token[-1].isalpha() else ''}"
    if token not in _WORDS:
        raise NotADateError
    return _WORDS[token]


def last_of_month(year: int, month: int) -> date:
    """The last day of a month; month 0 and 13 are those of the neighbouring years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])


def take_weekday(phrase: str) -> tuple[str, str]:
    """The weekday that stands beside a date ('fri 3 march'), taken off to be compared with it."""
    match = re.fullmatch(rf"({ANY_DAY}) (\d.*)|(\d.*) ({ANY_DAY})", phrase)
    return (match[2] or match[3], match[1] or match[4]) if match else (phrase, "")


def _spell_out(match: re.Match[str], date_order: str) -> str:
    """'3/4/2026' as '3 april 2026', in the person's order; a year that comes first is ISO's."""
    first, second, third = match[1], match[3], match[4] or ""
    order = date_order
    if len(first) == 4 and third:
        order = "YMD"
    elif not third and match[2] != "/":
        raise NotADateError
    elif not third or len(third) == 4 or len((first, second, third)[order.index("Y")]) != 2:
        order = date_order.replace("Y", "") + "Y"
    part = dict(zip(order, (first, second, third), strict=True))
    month = int(part["M"])
    if not 1 <= month <= 12:
        names = "/".join(_ORDER_NAMES[letter] for letter in order)
        raise NotADateError(f"I read it as {names}, and there is no month {month}.")
    century = "20" if len(part["Y"]) == 2 else ""
    return f"{part['D']} {MONTHS[month - 1]} {century}{part['Y']}".strip()
