from pathlib import PurePosixPath
from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.fields import CleanCharField
from common.models.base import TimeStampedModel


def stored_key(row: "StoredFile", name: str) -> str:
    """A key in the folder of the row's class that nobody can guess; of ``name`` only the ending stays."""
    return f"{row.folder}/{uuid4().hex}{PurePosixPath(name).suffix.lower()}"


class StoredFile(TimeStampedModel):
    """A file that was looked at before it was kept, under a key nobody can guess; ``name`` is for people.

    A class names its ``folder``, no other's. Rows are made by ``common.storing``.
    """

    folder: ClassVar[str]

    file = models.FileField(_("tệp"), upload_to=stored_key)
    name = CleanCharField(_("tên tệp"), max_length=255)
    size = models.PositiveBigIntegerField(_("dung lượng (byte)"))
    content_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_picture(self) -> bool:
        return self.content_type.startswith("image/")
