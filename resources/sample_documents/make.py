"""Makes the sample documents and samples.json anew: `.venv/bin/python resources/sample_documents/make.py`.

Run by hand when a sample changes. PyMuPDF's built-in fonts are used, so that the files are small and look the
same everywhere. All names and figures are invented.
"""

from __future__ import annotations

import io
import json
from pathlib import Path

import numpy as np
import pymupdf
from PIL import Image, ImageFilter

HERE = Path(__file__).resolve().parent
ACCENT = (0.05, 0.42, 0.45)
GREY = (0.4, 0.4, 0.4)
RULE = (0.75, 0.75, 0.75)


def invoice(path: Path) -> None:
    """An A4 invoice with an address, a reference block, a table and a block of totals."""
    document = pymupdf.open()
    page = document.new_page(width=595, height=842)

    def text(
        x: float, y: float, words: str, size: float = 11, font: str = "helv", color: tuple = (0, 0, 0)
    ) -> None:
        page.insert_text((x, y), words, fontsize=size, fontname=font, color=color)

    def right(x: float, y: float, words: str, size: float = 11, font: str = "helv") -> None:
        text(x - pymupdf.get_text_length(words, font, size), y, words, size, font)

    text(56, 80, "Harbour Lane Printworks", 20, "hebo", ACCENT)
    text(56, 98, "14 Harbour Lane, Bristol BS1 5DB", 9, color=GREY)
    text(56, 150, "Morgan & Reed", 11, "hebo")
    for i, line in enumerate(("22 Castle Street", "Bath BA1 2AT")):
        text(56, 166 + 16 * i, line)
    for i, (label, value) in enumerate(
        (
            ("Invoice number:", "HL-2047"),
            ("Invoice date:", "14 May 2026"),
            ("Due date:", "28 May 2026"),
            ("Customer:", "Morgan & Reed"),
        )
    ):
        text(360, 150 + 20 * i, label, 11, "hebo")
        text(455, 150 + 20 * i, value)
    text(56, 268, "Invoice", 16, "hebo")
    page.draw_rect((56, 286, 539, 308), color=None, fill=(0.93, 0.95, 0.95))
    for x, head in ((62, "Item"), (330, "Qty"), (400, "Price")):
        text(x, 301, head, 11, "hebo")
    right(533, 301, "Amount", 11, "hebo")
    rows = (
        ("Business cards, 350 g, both sides", "500", "0.18", "90.00"),
        ("Leaflets A5, folded", "1200", "0.31", "372.00"),
        ("Posters A2, matt", "40", "6.25", "250.00"),
        ("Proof and set-up", "1", "48.00", "48.00"),
    )
    for i, (item, quantity, price, amount) in enumerate(rows):
        y = 330 + 24 * i
        text(62, y, item)
        text(330, y, quantity)
        text(400, y, price)
        right(533, y, amount)
        page.draw_line((56, y + 8), (539, y + 8), color=RULE, width=0.6)
    for i, (label, value) in enumerate(
        (("Subtotal", "760.00"), ("Shipping", "18.50"), ("VAT", "155.70"), ("Total", "934.20"))
    ):
        y = 452 + 22 * i
        bold = "hebo" if label == "Total" else "helv"
        text(360, y, label, 12, bold)
        right(533, y, value, 12, bold)
        if label == "VAT":
            page.draw_line((360, y + 7), (533, y + 7), color=RULE, width=0.8)
    for i, line in enumerate(
        (
            "Payment within 14 days. Bank: Avon Mutual, account 20 41 77 63.",
            "Goods stay our property until they are paid for in full.",
            "Thank you for printing with us.",
        )
    ):
        text(56, 600 + 17 * i, line, 10, color=GREY)
    document.set_metadata({"title": "Invoice HL-2047"})
    document.save(path, garbage=4, deflate=True, no_new_id=True)


def small_page(
    width: float, height: float, heading: str, rows: tuple[tuple[str, str], ...], size: float
) -> pymupdf.Document:
    """A small page with a heading and rows of label and value."""
    document = pymupdf.open()
    page = document.new_page(width=width, height=height)
    page.insert_text((10, 10 + size), heading, fontsize=size * 1.05, fontname="hebo")
    for i, (label, value) in enumerate(rows):
        y = 10 + size + (i + 1) * size * 1.55
        page.insert_text((10, y), label, fontsize=size, fontname="helv")
        page.insert_text((10 + size * 7.0, y), value, fontsize=size, fontname="helv")
    return document


