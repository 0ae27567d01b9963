"""An open plan answers to a second window that would open it: it comes to the front instead.

A local socket, never the network; its name is made from the plan's place.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 300  # ms for the other window to answer


class Presence:
    """Listens for as long as a plan is open; `called` is called when another window asks for it."""

    def __init__(self, path: Path, called: Callable[[], None]) -> None:
        self._server = QLocalServer()
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._called = called
        self._server.newConnection.connect(self._answer)
        QLocalServer.removeServer(_name(path))  # left by a window that was killed
        self._server.listen(_name(path))

    def end(self) -> None:
        """Answer no longer."""
        self._server.close()

    def _answer(self) -> None:
        while socket := self._server.nextPendingConnection():
            socket.disconnectFromServer()
            socket.deleteLater()
            self._called()


def call(path: Path) -> bool:
    """Ask the window that has a plan open to come to the front; False if there is none."""
    socket = QLocalSocket()
    socket.connectToServer(_name(path))
    answered = socket.waitForConnected(PATIENCE)
    socket.abort()
    return answered


def _name(path: Path) -> str:
    return "remit-" + sha256(str(path.absolute()).encode()).hexdigest()[:24]
