"""Public holidays of a country or region, from the `holidays` package where it is installed."""

from datetime import date

YEARS_AHEAD = 2
"""Reminders reach so far: a keep-warm touch may be due in the year after the next."""


class UnknownDaysOffError(Exception):
    """Why the holidays of a place cannot be told, as a sentence to show."""


def days_off(country: str, region: str, today: date) -> frozenset[date]:
    """The public holidays from last year to two years ahead.

    `country` is an ISO code such as 'DE', `region` one of its subdivisions such as 'BY' (empty:
    the whole country's only). Raises `UnknownDaysOffError` without the package, or for a place
    that it does not know.
    """
    try:
        import holidays
    except ImportError:
        raise UnknownDaysOffError(
            "this needs the holidays package: install Afterword as afterword[holidays]"
        ) from None
    years = range(today.year - 1, today.year + YEARS_AHEAD + 1)
    try:
        found = holidays.country_holidays(country.upper(), subdiv=region or None, years=years)
    except NotImplementedError:
        place = f"{country}-{region}" if region else country
        raise UnknownDaysOffError(
            f"the holidays package does not know '{place}'; try a code such as 'DE' or 'US'"
        ) from None
    return frozenset(found)
