"""The accounts of the sample; no display name is a person's."""

from sample.hai_duong_2023 import places
from sample.pack import Account

TYPED_BY, REVIEWED_BY, APPROVED_BY = "hd_nhap", "hd_tinh", "hd_chutich"


def make_accounts() -> list[Account]:
    """Every sample account with its role and unit; passwords are the loader's business."""
    return [
        Account(TYPED_BY, "Người nhập liệu mẫu Hải Dương", "editor", places.PROVINCE),
        Account(REVIEWED_BY, "Chuyên viên mẫu Hải Dương", "specialist", places.PROVINCE),
        Account(APPROVED_BY, "Lãnh đạo mẫu Hải Dương", "approver", places.PROVINCE),
        Account("hd_quanly", "Người quản lý mẫu Hải Dương", "manager", places.PROVINCE),
        Account("hd_kcn", "Chuyên viên mẫu các khu công nghiệp Hải Dương", "specialist", "CDKCN-HDU"),
        Account("hd_canbo", "Cán bộ mẫu doanh nghiệp Hải Dương", "editor", "CS-HDU-DN01"),
        Account("admin", "Quản trị hệ thống mẫu", None, None, is_superuser=True),
    ]
