from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from certificates.querysets import SigningKeyQuerySet
from common.models import FrozenModel


class SigningKey(FrozenModel):
    """The public half of a pair certificates are signed with, from ``valid_from`` until the next key starts.

    Never changed or removed: what it signed can always be checked. One of a sample database ``is_sample``, and so is
    whatever it signed.
    """

    number = models.PositiveIntegerField(_("số thứ tự"), unique=True)
    key_id = models.CharField(_("mã khoá"), max_length=8, unique=True)
    public = models.BinaryField(_("khoá công khai"))
    is_sample = models.BooleanField(_("khoá của dữ liệu mẫu"), default=False, db_default=False)
    valid_from = models.DateTimeField(_("dùng từ"), db_default=Now())
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người tạo")
    )

    objects = SigningKeyQuerySet.as_manager()

    class Meta:
        verbose_name = _("khoá ký")
        verbose_name_plural = _("các khoá ký")
        ordering = ["-number"]

    def __str__(self) -> str:
        return self.key_id


class KeySecret(models.Model):
    """The private half of the key in use, sealed under a secret of the settings; gone when the next key starts."""

    key = models.OneToOneField(SigningKey, on_delete=models.PROTECT, related_name="secret", verbose_name=_("khoá ký"))
    salt = models.BinaryField()
    sealed = models.BinaryField()

    class Meta:
        verbose_name = _("nửa bí mật của khoá")
        verbose_name_plural = _("nửa bí mật của các khoá")

    def __str__(self) -> str:
        return str(self.key)
