"""Lines of the audit in words: those of the tables of transitions, and of the moves that have no table."""

import pkgutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext_lazy as _

from common.models import AuditEntry
from common.noting import DOWNLOAD, REFUSED, SIGN_IN_FAILED
from common.workflow import Transition
from units.selectors.accounts import ACCOUNT_MOVES

WITHOUT_TABLE = {
    "adopt_cross_scores": _("Lấy điểm chấm chéo"),
    "ask_extension": _("Xin gia hạn"),
    "assign": _("Giao"),
    "attach": _("Đính kèm tệp"),
    "bulk_accept": _("Tiếp nhận hàng loạt"),
    "bulk_approve": _("Phê duyệt hàng loạt"),
    "clone": _("Nhân bản"),
    "close_link": _("Đóng liên kết"),
    "confirm": _("Xác nhận"),
    "create": _("Tạo"),
    "cross_score": _("Chấm chéo"),
    "decline_extension": _("Từ chối gia hạn"),
    "detach": _("Bỏ tệp"),
    DOWNLOAD: _("Tải tài liệu về"),
    "draft": _("Soạn"),
    "edit": _("Sửa"),
    "edit_account": _("Sửa quyền của tài khoản"),
    "end": _("Kết thúc"),
    "export": _("Xuất dữ liệu"),
    "extend": _("Gia hạn"),
    "last_number": _("Ghi số cuối đã dùng"),
    "leave": _("Ghi thôi tham gia"),
    "members": _("Đổi thành viên"),
    "merge": _("Gộp hồ sơ người"),
    "move": _("Chuyển đơn vị"),
    "number": _("Ghi số công văn"),
    "open_link": _("Mở liên kết"),
    "override": _("Ghi kết quả khác máy"),
    "pass": _("Chuyển giao"),
    "pass_on": _("Chuyển tiếp"),
    "prepare": _("Chuẩn bị bàn giao"),
    "progress": _("Ghi tiến độ"),
    "propose": _("Đề nghị"),
    "record": _("Ghi nhận"),
    "record_recognition": _("Ghi công nhận"),
    REFUSED: _("Bị từ chối quyền"),
    "renew": _("Cập nhật theo sổ"),
    "remove": _("Bỏ"),
    "remove_second_factor": _("Bỏ xác thực hai lớp"),
    "reorganise": _("Sắp xếp tổ chức"),
    "reuse": _("Áp dụng lại"),
    "review": _("Thẩm định"),
    "share": _("Chia sẻ"),
    SIGN_IN_FAILED: _("Đăng nhập không thành công"),
    "start": _("Bắt đầu"),
    "take_in_claims": _("Nhận danh sách cũ"),
    "targets": _("Đổi chỉ tiêu"),
    "tell_apart": _("Kết luận khác nhau"),
    "template": _("Tải mẫu nhập liệu"),
    "undo_merge": _("Hoàn tác gộp"),
    "withdraw": _("Rút lại"),
    "withdraw_conclusion": _("Rút kết luận"),
    "withdraw_override": _("Rút kết quả khác máy"),
}

NAMING = ("full_name", "username", "name", "title", "subject_matter")
WITHOUT_NAME = {"consultations.PublicComment"}
"""Kinds of rows whose name is that of whoever wrote them."""


def told_lines(lines: Iterable[AuditEntry], *, sealed_to: int) -> list[dict]:
    """Each of ``lines`` in words, with the name of what it is about and whether it is sealed.

    One query for each kind of row that has a name, besides those of content types, which are kept.
    """
    lines = list(lines)
    names = _names_of(lines)
    return [
        {
            "line": line,
            "what": move_in_words(line),
            "about": _kind_of(line),
            "name": names.get((line.subject_type_id, line.subject_id), ""),
            "before": state_in_words(line, line.before),
            "after": state_in_words(line, line.after),
            "address": line.data.get("address", ""),
            "is_sealed": line.pk <= sealed_to,
        }
        for line in lines
    ]


def move_in_words(line: AuditEntry) -> str:
    """The verb of a move as the app calls it that ``line`` is about; its code where nobody gave it one."""
    app = ContentType.objects.get_for_id(line.subject_type_id).app_label
    return str(_verbs().get(app, {}).get(line.move) or known_moves().get(line.move, line.move))


@cache
def known_moves() -> Mapping[str, object]:
    """Every move with a verb, by its code."""
    of_tables = {move: verb for verbs in _verbs().values() for move, verb in verbs.items()}
    return {**of_tables, **ACCOUNT_MOVES, **WITHOUT_TABLE}


@cache
def _verbs() -> Mapping[str, Mapping[str, object]]:
    """App → move → verb, of the tables of transitions."""
    found: defaultdict[str, dict[str, object]] = defaultdict(dict)
    for module in _modules():
        app = module.__name__.partition(".")[0]
        for table in _tables(module):
            found[app] |= {move: step.label for move, step in table.items() if step.label}
    return found


def state_in_words(line: AuditEntry, state: str) -> str:
    """The label of a state of what ``line`` is about; the state itself where its model has none, or is gone."""
    model = ContentType.objects.get_for_id(line.subject_type_id).model_class()
    try:
        choices = dict(model._meta.get_field("state").flatchoices) if model else {}
    except FieldDoesNotExist:
        choices = {}
    return str(choices.get(state, state))


def _tables(module) -> Iterator[Mapping[str, Transition]]:
    for value in vars(module).values():
        if isinstance(value, Mapping) and value and all(isinstance(each, Transition) for each in value.values()):
            yield value


def _modules() -> Iterator:
    for config in apps.get_app_configs():
        name = f"{config.name}.transitions"
        if find_spec(name) is None:
            continue
        module = import_module(name)
        yield module
        for part in pkgutil.iter_modules(getattr(module, "__path__", ())):
            yield import_module(f"{name}.{part.name}")


def _names_of(lines: Iterable[AuditEntry]) -> dict[tuple[int, int], str]:
    """Kind and key → the name the row bears now; nothing for rows that are gone, have no name or are secret."""
    keys: defaultdict[int, set[int]] = defaultdict(set)
    for line in lines:
        keys[line.subject_type_id].add(line.subject_id)
    names = {}
    for kind, wanted in keys.items():
        model = ContentType.objects.get_for_id(kind).model_class()
        if model is None or not (fields := _naming_fields(model)):
            continue
        rows = model._base_manager.filter(pk__in=wanted)
        if _has(model, "is_secret"):
            rows = rows.filter(is_secret=False)
        for key, *said in rows.values_list("pk", *fields):
            names[kind, key] = next(filter(None, said), "")
    return names


@cache
def _naming_fields(model) -> tuple[str, ...]:
    """The fields that name a row of ``model``, the first that is filled in counts."""
    if model._meta.label in WITHOUT_NAME:
        return ()
    return tuple(name for name in NAMING if _has(model, name))


def _has(model, name: str) -> bool:
    return any(field.name == name for field in model._meta.concrete_fields)


def _kind_of(line: AuditEntry) -> str:
    kind = ContentType.objects.get_for_id(line.subject_type_id)
    model = kind.model_class()
    return str(model._meta.verbose_name) if model else kind.model
