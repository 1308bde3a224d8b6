from notices.models.kind import USUAL_DELIVERY, Delivery, NoticeKind
from notices.models.notice import Notice
from notices.models.preference import NoticePreference

__all__ = ["USUAL_DELIVERY", "Delivery", "Notice", "NoticeKind", "NoticePreference"]
