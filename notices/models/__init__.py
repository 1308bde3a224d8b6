from notices.models.kind import USUAL_DELIVERY, Delivery, NoticeKind
from notices.models.mail import OVER_STATES, UNSENT_STATES, ForgottenMail, Mail, MailState
from notices.models.notice import Notice
from notices.models.preference import NoticePreference
from notices.models.reminder import Reminder, ReminderDay, ReminderKind

__all__ = [
    "OVER_STATES",
    "UNSENT_STATES",
    "USUAL_DELIVERY",
    "Delivery",
    "ForgottenMail",
    "Mail",
    "MailState",
    "Notice",
    "NoticeKind",
    "NoticePreference",
    "Reminder",
    "ReminderDay",
    "ReminderKind",
]
