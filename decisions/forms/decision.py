import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.models import LegalDocument
from common.clock import today
from common.fields import CleanCharFormField
from common.forms.layout import plain_helper
from decisions.models import Decision, DecisionKind, DecisionState
from decisions.services.issue import WORDS
from units.forms.act import VersionForm
from units.forms.filters import SEARCH_BOX, CleanCharFilter

ALL = _("Tất cả")
SINCE = [
    (kind.value, kind.label) for kind in (DecisionKind.CORRECTION, DecisionKind.REVOCATION, DecisionKind.REPLACEMENT)
]
MINE, OVERDUE = "mine", "overdue"
WAITING = [(MINE, _("Chờ tôi duyệt")), (OVERDUE, _("Quá hạn duyệt"))]


class DecisionFilterSet(filters.FilterSet):
    """By words or number, state and year of the number."""

    q = CleanCharFilter(label=_("Trích yếu hoặc số"), method="search", widget=SEARCH_BOX)
    state = filters.ChoiceFilter(label=_("Trạng thái"), choices=DecisionState, empty_label=ALL)
    kind = filters.ChoiceFilter(label=_("Loại"), choices=DecisionKind, empty_label=ALL)
    since = filters.ChoiceFilter(label=_("Đã bị"), choices=SINCE, empty_label=ALL, method="amended_by")
    waiting = filters.ChoiceFilter(label=_("Bước duyệt"), choices=WAITING, empty_label=ALL, method="at_a_step")
    year = filters.NumberFilter(label=_("Năm"), widget=forms.TextInput(attrs={"inputmode": "numeric"}))

    class Meta:
        model = Decision
        fields = ["q", "state", "kind", "waiting", "since", "year"]

    def at_a_step(self, queryset, name, value):
        return queryset.awaiting_approval_of(self.request.user) if value == MINE else queryset.overdue()

    def filter_queryset(self, queryset):
        """Drafts that were put aside only where their state is asked for."""
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("state") else found.binding()

    def search(self, queryset, name, value):
        return queryset.matching(value)

    def amended_by(self, queryset, name, value):
        return queryset.amended_by(value)


class DocumentChoice(forms.ModelMultipleChoiceField):
    """Legal documents, each with whether it is in force today."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, document):
        day = today()
        if document.valid_to and document.valid_to < day:
            return _("%(document)s (hết hiệu lực từ %(day)s)") % {
                "document": document,
                "day": f"{document.valid_to:%d/%m/%Y}",
            }
        if document.valid_from and document.valid_from > day:
            return _("%(document)s (có hiệu lực từ %(day)s)") % {
                "document": document,
                "day": f"{document.valid_from:%d/%m/%Y}",
            }
        return str(document)


class DecisionForm(forms.ModelForm):
    """The words of a draft and what it rests on; the list of recipients is not changed here."""

    documents = DocumentChoice(
        label=_("Văn bản căn cứ"), queryset=LegalDocument.objects.order_by("-issued_on", "number"), required=False
    )
    other = forms.CharField(
        label=_("Căn cứ khác"),
        help_text=_("Mỗi dòng một căn cứ, ví dụ «Biên bản họp Hội đồng Thi đua – Khen thưởng ngày 10/12/2025»."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=3000,
        required=False,
    )

    class Meta:
        model = Decision
        fields = [
            "subject_matter",
            "achievement",
            "shows_prizes",
            "symbol",
            "place",
            "signing_formula",
            "signer_post",
            "signer_name",
        ]
        widgets = {"achievement": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "subject_matter": _("Bắt đầu bằng «Về việc…»."),
            "symbol": _("Đứng sau số, ví dụ QĐ-LĐLĐ; số do hệ thống cấp khi công bố."),
            "signing_formula": _("Ví dụ TM. BAN THƯỜNG VỤ."),
            "shows_prizes": _("Mức thưởng tính theo danh mục của ngày ký; cột chỉ in khi chọn ô này."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        basis = list(self.instance.basis.in_order())
        self.initial["documents"] = [row.document_id for row in basis if row.document_id]
        self.initial["other"] = "\n".join(row.text for row in basis if not row.document_id)
        words = ["subject_matter", "achievement", "documents", "other", *self.Meta.fields[2:]]
        if self.instance.is_about_works:
            words.remove("shows_prizes")
            del self.fields["shows_prizes"]
            self.fields["achievement"].label = _("Nội dung gắn biển")
            self.fields["achievement"].help_text = _("Đứng sau «Gắn biển … công trình, sản phẩm», ví dụ «chào mừng…».")
        self.helper = plain_helper(*words)

    def clean_other(self):
        lines = [" ".join(line.split()) for line in self.cleaned_data["other"].splitlines()]
        kept = [line for line in lines if line]
        if any(len(line) > 700 for line in kept):
            raise forms.ValidationError(_("Mỗi căn cứ tối đa 700 ký tự. Hãy rút gọn hoặc tách dòng."))
        return kept


class IssueForm(VersionForm):
    """The two words that publish a decision, as it was read."""

    words = CleanCharFormField(
        label=_("Gõ CÔNG BỐ để xác nhận"),
        help_text=_("Gõ đúng hai chữ in hoa: CÔNG BỐ."),
        max_length=20,
        error_messages={"required": _("Hãy gõ đúng hai chữ CÔNG BỐ.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )

    def clean_words(self):
        if (words := self.cleaned_data["words"].strip()) != WORDS:
            raise forms.ValidationError(self.fields["words"].error_messages["required"])
        return words
