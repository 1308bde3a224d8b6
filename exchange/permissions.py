"""Who may import which sheet, and from where they do it."""

from collections.abc import Iterable, Mapping
from copy import copy
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from decisions.permissions import DRAFTERS
from exchange.querysets import OVERSEERS, UPLOADERS
from units.models import Role, Unit
from units.scope import Scope, scope_of

EXPORTERS: Mapping[str, tuple[Role, ...]] = MappingProxyType({"votes": OVERSEERS, "answers": DRAFTERS})
"""Sheets that those who work for a unit do not see, by who does."""


def may_import_sheet(user: Any, roles: Iterable[str]) -> Verdict:
    """Somebody who holds one of ``roles`` somewhere; each row is asked about its own unit besides."""
    if user.is_superuser or scope_of(user).holds(*roles):
        return YES
    return no(
        _("Bạn không có quyền nhập trang này: cần vai trò %(roles)s.")
        % {"roles": ", ".join(str(Role(role).label) for role in roles)}
    )


def acting(user: Any) -> Any:
    """``user`` with the reach an import gives: a superuser works as editor and specialist from every root."""
    if not user.is_superuser:
        return user
    kinds = dict(Unit.objects.filter(depth=1).values_list("path", "kind"))
    reaching = copy(user)
    reaching.unit_scope = Scope({Role.EDITOR: tuple(kinds), Role.SPECIALIST: tuple(kinds)}, kinds)
    return reaching


def may_open_exchange(user: Any) -> Verdict:
    """Whoever imports for some unit, or oversees those who do."""
    if user.is_superuser or scope_of(user).holds(*UPLOADERS, *OVERSEERS):
        return YES
    return no(_("Phần Excel dành cho người lập hồ sơ, chuyên viên, người phê duyệt và người quản lý của đơn vị."))


def may_upload(user: Any) -> Verdict:
    """Whoever may import at least one sheet for some unit."""
    if not user.is_active:
        return no(_("Tài khoản «%(user)s» đã khoá nên không nhập được.") % {"user": user.get_username()})
    if user.is_superuser or scope_of(user).holds(*UPLOADERS):
        return YES
    return no(_("Chỉ người lập hồ sơ, chuyên viên hoặc người phê duyệt mới nhập được tệp Excel."))


def may_work_on_run(user: Any, run: Any) -> Verdict:
    """A file is checked, written and given up in the name of whoever sent it, by nobody else."""
    if user.pk == run.by_id:
        return YES
    return no(_("Chỉ người đã tải tệp này lên mới quyết định được việc nhập nó."))


def may_undo_run(user: Any, run: Any) -> Verdict:
    """Whoever imported it, while they still may import each sheet it wrote wherever they did; a superuser."""
    if user.is_superuser:
        return YES
    if user.pk != run.by_id:
        return no(_("Chỉ người đã nhập tệp này hoặc quản trị hệ thống mới hoàn tác được."))
    if run.unit is None:
        return no(_("Lần nhập này không của riêng đơn vị nào nên chỉ quản trị hệ thống mới hoàn tác được."))
    lost = [name for name, asked in run.reach.items() if not _reaches(user, asked["roles"], asked["paths"])]
    if lost:
        said = ", ".join(f"«{name}»" for name in lost)
        return no(
            _("Bạn không còn quyền nhập trang %(sheets)s như khi nhập tệp này nên không hoàn tác được.")
            % {"sheets": said}
        )
    if run.reach or _reaches(user, UPLOADERS, [run.unit.path]):
        return YES
    return no(_("Bạn không còn quyền nhập cho đơn vị của lần nhập này nên không hoàn tác được."))


def _reaches(user: Any, roles: Iterable[str], paths: Iterable[str]) -> bool:
    """Whether any of ``roles`` reaches each of ``paths``."""
    scope = scope_of(user)
    return all(scope.covers(path, *roles) for path in paths)


def asked_for_undoing(user: Any, run: Any) -> Verdict:
    """An undoing ends in the name of whoever asked for it."""
    if user.pk == run.undone_by_id:
        return YES
    return no(_("Chỉ người đã yêu cầu hoàn tác mới dừng được việc này."))


def may_take_out(user: Any, run: Any) -> Verdict:
    """An export is made, kept and given up in the name of whoever asked for it."""
    if user.pk == run.by_id:
        return YES
    return no(_("Chỉ người đã yêu cầu xuất mới dùng được tệp này."))


def may_read_export(user: Any, run: Any) -> Verdict:
    """Whoever asked for it, while every role it was made by still reaches as far."""
    if not (verdict := may_take_out(user, run)) or user.is_superuser:
        return verdict
    if all(_reaches(user, [role], paths) for role, paths in run.query.get("reach", {}).items()):
        return YES
    return no(_("Quyền của bạn đã thay đổi từ lúc xuất nên không mở lại được tệp này. Hãy xuất lại từ danh sách."))


def may_export_sheet(user: Any, unit: Unit, sheet: str) -> Verdict:
    """Whoever works for the unit or oversees it; votes of a council only overseers, answers only who records them."""
    roles = EXPORTERS.get(sheet, (Role.EDITOR, *OVERSEERS))
    if user.is_superuser or scope_of(user).covers(unit.path, *roles):
        return YES
    return no(_("Bạn không có quyền xuất trang «%(sheet)s» của %(unit)s.") % {"sheet": sheet, "unit": unit.label})


def may_read_file(user: Any, run: Any) -> Verdict:
    """A file holds data of persons: whoever sent it reads it again, and a superuser."""
    if user.is_superuser or user.pk == run.by_id:
        return YES
    return no(_("Tệp có dữ liệu cá nhân nên chỉ người đã tải lên mới mở lại được. Bạn xem được số dòng đã nhập."))