def picture_of(document: pymupdf.Document, zoom: float) -> Image.Image:
    pixmap = document[0].get_pixmap(matrix=pymupdf.Matrix(zoom, zoom))
    return Image.frombytes("RGB", (pixmap.width, pixmap.height), pixmap.samples)


def ticket(path: Path) -> None:
    rows = (
        ("Train:", "IC 508"),
        ("Date:", "03/09/2026"),
        ("Platform:", "7"),
        ("Seat:", "42"),
        ("Price:", "$61.80"),
    )
    document = small_page(170, 112, "Bristol - Leeds", rows, 10.5)
    document.set_metadata({"title": "Train ticket"})
    document.save(path, garbage=4, deflate=True, no_new_id=True)


def scan(path: Path) -> None:
    """A delivery note as a scanner leaves it: a grey picture on a PDF page, no text layer."""
    rows = (("Order number:", "48213"), ("Date:", "21 June 2026"), ("Items:", "12"), ("Weight:", "31 kg"))
    picture = picture_of(small_page(200, 96, "Delivery note", rows, 11), 200 / 72).convert("L")
    noise = np.random.default_rng(5).normal(0, 5, (picture.height, picture.width))
    shade = np.linspace(0.9, 0.98, picture.width)
    values = np.asarray(picture.filter(ImageFilter.GaussianBlur(0.8)), dtype=float) * shade + noise
    buffer = io.BytesIO()
    Image.fromarray(values.clip(0, 255).astype(np.uint8)).save(buffer, "JPEG", quality=70)
    document = pymupdf.open()
    page = document.new_page(width=200, height=96)
    page.insert_image(page.rect, stream=buffer.getvalue())
    document.save(path, garbage=4, deflate=True, no_new_id=True)


def label(path: Path) -> None:
    rows = (("To:", "Elena Fischer"), ("City:", "Portland"), ("Weight:", "2.4 kg"), ("Tracking:", "KX82041"))
    picture_of(small_page(190, 100, "Parcel label", rows, 11.5), 2.4).save(path, optimize=True)


def photo(path: Path) -> None:
    """A notice photographed with the camera turned: stored sideways, with the turn in its EXIF data."""
    rows = (("Room:", "B 214"), ("Course:", "Drawing"), ("Time:", "18:30"), ("Fee:", "$25.00"))
    picture = picture_of(small_page(190, 100, "Evening class", rows, 11.5), 3)
    values = (
        np.asarray(picture, dtype=float)
        * np.linspace(0.82, 0.97, picture.width)[None, :, None]
        * (1, 0.985, 0.95)
    )
    values += np.random.default_rng(9).normal(0, 4, values.shape)
    shown = Image.fromarray(values.clip(0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(1))
    exif = Image.Exif()
    exif[0x0112] = 6  # shown after a quarter turn clockwise
    shown.transpose(Image.Transpose.ROTATE_90).save(path, quality=82, exif=exif)


SAMPLES = (
    {
        "file": "invoice.pdf",
        "page": 1,
        "region": [350, 436, 195, 96],
        "question": "What is the total?",
        "answer": "934.20",
    },
    {"file": "ticket.pdf", "page": 1, "region": None, "question": "What is the seat?", "answer": "42"},
    {
        "file": "scanned_note.pdf",
        "page": 1,
        "region": None,
        "question": "What is the order number?",
        "answer": "48213",
    },
    {"file": "label.png", "page": 1, "region": None, "question": "What is the weight?", "answer": "2.4 kg"},
    {
        "file": "rotated_photo.jpg",
        "page": 1,
        "region": None,
        "question": "What is the fee?",
        "answer": "$25.00",
    },
)


def main() -> None:
    invoice(HERE / "invoice.pdf")
    ticket(HERE / "ticket.pdf")
    scan(HERE / "scanned_note.pdf")
    label(HERE / "label.png")
    photo(HERE / "rotated_photo.jpg")
    (HERE / "samples.json").write_text(json.dumps(SAMPLES, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
