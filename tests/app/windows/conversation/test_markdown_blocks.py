"""However text is cut into pieces, the same blocks come out, each once, none before it is finished."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.windows.conversation.markdown_blocks import (
    SOFT_BREAK,
    MarkdownStream,
    blocks_of,
    definitions,
    prepared,
)

ANSWER = """# Lease

Either party may **end** it.
Rent is due monthly.

- one
- two

  more of two

- three

1. first

2. second

```python
def f():

    return 1
```

| Item | Price |
|---|--:|
| Lamp | 45.00 |

> said

    indented

    code

~~~
``` inside

~~~

The end."""

BLOCKS = [
    "# Lease",
    "Either party may **end** it.\nRent is due monthly.",
    "- one\n- two\n\n  more of two\n\n- three\n\n1. first\n\n2. second",
    "```python\ndef f():\n\n    return 1\n```",
    "| Item | Price |\n|---|--:|\n| Lamp | 45.00 |",
    "> said",
    "    indented\n\n    code",
    "~~~\n``` inside\n\n~~~",
    "The end.",
]


def streamed(text: str, size: int) -> list[str]:
    stream = MarkdownStream()
    blocks = [
        block for start in range(0, len(text), size) for block in stream.add(text[start : start + size])
    ]
    return [*blocks, *filter(None, [stream.close()])]


def test_blocks_end_at_blank_lines_outside_of_code_lists_and_tables():
    assert blocks_of(ANSWER) == BLOCKS


@pytest.mark.parametrize("size", [1, 2, 3, 7, 40, 10_000])
def test_the_size_of_the_pieces_changes_nothing(size):
    assert streamed(ANSWER, size) == BLOCKS


@given(st.lists(st.sampled_from(["\n", " ", "  ", "- ", "1.", "```", "|", "|-|", "a", "*", "> "])), st.data())
def test_nor_does_it_for_any_text(parts, data):
    text = "".join(parts)
    size = data.draw(st.integers(1, 5))
    assert streamed(text, size) == blocks_of(text)
    assert "".join("".join(blocks_of(text)).split()) == "".join(text.split()), "nothing is lost"


def test_a_block_is_finished_when_the_next_begins_and_not_before():
    stream = MarkdownStream()
    assert stream.add("One.\n") == []
    assert stream.add("\n") == []
    assert stream.add("T") == ["One."]
    assert stream.tail == "T"


def test_a_list_waits_until_it_is_clear_that_it_is_over():
    stream = MarkdownStream()
    assert stream.add("1. one\n\n2") == []
    assert stream.add(".") == []
    assert stream.add(" two\n\n20") == []
    assert stream.add(" apples") == ["1. one\n\n2. two"]


def test_an_open_fence_is_never_finished():
    stream = MarkdownStream()
    assert stream.add("```\ncode\n\nmore\n\nand more\n\n") == []
    assert stream.close().startswith("```\ncode")


def test_lines_of_a_paragraph_are_kept():
    assert prepared("Total\n  934.20\nDue") == f"Total{SOFT_BREAK}934.20{SOFT_BREAK}Due"


@pytest.mark.parametrize(
    "block",
    [
        "- one\n- two",
        "```\na\nb\n```",
        "a | b\n--|--\n1 | 2\n3 | 4",
        "| a |\n|---|\n| 1 |",
        "> a\n> b",
        "Title\n-----",
        "# Head\ntext",
        "text\n- item",
        "    code\n    code",
    ],
)
def test_everything_else_is_left_as_it_is(block):
    assert prepared(block) == block


def test_a_table_right_after_its_title_stands_by_itself():
    assert prepared("Prices\n| a | b |\n|---|---|\n| 1 | 2 |").startswith("Prices\n\n| a | b |")
    assert prepared("One\nTwo\na | b\n--|--").startswith(f"One{SOFT_BREAK}Two\n\na | b\n")


def test_definitions_of_links_are_found_wherever_they_stand():
    text = 'see [it][1]\n\n[1]: https://example.org "Title"\n\n- [x] done\n'
    assert definitions(text) == '[1]: https://example.org "Title"'
    assert definitions("see [it](https://example.org)") == ""
