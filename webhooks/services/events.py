"""What happened is written down for every endpoint that asked, in the transaction in which it happens."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from webhooks.models import WebhookDelivery, WebhookEndpoint
from webhooks.tasks import deliver_task


def announce(event: str, data: dict[str, Any], *, paths: Callable[[], Iterable[str]]) -> int:
    """Each endpoint of a unit at or above one of ``paths`` that asked is told of ``event``, once the transaction is
    through; returns how many. ``paths`` are not asked for when nobody is interested."""
    asked = list(WebhookEndpoint.objects.told_of(event).values_list("pk", "unit__path"))
    if not asked:
        return 0
    reached = set(paths())
    told = [pk for pk, path in asked if any(each.startswith(path) for each in reached)]
    body = write_body(event, data)
    WebhookDelivery.objects.bulk_create(WebhookDelivery(endpoint_id=pk, event=event, body=body) for pk in told)
    if told:
        send_soon()
    return len(told)


def write_body(event: str, data: dict[str, Any]) -> str:
    """What is sent, to the byte."""
    return json.dumps({"type": event, "timestamp": timezone.now().isoformat(), "data": data}, ensure_ascii=False)


def send_soon() -> None:
    """A worker looks what is due once the transaction is through; beat does so anyway."""
    transaction.on_commit(deliver_task.delay, robust=True)
