"""Terminals with commands and tracebacks, and editors with code.

Called through interfaces.py in the data workers.
"""

from __future__ import annotations

from dataclasses import replace

from training.documents.fonts import MONOSPACED, bold_of, faces
from training.documents.layouts.screen_texts import ENDINGS, file_name, filled
from training.documents.page import Ask, Page, Run, join
from training.documents.painter import Colour

ERROR_QUESTIONS = (
    "What is the error message?",
    "What does the error say?",
    "Which error is shown?",
    "What went wrong?",
)
COMMAND_QUESTIONS = ("Which command was run?", "What command was entered?", "Which command was typed?")
SCHEMES: tuple[tuple[Colour, Colour, Colour], ...] = (  # ground, print, prompt
    ((0, 0, 0), (204, 204, 204), (85, 255, 85)),
    ((0, 0, 0), (229, 229, 229), (229, 229, 229)),
    ((48, 10, 36), (255, 255, 255), (138, 226, 52)),
    ((30, 30, 30), (212, 212, 212), (78, 201, 176)),
    ((0, 43, 54), (147, 161, 161), (133, 153, 0)),
    ((1, 36, 86), (238, 237, 240), (238, 237, 240)),
    ((255, 255, 255), (0, 0, 0), (0, 0, 0)),
    ((255, 255, 255), (23, 20, 33), (18, 120, 60)),
    ((0, 0, 0), (0, 230, 0), (0, 230, 0)),
)
EXCEPTIONS = (
    "ValueError: invalid literal for int() with base 10: '{word}'",
    "KeyError: '{word}'",
    "FileNotFoundError: [Errno 2] No such file or directory: '{file}'",
    "ModuleNotFoundError: No module named '{word}'",
    "NameError: name '{word}' is not defined",
    "ZeroDivisionError: division by zero",
    "TypeError: {word}() takes {number} arguments but 1 was given",
    "AttributeError: '{word}' object has no attribute '{word}'",
    "IndexError: list index out of range",
    "PermissionError: [Errno 13] Permission denied: '{path}'",
    "RuntimeError: {phrase}",
    "ConnectionError: could not reach {host}",
)
COMMANDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("cat {file}", ("cat: {file}: No such file or directory",)),
    ("cd {path}", ("bash: cd: {path}: No such file or directory",)),
    ("{word}", ("bash: {word}: command not found", "zsh: command not found: {word}")),
    ("rm {file}", ("rm: cannot remove '{file}': Permission denied",)),
    ("ping {host}", ("ping: {host}: Name or service not known",)),
    (
        "git push",
        (
            "fatal: unable to access 'https://{host}/{word}.git/'",
            "error: failed to push some refs to '{host}'",
        ),
    ),
    ("make {word}", ("make: *** No rule to make target '{word}'.  Stop.",)),
    ("cp {file} {path}", ("cp: cannot create regular file '{path}': No space left on device",)),
    ("python {word}.py", ("python: can't open file '{word}.py'",)),
    ("apt install {word}", ("E: Unable to locate package {word}",)),
    ("ls", ("{file}  {file}  {file}", "{word}  {word}  {file}")),
    ("df -h", ("/dev/sda1  {number}G  {number}G  {percent} /",)),
    ("whoami", ("{word}",)),
    ("date", ("{date}",)),
    ("wc -l {file}", ("{number} {file}",)),
    ("echo {word}", ("{word}",)),
)
FAILING = {command for command, _ in COMMANDS[:10]}  # what the others answer is no error
CODE = (
    "import {word}",
    "from {word} import {word}",
    "def {word}({word}, {word}):",
    "    return {word} + {number}",
    "    {word} = {number}",
    "    if {word} > {number}:",
    "        print({word})",
    "    for {word} in range({number}):",
    "        {word}.append('{word}')",
    "class {word}:",
    "# {phrase}",
    "{word} = [{number}, {number}, {number}]",
    "const {word} = {number};",
    'let {word} = "{word}";',
    "function {word}({word}) {",
    "}",
    "int {word} = {number};",
    "return {word};",
    "print('{word} {word}')",
    "{word}: {number}",
    "<p>{word} {word}</p>",
)
MONO = ("Mono", "Inconsolata", "Courier")
KEYWORDS = ("import", "from", "def", "return", "if", "for", "in", "class", "const", "let", "function", "int")


