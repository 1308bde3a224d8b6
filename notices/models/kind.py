"""What people are told about, and by which way it reaches them."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class NoticeKind(models.TextChoices):
    DOSSIER = "dossier", _("Hồ sơ bị trả lại, được nhận, được gia hạn")
    REMINDER = "reminder", _("Nhắc hạn nộp hồ sơ")
    DUE = "due", _("Nhắc việc sắp hết hạn, quá hạn: hiệp y, lấy ý kiến, duyệt, trình cấp trên")
    REVIEW = "review", _("Việc xét duyệt được giao cho tôi")
    DECISION = "decision", _("Quyết định khen thưởng, đính chính, thu hồi, thay thế")
    CAMPAIGN = "campaign", _("Phong trào phát động, thay đổi, kết thúc")
    CONTRIBUTION = "contribution", _("Sáng kiến, công trình")
    MONEY = "money", _("Chi thưởng, thu hồi tiền thưởng")
    OFFICE = "office", _("Bàn giao, chuyển sinh hoạt, sắp xếp tổ chức")
    INSPECTION = "inspection", _("Kiểm tra, giám sát đơn vị")
    FILES = "files", _("Tệp Excel nhập, xuất xong")


class Delivery(models.TextChoices):
    """Every notice stands in the application; this is what goes by mail besides."""

    APP = "app", _("Chỉ trong ứng dụng")
    MAIL = "mail", _("Thêm thư gửi ngay")
    DIGEST = "digest", _("Thêm thư tổng hợp mỗi sáng")


USUAL_DELIVERY: Final = {
    NoticeKind.DOSSIER: Delivery.MAIL,
    NoticeKind.REMINDER: Delivery.MAIL,
    NoticeKind.DUE: Delivery.MAIL,
    NoticeKind.REVIEW: Delivery.DIGEST,
    NoticeKind.DECISION: Delivery.MAIL,
    NoticeKind.CAMPAIGN: Delivery.DIGEST,
    NoticeKind.CONTRIBUTION: Delivery.DIGEST,
    NoticeKind.MONEY: Delivery.DIGEST,
    NoticeKind.OFFICE: Delivery.MAIL,
    NoticeKind.INSPECTION: Delivery.MAIL,
    NoticeKind.FILES: Delivery.APP,
}
"""For people who chose nothing: at once what has a deadline or waits for a signature, the rest once a day."""
