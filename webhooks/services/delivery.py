"""What waits is sent, signed after the Standard Webhooks scheme; an outage of the receiver is waited out.

A worker takes a delivery for ``LEASE`` and writes what became of it under that lease. Should it die meanwhile, the
delivery is due again when the lease is over and goes under the same id: receivers pass over an id they know.
"""

import base64
import datetime as dt
import hmac
import time
import uuid
from hashlib import sha256
from typing import Final, NamedTuple

import requests
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError

from common.editing import moment
from common.errors import DomainError
from common.sealing import Unsealable, unseal
from notices.models import NoticeKind
from notices.services.notice import notify
from units.models import Role
from units.selectors.people import people_covering
from webhooks.addresses import HTTPS, Target, target_of
from webhooks.models import DeliveryState, WebhookDelivery
from webhooks.services.endpoint import PURPOSE

LEASE: Final = dt.timedelta(minutes=5)
TIMEOUTS: Final = (5, 10)
"""Seconds to connect, and to wait for the next bytes."""
SECONDS = 50
"""One task works so long: the next one comes within a minute."""
EXCERPT = 500
"""Bytes of an answer that are read and kept."""


class Answer(NamedTuple):
    """What the receiver said: ``status`` is ``None`` when it said nothing, and ``failure`` tells why."""

    status: int | None
    excerpt: str = ""
    failure: str = ""

    @property
    def is_good(self) -> bool:
        return self.status is not None and 200 <= self.status < 300


class PinnedAdapter(HTTPAdapter):
    """Connects to the number that was looked at, and checks the certificate of the name."""

    def __init__(self, target: Target):
        self.named = {"server_hostname": target.host, "assert_hostname": target.host}
        self.is_encrypted = target.scheme == HTTPS
        super().__init__()

    def init_poolmanager(self, *args, **kwargs):
        return super().init_poolmanager(*args, **kwargs, **(self.named if self.is_encrypted else {}))


def deliver_due(*, seconds: float = SECONDS) -> int:
    """Deliveries whose time has come are with their receivers, as far as these answer; returns how many went."""
    until = time.monotonic() + seconds
    sent = 0
    while time.monotonic() < until and (delivery := take_next()):
        sent += settle(delivery, send(delivery)) == DeliveryState.DELIVERED
    return sent


def take_next() -> WebhookDelivery | None:
    """The delivery that was due longest and that nobody holds, held for ``LEASE``; ``None`` when there is none."""
    with transaction.atomic():
        rows = WebhookDelivery.objects.due().select_for_update(skip_locked=True, of=("self",))
        if (delivery := rows.select_related("endpoint__unit").first()) is None:
            return None
        delivery.lease, delivery.next_attempt_at = uuid.uuid4(), timezone.now() + LEASE
        delivery.attempts += 1
        delivery.save(update_fields=["lease", "next_attempt_at", "attempts", "updated_at"])
    return delivery


def send(delivery: WebhookDelivery) -> Answer:
    """What the receiver answers; nothing is raised whatever it does."""
    if not delivery.endpoint.is_active:
        return Answer(None, failure=_("Nơi nhận tin đang ngừng. Hãy dùng lại rồi bấm «Gửi lại»."))
    try:
        target = target_of(delivery.endpoint.url)
        headers = signed_headers(delivery) | {"Host": target.netloc}
        return _post(target, delivery.body.encode(), headers)
    except Unsealable:
        return Answer(None, failure=_("Bí mật không mở được: SIGNING_SECRET của máy chủ đã đổi. Hãy đổi bí mật."))
    except DomainError as refusal:
        return Answer(None, failure=str(refusal))
    except (requests.RequestException, HTTPError, OSError, ValueError) as problem:
        return Answer(None, failure=_("Không nối được với nơi nhận (%(said)s).") % {"said": type(problem).__name__})


def signed_headers(delivery: WebhookDelivery) -> dict[str, str]:
    """Id, time and signature, as https://www.standardwebhooks.com asks for; raises ``Unsealable``."""
    message_id, sent_at = f"msg_{delivery.message_id.hex}", str(int(time.time()))
    secret = unseal(bytes(delivery.endpoint.secret), purpose=PURPOSE)
    signature = hmac.digest(secret, f"{message_id}.{sent_at}.{delivery.body}".encode(), sha256)
    return {
        "webhook-id": message_id,
        "webhook-timestamp": sent_at,
        "webhook-signature": f"v1,{base64.b64encode(signature).decode()}",
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "thi-dua-cong-doan",
    }


def _post(target: Target, body: bytes, headers: dict[str, str]) -> Answer:
    with requests.Session() as session:
        session.trust_env = False
        session.mount(f"{target.scheme}://", PinnedAdapter(target))
        reply = session.post(
            target.url, data=body, headers=headers, timeout=TIMEOUTS, allow_redirects=False, stream=True
        )
        with reply:
            said = reply.raw.read1(EXCERPT) or b""
    return Answer(reply.status_code, said[:EXCERPT].decode("utf-8", "replace").replace("\x00", ""))


@transaction.atomic
def settle(delivery: WebhookDelivery, answer: Answer) -> str:
    """What became of the attempt is written, unless the lease went to another meanwhile; returns the state.

    Given up after the last pause, the managers of the unit are told.
    """
    values = {"status": answer.status, "excerpt": answer.excerpt, "lease": None, "updated_at": timezone.now()}
    pauses = settings.WEBHOOK_PAUSES_MINUTES
    if answer.is_good:
        state = DeliveryState.DELIVERED
        values |= {"delivered_at": timezone.now(), "failure": ""}
    elif delivery.attempts > len(pauses) or not delivery.endpoint.is_active:
        state = DeliveryState.FAILED
        values["failure"] = _why(answer)
    else:
        state = DeliveryState.WAITING
        again = timezone.now() + dt.timedelta(minutes=pauses[delivery.attempts - 1])
        why = _("%(why)s Tự thử lại lúc %(at)s.") % {"why": _why(answer), "at": moment(again)}
        values |= {"failure": why, "next_attempt_at": again}
    if not WebhookDelivery.objects.filter(pk=delivery.pk, lease=delivery.lease).update(state=state, **values):
        return ""
    if state == DeliveryState.FAILED:
        _tell_managers(delivery)
    return state


def _why(answer: Answer) -> str:
    if answer.status is None:
        return answer.failure
    if 300 <= answer.status < 400:
        return _("Nơi nhận chuyển sang địa chỉ khác (mã %(status)s); hệ thống không đi theo.") % {
            "status": answer.status
        }
    return _("Nơi nhận trả lời mã %(status)s.") % {"status": answer.status}


def _tell_managers(delivery: WebhookDelivery) -> None:
    endpoint = delivery.endpoint
    text = _("Không báo tin được cho «%(name)s» của %(unit)s sau %(times)s lần thử. Hãy xem vì sao rồi gửi lại.") % {
        "name": endpoint.name,
        "unit": endpoint.unit.label,
        "times": delivery.attempts,
    }
    url = reverse("webhooks:endpoint-detail", args=[endpoint.pk])
    notify(people_covering(Role.MANAGER, unit=endpoint.unit), text=text, url=url, kind=NoticeKind.OFFICE)
