"""The watch over a file: notices what changed, waits until it has settled, and is quiet otherwise."""

import os
import shutil
import threading
from pathlib import Path

import pytest
from pdf_files import write_pdf
from PySide6.QtCore import QEventLoop, QTimer

from app.documents import document as document_module
from app.documents.document import open_document
from app.errors import UserError
from app.windows import file_watcher
from app.windows.document_watch import DocumentWatch


@pytest.fixture(autouse=True)
def less_patience(monkeypatch):
    """The tests need not wait as long as a person at a slow drive."""
    monkeypatch.setattr(file_watcher, "_SETTLE_MS", 150)
    monkeypatch.setattr(file_watcher, "_GONE_MS", 400)
    monkeypatch.setattr(file_watcher, "_CHECK_EVERY_MS", 300)


@pytest.fixture
def folder(tmp_path) -> Path:
    made = tmp_path / "folder"
    made.mkdir()
    return made


@pytest.fixture
def document(reader, folder):
    opened = open_document(write_pdf(folder / "paper.pdf", ["First"]), reader)
    yield opened
    opened.close()


@pytest.fixture
def watch(qtbot, document):
    made = DocumentWatch()
    made.watch(document)
    assert said_in(made, 100) == []  # by then it has seen the file as it is
    yield made
    made.close()


def said_in(watch: DocumentWatch, milliseconds: int) -> list[str]:
    """What it says in so much time."""
    said: list[str] = []
    connections = [
        signal.connect(lambda name=name: said.append(name))
        for name, signal in (
            ("changed", watch.changed),
            ("vanished", watch.vanished),
            ("returned", watch.returned),
        )
    ]
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    for connection in connections:
        watch.disconnect(connection)
    return said


def test_a_file_that_is_written_anew_has_changed(qtbot, watch, document):
    with qtbot.waitSignal(watch.changed):
        write_pdf(document.path, ["Second", "and longer"])
    assert document.reopened().page_count == 2


def test_a_file_put_in_its_place_has_changed_and_is_watched_from_then_on(qtbot, watch, document, folder):
    for text in ("Second", "Third"):
        fresh = write_pdf(folder / "paper.pdf.new", [text, text])
        with qtbot.waitSignal(watch.changed):
            fresh.replace(document.path)
    with qtbot.waitSignal(watch.changed), document.path.open("ab") as file:
        file.write(b"% in place\n")


def test_a_file_that_is_read_has_not_changed(watch, document):
    document.path.read_bytes()
    os.utime(document.path, ns=(0, document.path.stat().st_mtime_ns))  # only the time of access
    document.page(0).render()
    assert said_in(watch, 600) == []


def test_other_files_of_the_folder_do_not_matter(watch, folder):
    write_pdf(folder / "other.pdf")
    (folder / "other.pdf").unlink()
    assert said_in(watch, 600) == []


