"""The reader and its process: what it opens and draws, and what happens when it dies, hangs or swells."""

import os
import queue
import struct
import subprocess
import sys
import threading
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pymupdf
import pytest
from pdf_files import PAGE, PASSWORD, write_encrypted_pdf, write_pdf, write_picture, write_slow_pdf
from PIL import Image

from app.documents import reader_child
from app.documents.document import open_document
from app.documents.reader import MOST_PIXELS, Reader
from app.documents.reader_child import ReaderChild
from app.documents.reader_supervisor import ReaderSupervisor, Source
from app.documents.region import Rect
from app.documents.urgency import Urgency
from app.errors import PasswordNeeded, UserError


@pytest.fixture
def own_reader():
    readers = []

    def make(**limits):
        readers.append(Reader(**limits))
        return readers[-1]

    yield make
    for reader in readers:
        reader.shutdown()


def is_red(pixel):
    red, green, blue = pixel
    return red > 200 and green < 60 and blue < 60


# What opens


def test_a_pdf_tells_its_pages_and_sizes(reader, tmp_path):
    info = reader.open(write_pdf(tmp_path / "a.pdf", ["one", "two", "three"]))
    assert (info.kind, info.page_count, info.page_sizes[2]) == ("pdf", 3, (400.0, 300.0))
    assert not info.needs_password
    assert not info.is_repaired


def test_words_come_with_their_place_and_font_size(reader, tmp_path):
    document = open_document(write_pdf(tmp_path / "a.pdf", ["Total due: 12.50"], size=14), reader)
    first, _, last = document.page(0).text_layer.words
    assert (first.text, last.text, first.size) == ("Total", "12.50", 14)
    assert first.x0 == pytest.approx(40, abs=2)
    assert first.y0 < 60 < first.y1
    assert first.x1 < last.x0


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_words_lie_where_the_ink_is_on_turned_pages(reader, tmp_path, rotation):
    document = open_document(write_pdf(tmp_path / "a.pdf", ["Total"], rotation=rotation), reader)
    page = document.page(0)
    assert (page.width, page.height) == (PAGE if rotation % 180 == 0 else PAGE[::-1])
    (word,) = page.text_layer.words
    drawn = page.render(word.rect, 2)
    everything = page.render(None, 2)
    assert ink(drawn) == ink(everything) > 50


def ink(picture):
    return sum(picture.convert("L").point(lambda value: value < 128).histogram()[1:])


def test_a_cropped_page_counts_from_its_visible_corner(reader, tmp_path):
    path = write_pdf(tmp_path / "a.pdf", ["Total"])
    document = pymupdf.open(path)
    document[0].set_cropbox(pymupdf.Rect(30, 40, 200, 100))
    document.save(tmp_path / "cropped.pdf")
    page = open_document(tmp_path / "cropped.pdf", reader).page(0)
    assert (page.width, page.height) == (170, 60)
    assert page.text_layer.words[0].x0 == pytest.approx(10, abs=2)
    assert ink(page.render(page.text_layer.words[0].rect, 2)) == ink(page.render(None, 2)) > 50


def test_transparent_pages_are_drawn_on_white(reader, tmp_path):
    picture = open_document(write_pdf(tmp_path / "a.pdf"), reader).page(0).render()
    assert picture.mode == "RGB"
    assert picture.getpixel((5, 5)) == (255, 255, 255)


def test_a_clip_is_drawn_at_the_scale_asked_for(reader, tmp_path):
    page = open_document(write_pdf(tmp_path / "a.pdf"), reader).page(0)
    assert page.render(Rect(10, 20, 110, 70), 2.5).size == (250, 125)


def test_more_pixels_than_allowed_are_never_drawn(reader, tmp_path):
    page = open_document(write_pdf(tmp_path / "a.pdf"), reader).page(0)
    small = page.render(None, 10, max_pixels=30_000)
    assert small.size == (200, 150)
    huge = page.render(None, 1000)
    assert 0.98 * MOST_PIXELS < huge.width * huge.height < 1.02 * MOST_PIXELS


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp", "tiff", "gif", "bmp"])
def test_pictures_of_every_format_open(reader, tmp_path, suffix):
    page = open_document(write_picture(tmp_path / f"a.{suffix}"), reader).page(0)
    assert (page.width, page.height, page.is_picture) == (200, 100, True)
    drawn = page.render(Rect(0, 0, 40, 40))
    assert drawn.size == (40, 40)
    assert is_red(drawn.getpixel((8, 8)))
    assert not is_red(drawn.getpixel((32, 32)))
    assert page.text_layer.words == ()


