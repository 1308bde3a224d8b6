from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.guards.campaign import phase_is_within
from campaigns.models import CampaignDocument
from campaigns.selectors.addressees import block_label
from campaigns.services.award import LARGEST_QUOTA, Quota
from catalogue.models import AwardType, LegalDocument
from common.fields import CleanCharFormField, CleanTextFormField
from common.forms.layout import plain_helper

PHASES_AT_MOST = 50


class PhaseForm(forms.Form):
    """One phase; ``pk`` is empty for a new one."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    number = forms.IntegerField(label=gettext_lazy("Đợt số"), min_value=1, max_value=99)
    name = CleanCharFormField(label=gettext_lazy("Tên đợt"), max_length=120)
    starts_on = forms.DateField(label=gettext_lazy("Từ ngày"))
    ends_on = forms.DateField(label=gettext_lazy("Đến hết ngày"))
    is_peak = forms.BooleanField(label=gettext_lazy("Cao điểm"), required=False)

    def __init__(self, *args, campaign, known, **kwargs):
        super().__init__(*args, **kwargs)
        self.campaign, self.known = campaign, known
        self.fields["number"].widget = forms.TextInput(attrs={"inputmode": "numeric"})

    def clean_pk(self):
        pk = self.cleaned_data["pk"]
        if pk is not None and pk not in self.known:
            raise forms.ValidationError(_("Đợt này không thuộc phong trào, hoặc vừa bị bỏ. Hãy tải lại trang."))
        return pk

    def clean(self):
        data = super().clean()
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("Ngày kết thúc đợt không thể trước ngày bắt đầu."))
        elif first and last and not (verdict := phase_is_within(self.campaign, first, last)):
            self.add_error("starts_on", verdict.reason)
        return data


class BasePhaseFormSet(forms.BaseFormSet):
    """The phases of a campaign in one table; a ticked «bỏ» leaves one out."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("Bỏ đợt này")

    def clean(self):
        numbers = [row["number"] for row in self.rows() if row["number"] is not None]
        if doubled := {number for number in numbers if numbers.count(number) > 1}:
            raise forms.ValidationError(_("Có hai đợt cùng mang số %(number)s.") % {"number": min(doubled)})

    def rows(self) -> list[dict]:
        """What the service takes: one mapping a phase that stays, ``pk`` of those that are known."""
        kept = (form.cleaned_data for form in self.forms if form not in self.deleted_forms)
        names = ("pk", "number", "name", "starts_on", "ends_on", "is_peak")
        return [{name: data.get(name) for name in names} for data in kept if data.get("name")]


def phase_formset(data=None, *, campaign):
    """The campaign's phases and one empty row (two where there is none yet); bound when ``data`` is given."""
    known = list(campaign.phases.all())
    initial = [
        {
            "pk": phase.pk,
            "number": phase.number,
            "name": phase.name,
            "starts_on": phase.starts_on,
            "ends_on": phase.ends_on,
            "is_peak": phase.is_peak,
        }
        for phase in known
    ]
    factory = forms.formset_factory(
        PhaseForm,
        BasePhaseFormSet,
        extra=1 if known else 2,
        can_delete=True,
        max_num=PHASES_AT_MOST,
        absolute_max=PHASES_AT_MOST,
        validate_max=True,
    )
    return factory(
        data,
        prefix="phase",
        initial=initial,
        form_kwargs={"campaign": campaign, "known": {phase.pk for phase in known}},
    )


class ContentsForm(forms.Form):
    """One text for all, and one for each block the campaign addresses or has written to."""

    def __init__(self, *args, campaign, blocks, **kwargs):
        super().__init__(*args, **kwargs)
        written = {content.block: content.text for content in campaign.contents.all()}
        self._field("", _("Mọi khối"), written, _("Mọi đơn vị được mời đều thấy phần này."))
        for block in sorted({*blocks, *written} - {""}, key=block_label):
            units = blocks.get(block, 0)
            hint = (
                _("Chỉ %(units)d đơn vị khối này thấy, sau phần chung.") % {"units": units}
                if units
                else _("Hiện không có đơn vị nào của khối này được mời.")
            )
            self._field(block, block_label(block), written, hint)
        self.helper = plain_helper(*self.fields)

    def _field(self, block, label, written, hint):
        self.fields[f"content_{block or 'all'}"] = CleanTextFormField(
            label=label,
            help_text=hint,
            initial=written.get(block, ""),
            required=False,
            widget=forms.Textarea(attrs={"rows": 4}),
        )

    def contents(self) -> dict[str, str]:
        """Block → its text, as the service takes them."""
        return {
            "" if name == "content_all" else name.removeprefix("content_"): text
            for name, text in self.cleaned_data.items()
        }


