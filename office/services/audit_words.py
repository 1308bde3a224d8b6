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
    "add_file": _("Thêm tệp kiểm tra"),
    "add_items": _("Thêm nội dung phiên họp"),
    "add_objection": _("Ghi người bị phản đối"),
    "add_photo": _("Thêm ảnh"),
    "add_picture": _("Thêm hình"),
    "add_units": _("Thêm đơn vị được kiểm tra"),
    "adopt_cross_scores": _("Lấy điểm chấm chéo"),
    "arrange": _("Xếp chỗ"),
    "ask": _("Hỏi ý kiến cơ quan"),
    "ask_extension": _("Xin gia hạn"),
    "assign": _("Giao"),
    "attach": _("Đính kèm tệp"),
    "bulk_accept": _("Tiếp nhận hàng loạt"),
    "bulk_approve": _("Phê duyệt hàng loạt"),
    "certificates": _("Cấp bằng, giấy"),
    "clone": _("Nhân bản"),
    "close_link": _("Đóng liên kết"),
    "confirm": _("Xác nhận"),
    "confirm_benefit": _("Xác nhận số tiền làm lợi"),
    "confirm_counts": _("Xác nhận kết quả kiểm phiếu"),
    "consent": _("Ghi sự đồng ý công khai"),
    "correct": _("Sửa trả lời"),
    "correct_plaque": _("Đính chính gắn biển"),
    "create": _("Tạo"),
    "cross_score": _("Chấm chéo"),
    "declare_conflict": _("Khai xung đột lợi ích"),
    "decline_extension": _("Từ chối gia hạn"),
    "detach": _("Bỏ tệp"),
    "discard_decision": _("Huỷ dự thảo quyết định"),
    "discard_letter": _("Huỷ dự thảo tờ trình"),
    DOWNLOAD: _("Tải tài liệu về"),
    "draft": _("Soạn"),
    "edit": _("Sửa"),
    "edit_account": _("Sửa quyền của tài khoản"),
    "edit_photo": _("Sửa chú thích, thứ tự ảnh"),
    "end": _("Kết thúc"),
    "expense": _("Ghi chi quỹ"),
    "export": _("Xuất dữ liệu"),
    "extend": _("Gia hạn"),
    "found": _("Thành lập hội đồng"),
    "hide_public": _("Ẩn khỏi trang công khai"),
    "income": _("Ghi thu quỹ"),
    "invite": _("Thêm người được trao"),
    "keep": _("Ghi cơ quan"),
    "last_number": _("Ghi số cuối đã dùng"),
    "lay": _("Lập danh sách chi"),
    "leave": _("Ghi thôi tham gia"),
    "leave_out": _("Bỏ khỏi buổi trao"),
    "members": _("Đổi thành viên"),
    "merge": _("Gộp hồ sơ người"),
    "move": _("Chuyển đơn vị"),
    "note": _("Ghi ai đã nhận"),
    "number": _("Ghi số công văn"),
    "open_link": _("Mở liên kết"),
    "override": _("Ghi kết quả khác máy"),
    "pass": _("Chuyển giao"),
    "pass_on": _("Chuyển tiếp"),
    "plan": _("Lập phiên họp"),
    "prepare": _("Chuẩn bị bàn giao"),
    "print": _("In bằng, giấy"),
    "progress": _("Ghi tiến độ"),
    "propose": _("Đề nghị"),
    "recompute": _("Tính lại tiền thưởng"),
    "record": _("Ghi nhận"),
    "record_attendance": _("Điểm danh"),
    "record_recognition": _("Ghi công nhận"),
    REFUSED: _("Bị từ chối quyền"),
    "register": _("Đăng ký thí sinh"),
    "reissue": _("Cấp lại bằng, giấy"),
    "remove": _("Bỏ"),
    "remove_file": _("Bỏ tệp kiểm tra"),
    "remove_finding": _("Bỏ kết quả kiểm tra"),
    "remove_item": _("Bỏ nội dung phiên họp"),
    "remove_photo": _("Bỏ ảnh"),
    "remove_picture": _("Bỏ hình"),
    "remove_progress": _("Bỏ lần ghi tiến độ"),
    "remove_reuse": _("Bỏ nơi áp dụng lại"),
    "remove_second_factor": _("Bỏ xác thực hai lớp"),
    "remove_uptake": _("Bỏ nơi nhân rộng"),
    "remove_unit": _("Bỏ đơn vị được kiểm tra"),
    "renew": _("Cập nhật theo sổ"),
    "renew_secret": _("Đổi bí mật ký tin"),
    "reorganise": _("Sắp xếp tổ chức"),
    "replace": _("Thay mẫu"),
    "resume": _("Mở lại"),
    "reuse": _("Áp dụng lại"),
    "review": _("Thẩm định"),
    "revoke": _("Thu hồi"),
    "seat": _("Đổi chỗ ngồi"),
    "seat_member": _("Thêm thành viên hội đồng"),
    "share": _("Chia sẻ"),
    "show_public": _("Đưa ra trang công khai"),
    SIGN_IN_FAILED: _("Đăng nhập không thành công"),
    "start": _("Bắt đầu"),
    "take_in_claims": _("Nhận danh sách cũ"),
    "take_out": _("Bỏ thí sinh"),
    "targets": _("Đổi chỉ tiêu"),
    "tell_apart": _("Kết luận khác nhau"),
    "template": _("Tải mẫu nhập liệu"),
    "test": _("Gửi thử"),
    "type_counts": _("Nhập kết quả kiểm phiếu"),
    "undo_merge": _("Hoàn tác gộp"),
    "unseat_member": _("Thôi thành viên hội đồng"),
    "update_member": _("Sửa thành viên hội đồng"),
    "uptake": _("Ghi nơi nhân rộng"),
    "waive": _("Cho qua người đã làm việc với hồ sơ"),
    "waive_objection": _("Không theo ý kiến của cơ quan"),
    "withdraw": _("Rút lại"),
    "withdraw_conclusion": _("Rút kết luận"),
    "withdraw_conflict": _("Rút xung đột lợi ích"),
    "withdraw_consent": _("Rút sự đồng ý công khai"),
    "withdraw_override": _("Rút kết quả khác máy"),
}

