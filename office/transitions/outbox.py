"""Which move of a person leads a letter where; sending it, and failing to, is the worker's."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from common.workflow import Transition
from notices.models import MailState as S
from office.permissions.outbox import may_handle

MAIL_MOVES: Final = {
    "hold": Transition(frozenset({S.WAITING}), S.HELD, may_handle, label=_("Giữ lại"), done=_("giữ lại")),
    "release": Transition(frozenset({S.HELD}), S.WAITING, may_handle, label=_("Cho gửi"), done=_("cho gửi")),
    "cancel": Transition(
        frozenset({S.WAITING, S.HELD, S.FAILED}), S.CANCELLED, may_handle, label=_("Huỷ thư"), done=_("huỷ thư")
    ),
    "resend": Transition(frozenset({S.FAILED}), S.WAITING, may_handle, label=_("Gửi lại"), done=_("cho gửi lại")),
}
