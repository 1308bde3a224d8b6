import datetime as dt

import factory

from papers.models import Layout, Letterhead
from tests.factories.units import UnitFactory


class LetterheadFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Letterhead

    unit = factory.SubFactory(UnitFactory)
    valid_from = dt.date(2020, 1, 1)
    place = "Thanh Hoá"
    authority = "BAN THƯỜNG VỤ LIÊN ĐOÀN LAO ĐỘNG TỈNH MẪU"
    decision_symbol = "QĐ-LĐLĐ"
    submission_symbol = "TTr-LĐLĐ"
    minutes_symbol = "BB-HĐTĐKT"
    slip_symbol = "PTHS-LĐLĐ"
    letter_symbol = "LĐLĐ-CSPL"
    report_symbol = "BC-LĐLĐ"
    formula = "TM. BAN THƯỜNG VỤ"
    signer_post = "CHỦ TỊCH"
    signer_name = "Nguyễn Thị Hường"
    recipients = "Như Điều 3\nLưu: VT, TĐKT"


class LayoutFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Layout

    unit = factory.SubFactory(UnitFactory)
    name = factory.Sequence(lambda n: f"Phôi giấy khen {n}")
