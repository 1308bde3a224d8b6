"""The accounts of the sample; no display name is a person's."""

from sample.an_giang_2020 import places
from sample.pack import Account

TYPED_BY = "ag_tinh"


def make_accounts() -> list[Account]:
    """Every sample account with its role and unit; passwords are the loader's business."""
    return [
        Account(TYPED_BY, "Chuyên viên mẫu An Giang", "specialist", places.PROVINCE),
        Account("ag_chutich", "Lãnh đạo mẫu An Giang", "approver", places.PROVINCE),
        Account("ag_quanly", "Người quản lý mẫu An Giang", "manager", places.PROVINCE),
        Account("ag_xem", "Người xem mẫu An Giang", "viewer", places.PROVINCE),
        Account("ag_huyen", "Chuyên viên mẫu thành phố Long Xuyên", "specialist", "LDLD-LXU"),
        Account("ag_canbo", "Cán bộ mẫu cơ sở An Giang", "editor", "CS-LXU-DN01"),
        Account("admin", "Quản trị hệ thống mẫu", None, None, is_superuser=True),
    ]
