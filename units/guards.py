from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from units.models import Unit, UnitKind

FROM_TOP_TO_BOTTOM = tuple(UnitKind)


def kind_fits_under(kind: str, parent: Unit) -> Verdict:
    """The parent's level is above ``kind``: levels are listed from top to bottom."""
    if FROM_TOP_TO_BOTTOM.index(UnitKind(parent.kind)) < FROM_TOP_TO_BOTTOM.index(UnitKind(kind)):
        return YES
    return no(
        _("%(parent)s là %(level)s, không phải là cấp trên của %(kind)s. Hãy xem lại cấp hoặc đơn vị cấp trên.")
        % {"parent": parent.label, "level": parent.get_kind_display(), "kind": UnitKind(kind).label}
    )


def takes_units(parent: Unit) -> Verdict:
    """The unit has not ended."""
    if parent.ended_on is None:
        return YES
    return no(
        _("%(parent)s đã kết thúc hoạt động nên không lập được đơn vị trực thuộc. Hãy chọn đơn vị khác.")
        % {"parent": parent.label}
    )
