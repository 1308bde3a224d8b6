from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from common import clock
from common.serving import stored_response
from papers.forms.picture import PictureForm
from papers.models import Layout, LayoutPicture
from papers.permissions import may_keep_looks
from papers.services.pictures import add_picture, remove_picture
from papers.views.looks import reached
from units.forms.act import VersionForm
from units.models import Role
from units.views.act import ActView
from units.views.mixins import ManagersOnlyMixin


class PictureActView(ManagersOnlyMixin, ActView):
    """An act on the pictures of ``layout``."""

    layout: Layout

    def verdict(self):
        return may_keep_looks(self.request.user, self.layout.unit)

    def about(self):
        return f"{self.layout.name} – {self.layout.unit.name}"

    def back_url(self):
        return reverse("papers:layout-update", args=[self.layout.pk])

    def back_label(self):
        return self.layout.name


class PictureAddView(PictureActView):
    form_class = PictureForm
    title = gettext_lazy("Thêm hình cho mẫu giấy")
    consequences = gettext_lazy(
        "Hình biểu trưng in ở góc trên bên trái, cao nhất 26 mm; hình khung trải kín tờ giấy và thay khung kẻ sẵn. "
        "Phôi chỉ in chữ thì không in hình. Quyết định ký trước ngày đã ghi vẫn in hình của ngày ấy. Nhận PNG, JPG; "
        "không nhận SVG."
    )
    button = gettext_lazy("Thêm hình")
    done = gettext_lazy("Đã thêm hình. Hãy in thử để xem.")

    def find(self):
        self.layout = get_object_or_404(reached(Layout, self.request.user), pk=self.kwargs["pk"])

    def get_initial(self):
        return super().get_initial() | {"valid_from": clock.today()}

    def act(self, **typed):
        add_picture(self.layout, by=self.request.user, **typed)


class PictureRemoveView(PictureActView):
    form_class = VersionForm
    title = gettext_lazy("Bỏ hình của mẫu giấy")
    consequences = gettext_lazy("Từ lần in sau không in hình này nữa, kể cả khi in lại bằng, giấy cũ.")
    button = gettext_lazy("Bỏ hình")
    done = gettext_lazy("Đã bỏ hình.")
    is_danger = True

    def find(self):
        self.picture = get_object_or_404(_pictures(self.request.user), pk=self.kwargs["pk"])
        self.layout = self.picture.layout

    def about(self):
        return _("%(part)s từ %(day)s, %(layout)s") % {
            "part": self.picture.get_part_display(),
            "day": f"{self.picture.valid_from:%d/%m/%Y}",
            "layout": self.layout.name,
        }

    def act(self, **typed):
        remove_picture(self.picture, by=self.request.user)


class PictureFileView(ManagersOnlyMixin, View):
    """The picture itself."""

    http_method_names = ["get"]

    def get(self, request, pk):
        return stored_response(get_object_or_404(_pictures(request.user), pk=pk), request.GET)


def _pictures(user):
    return LayoutPicture.objects.select_related("layout__unit").visible_to(user, Role.MANAGER)
