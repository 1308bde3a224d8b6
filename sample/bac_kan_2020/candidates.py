"""People put up for BK_TINH this year, made so that a tally finds every outcome among them."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from random import Random

from sample.bac_kan_2020.accounts import CANBO2_UNIT, CANBO_UNIT
from sample.bac_kan_2020.calendar_year import CalendarYear
from sample.bac_kan_2020.people import Person
from sample.bac_kan_2020.titles import TOPICS, Topic, title_at
from sample.bac_kan_2020.units import BaseUnion
from sample.pack import Row, row

# Six of the sample district, six elsewhere.
PROPOSING_UNIONS = (
    "CS-CMO-DN02",
    "CS-CMO-TH02",
    "CS-CMO-XA02",
    "CS-CMO-CQ01",
    "CS-CMO-SN01",
    "CS-CMO-TH06",
    "CS-BKA-DN01",
    "CS-CDVC-CQ03",
    "CS-BBE-TH02",
    "CS-NRI-XA02",
    "CS-CDYT-SN01",
    "CS-TPBK-DN01",
)
RATED_UNIONS = (*PROPOSING_UNIONS, CANBO_UNIT, CANBO2_UNIT)
SAMPLE_MARK = "(mẫu)"


class Part(Enum):
    """The outcome a candidate is meant for, in a tally with as many places as there are ``RECOMMENDED``."""

    RECOMMENDED = "recommended"
    BELOW_LINE = "below_line"
    NOT_ELIGIBLE = "not_eligible"
    MISSING_DATA = "missing_data"


INITIATIVES_OF = {Part.RECOMMENDED: 4, Part.BELOW_LINE: 2, Part.NOT_ELIGIBLE: 3, Part.MISSING_DATA: 2}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person put up for BK_TINH and what the sample means for them."""

    person: Person
    part: Part


def _part(union_place: int, place: int) -> Part:
    if place == 0:
        return Part.RECOMMENDED
    if place == 2 and union_place < 3:
        return Part.NOT_ELIGIBLE
    if place == 2 and union_place < 6:
        return Part.MISSING_DATA
    return Part.BELOW_LINE


def candidates(people: dict[str, list[Person]]) -> list[Candidate]:
    """Three people of every proposing union who are not its leaders."""
    found = []
    for union_place, code in enumerate(PROPOSING_UNIONS):
        workers = [person for person in people[code] if not person.is_leader][:3]
        found += [Candidate(person, _part(union_place, place)) for place, person in enumerate(workers)]
    return found


def rating_rows(days: CalendarYear, people: dict[str, list[Person]], unrated: set[str]) -> list[Row]:
    """Rows of ``ratings`` for this year and the two before; the people in ``unrated`` have none at all."""
    years = range(days.year - 2, days.year + 1)
    rows = []
    for code in RATED_UNIONS:
        rows += [_rating("unit", code, year, "excellent") for year in years]
        for place, person in enumerate(people[code]):
            if person.code in unrated:
                continue
            usual = "good" if place % 5 == 4 and code not in PROPOSING_UNIONS else "excellent"
            rows += [_rating("individual", person.code, year, usual) for year in years]
    return rows


def _rating(kind: str, code: str, year: int, rating: str) -> Row:
    return row("ratings", subject_kind=kind, subject_code=code, year=year, rating=rating)


def discipline_rows(days: CalendarYear, found: list[Candidate]) -> list[Row]:
    """Rows of ``discipline``: two warnings and an open case that bar, two long ended that do not."""
    barred = [c.person.code for c in found if c.part is Part.NOT_ELIGIBLE]
    clean = [c.person.code for c in found if c.part is Part.RECOMMENDED][:2]
    since = days.within_year(40)
    return [
        _discipline(barred[0], "warning", since, since + timedelta(365)),
        _discipline(barred[1], "warning", since, since + timedelta(365)),
        _discipline(barred[2], "open_case", since, None),
        _discipline(clean[0], "reprimand", date(days.year - 4, 3, 1), date(days.year - 3, 3, 1)),
        _discipline(clean[1], "warning", date(days.year - 4, 5, 4), date(days.year - 3, 5, 4)),
    ]