OF_A_KIND = {
    "accounts.User": ACCOUNT_MOVES,
    "certificates.Ceremony": {"open": _("Lập buổi trao"), "remove": _("Bỏ buổi trao")},
    "certificates.SigningKey": {"start": _("Dùng khoá ký")},
    "councils.Council": {"edit": _("Sửa hội đồng")},
    "decisions.Delegation": {"create": _("Uỷ quyền"), "withdraw": _("Rút uỷ quyền")},
    "prizes.Fund": {"open": _("Mở quỹ")},
    "prizes.PrizeList": {"close": _("Chốt danh sách chi")},
}
"""Kind of row → what its moves are called where another kind means something else by the same word."""
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
    """The verb of a move as the kind of row calls it that ``line`` is about; its code where nobody gave it one."""
    kind = ContentType.objects.get_for_id(line.subject_type_id)
    label = kind.model_class()._meta.label if kind.model_class() else ""
    for verbs in (OF_A_KIND.get(label, {}), _verbs_of(label), WITHOUT_TABLE, ACCOUNT_MOVES):
        if line.move in verbs:
            return str(verbs[line.move])
    return line.move


@cache
def known_moves() -> Mapping[str, object]:
    """Every move with a verb, by its code."""
    of_tables = {move: step.label for _app, table in _tables() for move, step in table.items() if step.label}
    of_kinds = {move: verb for verbs in OF_A_KIND.values() for move, verb in verbs.items()}
    return {**of_kinds, **of_tables, **ACCOUNT_MOVES, **WITHOUT_TABLE}


@cache
def _verbs_of(label: str) -> Mapping[str, object]:
    """Move → verb of the tables that lead rows of the kind ``label`` from state to state."""
    if not label or not _has(model := apps.get_model(label), "state"):
        return {}
    states = set(dict(model._meta.get_field("state").flatchoices))
    return {
        move: step.label
        for app, table in _tables()
        if app == model._meta.app_label and _states_of(table) <= states
        for move, step in table.items()
        if step.label
    }


def _states_of(table: Mapping[str, Transition]) -> set[str]:
    return {state for step in table.values() for state in (*step.sources, step.target)}


def state_in_words(line: AuditEntry, state: str) -> str:
    """The label of a state of what ``line`` is about; the state itself where its model has none, or is gone."""
    model = ContentType.objects.get_for_id(line.subject_type_id).model_class()
    try:
        choices = dict(model._meta.get_field("state").flatchoices) if model else {}
    except FieldDoesNotExist:
        choices = {}
    return str(choices.get(state, state))


def _tables() -> Iterator[tuple[str, Mapping[str, Transition]]]:
    """Each table of transitions with its app."""
    for module in _modules():
        for value in vars(module).values():
            if isinstance(value, Mapping) and value and all(isinstance(each, Transition) for each in value.values()):
                yield module.__name__.partition(".")[0], value


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
