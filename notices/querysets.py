from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone


class NoticeQuerySet(models.QuerySet):
    def unread(self):
        return self.filter(read_at__isnull=True)

    def for_digest(self, before):
        """Told before the moment ``before`` to people who want to read of it once a day."""
        return self.filter(awaits_digest=True, created_at__lt=before)


class MailQuerySet(models.QuerySet):
    def unsent(self):
        """Waiting or held: still to be stopped."""
        return self.filter(state__in=["waiting", "held"])

    def due(self):
        """What a worker may send now, the longest waiting first."""
        return self.filter(state="waiting", send_after__lte=timezone.now()).order_by("send_after", "pk")

    def with_gone(self):
        """Each with ``is_gone``: a letter of its key was over before and has been deleted since."""
        forgotten = apps.get_model("notices.ForgottenMail").objects
        return self.annotate(is_gone=Exists(forgotten.filter(dedupe_key=OuterRef("dedupe_key"))))

    def over(self, before):
        """Sent or cancelled before the moment ``before``, the longest ago first."""
        return self.filter(state__in=["sent", "cancelled"], updated_at__lt=before).order_by("updated_at", "pk")

    def for_list(self):
        """The newest first, with whom it is for."""
        return self.select_related("user").order_by("-created_at", "-pk")


class ReminderDayQuerySet(models.QuerySet):
    def of(self, kind):
        """Those of deadlines of ``kind``."""
        return self.filter(kind=kind)

    def on(self, day):
        """Those in force on ``day``, the earliest before a deadline first."""
        rows = self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)
        return rows.order_by("days")


class ReminderQuerySet(models.QuerySet):
    def about(self, model, kind):
        """Those of rows of ``model`` that owe something of ``kind``."""
        return self.filter(target_type=ContentType.objects.get_for_model(model), kind=kind)
