"""Settings keep what is allowed, survive a restart, and never keep the program from starting."""

import json

import pytest

from app.settings import TABLE, Settings


def test_defaults_are_allowed_values():
    for setting in TABLE:
        assert setting.accepts(setting.default), setting.key


def test_a_value_is_there_after_a_restart(tmp_path, qtbot):
    path = tmp_path / "config" / "settings.json"
    settings = Settings(path)
    with qtbot.waitSignal(settings.changed) as told:
        settings.set("theme", "dark")
    assert told.args == ["theme", "dark"]
    assert Settings(path).get("theme") == "dark"
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("device", "toaster"),
        ("max_new_tokens", 0),
        ("max_new_tokens", True),
        ("temperature", 2.5),
        ("theme", 1),
    ],
)
def test_a_value_outside_the_table_is_refused_and_nothing_changes(key, value):
    settings = Settings(None)
    before = settings.get(key)
    with pytest.raises(ValueError, match=key):
        settings.set(key, value)
    assert settings.get(key) == before


@pytest.mark.warns
@pytest.mark.parametrize("text", ["", "{", "[]", '{"values": 3}', '{"schema": 1}'])
def test_a_damaged_file_gives_the_defaults(tmp_path, text):
    path = tmp_path / "settings.json"
    path.write_text(text)
    assert Settings(path).get("model") == "docent-nano"


def test_values_that_are_no_longer_allowed_are_left_out_and_the_rest_kept(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"schema": 1, "values": {"device": "abacus", "theme": "light", "gone": 1}}))
    settings = Settings(path)
    assert (settings.get("device"), settings.get("theme")) == ("auto", "light")


def test_a_whole_number_is_taken_for_a_fraction():
    settings = Settings(None)
    settings.set("temperature", 1)
    assert settings.get("temperature") == 1.0
    assert isinstance(settings.get("temperature"), float)


@pytest.mark.warns
def test_a_folder_that_cannot_be_written_costs_only_the_memory_of_it(tmp_path):
    blocker = tmp_path / "file"
    blocker.write_text("")
    settings = Settings(blocker / "settings.json")
    settings.set("theme", "dark")
    assert settings.get("theme") == "dark"


def test_numbers_that_are_none_are_refused():
    for value in (float("nan"), float("inf")):
        with pytest.raises(ValueError, match="temperature"):
            Settings(None).set("temperature", value)


def test_defaults_leave_alone_what_the_program_remembers_by_itself():
    settings = Settings(None)
    settings.set_all({"theme": "dark", "panel_width": 500})
    assert settings.restore_defaults() == {"theme": "dark"}
    assert (settings.get("theme"), settings.get("panel_width")) == ("system", 500)
    assert settings.restore_defaults() == {}


def test_sizes_from_the_screen_are_kept_as_near_as_the_table_allows():
    settings = Settings(None)
    for width, kept in ((50, 240), (700, 700), (1200, 1200), (9000, 1600)):
        settings.set_within("panel_width", width)
        assert settings.get("panel_width") == kept
