"""Who goes first on the engine thread, what gives way to whom, and what is dropped. No thread, no engine."""

from types import SimpleNamespace

import pytest

from app.documents.region import Region
from app.inference.engine_jobs import (
    EncodeAhead,
    LoadRequest,
    MemoryLimit,
    PreviewRequest,
    UnloadRequest,
)
from app.inference.engine_request import EngineRequest
from app.inference.job_queue import JobQueue

DOCUMENT = SimpleNamespace(info=SimpleNamespace(id=1), rotation=0)
TURNED = SimpleNamespace(info=SimpleNamespace(id=1), rotation=1)
LOAD = LoadRequest("docent-nano")


def ahead(page=0, region=None, *, document=DOCUMENT, neighbour=False):
    return EncodeAhead(document, page, region, is_neighbour=neighbour)


def question(number=1, page=0, region=None, *, document=DOCUMENT):
    return EngineRequest(number, document, page, region, "What is it?")


@pytest.fixture
def queue():
    return JobQueue()


def started(queue):
    """The next job, as the engine thread would take it; None where it would wait."""
    waits = []

    def wait(_):
        waits.append(True)
        queue.close()  # ends the wait that follows

    job = queue.take(lambda work: True, wait)
    return None if waits else job


def order(queue):
    works = []
    while (job := started(queue)) is not None:
        works.append(job.work)
    return works


def test_the_most_urgent_goes_first_whatever_came_first(queue):
    for work in (ahead(neighbour=True, page=1), PreviewRequest(DOCUMENT, 0, None), question(), LOAD):
        queue.submit(work)
    queue.submit(ahead())  # takes the place of the page beside it, which belonged to an older view
    assert [type(work) for work in order(queue)] == [LoadRequest, EngineRequest, PreviewRequest, EncodeAhead]


def test_the_page_on_screen_goes_before_the_pages_beside_it(queue):
    queue.submit(ahead(5), ahead(6, neighbour=True), ahead(4, neighbour=True))
    assert [work.page for work in order(queue)] == [5, 6, 4]


def test_questions_are_answered_in_turn(queue):
    for number in (5, 6, 7):
        queue.submit(question(number))
    assert [work.id for work in order(queue)] == [5, 6, 7]


def test_of_previews_views_and_models_only_the_newest_is_done(queue):
    for page in range(3):
        queue.submit(PreviewRequest(DOCUMENT, page, None))
        queue.submit(ahead(page), ahead(page + 1, neighbour=True))
        queue.submit(LoadRequest(f"model {page}"))
    assert [getattr(work, "page", "model 2") for work in order(queue)] == ["model 2", 2, 2, 3]


def test_a_model_to_unload_and_one_to_load_replace_each_other(queue):
    queue.submit(UnloadRequest("idle"))
    queue.submit(LOAD)
    assert order(queue) == [LOAD]


@pytest.mark.parametrize(
    ("running", "new", "gives_way"),
    [
        (ahead(0), question(page=1), True),
        (ahead(0), question(page=0), False),
        (ahead(0, Region(0, 0, 0, 10, 10)), question(region=Region(0, 0, 0, 10, 10)), False),
        (ahead(0, Region(0, 0, 0, 10, 10)), question(region=Region(0, 0, 0, 10, 11)), True),
        (ahead(0), question(document=TURNED), True),
        (ahead(0), ahead(1), True),
        (ahead(0), ahead(0), False),
        (ahead(1, neighbour=True), ahead(1), False),
        (ahead(1, neighbour=True), ahead(2), True),
        (ahead(0), PreviewRequest(DOCUMENT, 1, None), True),
        (PreviewRequest(DOCUMENT, 0, None), ahead(1), False),
        (PreviewRequest(DOCUMENT, 0, None), question(page=1), True),
        (question(1), question(2, page=1), False),
        (question(1), ahead(1), False),
        (question(1), LOAD, True),
        (question(1), UnloadRequest("asked"), True),
        (question(1), MemoryLimit(5), False),
        (LOAD, question(), False),
        (LOAD, LoadRequest("other"), True),
        (LOAD, UnloadRequest("cancelled"), True),
    ],
)
def test_running_work_stops_only_for_what_is_more_urgent_and_another_picture(queue, running, new, gives_way):
    queue.submit(running)
    job = started(queue)
    queue.submit(new)
    assert job is not None and job.cancel.is_set() == gives_way


def test_a_page_that_made_way_for_a_question_is_read_after_it(queue):
    queue.submit(ahead(3))
    started(queue)
    queue.submit(question(page=0))
    assert [type(work) for work in order(queue)] == [EngineRequest, EncodeAhead]