@pytest.mark.parametrize("suffix", ["jpg", "png", "tiff", "webp"])
@pytest.mark.parametrize(("orientation", "corner"), [(3, (190, 90)), (6, (90, 10)), (8, (10, 190))])
def test_a_photo_is_turned_upright(reader, tmp_path, suffix, orientation, corner):
    exif = Image.Exif()
    exif[0x0112] = orientation
    page = open_document(write_picture(tmp_path / f"a.{suffix}", exif=exif), reader).page(0)
    upright = (200, 100) if orientation == 3 else (100, 200)
    assert (page.width, page.height) == upright
    assert is_red(page.render().getpixel(corner))


def test_every_page_of_a_tiff_is_a_page(reader, tmp_path):
    pages = [Image.new("RGB", (50 + number, 40), (number * 100, 0, 0)) for number in range(3)]
    pages[0].save(tmp_path / "a.tiff", save_all=True, append_images=pages[1:])
    document = open_document(tmp_path / "a.tiff", reader)
    assert [size[0] for size in document.info.page_sizes] == [50, 51, 52]
    reds = [document.page(number).render().getpixel((20, 20))[0] for number in (2, 0, 1)]
    assert reds == [200, 0, 100]


@pytest.mark.parametrize("suffix", ["gif", "webp"])
def test_of_a_film_the_first_picture_is_shown(reader, tmp_path, suffix):
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "blue", "green")]
    frames[0].save(tmp_path / f"a.{suffix}", save_all=True, append_images=frames[1:])
    document = open_document(tmp_path / f"a.{suffix}", reader)
    assert document.page_count == 1
    assert is_red(document.page(0).render().getpixel((20, 20)))


def test_transparent_pictures_lie_on_white(reader, tmp_path):
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(tmp_path / "a.png")
    assert open_document(tmp_path / "a.png", reader).page(0).render().getpixel((5, 5)) == (255, 255, 255)


def test_deep_greys_keep_their_shades(reader, tmp_path):
    Image.new("I;16", (20, 20), 32768).save(tmp_path / "a.png")
    assert open_document(tmp_path / "a.png", reader).page(0).render().getpixel((5, 5)) == (127, 127, 127)


def test_a_document_is_told_by_its_content_not_its_name(reader, tmp_path):
    write_pdf(tmp_path / "a.pdf").rename(tmp_path / "photo.png")
    write_picture(tmp_path / "b.png").rename(tmp_path / "letter.pdf")
    assert reader.open(tmp_path / "photo.png").kind == "pdf"
    assert reader.open(tmp_path / "letter.pdf").kind == "picture"


def test_other_formats_are_laid_out_into_pages(reader, tmp_path):
    (tmp_path / "notes.txt").write_text("Meet at ten\n" * 500)
    info = reader.open(tmp_path / "notes.txt")
    assert info.kind == "document"
    assert info.page_count > 1
    assert reader.words(info.id, 0)[0].text == "Meet"


def test_file_names_of_any_bytes_open(reader, tmp_path):
    odd = tmp_path / os.fsdecode(b"r\xe9sum\xff \n.pdf")
    write_pdf(tmp_path / "a.pdf").rename(odd)
    assert reader.open(odd).page_count == 1


@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "a.svg", "a.png"])
def test_files_without_outline_links_or_hits_have_none(reader, tmp_path, name):
    path = tmp_path / name
    if name == "a.pdf":
        write_pdf(path)
    elif name == "a.png":
        write_picture(path)
    else:
        path.write_text("words" if name == "a.txt" else '<svg xmlns="http://www.w3.org/2000/svg" width="9"/>')
    document = open_document(path, reader)
    assert document.outline() == ()
    assert document.page(0).links == ()
    assert document.search(0, "absent") == []
    assert document.has_text(0) == (name in ("a.pdf", "a.txt"))


# What does not open


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.pdf", b"", "empty.pdf is empty"),
        ("noise.pdf", os.urandom(4000), "noise.pdf is damaged"),
        ("song.mp3", b"ID3" + os.urandom(4000), "not a document that Docent can open"),
        ("binary.txt", b"\x7fELF\x00\x01" * 50, "not a document that Docent can open"),
        ("broken.docx", b"PK\x03\x04 nothing more", "broken.docx is damaged"),
        ("broken.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "broken.png is damaged"),
        ("header.pdf", b"%PDF-1.7\n", "header.pdf is damaged"),
    ],
)
def test_files_that_are_no_documents_are_refused(reader, tmp_path, name, content, sentence):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError, match=sentence):
        reader.open(tmp_path / name)


