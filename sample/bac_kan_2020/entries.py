"""The registrations of BK2020: who is registered for what, in which phase, and the moves of each dossier."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from sample.bac_kan_2020 import places
from sample.bac_kan_2020.figures import CAMPAIGN, ENTRIES
from sample.bac_kan_2020.people import Group, Person
from sample.bac_kan_2020.units import BaseUnion, district_code
from sample.pack import DossierStep, Move, Row, row

PHASES = (
    ("Đợt I", date(2019, 11, 1), date(2020, 3, 31)),
    ("Đợt II", date(2020, 4, 1), date(2020, 12, 31)),
)
REGISTRATION = (date(2019, 11, 1), date(2020, 4, 30))

POWER_COMPANY = f"CS-{places.PROVINCE.removeprefix('LDLD-')}-DN01"
# Joined the movement only in the second phase; nothing of theirs is in the first.
LATE_UNIONS = (
    "CS-BBE-XA07",
    "CS-BTH-TH09",
    "CS-CDO-TH16",
    "CS-CMO-TH08",
    "CS-CMO-DN03",
    "CS-NRI-XA11",
    "CS-NSO-TH04",
    "CS-PNA-TH07",
)
# Did not register in 2020: a province is never complete.
SILENT_UNIONS = (
    "CS-BBE-DN02",
    "CS-BTH-DN02",
    "CS-CDO-XA14",
    "CS-NRI-TH22",
    "CS-NSO-XA09",
    "CS-PNA-XA06",
    "CS-TPBK-DN03",
    "CS-CDVC-CQ23",
)
FLAG_DISTRICTS = tuple(district_code(key) for key in ("CMO", "CDO", "NRI", "BBE", "TPBK"))
TYPED_BY = "tinh"
REVIEWED_BY = "tinh2"


@dataclass(frozen=True, slots=True)
class Subject:
    """Who an entry is about, and the unit that registers it."""

    kind: str
    code: str
    unit_code: str


def _take(pool: list[Subject], count: int) -> list[Subject]:
    taken, pool[:] = pool[:count], pool[count:]
    if len(taken) < count:
        raise ValueError(f"the pool is {count - len(taken)} subjects short")
    return taken


class _Draw:
    """Hands out subjects: nobody twice for one award, nor for two awards of one level."""

    def __init__(self, unions: Iterable[BaseUnion], people: Iterable[Person], groups: Iterable[Group]) -> None:
        self._random = Random("bac_kan_2020/entries")
        self._unions = [Subject("unit", union.code, union.code) for union in unions]
        self._people = [Subject("individual", person.code, person.unit_code) for person in people]
        self._groups = [Subject("collective", group.code, group.unit_code) for group in groups]

    def _shuffled(self, pool: list[Subject]) -> list[Subject]:
        return self._random.sample(pool, len(pool))

    def registered(self) -> dict[str, list[Subject]]:
        """Subjects by award, exactly as many as the article counts."""
        unions, groups = self._shuffled(self._unions), self._shuffled(self._groups)
        districts = [Subject("unit", code, code) for code in FLAG_DISTRICTS]
        want = {award: collectives for award, (collectives, _) in ENTRIES.items()}
        drawn = {
            "CO_TLD": _take(districts, 1) + _take(unions, want["CO_TLD"] - 1),
            "CO_TINH": _take(districts, 2) + _take(unions, want["CO_TINH"] - 2),
            "BK_TLD": _take(districts, 2) + _take(unions, want["BK_TLD"] - 2),
            "BK_TINH": _take(unions, 36) + _take(groups, want["BK_TINH"] - 36),
        }
        unions, groups = self._shuffled(self._unions), self._shuffled(self._groups)
        drawn["TTLDXS"] = _take(unions, 205) + _take(groups, want["TTLDXS"] - 205)
        drawn["TTLDTT"] = _take(unions, 215) + _take(groups, want["TTLDTT"] - 215)
        praised, fighters = self._shuffled(self._people), self._shuffled(self._people)
        drawn["BK_TLD"] += _take(praised, ENTRIES["BK_TLD"][1])
        drawn["BK_TINH"] += _take(praised, ENTRIES["BK_TINH"][1])
        drawn["CSTD_CACCAP"] = _take(fighters, ENTRIES["CSTD_CACCAP"][1])
        return drawn


def _registered_on(phase: int, place: int) -> date:
    return date(2019, 12, 2) + timedelta(place % 80) if phase == 1 else date(2020, 4, 2) + timedelta(place % 12)


def _step(unit_code: str, phase: int, place: int) -> DossierStep:
    sent_on = _registered_on(phase, place) + timedelta(4 + place % 11)
    moves = (Move("send", TYPED_BY, sent_on), Move("accept", REVIEWED_BY, sent_on + timedelta(2 + place % 5)))
    return DossierStep(CAMPAIGN, unit_code, phase, "registration", TYPED_BY, moves)


def registrations(
    unions: list[BaseUnion], people: dict[str, list[Person]], groups: dict[str, list[Group]]
) -> tuple[list[Row], list[DossierStep]]:
    """Rows of ``entries`` for BK2020 and its dossiers, one a unit, in the order of the tree."""
    taking_part = [union for union in unions if union.code not in SILENT_UNIONS]
    drawn = _Draw(
        taking_part,
        (person for union in taking_part for person in people[union.code]),
        (group for union in taking_part for group in groups[union.code]),
    ).registered()
    by_unit: dict[str, list[tuple[str, Subject]]] = {}
    for award in ENTRIES:
        for subject in sorted(drawn[award], key=lambda subject: subject.code):
            by_unit.setdefault(subject.unit_code, []).append((award, subject))
    rows, steps = [], []
    order = [*FLAG_DISTRICTS, *(union.code for union in unions)]
    for place, unit_code in enumerate(code for code in order if code in by_unit):
        phase = 2 if unit_code in LATE_UNIONS else 1
        steps.append(_step(unit_code, phase, place))
        rows += [
            row(
                "entries",
                campaign_code=CAMPAIGN,
                phase=phase,
                stage="registered",
                award_code=award,
                unit_code=unit_code,
                subject_kind=subject.kind,
                subject_code=subject.code,
                registered_on=_registered_on(phase, place),
            )
            for award, subject in by_unit[unit_code]
        ]
    return rows, steps
