"""People are told something in the application, and have read it."""

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from common.workflow import advance_all
from notices.models import Delivery, Mail, Notice
from notices.selectors.preferences import deliveries_for
from notices.services.letters import write_letters
from notices.transitions import MAIL_MOVES


class Message(NamedTuple):
    """What one person is told; ``topic`` names what it is about, for whoever takes it back."""

    user: Any
    text: str
    url: str = ""
    topic: str = ""


def notify(users: Iterable, *, text: str, url: str = "", kind: str = "", topic: str = "") -> int:
    """Each active one of ``users`` has one unread notice of this text and address; returns how many are new."""
    return tell([Message(user, text, url, topic) for user in users], kind=kind)


@transaction.atomic
def tell(messages: Iterable[Message], *, kind: str = "") -> int:
    """Each active person has one unread notice of every text and address meant for them; returns how many are new.

    Whoever wants it by mail at once has a letter in the outbox besides; the next digest has it for whoever wants that.
    A fixed number of queries, however many people and texts.
    """
    wanted = {(each.user.pk, each.text, each.url): each for each in messages if each.user.is_active}
    users, texts, urls = ({key[part] for key in wanted} for part in range(3))
    told = Notice.objects.unread().filter(user__in=users, text__in=texts, url__in=urls)
    fresh = sorted(wanted.keys() - set(told.values_list("user_id", "text", "url")))
    meant = [wanted[key] for key in fresh]
    deliveries = deliveries_for(kind, {each.user.pk for each in meant})
    notices = [_notice(each, kind, deliveries[each.user.pk]) for each in meant]
    Notice.objects.bulk_create(notices, batch_size=2000)
    write_letters(notice for notice in notices if deliveries[notice.user_id] == Delivery.MAIL)
    return len(notices)


def _notice(told: Message, kind: str, delivery: str) -> Notice:
    awaits_digest = delivery == Delivery.DIGEST and bool(told.user.email)
    return Notice(
        user=told.user, text=told.text, url=told.url, kind=kind, topic=told.topic, awaits_digest=awaits_digest
    )


def mark_read(notice: Notice) -> Notice:
    """The notice is read; the first time stays."""
    if notice.read_at is None:
        notice.read_at = timezone.now()
        notice.save(update_fields=["read_at", "updated_at"])
    return notice


def mark_all_read(user) -> int:
    """Nothing of ``user`` is unread; returns how many were."""
    now = timezone.now()
    return Notice.objects.filter(user=user).unread().update(read_at=now, updated_at=now)


@transaction.atomic
def pass_on(keys: Collection[int], *, to, dropped: Collection[int] = ()) -> int:
    """The unread notices of ``keys`` are ``to``'s, with the day they have; all others of them and of ``dropped`` go.

    What ``to`` was told already, and has not read, is not told twice. Returns how many came.
    """
    told = Notice.objects.filter(user=to, text=OuterRef("text"), url=OuterRef("url")).unread()
    fresh = Notice.objects.filter(pk__in=keys).unread().exclude(Exists(told))
    came = fresh.update(user=to, updated_at=timezone.now())
    Notice.objects.filter(pk__in={*keys, *dropped}).exclude(user=to).delete()
    return came


def forget_page(url: str) -> None:
    """No notice leads to ``url`` any more."""
    Notice.objects.filter(url=url).delete()


@transaction.atomic
def take_back(*topics: str, by) -> int:
    """Nobody is told of ``topics`` any more: what is unread counts as read, letters not sent yet are dropped.

    A letter a worker is sending is waited for and stays sent. Returns how many were dropped.
    """
    now = timezone.now()
    Notice.objects.filter(topic__in=topics).unread().update(read_at=now, updated_at=now)
    return len(advance_all(Mail.objects.unsent().filter(topic__in=topics), "drop", by=by, table=MAIL_MOVES))