def _mono(page: Page, ink: Colour, ground: Colour) -> None:
    """The page takes on a face whose letters are all as wide."""
    rng = page.rng
    wide = faces(page.source.held_out, MONOSPACED)
    font = rng.choice(wide or (page.look.font,))
    bold = font if wide else bold_of(font, rng, page.source.held_out)
    page.look = replace(page.look, font=font, bold=bold, ink=ink, paper=ground)
    page.painter.box(-2, -2, page.width + 2, page.height + 2, ground)


def _pieces(page: Page, text: str, width: float) -> list[str]:
    """A line of a terminal broken hard where the window ends."""
    advance = max(1.0, page.measure("m"))
    most = max(10, int(width / advance))
    return [text[i : i + most].strip() for i in range(0, len(text), most)]


class _Screen:
    """Lines from the top down, for as long as there is room."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.left = page.rng.uniform(2, 8)
        self.step = page.size * page.rng.uniform(1.15, 1.4)
        self.baseline = page.size

    def fits(self, lines: int) -> bool:
        room = self.page.height - self.baseline - 0.25 * self.page.size
        return lines == 0 or ((lines - 1) * self.step <= room and self.page.characters() < self.page.capacity)

    def put(self, text: str, ink: Colour | None = None, indent: int = 0) -> Run | None:
        """The text, in as many lines as it takes; None where it found no room."""
        left = self.left + indent * self.page.measure("m")
        pieces = _pieces(self.page, text, self.page.width - left - self.left)
        if not self.fits(len(pieces)):
            return None
        runs = []
        for piece in pieces:
            runs.append(self.page.write(left, self.baseline, piece, ink=ink))
            self.page.line(runs[-1])
            self.baseline += self.step
        return join(runs, "\n")


def _agreeing(page: Page, first: str, second: str) -> tuple[str, str]:
    """Both templates filled, what has the same name with the same value."""
    both = filled(page, f"{first}\x00{second}")
    before, after = both.split("\x00")
    for slot in ("{file}", "{path}", "{word}", "{host}"):
        if first.count(slot) == 1 and slot in second:
            value = filled(page, slot)
            before, after = (
                filled(page, first.replace(slot, value)),
                filled(page, second.replace(slot, value)),
            )
            return before, after
    return before, after


def terminal(page: Page) -> None:
    """Commands and what they answered, or a traceback."""
    rng = page.rng
    ground, ink, prompt_ink = rng.choice(SCHEMES)
    _mono(page, ink, ground)
    screen = _Screen(page)
    page.kind = "terminal"
    user, machine = page.source.word().lower(), page.source.word().lower()
    prompt = rng.choice(
        ("$", "$", f"{user}@{machine}:~$", f"[{user}@{machine} ~]$", f"C:\\{user}>", ">", "%", "#")
    )
    command_run: Run | None = None
    error: Run | None = None
    commands = errors = 0
    if rng.random() < 0.4:
        error = _traceback(page, screen)
        errors = error is not None
    while screen.fits(2):
        command, answers = rng.choice(COMMANDS)
        first, second = _agreeing(page, command, rng.choice(answers))
        size = page.measure(f"{prompt} {first}")
        if size > page.width - 2 * screen.left:
            break
        head = page.write(screen.left, screen.baseline, prompt, ink=prompt_ink)
        x = screen.left + page.measure(prompt + " ")
        command_run = page.write(x, screen.baseline, first)
        page.line(head, command_run)
        screen.baseline += screen.step
        commands += 1
        answer = screen.put(second)
        if answer is not None and command in FAILING:
            error = answer
            errors += 1
        if rng.random() < 0.3:
            break
    if commands == 1 and command_run is not None:
        page.asks.append(Ask("interface", rng.choice(COMMAND_QUESTIONS), command_run))
    elif commands > 1 and command_run is not None:
        question = rng.choice(("Which command was run last?", "What is the last command?"))
        page.asks.append(Ask("interface", question, command_run))
    if errors == 1 and error is not None:
        page.asks.append(Ask("interface", rng.choice(ERROR_QUESTIONS), error))
        page.asks.append(Ask("interface", rng.choice(ERROR_QUESTIONS), error))


def _traceback(page: Page, screen: _Screen) -> Run | None:
    """Python's account of an error; its last line is the message."""
    rng = page.rng
    deep = rng.randint(1, 2)
    if not screen.fits(2 * deep + 2):
        return screen.put(filled(page, rng.choice(EXCEPTIONS)))
    screen.put("Traceback (most recent call last):")
    for _ in range(deep):
        number = str(rng.randint(1, 400))
        name = filled(page, rng.choice(("<module>", "main", "{word}")))
        screen.put(f'File "{page.source.word().lower()}.py", line {number}, in {name}', None, 2)
        call = rng.choice(("{word}({word})", "return {word}[{number}]", "{word} = int({word})", "main()"))
        screen.put(filled(page, call), None, 4)
    red: Colour = (220, 60, 60)
    return screen.put(filled(page, rng.choice(EXCEPTIONS)), red if rng.random() < 0.3 else None)