def _discipline(code: str, level: str, since: date, until: date | None) -> Row:
    number = None if level == "open_case" else f"{since:%d%m}/QĐ-KL {SAMPLE_MARK}"
    return row(
        "discipline",
        subject_kind="individual",
        subject_code=code,
        level=level,
        from_date=since,
        to_date=until,
        decision_no=number,
    )


def past_award_rows(days: CalendarYear, found: list[Candidate]) -> list[Row]:
    """Rows of ``past_awards``: titles of two years, decided elsewhere, of those meant to succeed."""
    return [
        row(
            "past_awards",
            subject_kind="individual",
            subject_code=candidate.person.code,
            award_code="CSTDCS",
            year=year,
            decision_no=f"{100 + number}/QĐ-{year} {SAMPLE_MARK}",
            decided_on=date(year, 12, 20),
            decided_by="Người đứng đầu đơn vị",
        )
        for number, candidate in enumerate((c for c in found if c.part is Part.RECOMMENDED), start=1)
        for year in (days.year - 2, days.year - 1)
    ]


class InitiativeMaker:
    """Initiatives of this year, recognised before today; titles differ from those of 2020 by the year."""

    def __init__(self, days: CalendarYear, unions: dict[str, BaseUnion]) -> None:
        self._days = days
        self._unions = unions
        self._random = Random("bac_kan_2020/current_initiatives")
        self._topics: dict[str, list[Topic]] = {}
        self.rows: list[Row] = []

    def add(self, authors: list[Person], level: str, *, in_campaign: bool) -> None:
        """Append one recognised initiative of ``authors``, the first with the larger share."""
        union = self._unions[authors[0].unit_code]
        topics = TOPICS[union.trade]
        left = self._topics.setdefault(union.code, self._random.sample(topics, len(topics)))
        topic = left.pop()
        shares = (100,) if len(authors) == 1 else (60, 40)
        recognised_on = self._days.within_year(self._random.randint(1, 50))
        self.rows.append(
            row(
                "initiatives",
                code=f"SK-BKA-{self._days.year}-{len(self.rows) + 1:04d}",
                campaign_code=self._days.code if in_campaign else None,
                title=f"{title_at(topic, union)}, năm {self._days.year}",
                kind=topic.kind,
                field=topic.field,
                unit_code=union.code,
                authors="; ".join(f"{p.code}:{s}" for p, s in zip(authors, shares, strict=True)),
                applied_on=max(self._days.opens, recognised_on - timedelta(9)),
                summary="Đã áp dụng tại đơn vị, tiết kiệm thời gian và vật tư, dễ nhân rộng.",
                benefit_declared=self._random.randint(8, 95) * 1_000_000,
                recognised_level=level,
                recognised_on=recognised_on,
                recognition_no=f"{len(self.rows) + 1:02d}/QĐ-SK {SAMPLE_MARK}",
            )
        )


def current_initiative_rows(
    days: CalendarYear, unions: list[BaseUnion], people: dict[str, list[Person]], found: list[Candidate]
) -> list[Row]:
    """Rows of ``initiatives`` of this year: the candidates' in the campaign, ``canbo``'s union's not yet."""
    maker = InitiativeMaker(days, {union.code: union for union in unions})
    for candidate in found:
        levels = ["base"] * INITIATIVES_OF[candidate.part]
        if candidate.part is Part.RECOMMENDED:
            levels[-2:] = ["upper", "province"]
        for level in levels:
            maker.add([candidate.person], level, in_campaign=True)
    members = people[CANBO_UNIT]
    for place in range(2, 18):
        authors = [members[place], members[place + 1]] if place % 4 == 0 else [members[place]]
        maker.add(authors, "base", in_campaign=False)
    return maker.rows