def test_a_missing_file_and_a_folder_are_refused(reader, tmp_path):
    with pytest.raises(UserError, match=r"no file a\.pdf"):
        reader.open(tmp_path / "a.pdf")
    with pytest.raises(UserError, match="is a folder"):
        reader.open(tmp_path)


def test_a_named_pipe_is_refused_at_once(reader, tmp_path):
    os.mkfifo(tmp_path / "a.pdf")
    with pytest.raises(UserError, match="not a plain file"):
        reader.open(tmp_path / "a.pdf")


def test_a_loop_of_links_is_refused(reader, tmp_path):
    (tmp_path / "a.pdf").symlink_to(tmp_path / "b.pdf")
    (tmp_path / "b.pdf").symlink_to(tmp_path / "a.pdf")
    with pytest.raises(UserError, match="leads back to itself"):
        reader.open(tmp_path / "a.pdf")


def test_a_cut_off_pdf_opens_repaired_or_is_refused(reader, tmp_path):
    whole = write_pdf(tmp_path / "a.pdf", ["one", "two"]).read_bytes()
    (tmp_path / "most.pdf").write_bytes(whole[:-100])
    assert reader.open(tmp_path / "most.pdf").is_repaired
    (tmp_path / "little.pdf").write_bytes(whole[:60])
    with pytest.raises(UserError, match="damaged"):
        reader.open(tmp_path / "little.pdf")


