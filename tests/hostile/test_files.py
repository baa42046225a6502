"""Files that are broken, enormous or meant to do harm: each costs a sentence at most, and the next file opens
as if nothing had been.
"""

import http.server
import os
import struct
import threading
import zipfile
import zlib

import psutil
import pymupdf
import pytest
from pdf_files import PAGE, PASSWORD, write_encrypted_pdf, write_epub, write_pdf, write_picture
from PIL import Image

from app.documents.document import open_document
from app.documents.reader import MOST_PIXELS, Reader
from app.errors import PasswordNeeded, UserError


@pytest.fixture
def still_works(reader, tmp_path):
    """After each test the reader opens and draws a plain file."""
    yield
    document = open_document(write_pdf(tmp_path / "after.pdf"), reader)
    assert document.page(0).render().size == PAGE
    document.close()


pytestmark = pytest.mark.usefixtures("still_works")


# Broken


@pytest.mark.parametrize("suffix", ["pdf", "epub", "xps", "cbz", "docx", "mobi", "fb2", "png", "tiff", "svg"])
@pytest.mark.parametrize(
    "start", [b"", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"<svg>", b"II*\x00"]
)
def test_noise_is_refused_in_a_sentence_that_names_the_file(reader, tmp_path, suffix, start):
    path = tmp_path / f"noise.{suffix}"
    path.write_bytes(start + bytes(range(256)) * 40)
    try:
        document = open_document(path, reader)
    except UserError as refused:
        assert "noise." in refused.what
        assert refused.advice
    else:  # MuPDF makes a blank page of some: then every page must answer
        for index in range(document.page_count):
            document.page(index).render(None, 0.1)
        document.close()


def test_an_empty_file_is_refused(reader, tmp_path):
    (tmp_path / "empty.pdf").touch()
    with pytest.raises(UserError, match=r"empty\.pdf is empty"):
        open_document(tmp_path / "empty.pdf", reader)


@pytest.mark.parametrize("share", [0.02, 0.2, 0.5, 0.8, 0.99])
def test_a_cut_off_pdf_opens_as_far_as_it_goes_or_is_refused(reader, tmp_path, share):
    whole = write_pdf(tmp_path / "whole.pdf", [f"page {number}" for number in range(30)]).read_bytes()
    (tmp_path / "part.pdf").write_bytes(whole[: int(len(whole) * share)])
    try:
        document = open_document(tmp_path / "part.pdf", reader)
    except UserError as refused:
        assert "part.pdf is damaged" in refused.what
        return
    assert document.info.is_repaired
    assert 1 <= document.page_count <= 30


def test_one_page_beyond_repair_leaves_the_others_open(reader, tmp_path):
    document = pymupdf.open(write_pdf(tmp_path / "a.pdf", ["one", "two", "three"]))
    document.xref_set_key(document[1].xref, "MediaBox", "(no box)")
    document.xref_set_key(document[1].xref, "Resources", "7")
    document.update_stream(document[1].get_contents()[0], b"q q q BT /F9 Tf ((((( \xff\xfe ET EMC Q Q Q Q")
    document.save(tmp_path / "b.pdf")
    shown = open_document(tmp_path / "b.pdf", reader)
    assert shown.page_count == 3
    assert shown.page(2).text_layer.words[0].text == "three"
    assert shown.page(0).render().size == PAGE


# Locked


def test_an_encrypted_file_asks_then_says_wrong_then_opens_and_stays_open_after_a_restart(tmp_path):
    reader = Reader()
    try:
        path = write_encrypted_pdf(tmp_path / "locked.pdf")
        with pytest.raises(PasswordNeeded) as asked:
            open_document(path, reader)
        with pytest.raises(PasswordNeeded) as wrong:
            open_document(path, reader, "guess")
        assert (asked.value.wrong, wrong.value.wrong) == (False, True)
        document = open_document(path, reader, PASSWORD)
        psutil.Process(reader.process_id).kill()
        assert document.page(0).text_layer.words[0].text == "Secret"
        assert document.reopened().page(0).text_layer.words[0].text == "Secret"
    finally:
        reader.shutdown()


