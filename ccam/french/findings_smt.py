"""Sentences about the RDF file and the FHIR CodeSystem of the ANS: what makes them unreadable, what is odd in them."""

from ccam.french import numbers
from ccam.french.sentence import Sentence

# Any XML, any JSON

DTD = Sentence(
    "xml-avec-dtd",
    "{name} déclare une DTD ou des entités : un tel XML peut enfler sans fin ou lire d'autres fichiers ; "
    "il n'est pas ouvert.",
    "Reprenez le fichier RDF sur le serveur de l'ANS, ou enregistrez-le de nouveau sans « DOCTYPE ».",
)
XML_BROKEN = Sentence(
    "xml-casse",
    "{name} n'est pas un XML bien formé : sa lecture s'arrête à la ligne {row}.",
    "Téléchargez-le de nouveau : il a sans doute été coupé ou retouché.",
)
XML_SWELLS = Sentence(
    "xml-demesure",
    "{name} : un seul concept occupe plus de {limit} Mo.",
    "Vérifiez que c'est bien la terminologie CCAM de l'ANS.",
)
JSON_BROKEN = Sentence(
    "json-casse",
    "{name} n'est pas un JSON bien formé : sa lecture s'arrête ligne {row}, caractère {column}.",
    "Donnez une ressource FHIR par fichier, entière ; les lots NDJSON ne sont pas lus.",
)
JSON_DEEP = Sentence(
    "json-trop-profond",
    "{name} emboîte trop de niveaux les uns dans les autres.",
    "Vérifiez que c'est bien une ressource FHIR de la CCAM.",
)
JSON_SWELLS = Sentence(
    "json-demesure",
    "{name} contient plus de {limit} valeurs : la CCAM entière en demande quatre fois moins.",
    "Vérifiez que c'est bien une ressource FHIR de la CCAM.",
)
JSON_KEY_TWICE = Sentence(
    "json-cle-en-double",
    "{name} : « {key} » figure deux fois dans le même objet ; rien ne dit laquelle des deux valeurs est la bonne.",
    "Gardez une seule de ces valeurs.",
)
JSON_NUMBER = Sentence(
    "json-nombre-impossible",
    "{name} : « {value} » n'est pas un nombre que JSON admet.",
    "Corrigez cette valeur à la source.",
)
JSON_CHARACTER = Sentence(
    "json-caractere-impossible",
    "{name} contient un demi-caractère (\\ud800 à \\udfff seul) qu'aucun texte ne peut garder.",
    "Enregistrez de nouveau la ressource en UTF-8.",
)

# FHIR

RESOURCE_OTHER = Sentence(
    "ressource-fhir-inconnue",
    "{name} est une ressource FHIR « {type} » : l'atelier lit CodeSystem (une nomenclature) et ConceptMap "
    "(une correspondance).",
    "D'un « Bundle », extrayez la ressource voulue et donnez-la seule.",
)
FHIR_CODE = Sentence(
    "code-fhir-inconnu",
    "{name} : « {value} » n'est pas une valeur que FHIR admet pour {element}.",
    "Valeurs admises : {known}.",
)
FHIR_ABSENT = Sentence(
    "element-fhir-absent",
    "{name} : {element} manque, alors que FHIR l'exige.",
    "Demandez la ressource complète à son émetteur.",
)
FHIR_SHAPE = Sentence(
    "element-fhir-mal-forme",
    "{name} : {element} n'a pas la forme que FHIR lui donne.",
    "Vérifiez la ressource avec un validateur FHIR, ou reprenez-la à sa source.",
)
OTHER_TERMINOLOGY = Sentence(
    "autre-terminologie",
    "{name} est la terminologie « {title} » : ce n'est pas la CCAM.",
    "Attendu : l'adresse {url}, ou le nom CCAM.",
)
NOT_PRESENT = Sentence(
    "concepts-absents",
    "{name} décrit la CCAM mais n'en contient aucun concept (content : not-present).",
    "Prenez le fichier RDF de la même version sur le serveur de l'ANS, ou une CodeSystem dont « content » est "
    "« complete ».",
)
SUPPLEMENT = Sentence(
    "supplement-seul",
    "{name} est un supplément (content : supplement) : il complète une CCAM sans la contenir.",
    "Donnez la CodeSystem qu'il complète.",
)
PARTIAL = Sentence(
    "contenu-partiel",
    "La ressource n'est qu'une partie de la CCAM (content : {value}) : ce qui n'y figure pas n'est pas supprimé "
    "pour autant.",
    "Ne comparez pas cette version avec une version complète.",
)
STATUS = Sentence(
    "version-non-active",
    "La ressource se dit « {value} », et non « active ».",
    "Vérifiez que c'est bien la version voulue.",
)
COUNT = Sentence(
    "nombre-annonce-different",
    "La ressource annonce {announced}, elle en contient {found}.",
    "Téléchargez-la de nouveau : elle a pu être coupée.",
)
UNDECLARED = Sentence(
    "propriete-non-declaree",
    "{count} : propriété « {column} » employée sans être déclarée ; lue quand même ({rows}).",
)
MISTYPED = Sentence(
    "propriete-mal-typee",
    "{count} : valeur de « {column} » d'un autre type que celui déclaré ; gardée telle quelle ({rows}).",
)

