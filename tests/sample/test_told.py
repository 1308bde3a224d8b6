"""The news and the reports of every pack: the article's figures in its own words, a source, and nobody's name."""

from datetime import date
from importlib import import_module

import pytest

from tests.sample.test_bac_kan_2020 import PEOPLE_OF_THE_ARTICLES, folded

# What the news of each pack say of their article.
SAID = {
    "bac_kan_2020": (
        "11 công trình",
        "44,9 tỷ đồng",
        "02 tập thể",
        "17 tập thể và 19 cá nhân",
        "07 tập thể",
        "50 tập thể và 1.445 cá nhân",
        "319 tập thể",
        "515 tập thể",
        "2.237 cá nhân",
        "2.490 sáng kiến",
    ),
    "trieu_son_2022": (
        "174 công đoàn cơ sở: 34 khối xã, thị trấn, 10 khối cơ quan, 27 khối doanh nghiệp",
        "103 khối trường học",
        "16.479 CNVCLĐ, trong đó nữ 14.573",
        "14.690 đoàn viên, trong đó nữ 12.923",
        "7.929/1.500 sáng kiến, đạt 528,6 %",
        "5 cụm",
        "19 tập thể, 53 cá nhân",
    ),
    "an_giang_2020": (
        "hơn 140 đại biểu",
        "trên 100.000 đoàn viên",
        "4.154 công trình",
        "trên 10.400 tỷ đồng",
        "19.738 sáng kiến",
        "trên 16 tỷ đồng",
        "349 đề tài",
        "47 dự án",
        "trên 176 tỷ đồng",
        "trên 130.400 lượt nữ",
        "trên 96.700 lượt đoàn viên nam",
        "33 tập thể, 106 cá nhân",
    ),
    "than_quang_ninh_2023": ("hơn 12 nghìn hình ảnh", "hầm lò, lộ thiên, cơ khí, cơ điện", "tuyển sinh"),
    "hai_duong_2023": ("Sáng 18/5/2023", "sáu nhiệm vụ", "thi thợ giỏi"),
}
UNCLE_HO = folded("Hồ Chí Minh")


@pytest.fixture(scope="module", params=SAID)
def told(request):
    """A pack, and all that its news say."""
    pack = import_module(f"sample.{request.param}").build(date(2026, 11, 21))
    (news,) = pack.news
    return pack, news, " ".join((news.title, news.lead, *news.paragraphs))


def test_news_have_the_figures_of_the_article(told):
    pack, _news, text = told
    assert [words for words in SAID[pack.name] if words not in text] == []


def test_news_name_their_source_and_nobody(told):
    pack, news, text = told
    assert news.source.startswith("«") and news.lead and news.paragraphs
    written = folded(text).replace(UNCLE_HO, "")
    assert [name for name in PEOPLE_OF_THE_ARTICLES if folded(name) in written] == []
    assert {*news.campaign_codes} <= {row["code"] for row in pack.sheets["campaigns"]}


def test_a_report_is_approved_by_another_on_a_later_day(told):
    pack, _news, _text = told
    assert [report.number for report in pack.summaries] == [1] * (pack.name in ("bac_kan_2020", "hai_duong_2023"))
    accounts = {account.username: account.role for account in pack.accounts}
    for report in pack.summaries:
        assert report.as_of < report.signed_on
        assert (accounts[report.written_by], accounts[report.approved_by]) == ("specialist", "approver")
        assert report.texts.keys() == {"assessment", "tasks"}
        assert [name for name in PEOPLE_OF_THE_ARTICLES if folded(name) in folded(repr(report))] in (
            [],
            ["Hồ Chí Minh"],
        )


def test_every_registration_was_accepted_before_it_was_summed_up(told):
    pack, _news, _text = told
    for report in pack.summaries:
        codes = {code for code, _number in report.about}
        days = [move.on for step in pack.dossiers if step.campaign_code in codes for move in step.moves]
        assert days and max(days) <= report.as_of
