"""Text files in whichever encoding, made UTF-8 for MuPDF. Runs in the reader process only."""

import codecs
import re

TEXT_SUFFIXES = {
    ".txt": "txt", ".text": "txt", ".log": "txt", ".csv": "txt", ".tsv": "txt", ".json": "txt", ".md": "md",
}  # fmt: skip
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the mark of UTF-16, so it is asked for first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 4096
MOSTLY = 0.9
CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
KANA = re.compile("[\u3041-\u30ff]")
LEAST_KANA = 0.2  # of Japanese text; in other encodings' bytes there are next to none
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f]")

# MuPDF takes hours to lay out a word of megabytes, which machines do write; scripts without spaces it divides
ENDLESS = re.compile("[^\\s\u2e80-\ud7af\uf900-\uffef]{500}")


def is_text(head: bytes) -> bool:
    """True where the first bytes of a file can be text in an encoding that `as_utf8` knows."""
    encoding = _marked(head) or _unmarked_utf16(head)
    return encoding is not None or b"\x00" not in head


def as_utf8(data: bytes) -> bytes:
    """The text in UTF-8, without a mark; bytes that make no sense become replacement characters."""
    encoding = _encoding_of(data)
    text = data.decode(encoding, errors="replace").removeprefix("\ufeff")
    return ENDLESS.sub("\\g<0>\n", CONTROLS.sub(" ", text)).encode("utf-8", errors="replace")


def _encoding_of(data: bytes) -> str:
    known = _marked(data) or _unmarked_utf16(data[:SAMPLE])
    if known is not None:
        return known
    if _decodes(data, "utf-8"):
        return "utf-8"
    if _is_mostly(data, "cp932", KANA, LEAST_KANA):
        return "cp932"
    return "gb18030" if _is_mostly(data, "gb18030", CHINESE, MOSTLY) else "cp1252"


def _marked(data: bytes) -> str | None:
    return next((encoding for mark, encoding in MARKS if data.startswith(mark)), None)


def _unmarked_utf16(head: bytes) -> str | None:
    """Western text in UTF-16 has a zero in every other byte."""
    pairs = len(head) // 2
    if pairs == 0:
        return None
    if head[1::2].count(0) > MOSTLY * pairs and head[0::2].count(0) == 0:
        return "utf-16-le"
    if head[0::2].count(0) > MOSTLY * pairs and head[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _is_mostly(data: bytes, encoding: str, letters: re.Pattern[str], share: float) -> bool:
    """True where all bytes make text in the encoding, and these letters are so much of what is not ASCII."""
    if not _decodes(data, encoding):
        return False
    text = data.decode(encoding)
    beyond = len(BEYOND_ASCII.findall(text))
    return beyond > 0 and len(letters.findall(text)) >= share * beyond


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
