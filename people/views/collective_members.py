from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy

from people.forms.collective import CollectiveMembersForm
from people.models import Collective
from people.permissions import may_keep
from people.services.collective_members import set_collective_members
from units.views.act import ActView


class CollectiveMembersView(ActView):
    """Who belongs to the collective, typed as one list."""

    form_class = CollectiveMembersForm
    title = gettext_lazy("Thành viên tập thể")
    button = gettext_lazy("Lưu danh sách")
    consequences = gettext_lazy(
        "Từ danh sách này, máy đếm số người hoàn thành nhiệm vụ, đạt danh hiệu, bị kỷ luật của tập thể khi xét khen. "
        "Chỉ đếm khi danh sách đủ số người của tập thể."
    )
    done = gettext_lazy("Đã lưu danh sách thành viên.")

    def find(self):
        reached = Collective.objects.select_related("unit").visible_to(self.request.user)
        self.collective = get_object_or_404(reached, pk=self.kwargs["pk"])

    def verdict(self):
        return may_keep(self.request.user, self.collective)

    def get_initial(self):
        rows = self.collective.memberships.filter(valid_to__isnull=True).select_related("member")
        listed = rows.order_by("member__sort_key", "member")
        return {
            "codes": "\n".join(f"{row.member.code} {row.member.full_name}" for row in listed),
            "seen": ",".join(str(row.member_id) for row in listed),
        }

    def act(self, codes, on, seen):
        set_collective_members(self.collective, codes=codes, on=on, seen=seen, by=self.request.user)

    def about(self):
        return self.collective.name

    def back_url(self):
        return reverse("people:collective-update", args=[self.collective.pk])
