import django_filters as filters
from crispy_forms.layout import Fieldset
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import Campaign
from common.clock import today
from common.forms.layout import DATE_HINT, plain_helper
from reports.models import CampaignSummary, SummaryKind, SummaryState
from units.forms.act import ReasonForm, VersionForm
from units.forms.fields import unit_choice
from units.forms.filters import SEARCH_BOX, CleanCharFilter
from units.models import Role, Unit

MOST_CAMPAIGNS = 4
"""So many one conference reviews at most."""
PLACES = tuple(f"about_{place}" for place in range(1, MOST_CAMPAIGNS + 1))
TEXTS = ("assessment", "unreached", "lessons", "tasks")
SIGNING = ("symbol", "place", "signing_formula", "signer_post", "signer_name")
ALL = gettext_lazy("Tất cả")


class SummaryForm(forms.ModelForm):
    """A draft: about which campaigns, as of which day, what is thought of them, who signs. A new one names its unit."""

    with_paragraph = forms.BooleanField(
        label=gettext_lazy("Bắt đầu phần «Đánh giá» bằng đoạn văn của báo cáo"),
        help_text=gettext_lazy("Chỉ khi phần «Đánh giá» để trống; sau đó sửa như mọi đoạn văn."),
        required=False,
        initial=True,
    )

    class Meta:
        model = CampaignSummary
        fields = ["kind", "as_of", "title", *TEXTS, *SIGNING]
        widgets = {
            "assessment": forms.Textarea(attrs={"rows": 8}),
            "unreached": forms.Textarea(attrs={"rows": 5}),
            "lessons": forms.Textarea(attrs={"rows": 5}),
            "tasks": forms.Textarea(attrs={"rows": 6}),
        }
        help_texts = {
            "as_of": DATE_HINT,
            "title": gettext_lazy("In dưới chữ BÁO CÁO, ví dụ «Tổng kết phong trào … năm 2025»."),
            "symbol": gettext_lazy("Đứng sau số, ví dụ BC-LĐLĐ; số ghi khi ban hành."),
            "signing_formula": gettext_lazy("Ví dụ TM. BAN THƯỜNG VỤ."),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_new = self.instance.pk is None
        self.known = {one.code: one for one in _campaigns_for(user)}
        standing = [] if self.is_new else [_key(part.campaign, part.phase) for part in self.instance.parts.all()]
        for place, name in enumerate(PLACES):
            self.fields[name] = self._about_field(place)
            if place < len(standing):
                self.initial[name] = standing[place]
        if self.is_new:
            reached = Unit.objects.active().visible_to(user, Role.SPECIALIST)
            own = self.fields["unit"] = unit_choice(reached, own=True)
            self.initial.setdefault("unit", own.initial)
            self.initial.setdefault("as_of", today())
            for name in SIGNING:
                del self.fields[name]
        else:
            del self.fields["with_paragraph"]
        self.helper = plain_helper(*self._layout())

    def _about_field(self, place: int) -> forms.ChoiceField:
        labels = (
            _("Phong trào"),
            _("Phong trào thứ hai"),
            _("Phong trào thứ ba"),
            _("Phong trào thứ tư"),
        )
        choices = [("", _("Chọn phong trào") if place == 0 else _("Không có"))]
        for campaign in self.known.values():
            choices.append((_key(campaign), campaign.name))
            choices += [(_key(campaign, phase), f"– {campaign.name}: {phase.name}") for phase in campaign.phases.all()]
        return forms.ChoiceField(
            label=labels[place],
            choices=choices,
            required=place == 0,
            error_messages={
                "required": _("Hãy chọn phong trào được sơ kết, tổng kết."),
                "invalid_choice": _("Không có phong trào này trong phạm vi của bạn. Hãy chọn lại."),
            },
        )

    def _layout(self):
        about = Fieldset(_("Về phong trào nào"), *(["unit"] if self.is_new else []), "kind", *PLACES, "as_of", "title")
        yield about
        yield Fieldset(_("Lời văn"), *(["with_paragraph"] if self.is_new else []), *TEXTS)
        if not self.is_new:
            yield Fieldset(_("Ký"), *SIGNING)

    def clean(self):
        data = super().clean()
        chosen = [data[name] for name in PLACES if data.get(name)]
        codes = [key.partition(":")[0] for key in chosen]
        for name in PLACES:
            code = data.get(name, "").partition(":")[0]
            if code and codes.count(code) > 1:
                self.add_error(name, _("Một phong trào chỉ chọn một lần trong báo cáo."))
                break
        return data

    def words(self) -> dict:
        """What a service takes of a valid form: ``about`` and the fields of the row."""
        data = self.cleaned_data
        words = {name: value for name, value in data.items() if name not in PLACES}
        return words | {"about": [self._found(data[name]) for name in PLACES if data[name]]}

    def _found(self, key: str):
        code, _colon, number = key.partition(":")
        campaign = self.known[code]
        return campaign, next((one for one in campaign.phases.all() if str(one.number) == number), None)


def _campaigns_for(user):
    return Campaign.objects.visible_to(user).exclude(state="draft").for_list().prefetch_related("phases")


def _key(campaign, phase=None) -> str:
    return f"{campaign.code}:{phase.number}" if phase else campaign.code


class SummaryFilterSet(filters.FilterSet):
    """By words of the title, campaign, kind and state."""

    q = CleanCharFilter(label=gettext_lazy("Tiêu đề"), method="search", widget=SEARCH_BOX)
    campaign = filters.ChoiceFilter(label=gettext_lazy("Phong trào"), empty_label=ALL, method="about")
    kind = filters.ChoiceFilter(label=gettext_lazy("Loại"), choices=SummaryKind, empty_label=ALL)
    state = filters.ChoiceFilter(label=gettext_lazy("Trạng thái"), choices=SummaryState, empty_label=ALL)

    class Meta:
        model = CampaignSummary
        fields = ["q", "campaign", "kind", "state"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        seen = Campaign.objects.visible_to(self.request.user).exclude(state="draft").order_by("-starts_on", "-pk")
        self.form.fields["campaign"].choices = [("", ALL), *seen.values_list("code", "name")]

    def search(self, queryset, name, value):
        return queryset.matching(value)

    def about(self, queryset, name, value):
        return queryset.of_campaign(Campaign.objects.get(code=value))


class PublishForm(VersionForm):
    """Number and day of the office's register."""

    number = forms.IntegerField(
        label=gettext_lazy("Số"),
        min_value=1,
        max_value=999_999,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text=gettext_lazy("Số trong sổ văn bản đi của cơ quan, chỉ ghi phần số."),
    )
    signed_on = forms.DateField(label=gettext_lazy("Ngày ký"), help_text=DATE_HINT)


class WithdrawForm(ReasonForm, VersionForm):
    """Why a summary is taken back, as it was read."""
