"""Days, periods and the imprecise dates of court reports.

A statute begins on a day (`Day`), a penalty lasts a time (`Period`), and a judgment may only be
known by its month (`Edtf`: the part of the Extended Date/Time Format, ISO 8601-2 levels 0 and 1,
that legal records need).  An imprecise date is never rounded: it has an earliest and a latest day.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Self

from kb.written import Written

_DAY = r"\d{4}-\d{2}-\d{2}"
_POINT = r"\d{4}(?:-\d{2}(?:-\d{2})?)?[~?]?"


@dataclass(frozen=True, slots=True, order=True)
class Day(Written):
    """A day of the calendar, written 2018-11-18."""

    PATTERN: ClassVar[str] = rf"^{_DAY}$"

    date: date

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a day; raise ValueError for anything but YYYY-MM-DD."""
        try:
            if re.fullmatch(_DAY, text, re.ASCII):
                return cls(date.fromisoformat(text))
        except ValueError as error:
            raise ValueError(f"{text!r} is not a day of the calendar: {error}") from None
        raise ValueError(f"must be a date such as 2018-11-18, but is {text!r}")

    def __str__(self) -> str:
        return self.date.isoformat()


@dataclass(frozen=True, slots=True)
class Edtf(Written):
    """A date as precise as its source: 2017, 2017-01, 2017-01-20, 2017~, 2013/2018, ../2018."""

    PATTERN: ClassVar[str] = rf"^(?:{_POINT}|(?:{_POINT}|\.\.)/(?:{_POINT}|\.\.))$"

    text: str
    earliest: date
    latest: date

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a date of any precision; raise ValueError if it is none."""
        if not re.fullmatch(cls.PATTERN, text, re.ASCII) or text == "../..":
            raise ValueError(
                f"must be a date such as 2017, 2017-01, 2017-01-20 or 2013/2018, but is {text!r}"
            )
        begin, _, end = text.partition("/")
        try:
            earliest = date.min if begin == ".." else _span(begin)[0]
            latest = date.max if end == ".." else _span(end or begin)[1]
        except ValueError as error:
            raise ValueError(f"{text!r} is not a date of the calendar: {error}") from None
        if latest < earliest:
            raise ValueError(f"{text!r} ends before it begins")
        return cls(text, earliest, latest)

    def __str__(self) -> str:
        return self.text


def _span(point: str) -> tuple[date, date]:
    """First and last day of a year, month or day."""
    numbers = [int(part) for part in point.rstrip("~?").split("-")]
    year = numbers[0]
    if len(numbers) == 3:
        day = date(*numbers)
        return day, day
    if len(numbers) == 2:
        month = numbers[1]
        return date(year, month, 1), date(year, month, days_in_month(year, month))
    return date(year, 1, 1), date(year, 12, 31)


def days_in_month(year: int, month: int) -> int:
    """Return 28 to 31; raise ValueError for a month that does not exist."""
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    return calendar.monthrange(year, month)[1]


@dataclass(frozen=True, slots=True)
class Period(Written):
    """A length of time in ISO 8601: P5Y, P6M, P1Y6M, P30D, PT24H.  No part is ever converted."""

    PATTERN: ClassVar[str] = (
        r"^P(?=\d|T)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,5})D)?(?:T(\d{1,5})H)?$"
    )

    years: int = 0
    months: int = 0
    days: int = 0
    hours: int = 0

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a period; raise ValueError if it is none."""
        found = re.match(cls.PATTERN, text, re.ASCII)
        if not found or text.endswith("\n"):
            raise ValueError(f"must be a period such as P5Y, P6M, P30D or PT24H, but is {text!r}")
        return cls(*(int(number or 0) for number in found.groups()))

    def __str__(self) -> str:
        parts = ((self.years, "Y"), (self.months, "M"), (self.days, "D"))
        written = "P" + "".join(f"{number}{unit}" for number, unit in parts if number)
        written += f"T{self.hours}H" if self.hours else ""
        return written if len(written) > 1 else "P0D"

    def after(self, day: date) -> date:
        """
        Return the day on which the period ends when it begins on *day*.

        Years and months go to the same day of the later month, or to its last day where the month
        is shorter (29 February becomes 28 February in a common year).  Hours are left out: they
        are no matter of the calendar.
        """
        months = day.year * 12 + day.month - 1 + self.years * 12 + self.months
        year, month = months // 12, months % 12 + 1
        if year > date.max.year:
            return date.max
        same = date(year, month, min(day.day, days_in_month(year, month)))
        return date.fromordinal(min(same.toordinal() + self.days, date.max.toordinal()))
