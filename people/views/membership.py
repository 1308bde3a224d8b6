from django.utils.translation import gettext_lazy as _

from people.forms.membership import LeaveForm, MoveForm
from people.permissions import may_keep, may_move
from people.services.membership import end_membership, move_member
from people.views.mixins import MemberActView


class MemberMoveView(MemberActView):
    """To another unit; for a person who left, back into one."""

    form_class = MoveForm
    done = _("Đã chuyển sinh hoạt.")

    @property
    def title(self):
        return _("Tiếp nhận lại") if self.member.left_on else _("Chuyển sinh hoạt")

    button = title
    consequences = _(
        "Từ ngày này đoàn viên thuộc đơn vị mới. Quá trình ở đơn vị trước, thành tích và hồ sơ đã lập vẫn được giữ."
    )

    def verdict(self):
        return may_move(self.request.user, self.member)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def act(self, to, on):
        move_member(self.member, to=to, on=on, by=self.request.user)


class MemberLeaveView(MemberActView):
    form_class = LeaveForm
    title = button = _("Rời đơn vị")
    consequences = _(
        "Đoàn viên không còn trong danh sách, không đăng ký mới được nữa. Quá trình và thành tích vẫn được giữ; "
        "khi người ấy trở lại, công đoàn cấp trên tiếp nhận lại ở trang của đoàn viên."
    )
    done = _("Đã ghi đoàn viên rời đơn vị.")
    is_danger = True

    def verdict(self):
        return may_keep(self.request.user, self.member)

    def act(self, on, reason):
        end_membership(self.member, on=on, reason=reason, by=self.request.user)
