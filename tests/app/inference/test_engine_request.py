"""A request needs a question, and a region of its own page."""

import pytest
from pdf_files import write_pdf

from app.documents.document import open_document
from app.documents.region import Region
from app.errors import UserError
from app.inference.engine_request import EngineRequest


def test_a_request_needs_a_question_and_a_region_of_its_page(reader, tmp_path):
    document = open_document(write_pdf(tmp_path / "a.pdf", ["one", "two"]), reader)
    with pytest.raises(UserError, match="question is empty"):
        EngineRequest(1, document, 0, None, " \n")
    with pytest.raises(UserError, match="another page"):
        EngineRequest(1, document, 0, Region(1, 0, 0, 10, 10), "What?")
