"""Writes the guides down in docs/huong-dan, as the help page shows them."""

from pathlib import Path

import django

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "huong-dan"


def main() -> None:
    """Every guide has its page, and the folder a list of them; pages of guides that are no more are gone."""
    for name, text in pages().items():
        (FOLDER / name).write_text(text)
    for page in FOLDER.glob("*.md"):
        if page.name not in pages():
            page.unlink()


def pages() -> dict[str, str]:
    """File name → text, in Vietnamese."""
    from emulation.guides.content import GUIDES  # noqa: PLC0415 -- after the set-up

    index = ["# Hướng dẫn từng bước", "", "Mỗi vai trò một bài; cũng đọc được ở trang «Trợ giúp».", ""]
    index += [f"- [{guide.title}]({guide.slug}.md) – {guide.lead}" for guide in GUIDES]
    return {"README.md": "\n".join(index) + "\n"} | {f"{guide.slug}.md": _page(guide) for guide in GUIDES}


def _page(guide) -> str:
    lines = [f"# {guide.title}", "", str(guide.lead)]
    for number, (step, picture) in enumerate(guide.illustrated, start=1):
        lines += ["", f"## {number}. {step.title}", "", str(step.text), "", f"![{step.title}](hinh/{picture})"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    django.setup()
    main()