# Enormous


def test_a_page_of_200_inches_is_drawn_within_the_limit_of_pixels(reader, tmp_path):
    document = pymupdf.open()
    document.new_page(width=14_400, height=14_400).insert_text((7000, 7000), "far out", fontsize=200)
    document.save(tmp_path / "poster.pdf")
    page = open_document(tmp_path / "poster.pdf", reader).page(0)
    assert (page.width, page.height) == (14_400, 14_400)
    drawn = page.render(None, 8)
    assert drawn.width * drawn.height <= 1.02 * MOST_PIXELS
    word = page.text_layer.words[0]
    assert dark_pixels(page.render(word.rect, 1)) > 500


def dark_pixels(picture):
    return sum(picture.convert("L").histogram()[:128])


def test_a_page_larger_than_any_paper_is_drawn_or_refused_but_never_swells(reader, tmp_path):
    document = pymupdf.open(write_pdf(tmp_path / "a.pdf"))
    document.xref_set_key(document[0].xref, "MediaBox", "[0 0 1e9 1e9]")
    document.save(tmp_path / "vast.pdf")
    page = open_document(tmp_path / "vast.pdf", reader).page(0)
    drawn = page.render(None, 1)
    assert drawn.width * drawn.height <= 1.02 * MOST_PIXELS


def test_2000_pages_open_with_their_sizes_and_the_last_one_is_read(reader, tmp_path):
    document = pymupdf.open()
    for number in range(2000):
        document.new_page(width=300 + number % 7, height=400).insert_text((40, 60), f"leaf{number}")
    document.save(tmp_path / "long.pdf")
    shown = open_document(tmp_path / "long.pdf", reader)
    assert shown.page_count == 2000
    assert shown.page_sizes[1999] == (300 + 1999 % 7, 400)
    assert [page for page in range(1990, 2000) if shown.search(page, "LEAF1999")] == [1999]


