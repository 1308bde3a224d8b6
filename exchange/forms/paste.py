from django import forms
from django.utils.translation import gettext_lazy

from campaigns.selectors.candidates import awards_for
from exchange.services.pasting import COLUMNS


class PasteForm(forms.Form):
    """A block of a spreadsheet, and the award of rows that name none."""

    block = forms.CharField(
        label=gettext_lazy("Khối chép từ bảng tính"),
        strip=False,
        required=False,
        widget=forms.Textarea(attrs={"rows": 10, "wrap": "off", "spellcheck": "false"}),
        help_text=gettext_lazy(
            "Chọn các dòng trong Excel, cả dòng tiêu đề nếu có, rồi chép và dán vào đây. Cần cột mã hoặc cột họ tên."
        ),
    )
    award = forms.ModelChoiceField(
        label=gettext_lazy("Danh hiệu, hình thức khen của các dòng không ghi"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("Chọn danh hiệu, hình thức"),
    )

    def __init__(self, *args, dossier, section, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["award"].queryset = awards_for(dossier, section)


def chosen_columns(data, count: int) -> list[str]:
    """What the person says each of ``count`` columns holds; one that is said twice counts once."""
    said: list[str] = []
    for place in range(count):
        column = data.get(f"column-{place}", "")
        said.append(column if column in COLUMNS and column not in said else "")
    return said


def picked_codes(data, numbers) -> dict[int, str]:
    """The codes chosen for rows without one, by the number of the row."""
    return {number: data.get(f"pick-{number}", "") for number in numbers}