def editor(page: Page) -> None:
    """Code with numbered lines, as an editor shows it, some in colours. The numbers belong to the picture."""
    rng, size, painter = page.rng, page.size, page.painter
    dark = rng.random() < 0.55
    ground: Colour = rng.choice(((30, 30, 30), (40, 44, 52), (39, 40, 34))) if dark else (255, 255, 255)
    ink: Colour = (220, 220, 220) if dark else (20, 20, 20)
    _mono(page, ink, ground)
    page.kind = "code"
    strong: Colour = (
        rng.choice(((86, 156, 214), (198, 120, 221))) if dark else rng.choice(((0, 0, 200), (128, 0, 128)))
    )
    pale: Colour = (133, 133, 133) if dark else (120, 120, 120)
    coloured = rng.random() < 0.75
    top = 0.0
    numbered = rng.random() < 0.65
    if not numbered and page.height > 6 * size and rng.random() < 0.6:  # else "line 3" could mean two lines
        tab = f"{page.source.word().lower()}.{rng.choice(ENDINGS)}" if rng.random() < 0.5 else file_name(page)
        painter.box(-2, -2, page.width + 2, 1.8 * size, (50, 50, 52) if dark else (236, 236, 236))
        painter.box(0, 0, page.measure(tab) + 2 * size, 1.8 * size, ground)
        run = page.write(size, 1.2 * size, tab)
        page.line(run)
        question = rng.choice(
            ("Which file is open?", "What is the name of the file?", "Which file is being edited?")
        )
        page.asks.append(Ask("interface", question, run))
        top = 1.8 * size
    gutter = rng.uniform(2.2, 3.0) * size if numbered else 0.5 * size
    step = size * rng.uniform(1.2, 1.5)
    baseline, number = top + size * 1.1, 1
    runs: list[Run] = []
    indents = 8 * max(0.0, page.measure("m") - page.measure(" "))  # what the widest indent may take more
    while baseline + 0.25 * size <= page.height and page.characters() < page.capacity:
        text = page.fit(lambda: filled(page, rng.choice(CODE)), page.width - gutter - 4 - indents)
        if text is None:
            break
        if numbered:
            shown = str(number)
            page.write(gutter - 0.8 * size - page.measure(shown), baseline, shown, ink=pale)
        indent = len(text) - len(text.lstrip())
        x = gutter + indent * page.measure("m")
        runs.append(
            _code_line(
                page, x, baseline, text.strip(), ink, strong if coloured else ink, pale if coloured else ink
            )
        )
        page.line(runs[-1])
        baseline += step
        number += 1
    if runs and numbered:
        i = rng.randrange(len(runs))
        question = rng.choice(("What is the code in line {}?", "Which code is in line {}?")).format(i + 1)
        page.asks.append(Ask("interface", question, runs[i]))


def _code_line(
    page: Page, x: float, baseline: float, text: str, ink: Colour, strong: Colour, pale: Colour
) -> Run:
    """One line of code, its first word in another colour if it belongs to the language."""
    word, _, rest = text.partition(" ")
    if text.startswith("#"):
        return page.write(x, baseline, text, ink=pale)
    if word not in KEYWORDS or not rest:
        return page.write(x, baseline, text, ink=ink)
    first = page.write(x, baseline, word, ink=strong)
    second = page.write(x + page.measure(word + " "), baseline, rest, ink=ink)
    return join((first, second), " ")
