import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalogue.models import RevocationGround
from common.clock import today
from common.expressions import Unaccented
from common.fields import CleanTextFormField
from common.forms.layout import MONEY_HINT, plain_helper
from common.vietnamese import fold
from contributions.models import PlaqueLevel
from contributions.permissions.work import reaches_plaque
from decisions.forms.decision import DecisionForm
from decisions.models import Decision, DecisionKind, DecisionLine
from decisions.selectors.amended import CORRECTED_OF_WORK
from units.forms.filters import SEARCH_BOX, CleanCharFilter

LONGEST_REASON = 2_000
REASON = _("Lý do")
REASON_HINT = _("Việc gì, ai phát hiện hoặc kết luận, văn bản số nào, ngày nào. Lời này in trong quyết định.")


class AmendableFilterSet(filters.FilterSet):
    """Lines by who they are about or where."""

    q = CleanCharFilter(label=_("Họ tên, tập thể hoặc đơn vị"), method="search", widget=SEARCH_BOX)

    class Meta:
        model = DecisionLine
        fields = ["q"]

    def search(self, queryset, name, value):
        found = queryset.alias(called=Unaccented("name"), of=Unaccented("unit_name"))
        return found.filter(Q(called__contains=fold(value)) | Q(of__contains=fold(value)))


class GroundChoice(forms.ModelMultipleChoiceField):
    """The cases of the law that hold today."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs):
        super().__init__(
            queryset=RevocationGround.objects.none(),
            label=_("Trường hợp thu hồi theo luật"),
            error_messages={"required": _("Hãy chọn ít nhất một trường hợp thu hồi theo luật.")},
            **kwargs,
        )

    def label_from_instance(self, ground):
        said = f"{ground.text} ({ground.source.split(' [')[0]})"
        return _("%(ground)s – chưa kiểm chứng") % {"ground": said} if ground.unverified else said


class AmendForm(forms.Form):
    """Why an issued decision is corrected, revoked or replaced."""

    legal_grounds = GroundChoice()
    reason = CleanTextFormField(
        label=REASON,
        help_text=REASON_HINT,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Hãy nói rõ lý do.")},
    )

    def __init__(self, *args, kind: str, about: Decision, **kwargs):
        super().__init__(*args, **kwargs)
        if kind == DecisionKind.REVOCATION:
            self.fields["legal_grounds"].queryset = RevocationGround.objects.in_force_on(today())
            _ask_for_grounds(self.fields["legal_grounds"], about)
        else:
            del self.fields["legal_grounds"]
        self.helper = plain_helper(*self.fields)


def _ask_for_grounds(field: GroundChoice, about: Decision) -> None:
    """The law names cases for awards alone: of plaques they are chosen where they fit."""
    if about.gives_plaques:
        field.required = False
        field.help_text = _("Chọn nếu có trường hợp phù hợp. Luật nêu các trường hợp này cho khen thưởng.")


class AmendmentForm(DecisionForm):
    """The words of a draft about another decision, with its reason and, of a revocation, its grounds in law."""

    legal_grounds = GroundChoice()

    class Meta(DecisionForm.Meta):
        fields = ["subject_matter", "achievement", "grounds", *DecisionForm.Meta.fields[2:]]
        labels = {"grounds": REASON}
        widgets = DecisionForm.Meta.widgets | {"grounds": forms.Textarea(attrs={"rows": 4})}
        help_texts = DecisionForm.Meta.help_texts | {"grounds": REASON_HINT}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kind = self.instance.kind
        self.fields["grounds"].required = True
        if kind == DecisionKind.REVOCATION:
            kept = list(self.instance.legal_grounds.values_list("ground", flat=True))
            in_force = RevocationGround.objects.in_force_on(today())
            self.fields["legal_grounds"].queryset = in_force | RevocationGround.objects.filter(pk__in=kept)
            self.initial["legal_grounds"] = kept
            _ask_for_grounds(self.fields["legal_grounds"], self.instance.about)
        else:
            del self.fields["legal_grounds"]
        if kind != DecisionKind.REPLACEMENT:
            del self.fields["achievement"]
        first = ["subject_matter", "achievement", "legal_grounds", "grounds", "documents", "other"]
        named = [name for name in first if name in self.fields]
        self.helper = plain_helper(*named, *[name for name in self.fields if name not in named])


class CorrectedLineForm(forms.ModelForm):
    """The texts that hold instead."""

    class Meta:
        model = DecisionLine
        fields = ["name", "birth_year", "position", "unit_name", "award_label"]
        help_texts = {
            "name": _("Chỉ sửa lỗi viết: dấu, hoặc một chữ cái. Khen nhầm người thì lập quyết định thay thế.")
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.member_id is None:
            del self.fields["birth_year"], self.fields["position"]
        self.fields["award_label"].help_text = _("Chỉ sửa cho đúng danh mục: «%(award)s».") % {
            "award": self.instance.award.name
        }
        self.helper = plain_helper(*self.fields)


class CorrectedWorkForm(forms.ModelForm):
    """The texts that hold instead, of a work with its plaque; a level the deciding unit may decide."""

    class Meta:
        model = DecisionLine
        fields = list(CORRECTED_OF_WORK)
        labels = CORRECTED_OF_WORK
        help_texts = {
            "name": _("Chỉ sửa lỗi viết. Gắn nhầm công trình thì lập quyết định thu hồi."),
            "work_value": MONEY_HINT,
        }
        widgets = {"plaque_text": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        level = self.fields["plaque_level"]
        kept, decides = self.instance.plaque_level, self.instance.decision.unit.kind
        level.required = bool(kept)
        level.choices = [
            (value, label)
            for value, label in level.choices
            if value == kept or (value and reaches_plaque(decides, value))
        ]
        self.helper = plain_helper(*self.fields)

    def clean(self):
        cleaned = super().clean()
        if level := cleaned.get("plaque_level"):
            cleaned |= {"award_label": str(PlaqueLevel(level).label)}
        return cleaned


class EndedLineForm(forms.ModelForm):
    """What has to be given back."""

    class Meta:
        model = DecisionLine
        fields = ["recover_amount", "recover_object"]
        help_texts = {
            "recover_amount": _(
                "Ví dụ 3.510.000. Để trống: thu hồi đúng số đã chi khi công bố; 0: không thu hồi tiền."
            ),
            "recover_object": _("Bằng, giấy, cờ, huy hiệu."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = plain_helper(*self.fields)


class RenewedLineForm(forms.ModelForm):
    """What a replacement gives once more: the award is the one that ends, the name that of the register."""

    class Meta:
        model = DecisionLine
        fields = ["birth_year", "position", "unit_name"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.member_id is None:
            del self.fields["birth_year"], self.fields["position"]
        self.helper = plain_helper(*self.fields)


def line_form_of(line: DecisionLine) -> type[forms.ModelForm]:
    """What may be said of ``line`` while its decision is a draft."""
    if line.decision.kind == DecisionKind.CORRECTION:
        return CorrectedWorkForm if line.work_id else CorrectedLineForm
    return EndedLineForm if line.ends else RenewedLineForm


def form_of(decision: Decision) -> type[DecisionForm]:
    """What may be said of ``decision`` while it is a draft."""
    return AmendmentForm if decision.about_id else DecisionForm
