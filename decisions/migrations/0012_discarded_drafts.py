import django.db.models.deletion
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

STATES = [
    ("draft", "Dự thảo"),
    ("in_approval", "Đang trình duyệt"),
    ("awaiting_issue", "Chờ công bố"),
    ("issued", "Đã ban hành"),
    ("discarded", "Đã huỷ dự thảo"),
]


def state() -> models.CharField:
    return models.CharField(
        choices=STATES, default="draft", editable=False, max_length=16, verbose_name="trạng thái"
    )


def kept(to: str, name: str, label: str, **more) -> models.ForeignKey:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name=name, to=to, verbose_name=label, **more
    )


class Migration(migrations.Migration):
    """A draft that somebody has judged is put aside, not deleted: what they said keeps it."""

    dependencies = [("decisions", "0011_long_names_of_works")]
    operations = [
        migrations.RemoveConstraint(model_name="decision", name="decision_state_known"),
        migrations.AlterField(model_name="decision", name="state", field=state()),
        migrations.AlterField(model_name="decisionhistory", name="state", field=state()),
        migrations.AlterField("approval", "decision", kept("decisions.decision", "approvals", "quyết định")),
        migrations.AlterField(
            "approval",
            "step",
            kept("decisions.decisionstep", "approvals", "bước duyệt", blank=True, null=True),
        ),
        migrations.AlterField("waiver", "decision", kept("decisions.decision", "waivers", "quyết định")),
        AddConstraintNotValid(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(state__in=[value for value, _label in STATES]), name="decision_state_known"
            ),
        ),
    ]
