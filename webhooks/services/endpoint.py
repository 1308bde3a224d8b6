"""Other software is named, changed, tried out by managers; its secret is shown once."""

import base64
import secrets

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from common.errors import NotAllowed, TransitionRefused
from common.sealing import seal
from common.workflow import Move, advance, write_audit
from units.permissions import takes_writes
from webhooks.addresses import check_form
from webhooks.models import WebhookDelivery, WebhookEndpoint
from webhooks.models.endpoint import TEST_EVENT
from webhooks.permissions import may_keep_endpoint
from webhooks.services.events import send_soon, write_body
from webhooks.transitions import DELIVERY_MOVES

PURPOSE = "webhooks: secret of an endpoint"
PREFIX = "whsec_"
SECRET_BYTES = 32


@transaction.atomic
def add_endpoint(*, unit, name: str, url: str, events: list[str], by) -> tuple[WebhookEndpoint, str]:
    """``url`` is told of ``events``; returns the endpoint and its secret, which is shown this once.

    Raises ``NotAllowed``, ``AddressRefused``, or ``TransitionRefused`` when the unit has ended or has the address.
    """
    _check(by, unit)
    if not (verdict := takes_writes(unit)):
        raise TransitionRefused(verdict.reason)
    check_form(url)
    secret, sealed = _new_secret()
    try:
        with transaction.atomic():
            endpoint = WebhookEndpoint.objects.create(
                unit=unit, name=name, url=url, events=events, secret=sealed, made_by=by
            )
    except IntegrityError:
        raise TransitionRefused(_("Đơn vị đã có nơi nhận tin với địa chỉ này. Hãy sửa nơi nhận đó.")) from None
    write_audit(endpoint, "create", by=by, record=Move(data={"url": url, "events": events}))
    return endpoint, secret


@transaction.atomic
def change_endpoint(endpoint: WebhookEndpoint, *, name: str, events: list[str], is_active: bool, by) -> WebhookEndpoint:
    """The endpoint is called ``name`` and told of ``events``, or of nothing while not ``is_active``.

    Raises ``NotAllowed``.
    """
    _check(by, endpoint.unit)
    locked = WebhookEndpoint.objects.select_for_update().get(pk=endpoint.pk)
    locked.name, locked.events, locked.is_active = name, events, is_active
    locked.save(update_fields=["name", "events", "is_active", "updated_at"])
    write_audit(locked, "edit", by=by, record=Move(data={"events": events, "is_active": is_active}))
    return locked


@transaction.atomic
def renew_secret(endpoint: WebhookEndpoint, *, by) -> str:
    """From now on everything is signed with the secret that is returned, shown this once; raises ``NotAllowed``."""
    _check(by, endpoint.unit)
    secret, sealed = _new_secret()
    WebhookEndpoint.objects.filter(pk=endpoint.pk).update(secret=sealed)
    write_audit(endpoint, "renew_secret", by=by)
    return secret


@transaction.atomic
def send_test(endpoint: WebhookEndpoint, *, by) -> WebhookDelivery:
    """A test event is on its way to the endpoint; raises ``NotAllowed``, or ``TransitionRefused`` while not in use."""
    _check(by, endpoint.unit)
    if not endpoint.is_active:
        raise TransitionRefused(_("Nơi nhận tin đang ngừng. Hãy dùng lại trước khi gửi thử."))
    body = write_body(TEST_EVENT, {"message": _("Tin thử từ hệ thống thi đua, khen thưởng công đoàn.")})
    delivery = WebhookDelivery.objects.create(endpoint=endpoint, event=TEST_EVENT, body=body)
    write_audit(endpoint, "test", by=by)
    send_soon()
    return delivery


@transaction.atomic
def resend(delivery: WebhookDelivery, *, by) -> WebhookDelivery:
    """The delivery waits again as if it were new, under the id it has; raises as ``advance``."""
    moved = advance(
        delivery,
        "resend",
        by=by,
        table=DELIVERY_MOVES,
        attempts=0,
        next_attempt_at=timezone.now(),
        lease=None,
        failure="",
    )
    send_soon()
    return moved


def _check(by, unit) -> None:
    if not (verdict := may_keep_endpoint(by, unit)):
        raise NotAllowed(verdict.reason)


def _new_secret() -> tuple[str, bytes]:
    """As people copy it, and as the database keeps it."""
    raw = secrets.token_bytes(SECRET_BYTES)
    return PREFIX + base64.b64encode(raw).decode(), seal(raw, purpose=PURPOSE)