# The terminology, in either format

NO_VERSION = Sentence(
    "version-non-dite",
    "{name} ne dit pas de quelle version de la CCAM il s'agit.",
    "Attendu : un numéro comme v83.00 dans le fichier (owl:versionInfo, ou « version »), ou un nom comme "
    "terminologie-ccam-v83.00.",
)
NO_DAY = Sentence(
    "date-d-effet-absente",
    "{name} ne dit ni la date de cette version, ni la date d'effet d'aucun acte.",
    "Reprenez le fichier à sa source : la date de la version y est nécessaire.",
)
DAY_DEDUCED = Sentence(
    "date-d-effet-deduite",
    "Le fichier ne dit pas la date de cette version : prise égale à la plus récente date d'effet d'un acte, {read}.",
    "Vérifiez cette date.",
)
NO_ACT = Sentence(
    "aucun-acte", "{name} ne contient aucun acte de la CCAM.", "Vérifiez que le fichier n'a pas été coupé ou filtré."
)
TOO_MANY = Sentence(
    "trop-de-concepts",
    "{name} contient plus de {limit} concepts : la CCAM en a moins de 40 000.",
    "Vérifiez que c'est bien la terminologie CCAM.",
)
CONCEPT_TWICE = Sentence(
    "concept-en-double", "Le concept {value} figure deux fois (déjà ligne {other}).", "Gardez-en un seul."
)
LABEL_TWICE = Sentence(
    "deuxieme-libelle", "{concept} a un deuxième libellé, « {value} » ; le premier est gardé.", "Vérifiez lequel vaut."
)
NOTATION = Sentence(
    "notation-discordante",
    "{concept} porte la notation « {value} » ; son identifiant fait foi.",
    "Signalez-le à l'ANS.",
)
PARTS_DIFFER = Sentence(
    "concept-discordant",
    "{concept} dit « {value} » pour {column}, ce que son identifiant contredit.",
    "L'identifiant joint le code de l'acte, l'activité et la phase : corrigez l'un ou l'autre.",
)
PARENT_DIFFERS = Sentence(
    "subdivision-mal-rattachee",
    "La subdivision {concept} est rattachée à {value}, ce que son numéro contredit ; le numéro fait foi.",
)
HEADING_ABSENT = Sentence(
    "subdivision-absente", "L'acte {act} est rattaché à la subdivision {value}, qui n'est pas dans le fichier."
)
NO_HEADING = Sentence(
    "acte-hors-subdivision",
    "L'acte {value} n'est rattaché à aucune subdivision : son chapitre est inconnu.",
    "Un fragment de la CCAM peut s'en passer ; une version complète, non.",
)
TWO_HEADINGS = Sentence(
    "acte-dans-deux-subdivisions",
    "L'acte {act} est rattaché à plusieurs subdivisions ({value}) ; la première est gardée.",
)
ACT_DEDUCED = Sentence(
    "acte-deduit",
    "L'acte {value} n'a pas de concept à lui : il est déduit d'une de ses lignes, dont il prend le libellé.",
)
PHASE_DEDUCED = Sentence(
    "phase-deduite", "{count} : activité sans phase ; la phase 0 (phase unique) est supposée ({rows})."
)
BAD_DAY = Sentence("date-de-concept-illisible", "{concept} : « {value} » n'est pas une date ; gardé tel quel.")
CITED_ABSENT = Sentence("acte-cite-absent", "{count} : acte cité qui n'est pas dans cette version ({rows}).")
RETIRED = Sentence("concept-perime", "{count} : concept marqué périmé, laissé de côté ({rows}).")
NOT_TAKEN = Sentence(
    "propriete-de-concept-inconnue", "{count} : propriété « {column} » inconnue, non reprise ({rows})."
)


def concepts(count: int) -> str:
    """« 38 223 concepts »."""
    return numbers.plural(count, "concept")
