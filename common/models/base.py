from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class TimeStampedModel(models.Model):
    """A row that knows when it was made and last changed."""

    created_at = models.DateTimeField(_("tạo lúc"), auto_now_add=True, db_default=Now())
    updated_at = models.DateTimeField(_("sửa lúc"), auto_now=True, db_default=Now())

    class Meta:
        abstract = True


class FrozenModel(models.Model):
    """A row written once: the application's role may insert and read it, never change or remove it.

    The migration of each such table calls ``common.frozen.freeze``; ``grant_privileges`` withholds the rights.
    """

    class Meta:
        abstract = True
