import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from office.models import Goals, Movements, Officers, Operation, People
from people.models import Member
from units.forms.fields import unit_choice
from units.models import Block, Unit, UnitKind

ABOUT = {
    Operation.FOUND: gettext_lazy("Một đơn vị chưa có, trực thuộc một đơn vị đang hoạt động hoặc cũng vừa thành lập."),
    Operation.ABSORB: gettext_lazy("Đơn vị kết thúc; đoàn viên, tập thể sang một đơn vị đang hoạt động."),
    Operation.CONSOLIDATE: gettext_lazy("Từ hai đơn vị trở lên kết thúc để thành một đơn vị mới."),
    Operation.TRANSFER: gettext_lazy("Đơn vị cùng mọi đơn vị trực thuộc sang cấp trên khác; đoàn viên ở nguyên."),
    Operation.RECEIVE: gettext_lazy("Đơn vị của nơi khác về trực thuộc mình; người phê duyệt bên giao phải đồng ý."),
    Operation.SPLIT: gettext_lazy("Những đoàn viên nêu tên sang đơn vị khác; đơn vị cũ kết thúc thì thêm dòng riêng."),
    Operation.UPGRADE: gettext_lazy("Đơn vị lên cấp cao hơn, có thể kèm tên và cấp trên mới."),
    Operation.DOWNGRADE: gettext_lazy("Đơn vị xuống cấp thấp hơn, có thể kèm tên và cấp trên mới."),
    Operation.DISSOLVE: gettext_lazy("Đơn vị kết thúc; đoàn viên thôi sinh hoạt hoặc sang một đơn vị nhận."),
}
"""What each operation is, for whoever chooses."""
MOST_NAMED = 10
OPEN_WORK = ("officers", "goals", "movements")
NEW = ("new_name", "new_short_name", "new_kind")
FIELDS = {
    Operation.FOUND: ("new_code", *NEW, "new_block", "target", "into"),
    Operation.ABSORB: ("source", "target", "into", *OPEN_WORK),
    Operation.CONSOLIDATE: ("source", "into", *OPEN_WORK),
    Operation.TRANSFER: ("source", "target", "into"),
    Operation.RECEIVE: ("source", "target", "into"),
    Operation.SPLIT: ("source", "target", "into", "members"),
    Operation.UPGRADE: ("source", *NEW, "target"),
    Operation.DOWNGRADE: ("source", *NEW, "target"),
    Operation.DISSOLVE: ("source", "people", "target", "into", *OPEN_WORK),
}
"""What is asked of each operation, in this order."""
TARGETS = {
    Operation.FOUND: gettext_lazy("Trực thuộc"),
    Operation.TRANSFER: gettext_lazy("Cấp trên mới"),
    Operation.RECEIVE: gettext_lazy("Cấp trên mới"),
    Operation.UPGRADE: gettext_lazy("Cấp trên mới, bỏ trống nếu ở nguyên"),
    Operation.DOWNGRADE: gettext_lazy("Cấp trên mới, bỏ trống nếu ở nguyên"),
}


class LineForm(forms.Form):
    """What one operation needs to know about one unit of those under the deciding one."""

    operation = forms.ChoiceField(choices=Operation.choices, widget=forms.HiddenInput)
    people = forms.ChoiceField(
        label=gettext_lazy("Đoàn viên của đơn vị kết thúc"), choices=People.choices, required=False
    )
    new_code = forms.CharField(label=gettext_lazy("Mã đơn vị mới"), max_length=32)
    new_name = forms.CharField(label=gettext_lazy("Tên mới"), max_length=255, required=False)
    new_short_name = forms.CharField(label=gettext_lazy("Tên gọi tắt mới"), max_length=120, required=False)
    new_kind = forms.ChoiceField(
        label=gettext_lazy("Cấp mới"), choices=[("", gettext_lazy("Chọn cấp")), *UnitKind.choices]
    )
    new_block = forms.ChoiceField(
        label=gettext_lazy("Khối"), choices=[("", gettext_lazy("Chưa phân khối")), *Block.choices], required=False
    )
    members = forms.CharField(
        label=gettext_lazy("Mã đoàn viên được tách"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Mỗi dòng một mã, hoặc dán một cột mã từ Excel."),
    )
    officers = forms.ChoiceField(
        label=gettext_lazy("Người có vai trò ở đơn vị kết thúc"), choices=Officers.choices, required=False
    )
    goals = forms.ChoiceField(
        label=gettext_lazy("Chỉ tiêu đã giao cho đơn vị kết thúc"), choices=Goals.choices, required=False
    )
    movements = forms.ChoiceField(
        label=gettext_lazy("Phong trào do đơn vị kết thúc phát động"),
        choices=Movements.choices,
        required=False,
        help_text=gettext_lazy("Hồ sơ chưa nộp theo đơn vị nhận; hồ sơ đã nộp vẫn được xử lý dưới tên đơn vị cũ."),
    )

    def __init__(self, *args, reorganisation, operation: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.operation = Operation(operation)
        self.initial["operation"] = operation
        below = Unit.objects.active().of_subtree(reorganisation.unit)
        theirs = Unit.objects.active().exclude(path__startswith=reorganisation.unit.path)
        receives = self.operation == Operation.RECEIVE
        self.fields["source"] = unit_choice(theirs if receives else below.exclude(pk=reorganisation.unit_id))
        self.fields["source"].label = _("Đơn vị được tiếp nhận") if receives else _("Đơn vị được sắp xếp")
        self.fields["target"] = unit_choice(below)
        self.fields["target"].label = TARGETS.get(self.operation, _("Đơn vị nhận"))
        founding = reorganisation.lines.filter(operation=Operation.FOUND).order_by("position")
        self.fields["into"] = forms.ModelChoiceField(
            founding,
            label=_("Đơn vị mới của lần sắp xếp này"),
            to_field_name="new_code",
            empty_label=_("Không phải đơn vị mới"),
            required=self.operation == Operation.CONSOLIDATE,
        )
        self.fields["into"].label_from_instance = lambda line: f"{line.new_name} ({line.new_code})"
        self.fields["target"].required = False
        self._keep(has_new=founding.exists())

    def _keep(self, *, has_new: bool) -> None:
        """Only the fields of the operation, in its order."""
        asked = [name for name in FIELDS[self.operation] if name != "into" or has_new or self.fields["into"].required]
        for name in set(self.fields) - {"operation", *asked}:
            del self.fields[name]
        self.order_fields(["operation", *asked])
        if "new_name" in self.fields:
            self.fields["new_name"].required = self.operation == Operation.FOUND

    def clean_members(self):
        """The people, in the order of the list."""
        codes = list(dict.fromkeys(re.split(r"[\s,;]+", self.cleaned_data["members"].strip())))
        source = self.cleaned_data.get("source")
        found = {member.code: member for member in Member.objects.filter(unit=source, code__in=codes)} if source else {}
        if missing := [code for code in codes if code not in found]:
            raise forms.ValidationError(
                _("Không có trong danh sách đoàn viên của đơn vị: %(codes)s."),
                params={"codes": ", ".join(missing[:MOST_NAMED])},
            )
        return [found[code] for code in codes]

    def clean(self):
        """What is left open is as it is by default."""
        typed = super().clean()
        for name in ("people", *OPEN_WORK):
            if name in self.fields:
                typed[name] = typed.get(name) or self.fields[name].choices[0][0]
        return typed
