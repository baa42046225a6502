"""The about box: version, what the network is used for right now, and the licences of everything inside.

Opened by the window. What has to be asked of the system or the disk is asked on a thread. GUI thread.
"""

from __future__ import annotations

import platform

import psutil
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QCloseEvent, QFontDatabase, QShowEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from app import NAME, __version__
from app.licences import Licence, licences
from app.theme import Theme
from app.windows.background import Background
from app.windows.program.update_row import UpdateRow
from app.windows.sheet import Sheet

_LOOPBACK = ("127.", "::1")


class AboutDialog(Sheet):
    """Asks anew each time it is shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._asking = Background(self)
        self._connections: list[str] | None = None
        self._licences: list[Licence] = []
        self.title, self.promise, self.head = QLabel(f"{NAME} {__version__}"), QLabel(), QLabel()
        self.title.setProperty("kind", "title")
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.promise.setProperty("kind", "muted")
        self.promise.setWordWrap(True)
        self.head.setProperty("kind", "what")
        self.names = {row: QLabel() for row in ("network", "updates", "licence", "built")}
        self.network, self.licence = QLabel(), QLabel("AGPL-3.0-or-later")
        self.updates = UpdateRow()
        self.built = QLabel(f"Python {platform.python_version()}, Qt {qVersion()}")
        self.network.setWordWrap(True)
        self.list, self.text = QListWidget(), QPlainTextEdit()
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_licence)
        self.retranslate()
        self.resize(760, 600)
        self.close_button.setFocus()

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("About Docent"))
        self.promise.setText(
            self.tr("Reads pages and pictures, and answers questions about them, on your own machine.")
        )
        self.names["network"].setText(self.tr("Network activity"))
        self.names["updates"].setText(self.tr("Updates"))
        self.updates.retranslate()
        self.names["licence"].setText(self.tr("Licence"))
        self.names["built"].setText(self.tr("Built with"))
        self.head.setText(self.tr("What Docent is made of"))
        self.list.setAccessibleName(self.tr("What Docent is made of"))
        self.text.setAccessibleName(self.tr("Text of the licence"))
        self._show_network()
        self._show_licence(self.list.currentRow())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._connections = None
        self._show_network()
        self._asking.run(connections, self._take_connections)
        if not self._licences:
            self._asking.run(licences, self._take_licences)

    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        super().closeEvent(event)

    def _stop(self) -> None:
        self.updates.stop()
        self._asking.close()
        self._asking = Background(self)

    def _lay_out(self) -> None:
        rows = QFormLayout()
        rows.setHorizontalSpacing(24)
        rows.setVerticalSpacing(6)
        rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for name, value in (
            ("network", self.network),
            ("updates", self.updates),
            ("licence", self.licence),
            ("built", self.built),
        ):
            self.names[name].setProperty("kind", "muted")
            rows.addRow(self.names[name], value)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setProperty("kind", "log")
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.list.setProperty("kind", "list")
        self.list.setFixedWidth(260)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        both = QHBoxLayout()
        both.setSpacing(8)
        both.addWidget(self.list)
        both.addWidget(self.text, 1)
        self.body.addWidget(self.title)
        self.body.addWidget(self.promise)
        self.body.addSpacing(8)
        self.body.addLayout(rows)
        self.body.addSpacing(8)
        self.body.addWidget(self.head)
        self.body.addLayout(both, 1)
        self.footer.addStretch(1)
        self.footer.addWidget(self.close_button)

    def _take_connections(self, found: list[str]) -> None:
        self._connections = found
        self._show_network()

    def _show_network(self) -> None:
        if self._connections is None:
            words = self.tr("asking the system…")
        elif self._connections:
            words = self.tr("%n open connection(s): {addresses}", "", len(self._connections)).format(
                addresses=", ".join(self._connections)
            )
        else:
            words = self.tr("none: no connection is open, as the system says")
        self.network.setText(words)

    def _take_licences(self, found: list[Licence]) -> None:
        self._licences = found
        self.list.clear()
        for licence in found:
            name = f"{licence.name} {licence.version}".strip()
            self.list.addItem(QListWidgetItem(f"{name}\n{licence.terms}"))
        self.list.setCurrentRow(0)

    def _show_licence(self, row: int) -> None:
        if 0 <= row < len(self._licences):
            licence = self._licences[row]
            text = licence.text or self.tr("This part brings no text of its licence.")
            self.text.setPlainText(f"{licence.name}: {licence.terms}\n\n{text}")


def connections() -> list[str]:
    """Addresses outside this machine that this program or a child of it is connected to."""
    found: set[str] = set()
    own = psutil.Process()
    for process in (own, *own.children(recursive=True)):
        try:
            for connection in process.net_connections(kind="inet"):
                if connection.raddr and not connection.raddr.ip.startswith(_LOOPBACK):
                    found.add(f"{connection.raddr.ip}:{connection.raddr.port}")
        except psutil.Error:  # it has just ended
            continue
    return sorted(found)
