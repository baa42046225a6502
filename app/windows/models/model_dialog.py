"""The models: which there are, where they run, and the one in use; download, add, check, remove. GUI thread.

Opened by the window. All work is done by `ModelJobs` and `EngineClient`, which outlive this dialog: a
download goes on while it is closed.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.inference.engine_client import EngineClient
from app.inference.model_jobs import JobEnd, JobKind, Licence, ModelJobs
from app.inference.model_management import PACK_SUFFIX, ModelInfo
from app.settings import Settings
from app.theme import Theme
from app.windows.models.model_acts import Act, act_words, next_act
from app.windows.models.model_facts import ModelFacts
from app.windows.models.model_list import ModelList
from app.windows.models.model_progress import ModelProgress
from app.windows.models.model_words import size_word
from app.windows.program.licence_page import LicencePage
from app.windows.sheet import Sheet, name_button

_LIST_WIDTH = 248


class ModelDialog(Sheet):
    """A list to the left, what there is to know and do about its current row to the right."""

    def __init__(
        self,
        jobs: ModelJobs,
        engine: EngineClient,
        settings: Settings,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._jobs, self._engine, self._settings = jobs, engine, settings
        self._new_model = ""  # whose row becomes current when it is listed
        self.list, self.facts, self.progress = (
            ModelList(theme),
            ModelFacts(),
            ModelProgress(jobs, engine, theme),
        )
        self.act_button, self.verify_button, self.remove_button = (QPushButton() for _ in range(3))
        self.add_folder_button, self.add_file_button = QPushButton(), QPushButton()
        self.licence_page, self.pages = LicencePage(), QStackedWidget()
        self._lay_out()
        self._join()
        self.facts.choose(settings.get("device"), settings.get("precision"))
        self.retranslate()
        self.resize(760, 520)
        self.setMinimumSize(640, 440)

    @property
    def model(self) -> ModelInfo | None:
        """The model whose row is current."""
        name = self.list.current_name()
        return next((model for model in self._jobs.models if model.name == name), None)

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Models and device"))
        self.list.setAccessibleName(self.tr("Models"))
        name_button(self.verify_button, self.tr("Check the files"))
        name_button(self.remove_button, self.tr("Remove…"))
        name_button(self.add_folder_button, self.tr("Add a folder…"))
        name_button(self.add_file_button, self.tr("Add a file…"))
        self._show_models()

    def showEvent(self, event: QShowEvent) -> None:
        """The models folder may have changed since; the devices are looked up once."""
        super().showEvent(event)
        self._jobs.list_models()
        self._jobs.find_devices()
        self.progress.show_running()

    def done(self, result: int) -> None:
        """Who closes the dialog over a licence has not accepted it."""
        if self.pages.currentWidget() is self.licence_page:
            self._answer_licence(False)
        super().done(result)

    # -- what is shown ---------------------------------------------------------------------------------

    def _in_use(self) -> str:
        return str(self._settings.get("model"))

    def _show_models(self) -> None:
        self.list.show_models(self._jobs.models, self._in_use())
        self._show_model()

    def _show_model(self) -> None:
        model = self.model
        in_use = model is not None and model.name == self._in_use()
        self.facts.show_model(model, in_use=in_use, running=self._engine.facts if in_use else None)
        self._show_buttons()

    def _show_buttons(self) -> None:
        model, is_busy = self.model, self._jobs.running is not None
        for button in (self.act_button, self.verify_button, self.remove_button):
            button.setVisible(model is not None)
        for button in (self.add_folder_button, self.add_file_button):
            button.setEnabled(not is_busy)
        if model is None:
            return
        act = self._act(model)
        name_button(self.act_button, act_words(act, model))
        self._mark_main(act)
        self.act_button.setEnabled(not (is_busy and act in (Act.DOWNLOAD, Act.GO_ON, Act.INSTALL)))
        self.verify_button.setVisible(model.state in ("bundled", "installed"))
        self.verify_button.setEnabled(not is_busy)
        self.remove_button.setVisible(model.state in ("installed", "partial"))
        in_use = model.name == self._in_use()
        self.remove_button.setEnabled(not is_busy and not in_use)
        self.remove_button.setToolTip(self.tr("In use: choose another model first.") if in_use else "")

    def _mark_main(self, act: Act) -> None:
        """The accent goes to what leads on; nobody opens this dialog for "Unload"."""
        kind = "plain" if act is Act.UNLOAD else "primary"
        if self.act_button.property("kind") != kind:
            self.act_button.setProperty("kind", kind)
            self.act_button.style().polish(self.act_button)

    def _act(self, model: ModelInfo) -> Act:
        chosen = (self.facts.chosen_device, self.facts.chosen_precision)
        kept = (self._settings.get("device"), self._settings.get("precision"))
        in_use = model.name == self._in_use()
        return next_act(model, in_use=in_use, has_new_choice=chosen != kept, state=self._engine.state)

    # -- what is done ----------------------------------------------------------------------------------

    def do(self) -> None:
        """What the main button says."""
        model = self.model
        if model is None:
            return
        act = self._act(model)
        if act in (Act.DOWNLOAD, Act.GO_ON):
            self._jobs.download(model.name)
        elif act is Act.INSTALL and model.path is not None:
            self.add(model.path)
        elif act is Act.UNLOAD:
            self._engine.unload()
        else:
            self._load(model)

    def add(self, source: Path) -> None:
        """Installs a folder, a zip archive or a model pack."""
        self._jobs.add(source)

    def choose(self, name: str) -> None:
        """Shows this model, now or as soon as it is listed."""
        self._new_model = name
        self.list.choose(name)

    def _load(self, model: ModelInfo) -> None:
        device, precision = self.facts.chosen_device, self.facts.chosen_precision
        for key, value in (("model", model.name), ("device", device), ("precision", precision)):
            self._settings.set(key, value)
        self._engine.load(model.name, device, precision)
        self.progress.show_running()
        self._show_models()

    def _verify(self) -> None:
        if self.model is not None:
            self._jobs.verify(self.model.name)

    def _remove(self) -> None:
        model = self.model
        if model is None:
            return
        question = self.tr("Remove {model} and its {size} from this computer?")
        question = question.format(model=model.name, size=size_word(model))
        if _confirmed(self, self.tr("Remove a model"), question):
            self._jobs.remove(model.name)

    def _add_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Choose the folder of a FastVLM checkpoint"))
        if chosen:
            self.add(Path(chosen))

    def _add_file(self) -> None:
        kinds = self.tr("Model packs and zip archives ({patterns})").format(patterns=f"*{PACK_SUFFIX} *.zip")
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a model pack or a zipped checkpoint"), "", kinds
        )
        if chosen:
            self.add(Path(chosen))

    # -- news ------------------------------------------------------------------------------------------

    def _show_licence(self, licence: Licence) -> None:
        self.pages.setCurrentWidget(self.licence_page)
        self.licence_page.show_licence(licence)

    def _answer_licence(self, accepted: bool) -> None:
        self.pages.setCurrentIndex(0)
        self._jobs.answer_licence(accepted)
        self.list.setFocus()

    def _take_end(self, end: JobEnd) -> None:
        self.pages.setCurrentIndex(0)
        self._new_model = end.model_name if end.job.kind in (JobKind.ADD, JobKind.IMPORT) else ""
        self._show_buttons()

    def _show_listed(self) -> None:
        self._show_models()
        if self._new_model:
            self.list.choose(self._new_model)
            self._new_model = ""

    # -- building --------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for button in (self.act_button, self.verify_button, self.remove_button):
            acts.addWidget(button)
        acts.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(16)
        right.addWidget(self.facts)
        right.addLayout(acts)
        right.addStretch(1)
        right.addWidget(self.progress)
        main = QWidget()
        row = QHBoxLayout(main)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        self.list.setFixedWidth(_LIST_WIDTH)
        row.addWidget(self.list)
        row.addLayout(right, 1)
        for page in (main, self.licence_page):
            self.pages.addWidget(page)
        self.body.addWidget(self.pages)
        for button in (self.add_folder_button, self.add_file_button):
            self.footer.addWidget(button)
        self.footer.addStretch(1)
        self.footer.addWidget(self.close_button)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)

    def _join(self) -> None:
        jobs, engine = self._jobs, self._engine
        self.list.chosen.connect(self._show_model)
        self.list.itemActivated.connect(self.do)
        self.facts.changed.connect(self._show_buttons)
        self.act_button.clicked.connect(self.do)
        self.verify_button.clicked.connect(self._verify)
        self.remove_button.clicked.connect(self._remove)
        self.add_folder_button.clicked.connect(self._add_folder)
        self.add_file_button.clicked.connect(self._add_file)
        self.licence_page.answered.connect(self._answer_licence)
        jobs.listed.connect(self._show_listed)
        jobs.devices_found.connect(self.facts.show_devices)
        jobs.started.connect(self._show_buttons)
        jobs.licence_wanted.connect(self._show_licence)
        jobs.ended.connect(self._take_end)
        for signal in (engine.ready, engine.unloaded, engine.load_failed):
            signal.connect(self._show_model)


def _confirmed(parent: QWidget, title: str, question: str) -> bool:
    """Asks before something is lost; "no" is the key that comes by itself."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, question, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    box.setDefaultButton(QMessageBox.StandardButton.No)
    return box.exec() == QMessageBox.StandardButton.Yes