def test_a_cut_off_picture_says_so_when_it_is_drawn(reader, tmp_path):
    whole = write_picture(tmp_path / "a.jpg", (600, 600)).read_bytes()
    (tmp_path / "half.jpg").write_bytes(whole[: len(whole) // 2])
    page = open_document(tmp_path / "half.jpg", reader).page(0)
    with pytest.raises(UserError, match="damaged"):
        page.render()


def test_a_picture_of_absurd_size_is_refused_before_it_is_decoded(reader, tmp_path):
    write_picture(tmp_path / "small.png")
    header = bytearray((tmp_path / "small.png").read_bytes())
    header[16:24] = struct.pack(">II", 20_000, 20_000)
    header[29:33] = struct.pack(">I", zlib.crc32(header[12:29]))
    (tmp_path / "bomb.png").write_bytes(header)
    with pytest.raises(UserError, match="20000 × 20000 pixels"):
        reader.open(tmp_path / "bomb.png")


def test_an_encrypted_pdf_wants_its_password(reader, tmp_path):
    path = write_encrypted_pdf(tmp_path / "a.pdf")
    with pytest.raises(PasswordNeeded) as missing:
        reader.open(path)
    with pytest.raises(PasswordNeeded) as wrong:
        reader.open(path, "guess")
    assert (missing.value.wrong, wrong.value.wrong) == (False, True)
    info = reader.open(path, PASSWORD)
    assert info.needs_password
    assert reader.words(info.id, 0)[0].text == "Secret"


def test_a_password_never_shows_in_a_representation(tmp_path):
    assert PASSWORD not in repr(Source(tmp_path, PASSWORD))


def test_a_page_that_is_not_there_is_refused_in_human_numbers(reader, tmp_path):
    document = open_document(write_pdf(tmp_path / "a.pdf", ["one", "two"]), reader)
    with pytest.raises(UserError, match=r"2 pages; there is no page 3"):
        document.page(2)
    with pytest.raises(UserError):
        document.page(-1)


# The process


def test_the_parent_never_imports_pymupdf():
    code = "import sys, app.documents.document; sys.exit('pymupdf' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_killed_process_is_replaced_and_documents_stay_open(own_reader, tmp_path):
    reader = own_reader()
    path = write_encrypted_pdf(tmp_path / "a.pdf")
    document = open_document(path, reader, PASSWORD)
    first = reader.process_id
    psutil.Process(first).kill()
    assert document.page(0).render().size == PAGE
    assert reader.process_id != first


def test_a_process_killed_at_work_is_replaced_and_the_page_drawn_all_the_same(own_reader, tmp_path):
    reader = own_reader()
    page = open_document(write_slow_pdf(tmp_path / "slow.pdf", fills=60), reader).page(0)
    with ThreadPoolExecutor(1) as pool:
        first = reader.process_id
        drawing = pool.submit(page.render, None, 2)
        wait_until_busy(first)
        psutil.Process(first).kill()
        assert drawing.result(60).size == (4000, 4000)
    assert reader.process_id not in (first, None)


def test_a_page_that_kills_two_processes_is_not_asked_again_until_it_is_opened_anew(
    own_reader, tmp_path, started
):
    reader = own_reader()
    slow = open_document(write_slow_pdf(tmp_path / "slow.pdf"), reader)
    quick = open_document(write_pdf(tmp_path / "quick.pdf"), reader).page(0)
    with ThreadPoolExecutor(1) as pool:
        drawing = pool.submit(slow.page(0).render, None, 2)
        for _ in range(2):
            victim = started.get(timeout=60)
            wait_until_busy(victim)
            psutil.Process(victim).kill()
        with pytest.raises(UserError, match=r"stopped while reading slow\.pdf"):
            drawing.result(60)
    assert quick.render().size == PAGE
    survivor = started.get(timeout=60)
    with pytest.raises(UserError, match=r"stopped while reading slow\.pdf"):
        slow.page(0).render(None, 2)
    assert slow.page(0).text_layer.words == (), "only drawing it is remembered as bad"
    assert reader.process_id == survivor
    assert slow.reopened().page(0).render(Rect(0, 0, 1, 1), 1).size == (1, 1)


def test_a_process_may_be_killed_any_number_of_times(own_reader, tmp_path, started):
    reader = own_reader()
    page = open_document(write_pdf(tmp_path / "a.pdf"), reader).page(0)
    for _ in range(4):
        psutil.Process(started.get(timeout=60)).kill()
        assert page.render().size == PAGE


def test_a_process_that_does_not_start_is_not_started_again_and_again(own_reader, tmp_path, monkeypatch):
    attempts = []

    def fails(*arguments):
        attempts.append(arguments)
        raise UserError("The document reader did not start.", "Install Docent again.")

    monkeypatch.setattr("app.documents.reader_supervisor.ReaderChild", fails)
    reader = own_reader()
    for _ in range(5):
        with pytest.raises(UserError, match="did not start"):
            reader.open(write_pdf(tmp_path / "a.pdf"))
    assert len(attempts) == 1


@pytest.mark.parametrize("killed", [1, 2])
def test_a_process_that_is_killed_while_it_starts_is_started_once_more(
    own_reader, tmp_path, monkeypatch, killed
):
    processes = []

    def short_lived(*arguments):
        process, connection = new_process(*arguments)
        processes.append(process)
        if len(processes) <= killed:
            process.kill()
        return process, connection

    new_process = reader_child._new_process
    monkeypatch.setattr(reader_child, "_new_process", short_lived)
    reader = own_reader()
    file = write_pdf(tmp_path / "a.pdf")
    if killed == 1:
        assert open_document(file, reader).page(0).render().size == PAGE
    else:
        with pytest.raises(UserError, match="did not start"):
            reader.open(file)
    assert len(processes) == 2


def test_a_tile_goes_before_the_pages_of_a_search_that_wait(own_reader, tmp_path, monkeypatch):
    reader = own_reader()
    document = open_document(write_pdf(tmp_path / "a.pdf", ["one"] * 30), reader)
    order, queued = [], threading.Semaphore(0)

    class Announced(threading.Event):
        def wait(self, timeout=None):
            queued.release()
            return super().wait(timeout)

    def noted(self, task):
        order.append(task.action)
        return ask(self, task)

    ask = ReaderSupervisor.ask
    monkeypatch.setattr(ReaderSupervisor, "ask", noted)
    monkeypatch.setattr("app.documents.urgency.Event", Announced)
    with ThreadPoolExecutor(3) as pool, reader._gate.passed(Urgency.DRAWING):
        for work in (
            lambda: document.search(4, "one"),
            lambda: document.page(3).text_layer,
            lambda: document.page(2).render(),
        ):
            pool.submit(work)
            assert queued.acquire(timeout=20)
    assert order == ["render", "words", "search"]


@pytest.fixture
def started(monkeypatch):
    """The ids of reader processes, as they start."""
    processes = queue.Queue()

    class Announced(ReaderChild):
        def __init__(self, *arguments):
            super().__init__(*arguments)
            processes.put(self.process_id)

    monkeypatch.setattr("app.documents.reader_supervisor.ReaderChild", Announced)
    return processes


def wait_until_busy(process_id):
    """Until the process has worked for a moment: it has begun to draw."""
    process = psutil.Process(process_id)
    start = sum(process.cpu_times()[:2])
    while sum(process.cpu_times()[:2]) < start + 0.1:
        process.cpu_percent(0.02)


def test_a_request_that_hangs_is_ended_and_the_next_one_works(own_reader, tmp_path):
    reader = own_reader(time_out=0.5)
    slow = open_document(write_slow_pdf(tmp_path / "slow.pdf"), reader).page(0)
    with pytest.raises(UserError, match=r"slow\.pdf took longer than 0\.5 s"):
        slow.render(None, 2)
    assert reader.process_id is None
    assert open_document(write_pdf(tmp_path / "quick.pdf"), reader).page(0).render().size == PAGE


def test_a_file_that_wants_too_much_memory_is_stopped(own_reader, tmp_path):
    reader = own_reader(memory_limit=80 << 20)
    Image.new("L", (8000, 4500), 200).save(tmp_path / "large.png")
    write_picture(tmp_path / "small.png")
    large = open_document(tmp_path / "large.png", reader).page(0)
    with pytest.raises(UserError, match=r"large\.png needs more memory"):
        large.render(None, 0.1)
    assert open_document(tmp_path / "small.png", reader).page(0).render().size == (200, 100)


def test_a_process_that_swells_past_its_limit_is_killed_from_outside(own_reader, tmp_path, monkeypatch):
    reader = own_reader()
    slow = open_document(write_slow_pdf(tmp_path / "slow.pdf"), reader).page(0)
    monkeypatch.setattr("app.documents.reader_child._memory_of", lambda process: 1 << 40)
    with pytest.raises(UserError, match=r"slow\.pdf needs more memory"):
        slow.render(None, 2)
    assert reader.process_id is None


def test_shutdown_ends_a_request_in_progress(own_reader, tmp_path):
    reader = own_reader()
    slow = open_document(write_slow_pdf(tmp_path / "slow.pdf"), reader).page(0)
    with ThreadPoolExecutor(1) as pool:
        drawing = pool.submit(slow.render, None, 2)
        wait_until_busy(reader.process_id)
        reader.shutdown()
        with pytest.raises(UserError):
            drawing.result(20)
    with pytest.raises(UserError, match="shut down"):
        slow.render()


def test_closing_a_document_does_not_wait_for_another_ones_page(own_reader, tmp_path):
    reader = own_reader()
    slow = open_document(write_slow_pdf(tmp_path / "slow.pdf"), reader)
    quick = open_document(write_pdf(tmp_path / "quick.pdf"), reader)
    with ThreadPoolExecutor(1) as pool:
        drawing = pool.submit(slow.page(0).render, None, 2)
        wait_until_busy(reader.process_id)
        quick.close()
        assert not drawing.done()
        reader.shutdown()
        with pytest.raises(UserError):
            drawing.result(20)
    with pytest.raises(UserError, match="closed"):
        quick.page(0).render()


def test_a_closed_file_is_let_go_at_once_or_after_the_request_in_progress(own_reader, tmp_path, monkeypatch):
    reader, told = own_reader(), []
    tell = ReaderChild.tell
    monkeypatch.setattr(ReaderChild, "tell", lambda self, *said: (told.append(said), tell(self, *said)))
    first, second, third = (
        open_document(write_pdf(tmp_path / f"{number}.pdf"), reader) for number in range(3)
    )
    first.close()
    assert told == [("close", {"document": first.info.id})]
    with reader._gate.passed(Urgency.DRAWING):
        second.close()
        assert len(told) == 1
    assert third.page(0).render().size == PAGE
    assert told[1:] == [("close", {"document": second.info.id})]
    left = [Path(file.path) for file in psutil.Process(reader.process_id).open_files()]
    assert [path.name for path in left if path.suffix == ".pdf"] == ["2.pdf"]


def test_many_threads_may_ask_at_once(reader, tmp_path):
    pages = [
        open_document(write_pdf(tmp_path / f"{number}.pdf", [f"word{number}"]), reader).page(0)
        for number in range(8)
    ]
    gate = threading.Barrier(8)

    def word_of(number):
        gate.wait(20)
        return [pages[number].render().size, pages[number].text_layer.words[0].text]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(word_of, range(8))) == [[PAGE, f"word{number}"] for number in range(8)]
