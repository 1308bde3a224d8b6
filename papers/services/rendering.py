"""Papers as files."""

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _

from common.sample_mark import is_sample_database
from papers.content import CONTENT, Certificate, Paper, PaperKind
from papers.services.filling import fill
from papers.services.printed import Printed, printed
from papers.services.sheets import A4_LANDSCAPE, SheetLayout, sheets
from papers.services.template import template_of
from papers.services.typesetting import typeset
from units.models import Unit


def render_pdf(kind: PaperKind, data: Paper, *, unit: Unit, on: dt.date) -> bytes:
    """The paper as PDF/A-2b under the letterhead of ``unit`` on the day ``on``, which is also the file's date.

    The same words give the same bytes. Raises ``DomainError`` for a letter that cannot be printed.
    """
    _refuse_other(kind, data)
    if isinstance(data, Certificate):
        return render_certificates([data], unit=unit, on=on)
    return typeset(kind, _marked(printed(kind, data, unit=unit, on=on)), on=on)


def render_docx(kind: PaperKind, data: Paper, *, unit: Unit, on: dt.date) -> bytes:
    """The same paper as a .docx that officers may still change in Word, made of the template in use."""
    _refuse_other(kind, data)
    if isinstance(data, Certificate):
        (said,) = sheets([data], unit=unit, on=on, layout=A4_LANDSCAPE)["sheets"]
    else:
        said = printed(kind, data, unit=unit, on=on)
    return fill(template_of(kind), _marked(said))


def render_certificates(
    certificates: Iterable[Certificate], *, unit: Unit, on: dt.date, layout: SheetLayout = A4_LANDSCAPE
) -> bytes:
    """One sheet for each, in their order, in one PDF; raises ``DomainError`` as ``render_pdf``."""
    said = _marked(sheets(certificates, unit=unit, on=on, layout=layout))
    return typeset(PaperKind.CERTIFICATE, said, on=on, tagged=False)


def _marked(said: Printed) -> Printed:
    """What a paper of a sample database says beside its own words, on every page."""
    return said | {"sample": _("DỮ LIỆU MẪU")} if is_sample_database() else said


def _refuse_other(kind: PaperKind, data: Paper) -> None:
    if not isinstance(data, CONTENT[kind]):
        raise TypeError(f"{kind} is made of {CONTENT[kind].__name__}, not of {type(data).__name__}")
