"""Days, periods and imprecise dates: read, written back, and never rounded."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.dates import Day, Edtf, Period, days_in_month

points = st.one_of(
    st.dates().map(lambda day: day.isoformat()[:4]),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(lambda day: day.isoformat()),
)


def said(parse, text):
    with pytest.raises(ValueError) as caught:  # noqa: PT011  # the words are what is tested
        parse(text)
    return str(caught.value)


@given(st.dates())
def test_a_day_is_written_as_it_is_read(day):
    assert str(Day.parse(day.isoformat())) == day.isoformat()
    assert Day.parse(day.isoformat()).date == day


@pytest.mark.parametrize(
    "text",
    ["soon", "", "2018", "2018-11", "20181118", "2018-W46-7", "2018-11-18 ", "2018-11-18\n",
     "18.11.2018", "２０１８-11-18", "2018-11-18T00:00", "2018/11/18"],
)  # fmt: skip
def test_what_is_no_day_is_refused(text):
    assert said(Day.parse, text) == f"must be a date such as 2018-11-18, but is {text!r}"


@pytest.mark.parametrize("text", ["2018-02-30", "2019-02-29", "2018-13-01", "0000-01-01"])
def test_a_day_that_never_was_is_refused_with_the_reason(text):
    assert said(Day.parse, text).startswith(f"{text!r} is not a day of the calendar: ")


def test_days_are_ordered_as_the_calendar_is():
    assert Day.parse("2018-11-17") < Day.parse("2018-11-18")


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2017", (2017, 1, 1), (2017, 12, 31)),
        ("2017-02", (2017, 2, 1), (2017, 2, 28)),
        ("2016-02", (2016, 2, 1), (2016, 2, 29)),
        ("2017-01-20", (2017, 1, 20), (2017, 1, 20)),
        ("2017~", (2017, 1, 1), (2017, 12, 31)),
        ("2017-01?", (2017, 1, 1), (2017, 1, 31)),
        ("2013/2018", (2013, 1, 1), (2018, 12, 31)),
        ("2013-05/2013-05-09", (2013, 5, 1), (2013, 5, 9)),
        ("../2018", (1, 1, 1), (2018, 12, 31)),
        ("2018-03/..", (2018, 3, 1), (9999, 12, 31)),
    ],
)
def test_an_imprecise_date_has_a_first_and_a_last_day(text, earliest, latest):
    read = Edtf.parse(text)
    assert (read.earliest, read.latest) == (date(*earliest), date(*latest))


@given(points, points, st.sampled_from(["", "~", "?"]), st.booleans())
def test_an_imprecise_date_is_written_as_it_is_read(one, other, mark, single):
    text = one + mark if single else f"{min(one, other)}{mark}/{max(one, other)}"
    read = Edtf.parse(text)
    assert str(read) == text
    assert read.earliest <= read.latest


@pytest.mark.parametrize(
    "text", ["", "..", "../..", "2017/", "/2017", "17", "2017-1", "2017-01-20/2018/2019",
             "spring 2017", "2017-01-20~?", "2017\n"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text):
    form = "2017, 2017-01, 2017-01-20 or 2013/2018"
    assert said(Edtf.parse, text) == f"must be a date such as {form}, but is {text!r}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2018/2013", "'2018/2013' ends before it begins"),
        ("2018-05/2018-04-30", "'2018-05/2018-04-30' ends before it begins"),
        ("2017-13", "'2017-13' is not a date of the calendar: month must be in 1..12"),
        ("2017-00/2018", "'2017-00/2018' is not a date of the calendar: month must be in 1..12"),
    ],
)
def test_a_date_that_cannot_be_is_refused_with_the_reason(text, message):
    assert said(Edtf.parse, text) == message


def test_a_day_of_no_month_is_refused():
    assert said(Edtf.parse, "2017-02-29").startswith(
        "'2017-02-29' is not a date of the calendar: "
    )


@given(st.integers(0, 999), st.integers(0, 9999), st.integers(0, 99999), st.integers(0, 99999))
def test_a_period_is_read_as_it_is_written(years, months, days, hours):
    period = Period(years, months, days, hours)
    assert Period.parse(str(period)) == period


@pytest.mark.parametrize("text", ["P5Y", "P6M", "P1Y6M", "P30D", "PT24H", "P1Y2M3DT4H"])
def test_a_period_is_written_as_it_is_read(text):
    assert str(Period.parse(text)) == text


@pytest.mark.parametrize("text", ["P12M", "P365D", "P24M", "PT48H"])
def test_no_part_of_a_period_is_converted(text):
    assert str(Period.parse(text)) == text


@pytest.mark.parametrize(
    "text", ["", "P", "5Y", "P5", "PT", "P1W", "P-1D", "P5y", "P1M1Y", "PT5M"]
)
def test_what_is_no_period_is_refused(text):
    message = f"must be a period such as P5Y, P6M, P30D or PT24H, but is {text!r}"
    assert said(Period.parse, text) == message


@pytest.mark.parametrize("text", ["", "P", "5Y", "PT", "P1W", "P1234Y", "P5Y", "P1Y6M", "PT24H"])
def test_an_editor_accepts_the_periods_that_are_read(text):
    try:
        Period.parse(text)
    except ValueError:
        assert not re.search(Period.PATTERN, text)
    else:
        assert re.search(Period.PATTERN, text)


@pytest.mark.parametrize(
    ("period", "begin", "end"),
    [
        ("P1Y", (2016, 2, 29), (2017, 2, 28)),
        ("P4Y", (2016, 2, 29), (2020, 2, 29)),
        ("P1M", (2018, 1, 31), (2018, 2, 28)),
        ("P1M1D", (2018, 1, 31), (2018, 3, 1)),
        ("P11M", (2018, 1, 31), (2018, 12, 31)),
        ("P12M", (2018, 12, 1), (2019, 12, 1)),
        ("P180D", (2026, 1, 2), (2026, 7, 1)),
        ("PT24H", (2026, 1, 2), (2026, 1, 2)),
    ],
)
def test_a_period_ends_on_the_same_day_of_a_later_month(period, begin, end):
    assert Period.parse(period).after(date(*begin)) == date(*end)


@given(st.dates(max_value=date(5000, 1, 1)), st.integers(0, 999), st.integers(0, 9999))
def test_a_period_never_ends_before_it_begins(day, years, months):
    assert Period(years, months).after(day) >= day


@pytest.mark.parametrize(("month", "days"), [(1, 31), (2, 28), (4, 30), (12, 31)])
def test_months_have_their_days(month, days):
    assert days_in_month(2023, month) == days


@pytest.mark.parametrize("month", [0, 13, -1])
def test_there_is_no_thirteenth_month(month):
    assert said(lambda m: days_in_month(2023, m), month) == "month must be in 1..12"