def test_a_file_in_the_middle_of_being_written_is_waited_for(qtbot, watch, document, monkeypatch):
    monkeypatch.setattr(file_watcher, "_SETTLE_MS", 800)
    monkeypatch.setattr(file_watcher, "_GONE_MS", 800)
    whole = document.path.read_bytes()
    with document.path.open("wb") as file:
        for start in range(0, len(whole), len(whole) // 8):
            file.write(whole[start : start + len(whole) // 8])
            file.flush()
            assert said_in(watch, 150) == []
    with qtbot.waitSignal(watch.changed):
        pass
    assert document.path.read_bytes() == whole
    assert said_in(watch, 500) == []


def test_a_file_cut_in_half_has_changed_and_the_whole_one_has_again(qtbot, watch, document):
    whole = document.path.read_bytes()
    with qtbot.waitSignal(watch.changed):
        document.path.write_bytes(whole[: len(whole) // 2])
    with qtbot.waitSignal(watch.changed):
        document.path.write_bytes(whole)


def test_a_file_that_is_removed_has_vanished_once(qtbot, watch, document):
    with qtbot.waitSignal(watch.vanished):
        document.path.unlink()
    assert said_in(watch, 800) == []


def test_a_file_that_is_saved_by_removing_it_first_has_only_changed(qtbot, watch, document):
    document.path.unlink()
    write_pdf(document.path, ["Second"])
    assert said_in(watch, 900) == ["changed"]


def test_a_file_that_comes_back_as_it_was_has_returned(qtbot, watch, document, folder):
    with qtbot.waitSignal(watch.vanished):
        document.path.rename(folder / "elsewhere.pdf")
    (folder / "elsewhere.pdf").rename(document.path)
    assert said_in(watch, 900) == ["returned"]


def test_a_file_that_comes_back_different_has_returned_and_changed(qtbot, watch, document):
    with qtbot.waitSignal(watch.vanished):
        document.path.unlink()
    write_pdf(document.path, ["Second", "Third"])
    assert said_in(watch, 900) == ["returned", "changed"]


def test_a_folder_that_vanishes_takes_the_file_along_and_brings_it_back(qtbot, watch, document, folder):
    shutil.move(folder, folder.with_name("away"))
    with qtbot.waitSignal(watch.vanished):
        pass
    shutil.move(folder.with_name("away"), folder)
    with qtbot.waitSignal(watch.returned):
        pass
    with qtbot.waitSignal(watch.changed), document.path.open("ab") as file:
        file.write(b"% more\n")


def test_the_document_read_anew_goes_on_without_a_second_word(qtbot, watch, document):
    with qtbot.waitSignal(watch.changed):
        write_pdf(document.path, ["Second", "and more"])
    again = document.reopened()
    watch.watch(again)
    assert said_in(watch, 600) == []
    with qtbot.waitSignal(watch.changed):
        write_pdf(document.path, ["Third"])
    again.close()


def test_a_file_that_changes_while_it_is_read_anew_is_read_once_more(qtbot, watch, document):
    with qtbot.waitSignal(watch.changed):
        write_pdf(document.path, ["Second", "and more"])
    again = document.reopened()
    write_pdf(document.path, ["Third", "and", "more"])
    with qtbot.waitSignal(watch.changed):
        watch.watch(again)
    again.close()


def test_nothing_is_said_of_a_document_that_is_not_watched_any_more(watch, document):
    watch.watch(None)
    write_pdf(document.path, ["Second", "and more"])
    assert said_in(watch, 800) == []


def test_a_name_that_is_no_text_is_watched(qtbot, reader, folder):
    path = Path(os.fsdecode(os.fsencode(folder) + b"/\xff.pdf"))
    write_pdf(folder / "plain.pdf").rename(path)
    odd = open_document(path, reader)
    watch = DocumentWatch()
    watch.watch(odd)
    assert said_in(watch, 100) == []
    with qtbot.waitSignal(watch.changed):
        path.write_bytes(path.read_bytes() + b"% more\n")
    watch.close()
    odd.close()


def test_the_disk_is_never_asked_on_the_gui_thread(qtbot, document, monkeypatch):
    askers: set[str] = set()
    state_of_file = document_module.state_of_file

    def asked(path: Path):
        askers.add(threading.current_thread().name)
        return state_of_file(path)

    monkeypatch.setattr(document_module, "state_of_file", asked)
    watch = DocumentWatch()
    watch.watch(document)
    with qtbot.waitSignal(watch.changed):
        assert said_in(watch, 100) == []
        write_pdf(document.path, ["Second", "and more"])
    watch.close()
    assert askers == {"document-watch"}


def test_it_ends_with_a_drive_that_hangs(document, monkeypatch, caplog):
    go_on = threading.Event()
    monkeypatch.setattr("app.windows.document_watch._WAIT_AT_CLOSE_S", 0.05)
    monkeypatch.setattr(document_module, "state_of_file", lambda _path: go_on.wait(10) and None)
    watch = DocumentWatch()
    watch.watch(document)
    thread = watch._thread
    watch.close()
    assert "did not end" in caplog.text
    go_on.set()
    thread.join(10)
    assert not thread.is_alive()


def test_closing_at_once_and_twice_is_quick(document):
    watch = DocumentWatch()
    watch.watch(document)
    thread = watch._thread
    watch.close()
    watch.close()
    assert not thread.is_alive()


def test_a_file_that_is_broken_now_can_be_opened_no_more_but_later_again(qtbot, watch, document):
    """What the owner of the watch does with its signals works on the real reader."""
    whole = document.path.read_bytes()
    with qtbot.waitSignal(watch.changed):
        document.path.write_bytes(b"not a document at all")
    with pytest.raises(UserError):
        document.reopened()
    with qtbot.waitSignal(watch.changed):
        document.path.write_bytes(whole)
    again = document.reopened()
    assert again.page_count == 1
    again.close()
