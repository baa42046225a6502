"""E-mails as they are printed or shown: a head of sender, recipient, subject and date, then a short letter.

Called through layouts/__init__.py in the data workers.
"""

from __future__ import annotations

from training.documents.layouts.content import clock, person, title
from training.documents.layouts.letters import Letter
from training.documents.layouts.parts import draw_pairs, refuse, start_anywhere
from training.documents.page import Page


class _Mail(Letter):
    """One e-mail while it is drawn."""

    def draw(self) -> None:
        parts = [self.mail_head, self.salutation, self.body, self.regards]
        start_anywhere(self.rng, parts, self.flow)
        if "mail head" in self.drawn:
            self.page.kind = "e-mail"
        elif "salutation" not in self.drawn and self.page.lines and self.rng.random() < 0.3:
            refuse(self.page, "Who sent the e-mail?", "What is the subject of the e-mail?")

    def mail_head(self) -> None:
        page, flow, rng = self.page, self.flow, self.rng
        sender = person(self.source)
        address = self.source.email()
        date = f"{self.source.date()} {clock(self.source)}"
        who = rng.choice((sender, f"{sender} <{address}>", address))
        entries: list[tuple[str, str, tuple[str, ...]]] = [
            ("From", who, ("Who sent the e-mail?", "Who is the e-mail from?", "Who wrote the e-mail?")),
            (
                "To",
                rng.choice((self.reader, self.source.email())),
                ("Who is the e-mail to?", "Who got the e-mail?"),
            ),
            (
                "Subject",
                title(self.source, 2, 6),
                ("What is the e-mail about?", "What is the e-mail's subject?"),
            ),
            ("Date", date, ("When was the e-mail sent?", "From when is the e-mail?")),
        ]
        cc = ("Cc", self.source.email(), ("Who gets a copy?", "Who is in copy?"))
        if rng.random() < 0.25:
            entries.insert(2, cc)
        elif rng.random() < 0.3:
            refuse(page, "Who gets a copy of the e-mail?", "Who is in Cc?")
        if rng.random() < 0.3:
            rng.shuffle(entries)
        if rng.random() < 0.2:
            name = f"{title(self.source, 1, 3)}.{rng.choice(('pdf', 'docx', 'xlsx', 'jpg', 'zip'))}"
            entries.append(
                ("Attachment", name.replace(" ", "_"), ("Which file is attached?", "What is attached?"))
            )
        drawn = draw_pairs(flow, entries, rng.choice(("after", "after", "column")), rng.random() < 0.5)
        if len(drawn) >= 3:
            self.drawn.add("mail head")
        if rng.random() < 0.5:
            flow.rule()
        flow.gap(rng.uniform(0.2, 0.8))

    def regards(self) -> None:
        """The closing without a signature by hand."""
        flow, rng = self.flow, self.rng
        self.flow.write(rng.choice(self.closings()))
        if rng.random() < 0.8:
            flow.write(person(self.source))
        if rng.random() < 0.25:
            flow.write(f"Tel. {self.source.phone()}", ink=self.page.look.faint)


def mail(page: Page) -> None:
    """An e-mail, or a slice of one."""
    _Mail(page).draw()
