"""Mail hosts that say nothing of the company: mailboxes of anybody, and services of hiring."""

from models.typed.people_words import set_of

MAILBOX_HOSTS = set_of(
    """
gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com
me.com mac.com proton.me protonmail.com pm.me gmx.com gmx.de gmx.net web.de t-online.de fastmail.com
hey.com aol.com zoho.com mail.com mail.ru yandex.ru yandex.com qq.com 163.com 126.com naver.com
hotmail.co.uk hotmail.fr hotmail.de outlook.fr outlook.de yahoo.co.uk yahoo.co.jp yahoo.fr yahoo.de
orange.fr free.fr laposte.net libero.it posteo.de mailbox.org tutanota.com tuta.io
"""
)
"""Where anybody may have an address."""

SERVICE_HOSTS = set_of(
    """
greenhouse.io greenhouse-mail.io lever.co ashbyhq.com workable.com workablemail.com
smartrecruiters.com myworkday.com workday.com icims.com jobvite.com bamboohr.com breezy.hr
recruitee.com teamtailor.com teamtailor-mail.com personio.de personio.com jazzhr.com taleo.net
successfactors.com rippling.com gem.com modernloop.io goodtime.io prelude.co paradox.ai hirevue.com
sparkhire.com eightfold.ai karat.com karat.io interviewing.io hackerrank.com codility.com
coderpad.io codesignal.com byteboard.dev metaview.ai brighthire.ai candidate.fyi
calendly.com cal.com savvycal.com doodle.com youcanbook.me acuityscheduling.com x.ai clara.com
zoom.us webex.com whereby.com calendar.google.com group.calendar.google.com
resource.calendar.google.com indeed.com linkedin.com glassdoor.com hired.com wellfound.com
"""
)
"""Applicant trackers, schedulers, tests and calls: nobody is met there."""

# Where a country's companies have their names below a second label: acme.co.uk.
_SECOND_LABELS = frozenset(("ac", "co", "com", "edu", "gov", "ltd", "net", "ne", "or", "org"))


def company_label(address: str) -> str:
    """The label of a mail address's host that names a company: 'acme' of jobs.acme.co.uk.

    Empty where the host is one that many share, or there is none.
    """
    labels = _labels(address)
    if len(labels) < 2 or is_at(address, MAILBOX_HOSTS) or is_at(address, SERVICE_HOSTS):
        return ""
    second = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LABELS
    return labels[-3] if second else labels[-2]


def is_at(address: str, hosts: frozenset[str]) -> bool:
    """Whether an address is at one of these hosts, or below it."""
    labels = _labels(address)
    return any(".".join(labels[place:]) in hosts for place in range(len(labels)))


def _labels(address: str) -> list[str]:
    return address.rpartition("@")[2].casefold().strip(". >").split(".")
