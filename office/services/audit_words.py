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
from django.utils.translation import pgettext_lazy

from common.models import AuditEntry
from common.noting import DOWNLOAD, REFUSED, SIGN_IN_FAILED
from common.workflow import Transition
from units.selectors.accounts import ACCOUNT_MOVES

WITHOUT_TABLE = {
    "add_file": pgettext_lazy("audit", "Thêm tệp kiểm tra"),
    "add_items": pgettext_lazy("audit", "Thêm nội dung phiên họp"),
    "add_objection": pgettext_lazy("audit", "Ghi người bị phản đối"),
    "add_photo": pgettext_lazy("audit", "Thêm ảnh"),
    "add_picture": pgettext_lazy("audit", "Thêm hình"),
    "add_units": pgettext_lazy("audit", "Thêm đơn vị được kiểm tra"),
    "adopt_cross_scores": pgettext_lazy("audit", "Lấy điểm chấm chéo"),
    "arrange": pgettext_lazy("audit", "Xếp chỗ"),
    "ask": pgettext_lazy("audit", "Hỏi ý kiến cơ quan"),
    "ask_extension": pgettext_lazy("audit", "Xin gia hạn"),
    "assign": pgettext_lazy("audit", "Giao"),
    "attach": pgettext_lazy("audit", "Đính kèm tệp"),
    "bulk_accept": pgettext_lazy("audit", "Tiếp nhận hàng loạt"),
    "bulk_approve": pgettext_lazy("audit", "Phê duyệt hàng loạt"),
    "certificates": pgettext_lazy("audit", "Cấp bằng, giấy"),
    "clone": pgettext_lazy("audit", "Nhân bản"),
    "close_link": pgettext_lazy("audit", "Đóng liên kết"),
    "confirm": pgettext_lazy("audit", "Xác nhận"),
    "confirm_benefit": pgettext_lazy("audit", "Xác nhận số tiền làm lợi"),
    "confirm_counts": pgettext_lazy("audit", "Xác nhận kết quả kiểm phiếu"),
    "consent": pgettext_lazy("audit", "Ghi sự đồng ý công khai"),
    "correct": pgettext_lazy("audit", "Sửa trả lời"),
    "correct_plaque": pgettext_lazy("audit", "Đính chính gắn biển"),
    "create": pgettext_lazy("audit", "Tạo"),
    "cross_score": pgettext_lazy("audit", "Chấm chéo"),
    "declare_conflict": pgettext_lazy("audit", "Khai xung đột lợi ích"),
    "decline_extension": pgettext_lazy("audit", "Từ chối gia hạn"),
    "detach": pgettext_lazy("audit", "Bỏ tệp"),
    "discard_decision": pgettext_lazy("audit", "Huỷ dự thảo quyết định"),
    "discard_letter": pgettext_lazy("audit", "Huỷ dự thảo tờ trình"),
    DOWNLOAD: pgettext_lazy("audit", "Tải tài liệu về"),
    "draft": pgettext_lazy("audit", "Soạn"),
    "edit": pgettext_lazy("audit", "Sửa"),
    "edit_account": pgettext_lazy("audit", "Sửa quyền của tài khoản"),
    "edit_photo": pgettext_lazy("audit", "Sửa chú thích, thứ tự ảnh"),
    "end": pgettext_lazy("audit", "Kết thúc"),
    "expense": pgettext_lazy("audit", "Ghi chi quỹ"),
    "export": pgettext_lazy("audit", "Xuất dữ liệu"),
    "extend": pgettext_lazy("audit", "Gia hạn"),
    "found": pgettext_lazy("audit", "Thành lập hội đồng"),
    "hide_public": pgettext_lazy("audit", "Ẩn khỏi trang công khai"),
    "income": pgettext_lazy("audit", "Ghi thu quỹ"),
    "invite": pgettext_lazy("audit", "Thêm người được trao"),
    "keep": pgettext_lazy("audit", "Ghi cơ quan"),
    "last_number": pgettext_lazy("audit", "Ghi số cuối đã dùng"),
    "lay": pgettext_lazy("audit", "Lập danh sách chi"),
    "leave": pgettext_lazy("audit", "Ghi thôi tham gia"),
    "leave_out": pgettext_lazy("audit", "Bỏ khỏi buổi trao"),
    "members": pgettext_lazy("audit", "Đổi thành viên"),
    "merge": pgettext_lazy("audit", "Gộp hồ sơ người"),
    "move": pgettext_lazy("audit", "Chuyển đơn vị"),
    "note": pgettext_lazy("audit", "Ghi ai đã nhận"),
    "number": pgettext_lazy("audit", "Ghi số công văn"),
    "open_link": pgettext_lazy("audit", "Mở liên kết"),
    "override": pgettext_lazy("audit", "Ghi kết quả khác máy"),
    "pass": pgettext_lazy("audit", "Chuyển giao"),
    "pass_on": pgettext_lazy("audit", "Chuyển tiếp"),
    "plan": pgettext_lazy("audit", "Lập phiên họp"),
    "prepare": pgettext_lazy("audit", "Chuẩn bị bàn giao"),
    "print": pgettext_lazy("audit", "In bằng, giấy"),
    "progress": pgettext_lazy("audit", "Ghi tiến độ"),
    "propose": pgettext_lazy("audit", "Đề nghị"),
    "recompute": pgettext_lazy("audit", "Tính lại tiền thưởng"),
    "record": pgettext_lazy("audit", "Ghi nhận"),
    "record_attendance": pgettext_lazy("audit", "Điểm danh"),
    "record_recognition": pgettext_lazy("audit", "Ghi công nhận"),
    REFUSED: pgettext_lazy("audit", "Bị từ chối quyền"),
    "register": pgettext_lazy("audit", "Đăng ký thí sinh"),
    "reissue": pgettext_lazy("audit", "Cấp lại bằng, giấy"),
    "remove": pgettext_lazy("audit", "Bỏ"),
    "remove_file": pgettext_lazy("audit", "Bỏ tệp kiểm tra"),
    "remove_finding": pgettext_lazy("audit", "Bỏ kết quả kiểm tra"),
    "remove_item": pgettext_lazy("audit", "Bỏ nội dung phiên họp"),
    "remove_photo": pgettext_lazy("audit", "Bỏ ảnh"),
    "remove_picture": pgettext_lazy("audit", "Bỏ hình"),
    "remove_progress": pgettext_lazy("audit", "Bỏ lần ghi tiến độ"),
    "remove_reuse": pgettext_lazy("audit", "Bỏ nơi áp dụng lại"),
    "remove_second_factor": pgettext_lazy("audit", "Bỏ xác thực hai lớp"),
    "remove_uptake": pgettext_lazy("audit", "Bỏ nơi nhân rộng"),
    "remove_unit": pgettext_lazy("audit", "Bỏ đơn vị được kiểm tra"),
    "renew": pgettext_lazy("audit", "Cập nhật theo sổ"),
    "renew_secret": pgettext_lazy("audit", "Đổi bí mật ký tin"),
    "reorganise": pgettext_lazy("audit", "Sắp xếp tổ chức"),
    "replace": pgettext_lazy("audit", "Thay mẫu"),
    "resume": pgettext_lazy("audit", "Mở lại"),
    "reuse": pgettext_lazy("audit", "Áp dụng lại"),
    "review": pgettext_lazy("audit", "Thẩm định"),
    "revoke": pgettext_lazy("audit", "Thu hồi"),
    "seat": pgettext_lazy("audit", "Đổi chỗ ngồi"),
    "seat_member": pgettext_lazy("audit", "Thêm thành viên hội đồng"),
    "share": pgettext_lazy("audit", "Chia sẻ"),
    "show_public": pgettext_lazy("audit", "Đưa ra trang công khai"),
    SIGN_IN_FAILED: pgettext_lazy("audit", "Đăng nhập không thành công"),
    "start": pgettext_lazy("audit", "Bắt đầu"),
    "take_in_claims": pgettext_lazy("audit", "Nhận danh sách cũ"),
    "take_out": pgettext_lazy("audit", "Bỏ thí sinh"),
    "targets": pgettext_lazy("audit", "Đổi chỉ tiêu"),
    "tell_apart": pgettext_lazy("audit", "Kết luận khác nhau"),
    "template": pgettext_lazy("audit", "Tải mẫu nhập liệu"),
    "test": pgettext_lazy("audit", "Gửi thử"),
    "type_counts": pgettext_lazy("audit", "Nhập kết quả kiểm phiếu"),
    "undo_merge": pgettext_lazy("audit", "Hoàn tác gộp"),
    "unseat_member": pgettext_lazy("audit", "Thôi thành viên hội đồng"),
    "update_member": pgettext_lazy("audit", "Sửa thành viên hội đồng"),
    "uptake": pgettext_lazy("audit", "Ghi nơi nhân rộng"),
    "waive": pgettext_lazy("audit", "Cho qua người đã làm việc với hồ sơ"),
    "waive_objection": pgettext_lazy("audit", "Không theo ý kiến của cơ quan"),
    "withdraw": pgettext_lazy("audit", "Rút lại"),
    "withdraw_conclusion": pgettext_lazy("audit", "Rút kết luận"),
    "withdraw_conflict": pgettext_lazy("audit", "Rút xung đột lợi ích"),
    "withdraw_consent": pgettext_lazy("audit", "Rút sự đồng ý công khai"),
    "withdraw_override": pgettext_lazy("audit", "Rút kết quả khác máy"),
}

OF_A_KIND = {
    "accounts.User": ACCOUNT_MOVES,
    "certificates.Ceremony": {
        "open": pgettext_lazy("audit", "Lập buổi trao"),
        "remove": pgettext_lazy("audit", "Bỏ buổi trao"),
    },
    "certificates.SigningKey": {"start": pgettext_lazy("audit", "Dùng khoá ký")},
    "councils.Council": {"edit": pgettext_lazy("audit", "Sửa hội đồng")},
    "decisions.Delegation": {
        "create": pgettext_lazy("audit", "Uỷ quyền"),
        "withdraw": pgettext_lazy("audit", "Rút uỷ quyền"),
    },
    "prizes.Fund": {"open": pgettext_lazy("audit", "Mở quỹ")},
    "prizes.PrizeList": {"close": pgettext_lazy("audit", "Chốt danh sách chi")},
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
