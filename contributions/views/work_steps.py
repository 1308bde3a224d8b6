"""What is done with one work: its moves, its progress, what is concluded about it and another."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from django.views.generic.detail import SingleObjectMixin

from common import clock
from common.serving import stored_response
from contributions.forms.work import DecideForm, FixForm, PairForm, ProgressForm, move_form
from contributions.guards.work import work_goes_on
from contributions.models import Work, WorkFile, WorkPair, WorkProgress, WorkVerdict
from contributions.permissions.work import may_conclude, may_edit_work
from contributions.selectors.work_doubles import difference
from contributions.services.work_moves import ASKED, decide_plaque, fix_plaque, move_work, refuse_plaque
from contributions.services.work_pair import join_works, tell_works_apart, withdraw_work_pair
from contributions.services.work_progress import record_progress, remove_progress
from contributions.transitions.work import WORK_MOVES
from units.forms.act import ReasonForm, VersionForm
from units.views.act import MoveView, RowActView
from units.views.mixins import UnitScopeMixin


@dataclass(frozen=True, slots=True)
class Step:
    """How a move is asked for on its page, and the service that makes it."""

    consequences: str = ""
    form_class: type | None = None
    make: object = None
    is_danger: bool = False


STEPS = {
    "start": Step(),
    "finish": Step(gettext_lazy("Số ngày vượt tiến độ được tính từ ngày này và ngày theo kế hoạch.")),
    "inspect": Step(gettext_lazy("Sau khi nghiệm thu mới đề nghị gắn biển được.")),
    "propose_plaque": Step(
        gettext_lazy(
            "Công đoàn cấp trên quyết định. Trong lúc chờ, đơn vị không sửa công trình; muốn sửa thì rút đề nghị."
        )
    ),
    "take_back_plaque": Step(form_class=VersionForm),
    "decide_plaque": Step(
        gettext_lazy("Công trình vào sổ gắn biển với số và ngày của quyết định. Đơn vị được báo."),
        DecideForm,
        decide_plaque,
    ),
    "refuse_plaque": Step(
        gettext_lazy("Đơn vị đọc được lý do và có thể đề nghị lại."), ReasonForm, refuse_plaque, is_danger=True
    ),
    "fix_plaque": Step(
        gettext_lazy("Ghi ngày và nơi làm lễ; ảnh của buổi lễ đứng trong phần tiến độ."), FixForm, fix_plaque
    ),
    "build_on": Step(gettext_lazy("Ngày hoàn thành đã ghi được bỏ."), ReasonForm),
    "inspect_again": Step(gettext_lazy("Ngày nghiệm thu đã ghi được bỏ."), ReasonForm),
    "drop": Step(
        gettext_lazy("Công trình không được tính nữa. Có thể ghi thực hiện trở lại."), ReasonForm, is_danger=True
    ),
    "take_up_again": Step(gettext_lazy("Công trình trở lại trạng thái đã đăng ký."), ReasonForm),
}


class WorkMixin:
    """One work within one's reach; what was done leads back to its page."""

    queryset = Work.objects.select_related("owner_unit")
    address = "contributions:work-detail"

    def about(self):
        return self.row.name

    def back_label(self):
        return self.row.code


class WorkMoveView(WorkMixin, MoveView):
    """Any of the moves, by its name in the address."""

    table = WORK_MOVES

    def find(self):
        super().find()
        self.move = self.kwargs["move"]
        if self.move not in STEPS:
            raise Http404
        self.step = STEPS[self.move]
        self.title = self.button = WORK_MOVES[self.move].label
        self.consequences, self.is_danger = self.step.consequences, self.step.is_danger
        self.done = _("Đã %(done)s.") % {"done": WORK_MOVES[self.move].done}

    def get_form_class(self):
        return self.step.form_class or move_form(self.move)

    def get_initial(self):
        asked = {name: getattr(self.row, name) for name in ASKED.get(self.move, ())}
        return super().get_initial() | asked

    def act(self, **typed):
        if self.step.make:
            return self.step.make(self.row, by=self.request.user, **typed)
        return move_work(self.row, self.move, by=self.request.user, **typed)


