"""The made-up person whose job search the demo is."""

from models.settings.reading import Profile, Strength

DEMO_PROFILE = Profile(
    name="Ines Marlow",
    strengths=(
        Strength("calm incident response", "a third fewer night pages within a year"),
        Strength("careful migrations", "eleven services moved to Kafka without downtime"),
        Strength("patient mentoring", "three engineers I mentored now lead teams"),
    ),
    employers=("Penhallow Post", "Lakeshore Transit"),
    linkedin="free",
)
