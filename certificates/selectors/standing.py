"""What a certificate is worth today, told from the rows that were added since and never from one that was changed."""

import datetime as dt
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.models import HonourEndKind
from certificates.models import Certificate
from certificates.payload import Contents, PayloadRefused, check
from certificates.selectors.keys import known_keys
from common.sample_mark import is_sample_database
from decisions.models import DecisionLine


class Standing(models.TextChoices):
    IN_FORCE = "in_force", gettext_lazy("Còn hiệu lực")
    CORRECTED = "corrected", gettext_lazy("Đã đính chính")
    REVOKED = "revoked", gettext_lazy("Đã thu hồi")
    REPLACED = "replaced", gettext_lazy("Đã thay thế")
    SUPERSEDED = "superseded", gettext_lazy("Bản cũ, đã cấp lại")
    SAMPLE = "unknown", gettext_lazy("Dữ liệu mẫu, không có giá trị")


@dataclass(frozen=True, slots=True)
class Told:
    """How a certificate stands, by the decision ``by`` of ``on``; ``correction`` holds the texts that are right now."""

    standing: Standing
    by: str = ""
    on: dt.date | None = None
    correction: DecisionLine | None = None

    @property
    def label(self) -> str:
        """«Đã thu hồi theo Quyết định 07/QĐ-LĐLĐ ngày 20/01/2021»."""
        if not self.by:
            return str(self.standing.label)
        return _("%(state)s theo Quyết định %(number)s ngày %(day)s") % {
            "state": self.standing.label,
            "number": self.by,
            "day": f"{self.on:%d/%m/%Y}",
        }


def standing_of(certificate: Certificate) -> Told:
    """How ``certificate``, read ``for_page``, stands: the gravest that is true of it."""
    correction = last_correction_of(certificate.line) if certificate.is_corrected else None
    if certificate.is_sample or is_sample_database():
        return Told(Standing.SAMPLE, correction=correction)
    if end := getattr(certificate.line.honour, "end", None):
        gone = Standing.REVOKED if end.kind == HonourEndKind.REVOKED else Standing.REPLACED
        return Told(gone, end.decision_no, end.decided_on, correction)
    if certificate.is_superseded:
        return Told(Standing.SUPERSEDED, correction=correction)
    if correction:
        decision = correction.decision
        return Told(Standing.CORRECTED, decision.number_label, decision.signed_on, correction)
    return Told(Standing.IN_FORCE)


def last_correction_of(line: DecisionLine) -> DecisionLine | None:
    """The line of the last issued correction about the honour of ``line``, whose texts hold instead."""
    return DecisionLine.objects.correcting().filter(honour=line.honour_id).select_related("decision").first()


def fault_of(certificate: Certificate, payload: str) -> str:
    """What is wrong with the ``payload`` scanned from a sheet with the code of ``certificate``; empty when nothing."""
    if not payload:
        return ""
    try:
        check(payload, known_keys())
    except PayloadRefused as refusal:
        return str(refusal)
    if payload != certificate.payload:
        return _(
            "Mã QR này là của một giấy khác, không phải của giấy mang mã tra cứu này. Giấy đã bị sửa hoặc làm giả; hãy "
            "báo nơi cấp."
        )
    return ""


def contents_of(line: DecisionLine, *, code: str, copy: int, correction: DecisionLine | None = None) -> Contents:
    """What the certificate of ``line`` prints and its QR code says, as corrected when there is a ``correction``."""
    printed, decision = correction or line, line.decision
    return Contents(
        code=code,
        copy=copy,
        decision=decision.number_label,
        signed_on=decision.signed_on.isoformat(),
        number=line.order_no,
        name=printed.name,
        unit=printed.unit_name,
        award=printed.award_label,
    )
