from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from office.forms.reorganisation_line import ABOUT, LineForm
from office.models import Operation
from office.permissions.reorganisations import may_draft
from office.services.reorganisation_lines import add_line, confirm_line, remove_line
from office.views.reorganisations import OfReorganisation
from units.views.act import ActView
from units.views.mixins import refusing


class LineAddView(OfReorganisation, ActView):
    """First which of the nine operations, then what that one needs to know."""

    form_class = LineForm
    button = gettext_lazy("Thêm dòng")
    done = gettext_lazy("Đã thêm dòng.")

    def dispatch(self, request, *args, **kwargs):
        asked = request.POST if request.method == "POST" else request.GET
        self.operation = asked.get("operation", "")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        if self.operation in Operation.values:
            return super().get(request, *args, **kwargs)
        return self._choice()

    def post(self, request, *args, **kwargs):
        if self.operation in Operation.values:
            return super().post(request, *args, **kwargs)
        messages.error(request, _("Hãy chọn hình thức sắp xếp."))
        return self._choice()

    def verdict(self):
        return may_draft(self.request.user, self.row)

    @property
    def title(self):
        return Operation(self.operation).label

    @property
    def consequences(self):
        return ABOUT[Operation(self.operation)]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"reorganisation": self.row, "operation": self.operation}

    def act(self, **typed):
        add_line(self.row, by=self.request.user, **typed)

    def _choice(self):
        operations = [{"value": each.value, "label": each.label, "about": ABOUT[each]} for each in Operation]
        return render(
            self.request, "office/reorganisation_operations.html", {"object": self.row, "operations": operations}
        )


class OfLine(OfReorganisation, View):
    """About one line of it."""

    http_method_names = ["post"]
    done = ""

    def post(self, request, pk, line_pk):
        self.find()
        found = get_object_or_404(self.row.lines.select_related("reorganisation__unit"), pk=line_pk)
        with refusing(request, success=self.done):
            self.act(found)
        return redirect(self.back_url())

    def act(self, line):
        raise NotImplementedError


class LineRemoveView(OfLine):
    done = gettext_lazy("Đã bỏ dòng.")

    def act(self, line):
        remove_line(line, by=self.request.user)


class LineConfirmView(OfLine):
    done = gettext_lazy("Đã đồng ý chuyển giao đơn vị.")

    def act(self, line):
        confirm_line(line, by=self.request.user)
