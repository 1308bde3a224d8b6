"""As many collectives and people as An Giang praised by its province at once, put up for one thematic certificate.

Runs inside the site's own Django, as ``nominees`` does.
"""

import datetime as dt

from accounts.models import User
from campaigns.models import CampaignKind
from people.models import Member
from people.services.member import update_member
from tests.e2e.nominees import UNION, put_up_rows, take_in

AWARD = "BK_TINH_CD"
COLLECTIVES, PEOPLE = 33, 106
DISCIPLINED, RENAMED = "AG-001", "AG-002"
NEW_NAME = "Nguyễn Thị Đổi Tên"
LONGEST = "Nguyễn Phúc Hoàng Thảo Nguyên Công Tằng Tôn Nữ"


def put_up(code: str, name: str) -> int:
    """A launched campaign of the province considers all of them, their dossier accepted; its key."""
    today = dt.date.today()
    people = {f"AG-{number:03d}": f"Trần Thị An Giang {number}" for number in range(1, PEOPLE + 1)}
    people["AG-003"] = LONGEST
    groups = {f"AG-T{number:02d}": f"Tổ sản xuất số {number}" for number in range(1, COLLECTIVES + 1)}
    rows = {
        "members": [
            {"code": key, "full_name": name, "gender": "female", "unit_code": UNION, "birth_date": dt.date(1985, 5, 1)}
            for key, name in people.items()
        ],
        "collectives": [{"code": key, "name": name, "unit_code": UNION} for key, name in groups.items()],
        "entries": [
            {"subject_kind": kind, "subject_code": key, "campaign_code": code, "phase": 1}
            | {"award_code": AWARD, "unit_code": UNION, "registered_on": today}
            for kind, keys in (("individual", people), ("collective", groups))
            for key in keys
        ],
    }
    return put_up_rows(code, name, CampaignKind.THEMATIC, AWARD, rows)


def change_two() -> None:
    """One is disciplined by now, one has another name."""
    staff = User.objects.get(username="tinh")
    measure = {"subject_kind": "individual", "subject_code": DISCIPLINED, "level": "warning"}
    take_in(staff, discipline=[measure | {"from_date": dt.date.today()}])
    update_member(Member.objects.get(code=RENAMED), full_name=NEW_NAME)
