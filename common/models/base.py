from django.db import models
from django.db.models.functions import Now
from django.utils.encoding import force_str
from django.utils.translation import gettext_lazy as _


class TimeStampedModel(models.Model):
    """A row that knows when it was made and last changed."""

    created_at = models.DateTimeField(_("tạo lúc"), auto_now_add=True, db_default=Now())
    updated_at = models.DateTimeField(_("sửa lúc"), auto_now=True, db_default=Now())

    class Meta:
        abstract = True

    def _get_FIELD_display(self, field):  # noqa: N802 -- Django's name
        """The label of one choice; Django's own translates the labels of all choices each time, in every row."""
        value = getattr(self, field.attname)
        for known, label in field.flatchoices:
            if known == value:
                return str(label)
        return force_str(value, strings_only=True)


class FrozenModel(models.Model):
    """A row written once: the application's role may insert and read it, never change or remove it.

    The migration of each such table calls ``common.frozen.freeze``; ``grant_privileges`` withholds the rights.
    """

    class Meta:
        abstract = True


class ImmutableModel(models.Model):
    """A row written once and never changed; it may go with what it belongs to.

    ``grant_privileges`` withholds the right to change it; its migration refuses the rest.
    """

    class Meta:
        abstract = True