def test_a_picture_of_30000_by_30000_pixels_is_refused_before_it_is_decoded(reader, tmp_path):
    path = tmp_path / "vast.png"
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    rows = zlib.compressobj(9)
    with path.open("wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header))
        packed = b"".join(rows.compress(b"\x00" + bytes(30_000 // 8)) for _ in range(30_000)) + rows.flush()
        file.write(chunk(b"IDAT", packed) + chunk(b"IEND", b""))
    with pytest.raises(UserError, match="30000 × 30000 pixels, more than Docent opens") as refused:
        open_document(path, reader)
    assert "100 million pixels" in refused.value.advice


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def test_a_tiff_of_50_pages_shows_each_of_them(reader, tmp_path):
    pages = [Image.new("L", (60 + number, 40), 5 * number) for number in range(50)]
    pages[0].save(tmp_path / "fax.tiff", save_all=True, append_images=pages[1:])
    document = open_document(tmp_path / "fax.tiff", reader)
    assert document.page_count == 50
    assert [document.page(number).render().getpixel((9, 9))[0] for number in (49, 0, 25)] == [245, 0, 125]
    assert document.page(49).width == 109


def test_an_epub_that_unpacks_to_gigabytes_is_stopped_in_a_sentence(tmp_path):
    path = tmp_path / "bomb.epub"
    write_epub(path, chapters=1)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("mimetype", "META-INF/container.xml", "a.opf", "t.ncx"):
            archive.writestr(name, parts[name])
        with archive.open("c0.xhtml", "w", force_zip64=True) as chapter:
            chapter.write(b"<html><body>")
            for _ in range(600):
                chapter.write(b"<p>" + b"x " * 500_000 + b"</p>")
            chapter.write(b"</body></html>")
    reader = Reader(time_out=5, memory_limit=300 << 20)
    try:
        with pytest.raises(UserError, match=r"bomb\.epub (needs more memory|took longer|is damaged)"):
            open_document(path, reader)
        assert open_document(write_pdf(tmp_path / "a.pdf"), reader).page(0).render().size == PAGE
    finally:
        reader.shutdown()


# Twisted


@pytest.mark.parametrize(
    "objects",
    [
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 9/Kids[2 0 R]>>endobj ",
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 99999999/Kids[]>>endobj ",
        b"1 0 obj 1 0 R endobj ",
        b"1 0 obj<</Type/Catalog/Pages 2 0 R/X " + b"[" * 200_000 + b">>endobj ",
    ],
    ids=["page tree that bites its tail", "pages that are not there", "object that is itself", "deep arrays"],
)
def test_a_pdf_whose_structure_loops_is_refused_or_shown(reader, tmp_path, objects):
    path = tmp_path / "twisted.pdf"
    path.write_bytes(b"%PDF-1.7\n" + objects + b"trailer<</Root 1 0 R>>")
    try:
        document = open_document(path, reader)
    except UserError as refused:
        assert "twisted.pdf" in refused.what
    else:
        for index in range(min(3, document.page_count)):
            try:
                document.page(index).render(None, 0.2)
            except UserError as refused:
                assert "twisted.pdf" in refused.what


def test_a_form_that_draws_itself_is_drawn_and_ends(reader, tmp_path):
    document = pymupdf.open()
    page = document.new_page(width=PAGE[0], height=PAGE[1])
    page.insert_text((40, 60), "form")
    form = document.get_new_xref()
    document.update_object(
        form,
        f"<</Type/XObject/Subtype/Form/BBox[0 0 400 300]/Resources<</XObject<</F {form} 0 R>>>>>>",
    )
    document.update_stream(form, b"/F Do 0 0 10 10 re f /F Do")
    document.xref_set_key(page.xref, "Resources", f"<</XObject<</F {form} 0 R>>>>")
    document.update_stream(page.get_contents()[0], b"/F Do")
    document.save(tmp_path / "self.pdf")
    assert open_document(tmp_path / "self.pdf", reader).page(0).render().size == PAGE


def test_an_outline_that_loops_ends(reader, tmp_path):
    document = pymupdf.open(write_pdf(tmp_path / "a.pdf", ["one", "two"]))
    document.set_toc([[1, "First", 1], [1, "Second", 2]])
    first, second = (entry[3]["xref"] for entry in document.get_toc(simple=False))
    document.xref_set_key(second, "Next", f"{first} 0 R")
    document.xref_set_key(second, "First", f"{first} 0 R")
    document.save(tmp_path / "b.pdf")
    assert len(open_document(tmp_path / "b.pdf", reader).outline()) <= 20_000


# Out to reach something


def test_links_to_files_and_programs_are_never_offered(reader, tmp_path):
    document = pymupdf.open(write_pdf(tmp_path / "a.pdf", ["one", "two"]))
    page, area = document[0], pymupdf.Rect(40, 40, 90, 60)
    page.insert_link({"kind": pymupdf.LINK_LAUNCH, "file": "/bin/sh", "from": area})
    page.insert_link({"kind": pymupdf.LINK_GOTOR, "file": "b.pdf", "page": 0, "from": area})
    for address in (
        "file:///etc/passwd",
        "javascript:app.alert(1)",
        "data:text/html,hello",
        "smb://host/share",
        "\\\\host\\share",
        "https://",
        "https://example.org/\u202egpj.exe",
        "https://example.org/" + "x" * 5000,
        "https://example.org/good",
    ):
        page.insert_link({"kind": pymupdf.LINK_URI, "uri": address, "from": area})
    document.save(tmp_path / "links.pdf")
    links = open_document(tmp_path / "links.pdf", reader).page(0).links
    assert [link.url for link in links] == ["https://example.org/good"]


@pytest.mark.parametrize("suffix", ["svg", "html"])
def test_references_to_the_web_and_to_files_are_not_fetched(reader, tmp_path, suffix):
    asked = []

    class Answers(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *arguments):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        there = f"http://127.0.0.1:{server.server_port}"
        secret = write_picture(tmp_path / "secret.png", (50, 50))
        inside = (
            f'<image href="{there}/a.png" xlink:href="{there}/b.png" width="50" height="50"/>'
            f'<image xlink:href="file://{secret}" width="50" height="50"/><rect y="60" width="9" height="9"/>'
        )
        picture = (
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'width="100" height="100"><style>@import url("{there}/c.css");</style>{inside}</svg>'
        )
        page = (
            f'<html><head><link rel="stylesheet" href="{there}/d.css"/></head><body>'
            f'<img src="{there}/e.png"/><img src="file://{secret}"/>'
        )
        (tmp_path / f"a.{suffix}").write_text(
            picture if suffix == "svg" else page + "<p>words</p></body></html>"
        )
        drawn = open_document(tmp_path / f"a.{suffix}", reader).page(0).render()
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    assert asked == []
    assert drawn.getpixel((10, 10)) == (255, 255, 255)


# Not files, or not there any more


def test_folders_pipes_devices_and_loops_of_links_are_refused_at_once(reader, tmp_path):
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "loop.pdf").symlink_to(tmp_path / "pool.pdf")
    (tmp_path / "pool.pdf").symlink_to(tmp_path / "loop.pdf")
    (tmp_path / "zero.pdf").symlink_to("/dev/zero")
    (tmp_path / "folder.pdf").mkdir()
    for name, sentence in (
        ("pipe.pdf", "not a plain file"),
        ("loop.pdf", "leads back to itself"),
        ("zero.pdf", "not a plain file"),
        ("folder.pdf", "is a folder"),
        ("x" * 300 + ".pdf", "cannot be read"),
        ("gone.pdf", "There is no file"),
    ):
        with pytest.raises(UserError, match=sentence):
            open_document(tmp_path / name, reader)


@pytest.mark.parametrize(
    "name",
    [
        b"a\nb.pdf",
        b"r\xe9sum\xff.pdf",
        "‮fdp.exe".encode(),
        b"%s%n{0}.pdf",
        b"-rf.pdf",
        b" .pdf",
        "文件.pdf".encode(),
    ],
)
def test_names_with_odd_characters_open_and_draw(reader, tmp_path, name):
    path = tmp_path / os.fsdecode(name)
    write_pdf(tmp_path / "plain.pdf").rename(path)
    document = open_document(path, reader)
    assert document.page(0).render().size == PAGE
    assert document.search(0, "total")


def test_a_removed_file_stays_readable_and_says_so_when_it_must_be_read_anew(tmp_path):
    reader = Reader()
    try:
        path = write_pdf(tmp_path / "a.pdf", ["one", "two"])
        document = open_document(path, reader)
        assert document.state_on_disk() is not None
        path.unlink()
        assert document.state_on_disk() is None
        assert document.page(1).text_layer.words[0].text == "two"
        psutil.Process(reader.process_id).kill()
        with pytest.raises(UserError, match=r"a\.pdf is no longer where it was"):
            document.page(0).render()
        write_pdf(path, ["one", "two"])
        assert document.page(0).render().size == PAGE
    finally:
        reader.shutdown()


def test_a_file_that_shrank_says_which_page_is_gone_after_a_restart(tmp_path):
    reader = Reader()
    try:
        path = write_pdf(tmp_path / "a.pdf", ["one", "two"])
        document = open_document(path, reader)
        path.unlink()
        write_pdf(path, ["one"])
        psutil.Process(reader.process_id).kill()
        with pytest.raises(UserError, match=r"a\.pdf has changed and has no page 2 any more"):
            document.page(1).render()
        assert document.reopened().page_count == 1
    finally:
        reader.shutdown()
