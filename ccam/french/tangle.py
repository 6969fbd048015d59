"""Words of a tangled dossier: the links that hold it together."""

HEADING = "{dossier} : {old} et {new}, {links}."
NO_CUT = "Aucun lien, seul, ne sépare ce dossier en deux : il est à décider d'un bloc."
CUTS = "Sans ce lien, le dossier se sépare en deux (base observée et effet de chaque côté, {unit}) :"
CUT_HEAD = ("lien", "actes", "base", "effet", "actes", "base", "effet")
PIVOTS = "Actes qui tiennent le dossier :"
PIVOT = "  {act} : sans lui, {count} ({parts})."
MORE = "et {count} autres"
PARTS = "partie", "parties"
LINKS = "lien", "liens"
OLD = "acte actuel", "actes actuels"
NEW = "acte proposé", "actes proposés"

OPTION = "Montre les liens et les actes qui, à eux seuls, tiennent le dossier : ceux à débattre d'abord."
