"""The laws of the journal under any sequence of actions, briefly; ``make soak`` runs them for long."""

from hypothesis import HealthCheck, settings

from tests.soak.laws import Laws

TestLaws = Laws.TestCase
TestLaws.settings = settings(
    max_examples=15, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