def test_a_page_that_made_way_for_another_is_forgotten(queue):
    queue.submit(ahead(3), ahead(4, neighbour=True))
    started(queue)
    queue.submit(ahead(7))
    assert [work.page for work in order(queue)] == [7]


def test_a_page_that_is_being_read_is_not_queued_again(queue):
    queue.submit(ahead(3), ahead(4, neighbour=True))
    started(queue)
    queue.submit(ahead(3), ahead(4, neighbour=True))
    assert [work.page for work in order(queue)] == [4]


def test_the_page_beside_is_read_again_where_it_made_way_for_the_page_on_screen(queue):
    queue.submit(ahead(4, neighbour=True))
    started(queue)
    queue.submit(ahead(5), ahead(4, neighbour=True))
    assert [work.page for work in order(queue)] == [5, 4]


def test_a_cancelled_question_leaves_the_queue_and_a_running_one_is_told(queue):
    queue.submit(question(1))
    running = started(queue)
    queue.submit(question(2))
    queue.submit(question(3))
    queue.cancel(1)
    queue.cancel(2)
    assert running is not None and running.cancel.is_set()
    assert [work.id for work in order(queue)] == [3]


def test_work_that_cannot_be_done_yet_waits_in_its_place(queue):
    queue.submit(question(1))
    queue.submit(LOAD)
    job = queue.take(lambda work: isinstance(work, LoadRequest), lambda _: None)
    assert job is not None and job.work is LOAD
    assert [work.id for work in order(queue)] == [1]


def test_waiting_questions_are_given_up_only_where_no_model_is_on_its_way(queue):
    queue.submit(question(1))
    queue.submit(LOAD)
    assert queue.take_questions() == []
    started(queue)
    assert [request.id for request in queue.take_questions()] == [1]
    assert order(queue) == []


def test_closing_cancels_what_runs_and_gives_out_nothing_more(queue):
    queue.submit(question(1))
    running = started(queue)
    queue.submit(question(2))
    queue.close()
    assert running is not None and running.cancel.is_set()
    assert queue.take(lambda work: True, lambda _: None) is None


# -- frames of a live region -------------------------------------------------------------------------------


def live(number=7, page=0):
    return EngineRequest(number, TURNED, page, None, "What is it?", is_live=True)


def test_a_live_frame_waits_for_questions_and_pictures_and_goes_before_reading_ahead(queue):
    queue.submit(ahead(3))
    queue.submit(live())
    queue.submit(PreviewRequest(DOCUMENT, 1, None))
    queue.submit(question())
    kinds = [(type(work), getattr(work, "is_live", False)) for work in order(queue)]
    assert kinds == [
        (EngineRequest, False), (PreviewRequest, False), (EngineRequest, True), (EncodeAhead, False),
    ]  # fmt: skip


@pytest.mark.parametrize("urgent", [question(), PreviewRequest(DOCUMENT, 1, None)])
def test_a_live_frame_gives_way_to_what_a_person_waits_for_and_has_its_turn_after_it(queue, urgent):
    queue.submit(live())
    job = started(queue)
    queue.submit(urgent)
    assert job.cancel.is_set() and job.gives_way.is_set()
    assert order(queue) == [urgent, live()]


@pytest.mark.parametrize("other", [ahead(0), live(8), MemoryLimit(5)])
def test_a_live_frame_goes_on_for_what_is_less_urgent(queue, other):
    queue.submit(live())
    job = started(queue)
    queue.submit(other)
    assert not job.cancel.is_set()


def test_a_live_frame_stops_reading_ahead_but_no_picture_that_somebody_waits_for(queue):
    queue.submit(PreviewRequest(DOCUMENT, 1, None))
    shown = started(queue)
    queue.submit(live())
    assert not shown.cancel.is_set()
    queue.cancel(7)
    queue.submit(ahead(3))
    read = started(queue)
    queue.submit(live())
    assert read.cancel.is_set()
    assert order(queue) == [live(), ahead(3)]


def test_a_live_frame_that_gave_way_can_be_cancelled_while_it_waits_again(queue):
    queue.submit(live())
    started(queue)
    queue.submit(question())
    queue.cancel(7)
    assert order(queue) == [question()]


def test_a_live_frame_does_not_come_back_after_the_model_it_was_for(queue):
    queue.submit(live())
    job = started(queue)
    queue.submit(UnloadRequest("asked"))
    assert job.cancel.is_set() and not job.gives_way.is_set()
    assert order(queue) == [UnloadRequest("asked")]
