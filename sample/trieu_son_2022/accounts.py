"""The accounts of the sample; no display name is a person's."""

from sample.pack import Account
from sample.trieu_son_2022 import places

TYPED_BY, REVIEWED_BY = "ts_nhap", "ts_huyen"


def make_accounts() -> list[Account]:
    """Every sample account with its role and unit; passwords are the loader's business."""
    return [
        Account(TYPED_BY, "Người nhập liệu mẫu Triệu Sơn", "editor", places.DISTRICT),
        Account(REVIEWED_BY, "Chuyên viên mẫu Triệu Sơn", "specialist", places.DISTRICT),
        Account("ts_chutich", "Lãnh đạo mẫu Triệu Sơn", "approver", places.DISTRICT),
        Account("ts_truong", "Cán bộ mẫu trường học Triệu Sơn", "editor", "CS-TSO-TH01"),
        Account("ts_doanhnghiep", "Cán bộ mẫu doanh nghiệp Triệu Sơn", "editor", "CS-TSO-DN01"),
        Account("ts_tinh", "Chuyên viên mẫu Thanh Hóa", "specialist", places.PROVINCE),
        Account("admin", "Quản trị hệ thống mẫu", None, None, is_superuser=True),
    ]
