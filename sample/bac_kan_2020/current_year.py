"""The campaign of the current year: its window is open and its dossiers stand in every state."""

from collections.abc import Iterable
from datetime import timedelta

from sample.bac_kan_2020 import places
from sample.bac_kan_2020.accounts import CANBO2_UNIT, CANBO_UNIT, HUYEN_UNIT
from sample.bac_kan_2020.calendar_year import CalendarYear
from sample.bac_kan_2020.candidates import PROPOSING_UNIONS, Candidate, Part, candidates
from sample.bac_kan_2020.people import Group, Person
from sample.bac_kan_2020.units import district_code
from sample.pack import DossierStep, Move, Row, row

# The rest of the sample district has not registered yet.
SENT = ("CS-CMO-TH10", "CS-CMO-TH11", "CS-CMO-XA05")
IN_REVIEW = ("CS-CMO-XA06", "CS-CMO-CQ02")
RETURNED = (CANBO2_UNIT, "CS-CMO-XA07")
WITHDRAWN = ("CS-CMO-XA08",)
REFUSED = ("CS-CMO-TH12",)
ACCEPTED_ONLY = ("CS-CMO-TH03", "CS-CMO-XA03")
DRAFTS = (CANBO_UNIT, "CS-CMO-XA10")
PROPOSAL_SENT = "CS-CMO-XA03"
OWN_TYPISTS = {CANBO_UNIT: "canbo", CANBO2_UNIT: "canbo2"}

# What some of the proposing unions are put up for, beside their people.
FLAG_UNIONS = PROPOSING_UNIONS[:3]
CONFEDERATION_PRAISE = PROPOSING_UNIONS[7]

TARGETS = {"initiatives": 120, "works": 2, "individual_titles": 90, "collective_titles": 24}
CANBO_TARGETS = {"initiatives": 10, "works": 1, "works_value": 500_000_000, "individual_titles": 6}

ACHIEVEMENTS = {
    "LDTT": "Hoàn thành tốt nhiệm vụ được giao, chấp hành nội quy, tham gia đầy đủ phong trào thi đua.",
    "CSTDCS": "Hoàn thành xuất sắc nhiệm vụ, có sáng kiến được công nhận và áp dụng tại đơn vị.",
    "BK_TINH": "Có thành tích xuất sắc trong phong trào «Lao động giỏi, lao động sáng tạo» của tỉnh.",
    "CO_TINH": "Dẫn đầu cụm thi đua, hoàn thành vượt mức các chỉ tiêu đã đăng ký.",
    "BK_TLD": "Nhiều năm liền có thành tích xuất sắc trong lao động và hoạt động công đoàn.",
    "TTLDTT": "Tập thể đoàn kết, hoàn thành tốt nhiệm vụ, từ 70% trở lên là lao động tiên tiến.",
    "TTLDXS": "Tập thể hoàn thành xuất sắc nhiệm vụ, mọi thành viên hoàn thành nhiệm vụ được giao.",
}


def _pledges(unit_code: str, people: list[Person], groups: list[Group], *, wide: bool) -> list[tuple[str, str, str]]:
    """Award, subject kind and code of what a union registers; ``wide`` for the unions that also propose."""
    workers = [person for person in people if not person.is_leader]
    last = workers[-3:]
    made = [("LDTT", "individual", person.code) for person in last]
    made.append(("CSTDCS", "individual", last[0].code))
    made.append(("TTLDTT", "collective", groups[0].code))
    if not wide:
        return [*made, ("BK_TINH", "individual", workers[0].code)]
    made.append(("TTLDXS", "unit", unit_code))
    if unit_code in FLAG_UNIONS:
        made.append(("CO_TINH", "unit", unit_code))
    if unit_code == CONFEDERATION_PRAISE:
        made += [("BK_TLD", "unit", unit_code), ("BK_TLD", "individual", people[0].code)]
    return made


