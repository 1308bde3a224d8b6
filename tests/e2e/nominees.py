"""People put up for one thematic certificate, each for another reason to be argued about.

Runs inside the site's own Django, as the sample loader does: through the workbook and the services people use.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from accounts.models import User
from campaigns.models import Campaign, Dossier, Target
from campaigns.services.award import Quota, set_awards
from campaigns.services.campaign import end_campaign, launch_campaign
from campaigns.services.content import set_contents
from campaigns.services.document import attach_document
from campaigns.services.moves import accept_dossier, send_dossier
from catalogue.models import AwardType
from exchange.services.importing import import_workbook

PROVINCE, UNION = "LDLD-BKA", "CS-CMO-TH03"
AWARD, OTHER_GROUND = "BK_TLD_CD", "BK_TLD"


@dataclass(frozen=True, slots=True, eq=False)
class Nominee:
    """Somebody put up, and what the registers say; ``votes`` are of a council of nine, ``away`` days by reason."""

    code: str
    name: str
    gender: str = "female"
    rating: str = "excellent"
    votes: int = 9
    away: dict[str, int] = field(default_factory=dict)
    measure: str = ""
    holds: str = ""

    def sheets(self, campaign: str, year: int, today: dt.date) -> dict[str, list[dict]]:
        """Their rows of the workbook."""
        subject = {"subject_kind": "individual", "subject_code": self.code}
        return {
            "members": [{"code": self.code, "full_name": self.name, "gender": self.gender, "unit_code": UNION}],
            "ratings": [subject | {"year": year, "rating": self.rating}],
            "absences": [
                {"member_code": self.code, "year": year, "working_days": days, "reason": reason}
                for reason, days in self.away.items()
            ],
            "discipline": [subject | {"level": self.measure, "from_date": dt.date(year - 1, 3, 1)}]
            * bool(self.measure),
            "past_awards": [subject | {"award_code": self.holds, "year": year, "decision_no": f"07/QĐ-{self.code}"}]
            * bool(self.holds),
            "entries": [
                subject
                | {"campaign_code": campaign, "phase": 1, "award_code": AWARD, "unit_code": UNION}
                | {"registered_on": today}
            ],
            "votes": [
                subject
                | {"campaign_code": campaign, "award_code": AWARD, "council_members": 9, "votes_for": self.votes}
            ],
        }


MATERNITY = Nominee("CD-01", "Nông Thị Thai Sản", away={"maternity": 30, "sick": 12})
SURE = [Nominee(f"CD-0{number}", f"Hoàng Thị Chắc {number}", votes=10 - number) for number in (2, 3)]
JUST_IN = Nominee("CD-04", "Lý Thị Vừa Kịp", rating="good", votes=6)
JUST_OUT = Nominee("CD-05", "Triệu Văn Suýt Soát", gender="male", rating="good", votes=6)
AWAY = Nominee("CD-06", "Đặng Thị Nghỉ Nhiều", away={"sick": 42})
UNCLEAR = Nominee("CD-07", "Bàn Thị Thiếu Số Liệu", measure="warning")
TWICE = Nominee("CD-08", "Ma Thị Toàn Diện", holds=OTHER_GROUND)
OF_REVIEW = Nominee("CD-09", "Hà Thị Sơ Kết", holds=OTHER_GROUND)

ARGUED_ABOUT = (MATERNITY, *SURE, JUST_IN, JUST_OUT, AWAY, UNCLEAR, TWICE)
OF_REVIEWS = (OF_REVIEW,)


def put_up(code: str, name: str, kind: str, nominees: Iterable[Nominee]) -> int:
    """A launched campaign of the province considers the nominees, their dossier accepted; its key."""
    today = dt.date.today()
    rows: dict[str, list[dict]] = {}
    for nominee in nominees:
        for sheet, lines in nominee.sheets(code, today.year, today).items():
            rows.setdefault(sheet, []).extend(lines)
    return put_up_rows(code, name, kind, AWARD, rows)


def put_up_rows(code: str, name: str, kind: str, award: str, rows: dict[str, list[dict]]) -> int:
    """The same of those whose ``rows`` of the workbook name them for ``award``."""
    year, staff = dt.date.today().year, User.objects.get(username="tinh")
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    days = {"from": first, "to": last}
    regular = Campaign.objects.get(unit__code=PROVINCE, state="launched")
    units = set(Target.objects.filter(campaign=regular, origin="assigned").values_list("unit__code", flat=True))
    take_in(
        staff,
        campaigns=[
            {"code": code, "name": name, "unit_code": PROVINCE, "kind": kind, "needs_proposal": False}
            | {"registration_opens": first, "registration_closes": last}
            | days
        ],
        phases=[{"campaign_code": code, "number": 1, "name": "Cả năm"} | days],
        targets=[
            {"campaign_code": code, "unit_code": unit, "indicator": "individual_titles", "value": 1}
            for unit in sorted(units)
        ],
    )
    campaign = Campaign.objects.get(code=code)
    set_awards(campaign, by=staff, version=None, awards={AwardType.objects.get(code=award): Quota()})
    set_contents(campaign, by=staff, version=None, contents={"": "Nơi làm việc xanh, sạch, đẹp và an toàn."})
    attach_document(campaign, document=regular.documents.first().document, by=staff)
    launch_campaign(campaign, by=staff)
    for sheet in ("members", "collectives", "ratings", "absences", "discipline", "past_awards", "entries", "votes"):
        if rows.get(sheet):
            take_in(staff, **{sheet: rows[sheet]})
    dossier = Dossier.objects.get(campaign=campaign)
    send_dossier(dossier, by=staff)
    accept_dossier(dossier, by=User.objects.get(username="tinh2"))
    return campaign.pk


def end(code: str) -> None:
    """The theme is over."""
    end_campaign(Campaign.objects.get(code=code), by=User.objects.get(username="tinh"))


def rate(nominee: Nominee, rating: str) -> None:
    """The register rates the nominee otherwise."""
    line = {"subject_kind": "individual", "subject_code": nominee.code, "year": dt.date.today().year, "rating": rating}
    take_in(User.objects.get(username="tinh"), ratings=[line])


def take_in(by: User, **sheets: list[dict]) -> None:
    """The rows are in the registers; a refusal fails the walk with its sentence."""
    result = import_workbook(sheets, by=by)
    assert result.applied, [f"{error.sheet}!{error.cell}: {error.message}" for error in result.errors]
