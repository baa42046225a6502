"""Files damaged at random: whatever becomes of them, it is a page or a sentence, and the next file opens."""

import contextlib
import random

import pymupdf
import pytest
from pdf_files import PAGE, write_encrypted_pdf, write_pdf
from PIL import Image

from app.documents.document import open_document
from app.documents.reader import Reader
from app.errors import UserError

ROUNDS = 40
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><g transform="rotate(9)">'
    '<path d="M0 0 L10 10 Z"/><text x="5" y="50">words</text></g></svg>'
)
HTML = "<h1 id='a'>Head</h1><table><tr><td>cell</td></tr></table><p style='color:red'><a href='#a'>up</a></p>"


def rich_pdf(path):
    document = pymupdf.open(write_pdf(path.with_name("plain.pdf"), ["one", "two"]))
    document.set_toc([[1, "One", 1], [2, "Two", 2]])
    area = pymupdf.Rect(40, 50, 80, 62)
    document[0].insert_link({"kind": pymupdf.LINK_URI, "uri": "https://example.org/", "from": area})
    document[0].insert_link({"kind": pymupdf.LINK_GOTO, "page": 1, "from": area})
    document[0].add_highlight_annot(area)
    document.save(path, deflate=path.stem == "packed", garbage=4)


def whole_file(path):
    noise = Image.effect_noise((60, 40), 60).convert("RGB")
    match path.suffix:
        case ".pdf" if path.stem == "locked":
            write_encrypted_pdf(path)
        case ".pdf":
            rich_pdf(path)
        case ".svg":
            path.write_text(SVG)
        case ".html":
            path.write_text(HTML)
        case ".tiff":
            noise.save(path, save_all=True, append_images=[noise, noise], compression="tiff_lzw")
        case _:
            noise.save(path)
    return path.read_bytes()


def damaged(data, chance):
    """With bytes changed, cut out or put in, at one to forty places."""
    spoiled = bytearray(data)
    for _ in range(chance.choice((1, 4, 40))):
        place = chance.randrange(len(spoiled))
        match chance.randrange(4):
            case 0:
                del spoiled[place : place + chance.randrange(1, 20)]
            case 1:
                spoiled[place:place] = chance.randbytes(chance.randrange(1, 8))
            case _:
                spoiled[place] = chance.randrange(256)
        spoiled = spoiled or bytearray(b"x")
    return bytes(spoiled)


def use_everything(document):
    """Asks for all that can be asked; sentences are fine, anything else fails the test."""
    for work in (
        document.outline,
        lambda: document.page(0).render(None, min(1, 300 / max(document.page_sizes[0]))),
        lambda: document.page(0).text_layer,
        lambda: document.page(0).links,
        lambda: document.search(0, "one"),
    ):
        with contextlib.suppress(UserError):
            work()


@pytest.mark.parametrize(
    "name",
    ["a.pdf", "packed.pdf", "locked.pdf", "a.svg", "a.html"]
    + [f"a.{suffix}" for suffix in ("png", "jpg", "webp", "gif", "bmp", "tiff")],
)
def test_damage_costs_a_sentence_at_most(tmp_path, name):
    chance = random.Random(name)
    whole = whole_file(tmp_path / name)
    reader = Reader()  # of this test alone: a crash of MuPDF may cost the process, which is what it is for
    try:
        for number in range(ROUNDS):
            path = tmp_path / f"{number}-{name}"
            path.write_bytes(damaged(whole, chance))
            try:
                document = open_document(path, reader)
            except UserError as refused:
                assert refused.advice
                continue
            use_everything(document)
            document.close()
        assert open_document(write_pdf(tmp_path / "after.pdf"), reader).page(0).render().size == PAGE
    finally:
        reader.shutdown()