class CurrentYear:
    """Rows and dossiers of the campaign of the year of ``days``."""

    def __init__(self, days: CalendarYear, people: dict[str, list[Person]], groups: dict[str, list[Group]]) -> None:
        self.days = days
        self._people = people
        self._groups = groups
        self.candidates: list[Candidate] = candidates(people)
        self.unrated = {c.person.code for c in self.candidates if c.part is Part.MISSING_DATA}
        self.steps = [*self._registrations(), *self._proposals()]

    def entry_rows(self) -> list[Row]:
        """Rows of ``entries``: all registrations first, then what is proposed of them."""
        return [entry for step in self.steps for entry in self._entries(step)]

    def _awards(self, unit_code: str) -> list[tuple[str, str, str]]:
        people, groups = self._people[unit_code], self._groups[unit_code]
        if unit_code == CANBO_UNIT:
            return [("LDTT", "individual", people[4].code), ("TTLDTT", "collective", groups[0].code)]
        mine = [c.person.code for c in self.candidates if c.person.unit_code == unit_code]
        pledges = _pledges(unit_code, people, groups, wide=unit_code in PROPOSING_UNIONS)
        return pledges + [("BK_TINH", "individual", code) for code in mine]

    def _entries(self, step: DossierStep) -> Iterable[Row]:
        proposed = step.kind == "proposal"
        registered_on = self.days.moment(0.55 if proposed else 0.05)
        for award, kind, code in self._awards(step.unit_code):
            yield row(
                "entries",
                campaign_code=self.days.code,
                phase=step.phase,
                stage=step.stage,
                award_code=award,
                unit_code=step.unit_code,
                subject_kind=kind,
                subject_code=code,
                registered_on=registered_on,
                achievements=ACHIEVEMENTS[award] if proposed else None,
            )

    def _step(self, unit_code: str, kind: str, *moves: Move) -> DossierStep:
        typed_by = OWN_TYPISTS.get(unit_code, "tinh")
        return DossierStep(self.days.code, unit_code, self.days.phase, kind, typed_by, moves)

    def _sent(self, unit_code: str, share: float) -> Move:
        return Move("send", OWN_TYPISTS.get(unit_code, "tinh"), self.days.moment(share))

    def _reviewed(self, name: str, unit_code: str, share: float, reason: str = "") -> Move:
        reviewer = "huyen" if unit_code.startswith("CS-CMO-") else "tinh2"
        deadline = self.days.today + timedelta(10) if name == "return" else None
        return Move(name, reviewer, self.days.moment(share), reason, deadline)

    def _registrations(self) -> Iterable[DossierStep]:
        for unit in DRAFTS:
            yield self._step(unit, "registration")
        for unit in SENT:
            yield self._step(unit, "registration", self._sent(unit, 0.9))
        for unit in IN_REVIEW:
            taken = self._reviewed("start_review", unit, 0.95)
            yield self._step(unit, "registration", self._sent(unit, 0.7), taken)
        for unit in RETURNED:
            reason = "Cần bổ sung sáng kiến của cá nhân đăng ký Chiến sĩ thi đua cơ sở và rà lại danh sách."
            returned = self._reviewed("return", unit, 0.9, reason)
            yield self._step(unit, "registration", self._sent(unit, 0.5), returned)
        for unit in WITHDRAWN:
            withdrawn = Move("withdraw", "tinh", self.days.moment(0.8), "Đơn vị rà soát lại danh sách đăng ký.")
            yield self._step(unit, "registration", self._sent(unit, 0.6), withdrawn)
        for unit in REFUSED:
            refused = self._reviewed("refuse", unit, 0.8, "Danh sách không qua hội nghị công đoàn cơ sở.")
            yield self._step(unit, "registration", self._sent(unit, 0.4), refused)
        for unit in (*ACCEPTED_ONLY, *PROPOSING_UNIONS):
            accepted = self._reviewed("accept", unit, 0.4)
            yield self._step(unit, "registration", self._sent(unit, 0.25), accepted)

    def _proposals(self) -> Iterable[DossierStep]:
        for unit in PROPOSING_UNIONS:
            accepted = self._reviewed("accept", unit, 0.85)
            yield self._step(unit, "proposal", self._sent(unit, 0.7), accepted)
        yield self._step(PROPOSAL_SENT, "proposal", self._sent(PROPOSAL_SENT, 0.9))

    def target_rows(self) -> list[Row]:
        """Rows of ``targets``: every unit right below the province, and the union of ``canbo``."""
        upper = [
            *map(district_code, places.DISTRICTS),
            places.CIVIL_SERVANTS,
            places.EDUCATION,
            places.HEALTH,
        ]
        wanted = [(code, TARGETS) for code in upper]
        direct = [code for code in self._people if code.startswith("CS-BKA-")]
        wanted += [(code, {"initiatives": 15, "individual_titles": 10}) for code in direct]
        wanted.append((CANBO_UNIT, CANBO_TARGETS))
        return [
            row("targets", campaign_code=self.days.code, unit_code=code, indicator=indicator, value=value)
            for code, targets in wanted
            for indicator, value in targets.items()
        ]

    def work_rows(self) -> list[Row]:
        """Two works of unions whose registration is accepted."""
        names = ("Mái ấm Công đoàn cho đoàn viên khó khăn", "Góc đọc sách và nghỉ ca cho người lao động")
        return [
            row(
                "works",
                code=f"CT-BKA-{self.days.year}-{number:02d}",
                campaign_code=self.days.code,
                name=name,
                kind="construction" if number == 1 else "model",
                owner_unit_code=unit_code,
                occasion="Ngày thành lập Công đoàn Việt Nam 28/7",
                value=180_000_000 // number,
                started_on=self.days.moment(0.3),
                due_on=self.days.closes,
            )
            for number, (unit_code, name) in enumerate(zip(PROPOSING_UNIONS[:2], names, strict=True), start=1)
        ]

    def notes(self) -> dict[str, tuple[str, ...]]:
        """Who is meant for which outcome of a tally of BK_TINH under its quota, and whose is what."""
        meant = {part.value: tuple(c.person.code for c in self.candidates if c.part is part) for part in Part}
        return meant | {
            "canbo_unit": (CANBO_UNIT,),
            "canbo2_unit": (CANBO2_UNIT,),
            "huyen_unit": (HUYEN_UNIT,),
            "proposing_unions": PROPOSING_UNIONS,
        }
