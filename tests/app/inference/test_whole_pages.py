"""docent-nano on whole pages of A4: the value of a field is found wherever it stands, with the page's own
text to point to it and on a picture of the page.
"""

import pymupdf
import pytest

from app.documents.document import open_document
from app.inference.answering import DEFAULT_MODEL, answer, load
from app.inference.engine_request import EngineRequest

FIELDS = {
    80: ("Order number", "48213"),
    110: ("Date", "2026-03-14"),
    420: ("Weight", "2.4 kg"),
    450: ("Seat", "42"),
    720: ("Total", "934.20"),
    750: ("Reference", "77-1024"),
}


@pytest.fixture(scope="module")
def engine():
    engine = load(DEFAULT_MODEL, device="cpu", precision="fp32")
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def letter(tmp_path_factory):
    """A page of A4 with pairs of fields at its top, in its middle and at its foot."""
    made = pymupdf.open()
    page = made.new_page(width=595, height=842)
    for y, (name, value) in FIELDS.items():
        page.insert_text((60, y), f"{name}: {value}", fontsize=12)
    path = tmp_path_factory.mktemp("pages") / "letter.pdf"
    made.save(path)
    return path


@pytest.fixture(scope="module")
def scan(letter):
    """The same page as a picture."""
    path = letter.with_suffix(".png")
    pymupdf.open(letter)[0].get_pixmap(dpi=100).save(path)
    return path


def asked(engine, path, reader, question):
    document = open_document(path, reader)
    told: list[str] = []
    given = answer(engine, EngineRequest(1, document, 0, None, question), on_text=told.append)
    assert "".join(told) == given.text
    return given


@pytest.mark.parametrize(("name", "value"), FIELDS.values())
def test_a_field_is_found_anywhere_on_a_page_with_text(engine, letter, reader, one_thread, name, value):
    given = asked(engine, letter, reader, f"What is the {name.lower()}?")
    assert given.text == value
    assert given.looks == 1, "the page's own words point to it"


@pytest.mark.parametrize(
    "name",
    [
        "Date",
        "Weight",
        "Total",
        "Order number",
        "Seat",
    ],
)
def test_a_field_is_found_on_a_picture_of_a_page(engine, scan, reader, one_thread, name):
    values = dict(FIELDS.values())
    given = asked(engine, scan, reader, f"What is the {name.lower()}?")
    assert given.text == values[name]


def test_all_of_the_text_is_read_from_top_to_foot(engine, letter, reader, one_thread):
    given = asked(engine, letter, reader, "Read the text.")
    assert given.looks > 1
    places = [given.text.find(value) for _, value in FIELDS.values()]
    assert -1 not in places and places == sorted(places)
