"""The one move of a delivery that a person makes; workers send it and settle how it went."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from common.workflow import Transition
from webhooks.models import DeliveryState as S
from webhooks.permissions import may_resend

DELIVERY_MOVES: Final = {
    "resend": Transition(
        frozenset({S.FAILED, S.DELIVERED}), S.WAITING, may_resend, label=_("Gửi lại"), done=_("gửi lại")
    ),
}
