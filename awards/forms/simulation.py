from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.forms.quota import PercentField, PlacesField, refuse_half_said
from awards.selectors.quotas import award_names, rule_sentence
from awards.selectors.simulation import Scenario, tried_rule
from awards.selectors.thresholds import changed_trees, thresholds_of
from awards.tally.quota_terms import QuotaBase, QuotaGroup, QuotaScope, Rounding
from awards.tally.quotas import MOST_RULES, Quotas, Rule, parse_quotas
from awards.tally.shape import Malformed
from awards.tally.standard import parse_standard
from awards.tally.wording.quotas import BASE_LABELS, GROUP_LABELS, ROUNDING_LABELS, SCOPE_LABELS
from catalogue.models import AwardType

NEW = "new-"
KEPT = gettext_lazy("Để trống: thử như không có chỉ tiêu này.")


class ThresholdField(forms.DecimalField):
    """A figure of a condition, with a comma or a point; whole where it was whole."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, **kwargs):
        wrong = gettext_lazy("Ngưỡng phải là số từ 0 trở lên, ví dụ 80 hoặc 2,5.")
        messages = dict.fromkeys(("required", "invalid", "min_value"), wrong)
        super().__init__(min_value=0, error_messages=messages, **kwargs)

    def to_python(self, value):
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)

    def clean(self, value):
        """What a tree holds: a whole number, or a decimal spelled out."""
        number = super().clean(value)
        if number is None:
            return None
        return int(number) if number == number.to_integral_value() else format(number, "f")


class WhatIfForm(forms.Form):
    """Other quotas, rounding and thresholds for one award of a run; what the address leaves out is as in the run."""

    def __init__(self, data=None, *, run, code):
        self.run, self.code = run, code
        self.rules = parse_quotas(run.quotas[code]).rules
        self.thresholds = thresholds_of(run, code)
        self.new_rule: Rule | None = None
        super().__init__(None)
        self._rule_fields()
        self._new_rule_fields()
        self._threshold_fields()
        if data is not None:
            written = {name: "" if field.initial is None else str(field.initial) for name, field in self.fields.items()}
            self.data = written | {name: data[name] for name in self.fields if name in data}
            self.is_bound = True

    def clean(self):
        data = super().clean()
        self._clean_new_rule(data)
        if not self.errors:
            self._refuse_unreadable(data)
        return data

    def _clean_new_rule(self, data):
        has_scope = bool(data.get(f"{NEW}scope"))
        has_number = any(data.get(f"{NEW}{name}") is not None for name in ("places", "percent"))
        if has_scope != has_number and not self.errors:
            self.add_error(f"{NEW}places", _("Chỉ tiêu thêm cần cả phạm vi và số suất, hoặc phạm vi và tỷ lệ."))
        if not has_scope or self.errors:
            return
        refuse_half_said(self, data, NEW)
        if len(self.rules) >= MOST_RULES:
            self.add_error(f"{NEW}scope", _("Đã có quá nhiều quy tắc. Hãy để trống bớt một quy tắc."))
        if self.errors:
            return
        self.new_rule, problem = tried_rule(self.run, self.code, _new_rule(data))
        if problem:
            self.add_error(f"{NEW}scope", problem)

    def scenario(self) -> Scenario:
        """What is tried."""
        data = self.cleaned_data
        rules = [rule for number, rule in enumerate(self._changed(data)) if rule is not None and number < MOST_RULES]
        return Scenario(self.code, Quotas(tuple(rules)), changed_trees(self.run, self.code, data))

    def quota_fields(self):
        """The fields about quotas."""
        return [self[name] for name in self.fields if not name.startswith("t-")]

    def threshold_fields(self):
        """The fields about the standard."""
        return [self[name] for name in self.fields if name.startswith("t-")]

    def _changed(self, data):
        for number, rule in enumerate(self.rules):
            yield self._of_number(rule, data, number) if rule.percent is None else self._of_share(rule, data, number)
        if self.new_rule is not None:
            yield self.new_rule

    def _of_number(self, rule, data, number):
        places = data.get(f"places-{number}")
        return None if places is None else Rule(rule.scope, group=rule.group, places=places, named=rule.named)

    def _of_share(self, rule, data, number):
        percent = data.get(f"percent-{number}")
        if percent is None:
            return None
        rounding = data.get(f"rounding-{number}")
        return Rule(
            rule.scope,
            group=rule.group,
            percent=Decimal(percent),
            base=rule.base,
            award=rule.award,
            rounding=Rounding(rounding) if rounding else rule.rounding,
            figures=rule.figures,
        )

    def _rule_fields(self):
        names = award_names(self.rules)
        for number, rule in enumerate(self.rules):
            sentence = rule_sentence(rule, names)
            if rule.percent is None:
                self.fields[f"places-{number}"] = PlacesField(
                    required=False, initial=rule.places, label=sentence, help_text=KEPT
                )
                continue
            self.fields[f"percent-{number}"] = PercentField(
                required=False, initial=_plain(rule.percent), label=sentence, help_text=KEPT
            )
            self.fields[f"rounding-{number}"] = forms.ChoiceField(
                required=False,
                choices=[(way.value, _(label)) for way, label in ROUNDING_LABELS.items()],
                initial=rule.rounding.value,
                label=_("Làm tròn; quy tắc đang dùng: %(way)s") % {"way": _(ROUNDING_LABELS[rule.rounding])},
            )

    def _new_rule_fields(self):
        scopes = [("", _("Không thêm")), *((scope.value, _(label)) for scope, label in SCOPE_LABELS.items())]
        groups = [
            ("", _("Chung cá nhân và tập thể")),
            *((group.value, _(label)) for group, label in GROUP_LABELS.items()),
        ]
        fields = {
            "scope": forms.ChoiceField(required=False, choices=scopes, label=_("Thử thêm chỉ tiêu cho")),
            "group": forms.ChoiceField(required=False, choices=groups, label=_("Đối tượng")),
            "places": PlacesField(required=False, label=_("Số suất"), help_text=_("Hoặc ghi tỷ lệ.")),
            "percent": PercentField(required=False, label=_("Tỷ lệ (%)"), help_text=_("Hoặc ghi số suất.")),
            "base": _share_field(BASE_LABELS, _("Tính trên")),
            "base_award": forms.ModelChoiceField(
                AwardType.objects.order_by("position", "code"),
                required=False,
                to_field_name="code",
                empty_label=_("Không dùng"),
                label=_("Danh hiệu đã có"),
            ),
            "rounding": _share_field(ROUNDING_LABELS, _("Làm tròn")),
        }
        self.fields |= {f"{NEW}{name}": field for name, field in fields.items()}

    def _threshold_fields(self):
        for threshold in self.thresholds:
            if threshold.choices:
                field = forms.ChoiceField(choices=threshold.choices, initial=threshold.value, label=threshold.label)
            else:
                field = ThresholdField(initial=threshold.value, label=threshold.label)
            self.fields[threshold.name] = field

    def _refuse_unreadable(self, data):
        for tree in changed_trees(self.run, self.code, data).values():
            try:
                parse_standard(tree)
            except Malformed as malformed:
                self.add_error(None, malformed.phrase.text(_))


def _share_field(labels, label):
    choices = [("", _("Không dùng")), *((member.value, _(words)) for member, words in labels.items())]
    return forms.ChoiceField(required=False, choices=choices, label=label, help_text=_("Chỉ khi là tỷ lệ."))


def _new_rule(data) -> Rule:
    given = {
        name: data.get(f"{NEW}{name}") for name in ("group", "places", "percent", "base", "base_award", "rounding")
    }
    return Rule(
        QuotaScope(data[f"{NEW}scope"]),
        group=QuotaGroup(given["group"]) if given["group"] else None,
        places=given["places"],
        percent=given["percent"],
        base=QuotaBase(given["base"]) if given["base"] else None,
        award=given["base_award"].code if given["base_award"] else None,
        rounding=Rounding(given["rounding"]) if given["rounding"] else None,
    )


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f").replace(".", ",")
