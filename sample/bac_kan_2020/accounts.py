"""The accounts of the sample; no display name is a person's."""

from sample.bac_kan_2020 import places
from sample.bac_kan_2020.people import Person
from sample.bac_kan_2020.units import district_code
from sample.pack import Account

CANBO_UNIT = f"CS-{places.SAMPLE_DISTRICT}-DN01"
CANBO2_UNIT = f"CS-{places.SAMPLE_DISTRICT}-TH01"
HUYEN_UNIT = district_code(places.SAMPLE_DISTRICT)
COUNCIL_SIZE = 9


def make_accounts(people: dict[str, list[Person]]) -> list[Account]:
    """Every sample account with its role and unit; passwords are the loader's business."""
    worker = next(person for person in people[CANBO_UNIT] if not person.is_leader)
    return [*make_officers(), Account("congnhan", "Công nhân mẫu", None, None, member_code=worker.code)]


def make_officers() -> list[Account]:
    """The accounts of all who work for a union."""
    province = places.PROVINCE
    return [
        Account("canbo", "Cán bộ mẫu 1", "editor", CANBO_UNIT),
        Account("canbo2", "Cán bộ mẫu 2", "editor", CANBO2_UNIT),
        Account("huyen", "Chuyên viên huyện mẫu", "specialist", HUYEN_UNIT),
        Account("tinh", "Chuyên viên tỉnh mẫu 1", "specialist", province),
        Account("tinh2", "Chuyên viên tỉnh mẫu 2", "specialist", province),
        Account("chutich", "Lãnh đạo mẫu", "approver", province),
        *(
            Account(f"hoidong{number}", f"Ủy viên hội đồng mẫu {number}", "council", province)
            for number in range(1, COUNCIL_SIZE + 1)
        ),
        Account("taichinh", "Cán bộ tài chính mẫu", "finance", province),
        Account("kiemtra", "Cán bộ kiểm tra mẫu", "auditor", province),
        Account("quanly", "Người quản lý mẫu", "manager", province),
        Account("xem", "Người xem mẫu", "viewer", province),
        Account("admin", "Quản trị hệ thống mẫu", None, None, is_superuser=True),
    ]
