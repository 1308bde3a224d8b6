from django.db import models
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

    def for_list(self):
        """The newest first, with whom it is for."""
        return self.select_related("user").order_by("-created_at", "-pk")
