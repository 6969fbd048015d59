"""What is noticed in a table of states (``etats.toml``)."""

from ccam.french.sentence import Sentence

REFUSED = Sentence(
    "etats-refuses",
    "{name} n'est pas repris : {count} à corriger. {first}",
    "Corrigez ce qui est cité, puis relancez la même commande. La table en vigueur n'a pas changé.",
)
NOT_REACHED = Sentence(
    "etat-inatteignable",
    "Aucun passage ne mène de « {start} » à « {value} ».",
    "Ouvrez un passage vers cet état dans [table], ou retirez l'état.",
)
NO_WAY_OUT = Sentence(
    "etat-sans-issue",
    "De « {value} », aucun passage ne mène à un état clos.",
    "Ouvrez un passage dans [table], ou dites l'état clos : clos = true.",
)
NO_PUBLICATION = Sentence(
    "etats-sans-publication",
    "Aucun état n'est à la fois clos et daté : rien ne pourrait être publié.",
    "Ajoutez l'état de la publication : clos = true, effet = true.",
)
FIRST_HELD = Sentence(
    "premier-etat-acquis",
    "Le premier état, « {value} », demande un accord : rien ne pourrait commencer.",
    "Retirez acquis = true, ou mettez un autre état en tête.",
)
ROLE_UNKNOWN = Sentence(
    "geste-role-inconnu",
    "Le geste « {mark} » est donné à « {value} », qui n'est pas un rôle qui écrit.",
    "Rôles : {known}.",
)
NAME_MISSING = Sentence("etats-sans-nom", "Cette table des états n'a pas de nom.", 'Écrivez [document] nom = "…".')
