"""The conversation beside the page: turns from top to bottom, quick actions and composer below them. GUI
thread.

Draws a `Conversation` and follows its signals; what the user does leaves as signals for the window.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QMetaObject, QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.conversation.conversation import Conversation, Stage
from app.conversation.quick_actions import QuickActions
from app.settings import Settings
from app.theme import Theme
from app.translations import translated
from app.windows.conversation.answer_zoom import AnswerZoom
from app.windows.conversation.composer import Composer
from app.windows.conversation.copied_text import copy_answer, copy_conversation
from app.windows.conversation.dropped_turns import DroppedTurns
from app.windows.conversation.quick_action_bar import QuickActionBar
from app.windows.conversation.seen_picture import SeenPicture
from app.windows.conversation.turn_list import TurnList
from app.windows.conversation.turn_view import TurnView
from app.windows.conversation.undo_bar import UndoBar
from app.windows.conversation.welcome import Welcome

_TICK_MS = 250


class ConversationPanel(QWidget):
    """Turns, quick actions and composer. One conversation at a time: `set_conversation` shows another."""

    asked = Signal(str, str)  # text, id of the quick action or ""
    stop_wanted = Signal()
    region_cleared = Signal()
    place_clicked = Signal(object)
    link_clicked = Signal(QUrl)
    ask_again = Signal(str)
    regenerate_wanted = Signal(int)
    edit_wanted = Signal(int, str)
    preview_wanted = Signal()
    picture_wanted = Signal(int)
    new_conversation_wanted = Signal()
    edit_prompts_wanted = Signal()

    def __init__(
        self,
        conversation: Conversation,
        theme: Theme,
        settings: Settings | None = None,
        parent: QWidget | None = None,
        *,
        quick_actions: QuickActions | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._conversation = conversation
        self._joints: list[QMetaObject.Connection] = []
        self._drafts: dict[str, str] = {}
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._show_elapsed)
        self.setProperty("kind", "panel")
        self.setMinimumWidth(300)
        self.quick_actions = quick_actions if quick_actions is not None else QuickActions(None, self)
        self.scroll_area = TurnList(self._made_view, theme)
        self._zoom = AnswerZoom(self.scroll_area.column, settings, self)
        self.welcome = Welcome(theme)
        self.scroll_area.put_first(self.welcome)
        self.undo_bar = UndoBar(theme)
        self._dropped = DroppedTurns(self.undo_bar, self)
        self.bar = QuickActionBar(self.quick_actions, theme)
        self.composer = Composer(theme)
        self.seen = SeenPicture(self)
        self._lay_out()
        self._join()
        self.set_conversation(conversation)

    # -- what is shown -------------------------------------------------------------------------------------

    @property
    def conversation(self) -> Conversation:
        """The one that is shown."""
        return self._conversation

    def set_conversation(self, conversation: Conversation) -> None:
        """Shows another one; a question that was being written waits in the old one."""
        if conversation is not self._conversation:
            self._drafts[self._conversation.key] = self.composer.box.toPlainText()
            self.composer.box.setPlainText(self._drafts.pop(conversation.key, ""))
        self._conversation = conversation
        self._follow(conversation)
        self._dropped.watch(conversation)
        turns = conversation.turns
        self.composer.box.remember([turn.question.text for turn in turns if not turn.question.action])
        self.scroll_area.show_turns([turn.id for turn in turns])
        self._show_state()

    def view(self, turn_id: int) -> TurnView:
        """The widget of a turn."""
        return self.scroll_area.view(turn_id)

    def show_place(self, words: str, is_region: bool, thumbnail: QImage | None = None) -> None:
        """What the next question is about; no words without a document."""
        self.composer.show_place(words, is_region=is_region, thumbnail=thumbnail)
        self.bar.set_ready(bool(words))

    def show_seen(self, image: QImage, caption: str) -> None:
        """Exactly the pixels the model sees; nothing when the user has closed the popover meanwhile."""
        if self.seen.is_awaited:
            self.seen.show_picture(image, caption)

    def zoom_answers(self, steps: int) -> None:
        """Larger or smaller questions and answers, in every tab."""
        self._zoom.step(steps)

    def set_zoom(self, percent: int) -> None:
        """The size of questions and answers; the rest of the window has its own."""
        self._zoom.set(percent)

    def focus_question(self) -> None:
        """To the question box."""
        self.composer.box.setFocus()

    def sending_actions(self) -> list[QAction]:
        """The quick actions, for the menu of the window."""
        return self.bar.sending_actions()

    def copy_last_answer(self) -> bool:
        """Puts it on the clipboard; False when there is none."""
        turn = next((turn for turn in reversed(self._conversation.turns) if turn.text.strip()), None)
        if turn is not None:
            copy_answer(turn)
        return turn is not None

    def copy_all(self) -> bool:
        """Puts the whole conversation on the clipboard; False when it is empty."""
        turns = self._conversation.turns
        if turns:
            copy_conversation(turns)
        return bool(turns)

    # -- building ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 8, 12, 12)
        foot.setSpacing(8)
        foot.addWidget(self.undo_bar)
        foot.addWidget(self.bar)
        foot.addWidget(self.composer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.scroll_area, 1)
        column.addLayout(foot)
        composer = self.composer
        order: list[QWidget] = [self.undo_bar.undo_button, self.undo_bar.close_button, *self.bar.buttons]
        order += [self.bar.more_button, composer.chip.open_button, composer.chip.clear_button]
        order += [composer.new_button, composer.box, composer.send_button]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _join(self) -> None:
        composer = self.composer
        composer.submitted.connect(lambda text: self.asked.emit(text, ""))
        composer.stop_clicked.connect(self.stop_wanted)
        composer.region_cleared.connect(self.region_cleared)
        composer.preview_wanted.connect(self._open_preview)
        composer.new_conversation_wanted.connect(self.new_conversation_wanted)
        self.bar.chosen.connect(self._send_action)
        self.bar.edit_wanted.connect(self.edit_prompts_wanted)
        self._dropped.stop_wanted.connect(self.stop_wanted)
        self.scroll_area.zoom_wanted.connect(self._zoom.step)
        self.scroll_area.focus_left.connect(self.focus_question)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def _follow(self, conversation: Conversation) -> None:
        for joint in self._joints:
            QObject.disconnect(joint)
        self._joints = [
            conversation.turn_added.connect(self._add_turn),
            conversation.stage_changed.connect(self._show_stage),
            conversation.text_added.connect(self._add_text),
            conversation.picture_added.connect(self._show_picture_button),
            conversation.turn_ended.connect(self._announce),
            conversation.turns_replaced.connect(self._show_replaced),
        ]

    def _made_view(self, turn_id: int) -> TurnView:
        view = TurnView(self._conversation.turn(turn_id), self._theme, self.scroll_area.column)
        view.place_clicked.connect(self.place_clicked)
        view.link_clicked.connect(self.link_clicked)
        view.ask_again.connect(self.ask_again)
        view.regenerate_wanted.connect(self.regenerate_wanted)
        view.edit_wanted.connect(self.edit_wanted)
        view.picture_wanted.connect(self._open_picture)
        view.copy_wanted.connect(lambda id_: copy_answer(self._conversation.turn(id_)))
        return view

    # -- the conversation ----------------------------------------------------------------------------------

    def _add_turn(self, turn_id: int) -> None:
        question = self._conversation.turn(turn_id).question
        self.scroll_area.add(turn_id)
        if not question.action and self.composer.box.toPlainText().strip() == question.text:
            self.composer.box.clear()  # what was sent; a draft beside a quick action stays
        self._show_state()

    def _show_stage(self, turn_id: int) -> None:
        view = self.scroll_area.made_view(turn_id)
        if view is not None:
            view.show_stage()
        self._show_state()

    def _add_text(self, turn_id: int, text: str) -> None:
        view = self.scroll_area.made_view(turn_id)
        if view is not None:
            view.add_text(text)

    def _show_picture_button(self, turn_id: int) -> None:
        view = self.scroll_area.made_view(turn_id)
        if view is not None:
            view.show_actions()

    def _show_replaced(self) -> None:
        self.scroll_area.show_turns([turn.id for turn in self._conversation.turns])
        self._show_state()

    def _show_state(self) -> None:
        running = self._conversation.running is not None
        any_turns = bool(self._conversation.turns)
        self.welcome.setVisible(not any_turns)
        self.composer.show_answering(running)
        self.composer.show_turns(any_turns)
        if running != self._tick.isActive():
            self._tick.start() if running else self._tick.stop()

    def _show_elapsed(self) -> None:
        running = self._conversation.running
        view = self.scroll_area.made_view(running.id) if running is not None else None
        if view is not None:
            view.show_elapsed()

    def _announce(self, turn_id: int) -> None:
        turn = self._conversation.turn(turn_id)
        words = {
            Stage.DONE: self.tr("Answer: {text}").format(text=turn.text),
            Stage.STOPPED: self.tr("Stopped"),
            Stage.FAILED: str(translated(turn.error)) if turn.error is not None else "",
        }
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words.get(turn.stage, "")))

    # -- the user ------------------------------------------------------------------------------------------

    def _send_action(self, action_id: str) -> None:
        action = self.quick_actions.action(action_id)
        if action is not None:
            self.asked.emit(action.question(), action.id)

    def _open_preview(self) -> None:
        self.seen.open_at(self.composer.chip)
        self.preview_wanted.emit()

    def _open_picture(self, turn_id: int) -> None:
        view = self.scroll_area.made_view(turn_id)
        if view is not None:
            self.seen.open_at(view.actions_row)
            self.picture_wanted.emit(turn_id)

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        for widget, has_focus in ((old, False), (new, True)):
            while widget is not None and widget is not self:
                if isinstance(widget, TurnView):
                    widget.set_focus_within(has_focus)
                    break
                widget = widget.parentWidget()
