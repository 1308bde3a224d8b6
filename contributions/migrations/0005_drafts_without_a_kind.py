from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

INITIATIVE_KINDS = [
    ("technical", "Giải pháp kỹ thuật"),
    ("management", "Giải pháp quản lý"),
    ("operational", "Giải pháp tác nghiệp"),
    ("technical_progress", "Ứng dụng tiến bộ kỹ thuật"),
    ("experience", "Sáng kiến kinh nghiệm"),
    ("research", "Đề tài nghiên cứu khoa học"),
]
WORK_KINDS = [
    ("construction", "Công trình"),
    ("product", "Sản phẩm"),
    ("task", "Phần việc"),
    ("model", "Mô hình"),
]


def kind_field(choices, length):
    return models.CharField(blank=True, choices=choices, max_length=length, verbose_name="loại")


def kind_known(name, choices, first_state):
    known = models.Q(kind__in=[value for value, _label in choices])
    return models.CheckConstraint(condition=known | models.Q(kind="", state=first_state), name=name)


class Migration(migrations.Migration):
    """Who types a draft has not always decided on its kind; whatever goes further has."""

    dependencies = [("contributions", "0004_validate_names_in_nfc")]
    operations = [
        migrations.AlterField("initiative", "kind", kind_field(INITIATIVE_KINDS, 20)),
        migrations.AlterField("initiativehistory", "kind", kind_field(INITIATIVE_KINDS, 20)),
        migrations.AlterField("work", "kind", kind_field(WORK_KINDS, 16)),
        migrations.AlterField("workhistory", "kind", kind_field(WORK_KINDS, 16)),
        migrations.RemoveConstraint("initiative", "initiative_kind_known"),
        migrations.RemoveConstraint("work", "work_kind_known"),
        AddConstraintNotValid("initiative", kind_known("initiative_kind_known", INITIATIVE_KINDS, "draft")),
        AddConstraintNotValid("work", kind_known("work_kind_known", WORK_KINDS, "registered")),
    ]
