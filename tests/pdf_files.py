"""Documents that tests open, made on the spot: PDFs by PyMuPDF, pictures by Pillow."""

import zipfile
from pathlib import Path

import pymupdf
from PIL import Image, ImageDraw

PAGE = (400, 300)
PASSWORD = "open sesame"
EPUB_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
EPUB_PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf" version="2.0"><metadata/><manifest>'
    '<item id="ncx" href="t.ncx" media-type="application/x-dtbncx+xml"/>{items}</manifest>'
    '<spine toc="ncx">{spine}</spine></package>'
)
EPUB_CONTENTS = (
    '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><navMap>{points}</navMap></ncx>'
)


def write_pdf(path: Path, texts: list[str] | None = None, *, size: float = 11, rotation: int = 0) -> Path:
    """A PDF with one page for each text, printed at (40, 60) from the top left of the unturned page."""
    document = pymupdf.open()
    for text in texts or ["Total due: 12.50 EUR"]:
        page = document.new_page(width=PAGE[0], height=PAGE[1])
        page.insert_text((40, 60), text, fontsize=size)
        page.set_rotation(rotation)
    document.save(path)
    document.close()
    return path


def write_encrypted_pdf(path: Path, password: str = PASSWORD) -> Path:
    document = pymupdf.open()
    document.new_page(width=PAGE[0], height=PAGE[1]).insert_text((40, 60), "Secret total: 99.00")
    document.save(path, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw=password, owner_pw="owner")
    document.close()
    return path


def write_slow_pdf(path: Path, fills: int = 2000) -> Path:
    """One page that is painted over so often that drawing it takes minutes."""
    document = pymupdf.open()
    page = document.new_page(width=2000, height=2000)
    page.draw_line((0, 0), (1, 1))  # so that there is a content stream to replace
    document.update_stream(page.get_contents()[0], b"0 0 2000 2000 re 0 1000 2000 1500 re f*\n" * fills)
    document.save(path, deflate=True)
    document.close()
    return path


def write_picture(path: Path, size: tuple[int, int] = (200, 100), **save: object) -> Path:
    """White, with a red square in its top left corner."""
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).rectangle((0, 0, 19, 19), fill="red")
    picture.save(path, **save)
    return path


def write_epub(path: Path, *, chapters: int, paragraphs: int = 40) -> Path:
    """A book with a table of contents; each chapter links to the next one and to the web."""
    numbers = range(chapters)
    items = "".join(
        f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in numbers
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in numbers)
    points = "".join(
        f'<navPoint id="n{n}" playOrder="{n + 1}"><navLabel><text>Chapter {n}</text></navLabel>'
        f'<content src="c{n}.xhtml#h"/></navPoint>'
        for n in numbers
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", EPUB_CONTAINER)
        archive.writestr("a.opf", EPUB_PACKAGE.format(items=items, spine=spine))
        archive.writestr("t.ncx", EPUB_CONTENTS.format(points=points))
        for n in numbers:
            text = "".join(f"<p>Paragraph {k} of chapter {n} has words.</p>" for k in range(paragraphs))
            archive.writestr(
                f"c{n}.xhtml",
                f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Before</p><h1 id="h">Chapter {n}</h1>'
                f'<p><a href="c{(n + 1) % chapters}.xhtml#h">next</a> <a href="https://example.org/">web</a></p>'
                f"{text}</body></html>",
            )
    return path


def printed(text: str, em: float, *, size: tuple[int, int] = (400, 300), font: str = "helv") -> Image.Image:
    """A picture of lines of text whose em is `em` pixels high; `size` is in units of a page printed at 11."""
    document = pymupdf.open()
    page = document.new_page(width=size[0], height=size[1])
    for number, line in enumerate(text.splitlines()):
        page.insert_text((20, 40 + 18 * number), line, fontname=font, fontsize=11)
    pixmap = page.get_pixmap(matrix=pymupdf.Matrix(em / 11, em / 11))
    picture = Image.frombytes("RGB", (pixmap.width, pixmap.height), pixmap.samples)
    document.close()
    return picture
