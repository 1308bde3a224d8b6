"""What every page of ours must be, whoever looks at it."""

import re

import html5lib


def assert_valid_html(response) -> None:
    """The page parses without a single thing a browser would have to guess."""
    html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(response.content.decode())


def led_to(response) -> list[dict]:
    """The entries of the page's navigation, those in groups too, in order."""
    return [entry for group in response.context["navigation"] for entry in group["entries"]]


FOR_PROGRAMMERS = r"&lt;[\w.]+ object at 0x|&lt;(QuerySet|bound method) "


def opened(client, address, status=200):
    """The answer at ``address``: of that status, sound HTML, and nothing in it that is only for programmers."""
    response = client.get(address)
    assert response.status_code == status, (address, response.status_code, response.get("Location", ""))
    if response["Content-Type"].startswith("text/html"):
        assert_valid_html(response)
        assert not re.search(FOR_PROGRAMMERS, response.content.decode()), address
    return response


def words(response) -> str:
    """What a person reads on the page, on one line."""
    tree = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    return " ".join("".join(tree.find("body").itertext()).split())


def hidden(response, name) -> str:
    """What every form of the page carries as ``name``."""
    (value,) = set(re.findall(rf'<input type="hidden" name="{name}" value="([^"]*)">', response.content.decode()))
    return value


def fields_of(response, *, having: str) -> dict[str, list[str]]:
    """What a browser would send of the form with a control named ``having``, the buttons aside."""
    tree = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    form = next(form for form in tree.iter("form") if any(control.get("name") == having for control in form.iter()))
    sent: dict[str, list[str]] = {}
    for control in form.iter():
        name, kind = control.get("name"), control.get("type")
        is_off = kind in {"checkbox", "radio"} and control.get("checked") is None
        if name and not is_off and control.tag != "button":
            sent.setdefault(name, []).append(_value(control))
    return sent


def _value(control) -> str:
    if control.tag == "textarea":
        return (control.text or "").removeprefix("\n")
    if control.tag == "select":
        options = list(control.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None] or options[:1]
        return chosen[0].get("value", "") if chosen else ""
    return control.get("value", "on" if control.get("type") == "checkbox" else "")
