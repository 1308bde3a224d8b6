"""Templates in use are tried again: what a paper may say changes from release to release."""

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from common.errors import DomainError
from papers.content import PaperKind
from papers.models import PaperTemplate
from papers.services.checking import check_template
from papers.services.template import content_of


class Tried(NamedTuple):
    """A template in use, and why it no longer serves; empty for one that does."""

    template: PaperTemplate
    why: str


def try_templates() -> Iterator[Tried]:
    """Every uploaded template that is in use, by the kind of its papers, checked and filled in on trial as when it was
    taken; nothing is written."""
    for kind in PaperKind:
        for row in PaperTemplate.objects.in_use(kind):
            yield Tried(row, _fault_of(row))


def _fault_of(row: PaperTemplate) -> str:
    try:
        check_template(content_of(row), PaperKind(row.kind))
    except DomainError as refusal:
        return str(refusal)
    except OSError:
        return _("Không đọc được tệp trong kho. Hãy khôi phục tệp từ bản sao lưu, hoặc thôi dùng mẫu này.")
    return ""
