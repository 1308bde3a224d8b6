from notices.models.kind import USUAL_DELIVERY, Delivery, NoticeKind
from notices.models.mail import UNSENT_STATES, Mail, MailState
from notices.models.notice import Notice
from notices.models.preference import NoticePreference
from notices.models.reminder import Reminder, ReminderDay

__all__ = [
    "UNSENT_STATES",
    "USUAL_DELIVERY",
    "Delivery",
    "Mail",
    "MailState",
    "Notice",
    "NoticeKind",
    "NoticePreference",
    "Reminder",
    "ReminderDay",
]
