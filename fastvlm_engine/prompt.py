"""The text of a conversation about one picture, and its token ids.

`build` is the text as one string, for people and parity checks. `prefix_ids` and `question_ids` are what
engine.py prefills, on the engine thread: the prefix and the picture do not depend on the question, so they
are prefilled once for each picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fastvlm_engine.config import PromptTemplate
from fastvlm_engine.tokenizer import CheckpointTokenizer

IMAGE_MARK = "<image>"
QWEN2 = PromptTemplate()

History = Sequence[tuple[str, str]]


def build(question: str, history: History = (), template: PromptTemplate = QWEN2) -> str:
    """The whole prompt; `<image>` marks where the image tokens go.

    Args:
        question: what is asked now.
        history: earlier questions and answers about the same picture, oldest first.
        template: the fixed text around them; Apple's when not given.
    """
    turns = "".join(text for text, _ in _turns(question, history, template))
    return template.prefix + IMAGE_MARK + turns


def prefix_ids(template: PromptTemplate, tokenizer: CheckpointTokenizer) -> list[int]:
    """Token ids of what stands before the picture."""
    return _encode([(template.prefix, True)], tokenizer)


def question_ids(
    question: str, history: History, template: PromptTemplate, tokenizer: CheckpointTokenizer
) -> list[int]:
    """Token ids of all that follows the picture, up to where the answer begins."""
    return _encode(_turns(question, history, template), tokenizer)


def _turns(question: str, history: History, template: PromptTemplate) -> Iterator[tuple[str, bool]]:
    """Pieces of text after the picture; True for those of the template, whose special tokens count."""
    yield template.after_image, True
    for earlier_question, earlier_answer in history:
        yield earlier_question, False
        yield template.question_end, True
        yield earlier_answer, False
        yield template.answer_end, True
    yield question, False
    yield template.question_end, True


def _encode(
    pieces: Iterator[tuple[str, bool]] | list[tuple[str, bool]], tokenizer: CheckpointTokenizer
) -> list[int]:
    """Runs of text between special tokens are encoded whole, as Apple's code does: "\\nWhat" is cut into
    words together, though the line feed is the template's and the word the user's."""
    ids: list[int] = []
    run = ""
    for text, is_template in pieces:
        for part in tokenizer.split(text) if is_template else (text,):
            if isinstance(part, str):
                run += part
            else:
                ids += [*tokenizer.encode(run), part]
                run = ""
    return ids + tokenizer.encode(run)
