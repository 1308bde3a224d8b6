import socketserver
import sys
import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from common.errors import DomainError
from common.uploads import checked_upload

SICK = b"\xff\xd8\xff\xe0 EICAR"
SOUND = b"\xff\xd8\xff\xe0 anh"
COMMAND = f"""{sys.executable} -c "import sys; sys.exit(b'EICAR' in sys.stdin.buffer.read())" """


class Clamd(socketserver.StreamRequestHandler):
    """Speaks INSTREAM as clamd does."""

    def handle(self):
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while size := int.from_bytes(self.rfile.read(4), "big"):
            content += self.rfile.read(size)
        self.wfile.write(b"stream: Eicar FOUND\0" if b"EICAR" in content else b"stream: OK\0")


class Overloaded(socketserver.StreamRequestHandler):
    def handle(self):
        self.rfile.read(10)
        self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")


def serving(server):
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture(params=["command", "tcp", "socket"])
def scanner(request, settings, tmp_path):
    if request.param == "command":
        settings.UPLOAD_SCANNER = COMMAND
        yield
        return
    place = ("127.0.0.1", 0) if request.param == "tcp" else str(tmp_path / "clamd.ctl")
    kind = socketserver.ThreadingTCPServer if request.param == "tcp" else socketserver.ThreadingUnixStreamServer
    with serving(kind(place, Clamd)) as server:
        address = server.server_address
        settings.UPLOAD_SCANNER = f"clamd://127.0.0.1:{address[1]}" if request.param == "tcp" else f"clamd://{address}"
        yield
        server.shutdown()


def photo(content):
    return SimpleUploadedFile("anh.jpg", content)


def test_what_is_infected_is_refused(scanner):
    with pytest.raises(DomainError, match=r"Tệp «anh\.jpg» có mã độc nên không được nhận và không được giữ lại"):
        checked_upload(photo(SICK))


def test_what_is_clean_is_whole_afterwards(scanner):
    assert checked_upload(photo(SOUND)).content.read() == SOUND


@pytest.mark.parametrize("address", ["clamd:///nowhere/clamd.ctl", "/nowhere/clamdscan -", "sh -c 'exit 2'"])
def test_nothing_is_taken_unseen(settings, address):
    settings.UPLOAD_SCANNER = address
    with pytest.raises(DomainError, match=r"Chưa quét được vi-rút trong tệp «anh\.jpg» nên chưa nhận"):
        checked_upload(photo(SOUND))


def test_an_answer_nobody_agreed_on_is_no_clean_bill(settings):
    with serving(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Overloaded)) as server:
        settings.UPLOAD_SCANNER = f"clamd://127.0.0.1:{server.server_address[1]}"
        with pytest.raises(DomainError, match=r"Chưa quét được vi-rút"):
            checked_upload(photo(SOUND))
        server.shutdown()


def test_without_a_scanner_nothing_is_asked(settings):
    settings.UPLOAD_SCANNER = ""
    assert checked_upload(photo(SICK)).size == len(SICK)
