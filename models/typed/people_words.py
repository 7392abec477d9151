"""The words by which names, roles, titles and mailboxes are told apart; folded."""

from models.late import late
from models.text import fold

NICKNAME = late(r"(?<=\w)\s*[(\"“]([^\W\d_]+)[)\"”]\s+(?=[^\W\d_])")
"""One within a name: 'Wei “David” Chen'."""


def set_of(*lines: str) -> frozenset[str]:
    """The words of these lines."""
    return frozenset(word for line in lines for word in line.split())


# Words that make a part of the line a role rather than a name (compared folded).
ROLE_WORDS = set_of(
    "accountant administrator adviser advisor agent analyst architect artist assistant",
    "associate attorney auditor ceo cfo chair chairman chairwoman chairperson chief chro cio",
    "ciso cmo co-founder cofounder consultant controller coo coordinator copywriter counsel",
    "cpo cro cso cto designer dev developer devops director editor engineer executive fellow",
    "founder head headhunter hr hrbp intern interviewer lawyer lead leader librarian manager",
    "marketer nurse officer operator owner partner physician planner president principal",
    "producer professor programmer qa recruiter representative researcher scientist scrum",
    "secretary senior sourcer specialist sre staff strategist supervisor svp teacher",
    "technician therapist tester trainee trainer treasurer tutor ux vp evp avp writer",
    # German, French, Spanish, Italian, Dutch
    "leiter leiterin abteilungsleiter geschaftsfuhrer geschaftsfuhrerin entwickler",
    "entwicklerin ingenieur ingenieurin personalreferent personalreferentin projektleiter",
    "directeur directrice ingenieure responsable developpeur developpeuse chef recruteur",
    "recruteuse gerant gerante director directora ingeniero ingeniera gerente jefe jefa",
    "reclutador reclutadora desarrollador desarrolladora direttore direttrice ingegnere",
    "responsabile sviluppatore sviluppatrice directeur manager ontwikkelaar hoofd",
)
# Words that go with a role but make none on their own side of a line.
FIELD_WORDS = set_of(
    "accounting acquisition backend brand business cloud communications community content",
    "customer data delivery deputy design development digital engineering finance frontend",
    "general global group growth hiring human information infrastructure interim junior legal",
    "machine learning managing marketing mobile network operations people platform product",
    "program programme project quality regional relations research resources revenue sales",
    "security site software solutions strategy success support system systems talent team",
    "technical technology test vice web & and of for the de des du der fur la at in to",
)
# Languages written without spaces: a part that contains one of these is a role.
ROLE_SIGNS = set_of(
    "採用 担当 部長 課長 社長 主任 取締役 人事 開発 エンジニア マネージャー "
    "工程师 工程師 经理 經理 总监 總監 "
    "招聘 主管 总裁 엔지니어 매니저 팀장 채용 담당 대표 이사"
)
LABELS = set_of(
    "name interviewer contact role title position email e-mail mail "
    "phone tel telephone mobile cell "
    "linkedin with m t p e"
)
SUFFIXES = set_of("jr sr ii iii iv phd ph.d md mba msc bsc cpa esq dphil pe")
LEARNED_TITLES = set_of("dr prof professor dott dra")
COURTESY_TITLES = set_of("mr mrs ms mx miss sir madam herr frau mme sra")
PARTICLES = set_of("van von de del der den di da du la le dos ter ten zu bin ibn al")
# Mailboxes of nobody in particular: no name is guessed from them.
SHARED_MAILBOXES = set_of(
    "admin application applications apply career careers contact donotreply enquiries hello help "
    "hi hiring hr humanresources info inquiries interview interviews job jobs mail no noreply "
    "notifications office people recruiter recruiters recruiting recruitment reply sales "
    "scheduling staffing support talent team work"
)


def key(word: str) -> str:
    """How a word is compared with these."""
    return fold(word).strip(".,'")


def all_in(listed: frozenset[str], words: list[str]) -> bool:
    """Whether every one of the words is listed."""
    return all(key(word) in listed for word in words)


def is_title(word: str) -> bool:
    """Whether a word goes before a name: Dr., Ms."""
    return key(word) in LEARNED_TITLES | COURTESY_TITLES
