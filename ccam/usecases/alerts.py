"""The threshold alerts of a study: which rules are in force, what passes them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ccam.french import alerts as fr
from ccam.french import numbers
from ccam.model.money import decimal_string
from ccam.usecases.impact.report import axis_label, row_keys
from ccam.usecases.study import Study, require_volumes

if TYPE_CHECKING:
    from ccam.formats.parameters_rules import Alert
    from valuation.alerts import Raised


@dataclass(frozen=True, slots=True)
class AlertGroup:
    """One rule in force, in words, and what passes it, the largest effect first, each with its label."""

    rule: "Alert"
    title: str
    raised: "tuple[tuple[Raised, str], ...]"


def alert_groups(study: Study) -> tuple[AlertGroup, ...]:
    """Every rule in force on the day of the study, even where nothing passes it."""
    from ccam.formats.parameters_rules import Watched
    from valuation.alerts import alerts, in_force, threshold

    impact = require_volumes(study).impact
    every = alerts(impact, row_keys(study, "famille"))
    limit = threshold(impact)
    groups = []
    for watched, rule in in_force(impact).items():
        axis = "famille" if watched is Watched.FAMILY else "ligne"
        mine = tuple((one, axis_label(study, axis, one.key)) for one in every if one.rule == rule)
        if watched is Watched.EXEMPTION:
            value = numbers.euros(limit.threshold) if limit else "–"
        elif watched is Watched.FAMILY:
            value = numbers.euros_short(rule.cents or 0)
        else:
            value = numbers.share(rule.rate or 0)
        groups.append(AlertGroup(rule, fr.TITLES[watched.value].format(value=value), mine))
    return tuple(sorted(groups, key=lambda group: list(Watched).index(group.rule.watched)))


def alerts_json(groups: tuple[AlertGroup, ...]) -> list[dict[str, Any]]:
    """The alerts for machines: amounts in euros."""
    return [
        {
            "sur": group.rule.watched.value,
            "seuil": group.title,
            "debut": group.rule.start.isoformat(),
            "statut": group.rule.status.value,
            "source": group.rule.source,
            "lignes": [
                {
                    "cle": one.key, "libelle": label, "avant": decimal_string(one.before),
                    "apres": decimal_string(one.after), "effet": decimal_string(one.effect),
                }
                for one, label in group.raised
            ],
        }
        for group in groups
    ]  # fmt: skip
