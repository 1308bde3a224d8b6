"""The accounts of the sample; no display name is a person's."""

from sample.pack import Account
from sample.than_quang_ninh_2023 import places

TYPED_BY, WRITTEN_BY = "tqn_chuyenvien", "tqn_nhap"


def make_accounts() -> list[Account]:
    """Every sample account with its role and unit; passwords are the loader's business."""
    return [
        Account(TYPED_BY, "Chuyên viên mẫu Than Quảng Ninh", "specialist", places.TOP),
        Account(WRITTEN_BY, "Người nhập liệu mẫu Than Quảng Ninh", "editor", places.TOP),
        Account("tqn_chutich", "Lãnh đạo mẫu Than Quảng Ninh", "approver", places.TOP),
        Account("tqn_quanly", "Người quản lý mẫu Than Quảng Ninh", "manager", places.TOP),
        Account("tqn_canbo", "Cán bộ mẫu mỏ Khe Bạc", "editor", "CS-TQN-DN01"),
        Account("tqn_canbo2", "Cán bộ mẫu mỏ Núi Thông", "editor", "CS-TQN-DN02"),
        Account("admin", "Quản trị hệ thống mẫu", None, None, is_superuser=True),
    ]
