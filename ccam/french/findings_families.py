"""What is noticed in a table of families."""

from ccam.french.sentence import Sentence

ACT_MISSING = Sentence("placement-sans-acte", "Cette ligne ne dit pas quel acte placer.", "Donnez le code de l'acte.")
FAMILY_MISSING = Sentence(
    "placement-sans-famille", "Cette ligne ne dit pas dans quelle famille.", "Donnez le numéro de la famille : 07."
)
BAD_NUMBER = Sentence(
    "famille-illisible",
    "« {value} » ne convient pas comme numéro de famille.",
    "Seize lettres, chiffres ou tirets au plus : 07, 07-02, ANESTH.",
)
PLACED_TWICE = Sentence(
    "acte-place-deux-fois",
    "{act} est déjà placé dans la famille {other}, ligne {first}.",
    "Gardez une seule ligne pour cet acte.",
)
TWO_NAMES = Sentence(
    "famille-deux-noms",
    "La famille {family} est déjà décrite autrement ligne {first} : « {other} ».",
    "Écrivez partout le même nom et le même comité, ou laissez ces cases vides.",
)
