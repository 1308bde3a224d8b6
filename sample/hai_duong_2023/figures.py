"""What the article says that can be counted, and the check that the pack holds just that and no total of its own."""

from datetime import date

from sample.honours import wrong_figures
from sample.pack import Pack

WORK, STUDY = "HD2023", "HD2023-KL01"
CONFERENCE = date(2023, 5, 18)
"""Both campaigns were reviewed on one morning."""
FIRST, LAST = date(2023, 1, 1), date(2023, 12, 31)
CONCLUSION = date(2021, 5, 18)

CAMPAIGNS = {WORK: "«Lao động giỏi, lao động sáng tạo»", STUDY: "Kết luận số 01-KL/TW"}
TASKS = 6
"""So many the article lists for the time to come, three of each campaign."""


def counted(pack: Pack) -> dict[str, object]:
    """The campaigns, their tasks, which have a phase up to the conference, and how many totals the pack reports."""
    names = {str(line["code"]): str(line["name"]) for line in pack.sheets["campaigns"]}
    return {
        "campaigns": {code: words for code, words in CAMPAIGNS.items() if words in names.get(code, "")},
        "tasks": sum(plan.content[""].count("• ") for plan in pack.campaigns),
        "reviewed": {str(line["campaign_code"]) for line in pack.sheets["phases"] if line["to"] == CONFERENCE},
        "reported": len(pack.reported),
        "honours": len(pack.sheets["past_awards"]),
    }


def assert_figures(pack: Pack) -> None:
    """Raise ValueError that names everything in ``pack`` that is not the article's."""
    expected = {
        "campaigns": CAMPAIGNS,
        "tasks": TASKS,
        "reviewed": set(CAMPAIGNS),
        "reported": 0,
        "honours": 0,
    }
    if wrong := wrong_figures(counted(pack), expected):
        raise ValueError("; ".join(wrong))
