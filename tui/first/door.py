"""The door of a shared base: its address, a login, a password that is written nowhere."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from ccam.french import first_run as fr
from ccam.model.errors import CcamError
from ccam.model.text import safe
from ccam.usecases import first_run
from ccam.usecases.first_run import Ground
from tui import jobs
from tui.actions import bindings
from tui.desk import one_line

FIELDS = {
    "address": (fr.ADDRESS, fr.ADDRESS_EXAMPLE),
    "login": (fr.LOGIN, fr.LOGIN_EXAMPLE),
    "password": (fr.PASSWORD, fr.PASSWORD_EXAMPLE),
}


class Door(ModalScreen[Ground | None]):
    """Hands back a base that has been opened once; what was typed stays until it has."""

    BINDINGS = bindings("back")

    def compose(self) -> ComposeResult:
        """Title, fields, what is wrong, keys."""
        with Vertical(id="choice"):
            yield Static(fr.JOIN_TITLE, classes="title", markup=False)
            for name, (label, example) in FIELDS.items():
                with Horizontal(classes="field"):
                    yield Static(label, classes="field-label", markup=False)
                    yield Input(id=f"field-{name}", placeholder=example, password=name == "password")
            yield Static(id="typed-refusal", markup=False)
            yield Static(fr.JOIN_KEYS, classes="dim", markup=False)

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one("#choice").add_class("-typing")
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        inputs = list(self.query(Input))
        following = inputs[inputs.index(event.input) + 1 :]
        if not inputs[0].value.strip():
            self._say(fr.ADDRESS_NEEDED)
            inputs[0].focus()
        elif following and "://" in inputs[0].value:
            following[0].focus()
        else:
            self._knock(*(each.value.strip() for each in inputs))

    def _knock(self, address: str, login: str, password: str) -> None:
        self._say(fr.WORKING_JOIN)
        jobs.start(self.app, lambda: first_run.join(address, login, password), self._opened, self._refused)

    def _opened(self, ground: Ground) -> None:
        if ground.need is None:
            self.dismiss(ground)
        else:
            self._say(fr.EMPTY_SHARED if ground.version else fr.WHY[ground.need].format(base=ground.shown))

    def _refused(self, error: CcamError) -> None:
        self._say(one_line(error))
        self.app.bell()

    def _say(self, words: str) -> None:
        self.query_one("#typed-refusal", Static).update(safe(words))

    def action_back(self) -> None:
        """Give up."""
        self.dismiss(None)
