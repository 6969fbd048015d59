"""The laws of the journal under any sequence of actions, briefly; ``make soak`` runs them for long."""

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.soak.laws import Laws, laws_on
from tests.store.pg_server import Server

TestLaws = Laws.TestCase
TestLaws.settings = settings(
    max_examples=15, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def test_the_laws_hold_on_a_server_too(server: Server) -> None:
    few = settings(max_examples=3, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(laws_on(server), settings=few)