class QuotaField(forms.IntegerField):
    """How many awards; empty is no limit."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def __init__(self, **kwargs):
        super().__init__(required=False, min_value=0, max_value=LARGEST_QUOTA, **kwargs)


class AwardRowForm(forms.Form):
    """One award of the catalogue: whether the campaign leads to it, and its quotas."""

    chosen = forms.BooleanField(required=False)
    total = QuotaField(label=gettext_lazy("Chỉ tiêu toàn phong trào"))
    per_unit = QuotaField(label=gettext_lazy("Chỉ tiêu mỗi đơn vị"))

    def __init__(self, *args, award, road, **kwargs):
        super().__init__(*args, prefix=f"award-{award.pk}", **kwargs)
        self.award, self.road = award, road
        self.fields["chosen"].label = award.name

    def clean(self):
        data = super().clean()
        total, per_unit = data.get("total"), data.get("per_unit")
        if not data.get("chosen") and not (total is None and per_unit is None):
            self.add_error("chosen", _("Hãy đánh dấu «%(award)s», hoặc xoá chỉ tiêu của nó.") % {"award": self.award})
        if total is not None and per_unit is not None and per_unit > total:
            self.add_error("per_unit", _("Chỉ tiêu mỗi đơn vị không thể lớn hơn chỉ tiêu toàn phong trào."))
        return data


class AwardTable:
    """Every award of the catalogue in use, or chosen before, as a row."""

    def __init__(self, data=None, *, campaign):
        chosen = {offer.award_id: offer for offer in campaign.awards.all()}
        level = campaign.unit.kind
        self.rows = [
            self._row(data, award, chosen.get(award.pk), level)
            for award in AwardType.objects.for_list()
            if award.active or award.pk in chosen
        ]

    def _row(self, data, award, offer, level):
        road = next((road for road in award.roads.all() if road.level == level), None)
        initial = {"chosen": bool(offer)}
        if offer:
            initial |= {"total": offer.quota, "per_unit": offer.quota_per_unit}
        return AwardRowForm(data, award=award, road=road, initial=initial)

    @property
    def forms(self) -> list[AwardRowForm]:
        return self.rows

    def is_valid(self) -> bool:
        verdicts = [row.is_valid() for row in self.rows]
        return all(verdicts)

    @property
    def mistakes(self) -> list[dict[str, str]]:
        """Every error with the control it is about, as the error summary takes them."""
        return [
            {"target": row[name].id_for_label, "text": f"{row.award.name}: {text}"}
            for row in self.rows
            if row.is_bound
            for name, texts in row.errors.items()
            for text in texts
        ]

    def awards(self) -> dict[AwardType, Quota]:
        """The awards chosen with their quotas, as the service takes them."""
        return {
            row.award: Quota(row.cleaned_data["total"], row.cleaned_data["per_unit"])
            for row in self.rows
            if row.cleaned_data["chosen"]
        }


class DocumentForm(forms.ModelForm):
    """A document of the catalogue to rest on, perhaps with its file."""

    class Meta:
        model = CampaignDocument
        fields = ["document", "file"]
        help_texts = {"file": gettext_lazy("Không bắt buộc. PDF, Word, Excel hoặc ảnh, tối đa 20 MB.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["document"].queryset = LegalDocument.objects.all()
        self.fields["document"].empty_label = _("Chọn văn bản")
        self.fields["document"].help_text = _(
            "Không thấy văn bản cần tìm? Hãy nhờ người quản trị thêm vào danh mục văn bản căn cứ."
        )
        self.helper = plain_helper()
        self.helper.layout = Layout("document", "file")
