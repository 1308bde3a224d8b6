"""Those who run a campaign let everybody read of it, or nobody any more."""

from django.forms import Form
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy

from campaigns.models import Campaign
from campaigns.permissions.campaign import may_run
from portal.forms.public_campaign import ShowForm
from portal.guards import campaign_is_shown, campaign_was_launched
from portal.models import PublicCampaign
from portal.services.public_campaign import hide_campaign, show_campaign
from units.models import Role
from units.views.act import ActView


class CampaignPublicityView(ActView):
    """An act on a campaign one runs; all others are not found."""

    guard = None

    def find(self):
        rows = Campaign.objects.run_by(self.request.user, Role.SPECIALIST).select_related("unit")
        self.row = get_object_or_404(rows, pk=self.kwargs["pk"])

    def verdict(self):
        verdict = may_run(self.request.user, self.row)
        return self.guard(self.row) if verdict else verdict

    def about(self):
        return self.row.name

    def back_url(self):
        return reverse("campaigns:campaign-detail", args=[self.row.pk])


class CampaignShowView(CampaignPublicityView):
    form_class = ShowForm
    guard = staticmethod(campaign_was_launched)
    title = gettext_lazy("Đưa phong trào ra trang công khai")
    consequences = gettext_lazy(
        "Ai cũng đọc được nội dung, thời gian, các đợt, căn cứ, tiến độ cộng chung và kết quả khen thưởng đã công bố; "
        "không có tên người được đề nghị."
    )
    button = gettext_lazy("Đưa ra công khai")
    done = gettext_lazy("Phong trào đã có trên trang công khai.")

    def get_initial(self):
        public = PublicCampaign.objects.filter(campaign=self.row).first()
        return super().get_initial() | {"lead": public.lead if public else ""}

    def act(self, **typed):
        show_campaign(self.row, by=self.request.user, **typed)


class CampaignHideView(CampaignPublicityView):
    form_class = Form
    guard = staticmethod(campaign_is_shown)
    title = gettext_lazy("Ẩn phong trào khỏi trang công khai")
    consequences = gettext_lazy(
        "Phong trào cùng tin, bài gắn với nó rời trang công khai ngay. Đưa ra lại lúc nào cũng được."
    )
    button = gettext_lazy("Ẩn phong trào")
    done = gettext_lazy("Phong trào không còn trên trang công khai.")
    is_danger = True

    def act(self, **typed):
        hide_campaign(self.row, by=self.request.user)
