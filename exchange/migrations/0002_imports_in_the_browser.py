import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """An import has a state, its file and what its check found; those of before are applied."""

    dependencies = [
        ("exchange", "0001_initial"),
        ("units", "0006_origins_of_units"),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportFault",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="faults",
                        to="exchange.importrun",
                    ),
                ),
                ("group", models.PositiveSmallIntegerField()),
                ("sheet", models.CharField(max_length=255, verbose_name="trang")),
                ("cell", models.CharField(max_length=16, verbose_name="ô")),
                ("column", models.CharField(blank=True, max_length=255, verbose_name="cột")),
                ("value", models.TextField(blank=True, verbose_name="giá trị")),
                ("message", models.TextField(verbose_name="lỗi")),
            ],
            options={
                "verbose_name": "lỗi của tệp nhập",
                "verbose_name_plural": "các lỗi của tệp nhập",
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="importrun",
            name="applied_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="ghi xong lúc"),
        ),
        migrations.AddField(
            model_name="importrun",
            name="attempts",
            field=models.PositiveSmallIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="importrun",
            name="checked_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="kiểm tra xong lúc"),
        ),
        migrations.AddField(
            model_name="importrun",
            name="errors_file",
            field=models.FileField(
                blank=True, db_default="", default="", upload_to="imports/", verbose_name="tệp ghi lỗi"
            ),
        ),
        migrations.AddField(
            model_name="importrun",
            name="failure",
            field=models.TextField(blank=True, db_default="", default="", verbose_name="vì sao không nhập được"),
        ),
        migrations.AddField(
            model_name="importrun",
            name="figures",
            field=models.JSONField(db_default={}, default=dict, verbose_name="kết quả kiểm tra"),
        ),
        migrations.AddField(
            model_name="importrun",
            name="file",
            field=models.FileField(blank=True, db_default="", default="", upload_to="imports/", verbose_name="tệp"),
        ),
        migrations.AddField(
            model_name="importrun",
            name="mode",
            field=models.CharField(
                blank=True,
                choices=[("all", "toàn bộ tệp"), ("only_valid", "chỉ các dòng đúng")],
                db_default="",
                default="",
                max_length=12,
                verbose_name="phần được ghi",
            ),
        ),
        migrations.AddField(
            model_name="importrun",
            name="size",
            field=models.PositiveBigIntegerField(db_default=0, default=0, verbose_name="dung lượng (byte)"),
        ),
        migrations.AddField(
            model_name="importrun",
            name="state",
            field=models.CharField(
                choices=[
                    ("uploaded", "Chờ kiểm tra"),
                    ("checking", "Đang kiểm tra"),
                    ("checked", "Đã kiểm tra, chưa ghi"),
                    ("applying", "Đang ghi"),
                    ("applied", "Đã nhập"),
                    ("cancelled", "Đã huỷ"),
                    ("failed", "Không nhập được"),
                ],
                db_default="applied",
                default="uploaded",
                editable=False,
                max_length=12,
                verbose_name="trạng thái",
            ),
        ),
        migrations.AddField(
            model_name="importrun",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="units.unit",
                verbose_name="đơn vị",
            ),
        ),
    ]