class WorkProgressView(WorkMixin, RowActView):
    """A new entry of progress with its photos."""

    form_class = ProgressForm
    title = gettext_lazy("Ghi tiến độ")
    button = gettext_lazy("Lưu tiến độ")
    done = gettext_lazy("Đã ghi tiến độ.")

    def verdict(self):
        return may_edit_work(self.request.user, self.row) and work_goes_on(self.row)

    def get_initial(self):
        return {"day": clock.today()}

    def act(self, **typed):
        record_progress(self.row, by=self.request.user, **typed)


class WorkProgressRemoveView(WorkMixin, RowActView):
    form_class = VersionForm
    title = gettext_lazy("Bỏ lần ghi tiến độ")
    consequences = gettext_lazy("Nội dung và ảnh của lần ghi này không còn nữa.")
    button = gettext_lazy("Bỏ")
    done = gettext_lazy("Đã bỏ lần ghi tiến độ.")
    is_danger = True

    def find(self):
        super().find()
        rows = WorkProgress.objects.filter(work=self.row).select_related("work")
        self.progress = get_object_or_404(rows, pk=self.kwargs["progress"])

    def verdict(self):
        return may_edit_work(self.request.user, self.row)

    def about(self):
        return f"{self.row.name} – {self.progress.day:%d/%m/%Y}"

    def act(self, version):
        remove_progress(self.progress, by=self.request.user)


class WorkFileView(UnitScopeMixin, SingleObjectMixin, View):
    """A photo or a decision, whoever may see the work may have it."""

    queryset = WorkFile.objects.all()

    def get(self, request, pk, paper):
        found = get_object_or_404(self.get_queryset(), work=pk, pk=paper)
        return stored_response(found, request.GET)


class WorkPairView(WorkMixin, RowActView):
    """Two records beside one another, what differs marked, and what a person concludes."""

    form_class = PairForm
    template_name = "contributions/work_pair.html"
    title = gettext_lazy("Có phải cùng một công trình?")
    button = gettext_lazy("Ghi kết luận")
    done = gettext_lazy("Đã ghi kết luận.")

    def find(self):
        super().find()
        rows = self.queryset.visible_to(self.request.user).exclude(pk=self.row.pk)
        self.other = get_object_or_404(rows, pk=self.kwargs["twin"])

    def verdict(self):
        return may_conclude(self.request.user, self.row, self.other)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"works": (self.row, self.other)}

    def get_initial(self):
        return {}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"lines": difference(self.row, self.other)}

    def act(self, verdict, kept, reason):
        if verdict == WorkVerdict.DIFFERENT:
            tell_works_apart(self.row, self.other, by=self.request.user, reason=reason)
            return
        counted, also = (self.row, self.other) if kept == self.row.pk else (self.other, self.row)
        join_works(counted, also, by=self.request.user, reason=reason)


class WorkPairWithdrawView(WorkMixin, RowActView):
    form_class = ReasonForm
    title = gettext_lazy("Bỏ kết luận về hai công trình")
    consequences = gettext_lazy(
        "Mỗi bản ghi lại tính riêng, và hai công trình lại được hỏi nếu giống nhau. "
        "Kết luận cũ vẫn được giữ trong lịch sử."
    )
    button = gettext_lazy("Bỏ kết luận")
    done = gettext_lazy("Đã bỏ kết luận.")

    def find(self):
        super().find()
        rows = WorkPair.objects.select_related("first__owner_unit", "second__owner_unit")
        self.pair = get_object_or_404(rows.about(self.row).standing(), pk=self.kwargs["pair"])

    def verdict(self):
        return may_conclude(self.request.user, self.pair.first, self.pair.second)

    def act(self, reason):
        withdraw_work_pair(self.pair, by=self.request.user, reason=reason)
