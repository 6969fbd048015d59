"""Words of the tension of bridges in the report."""

TITLE = "Tension des passerelles"
INTRO = (
    "Une passerelle est un acte coté par plusieurs familles ; un lien, deux actes comparés. Sa tension : de combien les "
    "familles s'écartent sur elle, une fois leurs échelles côte à côte (règle « {rule} », tension 1 : elles sont d'accord)."
)
NO_BRIDGE = "Aucune passerelle ni aucun lien ne rattache les familles cotées."
CONTRADICTED = (
    "Des ordres se contredisent entre familles : la tension est lue sans ceux qu'il faudrait écarter (« ccam echelle » "
    "les nomme)."
)
DRAWN = "Les passerelles les plus tendues"
WORDS = "Tension des passerelles, de la plus tendue à la moins tendue : {parts}."
PART = "{name} {amount}"
TIMES = "× {value}"
LINK = "{line} et {other}"
PLACE = "{family} : {points} points"
HEAD = ("Passerelle ou lien", "Selon chaque famille", "Tension")
AXIS = "tension (rapport du plus haut au plus bas)"
MORE = "Et {count} de plus, moins tendues : le classeur et le fichier JSON les portent toutes."
SHEET = "Tensions"
COLUMNS = ("Ligne", "Libellé", "Autre ligne (lien)", "Libellé de l'autre", "Famille", "Points de l'échelle", "Tension")
