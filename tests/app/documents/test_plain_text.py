"""Text files in the encodings that people still have."""

import codecs

import pytest

from app.documents.document import open_document
from app.documents.plain_text import as_utf8, is_text

GERMAN = "Grüße an Müller – 12 €"
CHINESE = "本合同终止条款如下:甲方 Ltd. 应支付 100 元。"
JAPANESE = "契約を終了するときは、3か月前に通知する。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "utf-8"),
        (GERMAN, "utf-8-sig"),
        (GERMAN, "utf-16"),
        (GERMAN, "utf-32"),
        (GERMAN, "cp1252"),
        ("plain words, in Windows' own way", "utf-16-le"),
        ("plain words, the other way round", "utf-16-be"),
        (CHINESE, "utf-8"),
        (CHINESE, "gb18030"),
        (JAPANESE, "cp932"),
        ("Ça coûte très cher à Noël", "latin-1"),
        ("", "utf-8"),
    ],
)
def test_text_is_told_by_its_bytes(text, encoding):
    data = text.encode(encoding)
    assert is_text(data)
    assert as_utf8(data).decode() == text


def test_big_endian_text_with_a_mark_is_told():
    assert as_utf8(codecs.BOM_UTF16_BE + GERMAN.encode("utf-16-be")).decode() == GERMAN


def test_programs_are_no_text():
    assert not is_text(b"\x7fELF\x00\x01\x02\x00" * 50)


def test_bytes_that_make_no_sense_and_control_characters_do_no_harm():
    assert as_utf8(b"a\x01b\x1b[31m\r\n\tc\x0c").decode() == "a b [31m\r\n\tc\x0c"
    assert as_utf8(codecs.BOM_UTF16_LE + b"\x00\xd8a").decode()


@pytest.mark.parametrize("name", ["notes.txt", "table.csv", "events.log", "facts.json", "READ.ME.md"])
def test_text_files_open_and_can_be_searched(reader, tmp_path, name):
    (tmp_path / name).write_bytes(CHINESE.encode("gb18030"))
    document = open_document(tmp_path / name, reader)
    assert document.has_text(0)
    assert len(document.search(0, "终止")) == 1


def test_a_word_of_megabytes_is_laid_out(reader, tmp_path):
    (tmp_path / "minified.json").write_text('{"k":"' + "x" * 2_000_000 + '"}')
    assert open_document(tmp_path / "minified.json", reader).page_count > 10
