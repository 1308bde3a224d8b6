"""Which addresses other software may be told at: those of the open internet, by an encrypted way."""

import ipaddress
import socket
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from common.errors import DomainError

HTTPS, HTTP = "https", "http"
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class AddressRefused(DomainError):
    """Nothing may be sent to this address."""


class Target(NamedTuple):
    """Where to connect: the ``ip`` that was looked at, which the name ``host`` stood for at that moment."""

    scheme: str
    host: str
    ip: str
    port: int
    path: str

    @property
    def netloc(self) -> str:
        """Name and port as the receiver knows itself."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == (443 if self.scheme == HTTPS else 80) else f"{name}:{self.port}"

    @property
    def url(self) -> str:
        """The address with the number in place of the name."""
        number = f"[{self.ip}]" if ":" in self.ip else self.ip
        return f"{self.scheme}://{number}:{self.port}{self.path}"


def check_form(url: str) -> None:
    """``url`` reads as one that may be told; where its name leads is asked on sending. Raises ``AddressRefused``."""
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname
    except ValueError:
        raise _unreadable() from None
    if any(letter.isspace() or not letter.isprintable() for letter in url) or not host or port == 0:
        raise _unreadable()
    if parts.username or parts.password or parts.fragment:
        raise AddressRefused(_("Địa chỉ không được chứa tên đăng nhập, mật khẩu hay dấu #. Hãy bỏ phần đó."))
    if parts.scheme != HTTPS and not (parts.scheme == HTTP and settings.WEBHOOKS_ALLOW_LOCAL and _is_local(host)):
        raise AddressRefused(_("Địa chỉ phải bắt đầu bằng https://. Hãy nhờ bên nhận mở địa chỉ có mã hoá."))
    if _is_number(host):
        _check_number(host)


def target_of(url: str) -> Target:
    """Where ``url`` leads now, none of its numbers being inside our own network; raises ``AddressRefused``, or
    ``OSError`` when its name is not found."""
    check_form(url)
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == HTTPS else 80)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError:
        raise _unreadable() from None
    numbers = [str(row[4][0]) for row in found]
    for number in numbers:
        _check_number(number)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, host, numbers[0], port, path)


def _check_number(number: str) -> None:
    if settings.WEBHOOKS_ALLOW_LOCAL:
        return
    address = ipaddress.ip_address(number.partition("%")[0])
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    if address in NAT64:
        inner = ipaddress.ip_address(int(address) & 0xFFFFFFFF)
    if any(not each.is_global or each.is_multicast for each in filter(None, (address, inner))):
        raise AddressRefused(
            _("Địa chỉ dẫn vào mạng nội bộ (%(number)s) nên không được gửi tới. Hãy dùng địa chỉ công khai.")
            % {"number": number}
        )


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_local(host: str) -> bool:
    return host == "localhost" or (_is_number(host) and ipaddress.ip_address(host).is_loopback)


def _unreadable() -> AddressRefused:
    return AddressRefused(_("Địa chỉ không đọc được. Hãy gõ như https://phanmem.example.vn/nhan-tin."))
