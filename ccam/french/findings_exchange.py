"""Sentences of what is noticed in exchange files: SSSOM, FHIR ConceptMap, and the columns that only exports fill."""

from ccam.french.sentence import Sentence

# Transcodage tables

CODE_AND_CODE = Sentence(
    "code-attribue-double",
    "Le nouvel acte est désigné par le code {target}, et le code attribué dit {value}.",
    "Désignez l'acte par son numéro P-…, ou laissez « code attribué » vide.",
)
BAD_OWN_LINES = Sentence(
    "lignes-illisibles",
    "« {value} » n'est pas connu dans la colonne « lignes ».",
    "Écrivez « table » si l'acte n'a que les lignes de la table de lignes ; sinon laissez vide.",
)

# SSSOM

NO_METADATA = Sentence(
    "sssom-sans-entete",
    "{name} n'a pas d'en-tête SSSOM : ses préfixes et ses colonnes ne peuvent pas être compris.",
    "Recopiez en tête du fichier le contenu du .sssom.yml qui l'accompagne, chaque ligne précédée de « # ».",
)
HEADER_REFUSED = Sentence(
    "sssom-entete-illisible",
    "{name}, ligne {row} : l'en-tête n'est pas de la forme simple que SSSOM recommande.",
    "Écrivez « #élément: valeur », des listes « #  - valeur » ; ni ancre, ni texte sur plusieurs paragraphes, "
    "ni élément en double.",
)
ROW_TOO_WIDE = Sentence(
    "sssom-ligne-trop-longue",
    "La ligne a plus de cellules que la ligne de titres.",
    "Une tabulation dans un texte ? Mettez ce texte entre guillemets doubles.",
)
SET_ID_MISSING = Sentence(
    "sssom-element-absent",
    "L'en-tête ne dit pas {value}.",
    "SSSOM le demande : ajoutez une ligne « #{value}: … » en tête du fichier.",
)
SLOT_UNKNOWN = Sentence(
    "sssom-element-inconnu",
    "« {value} » n'est ni un élément de SSSOM, ni une extension déclarée : il n'est pas lu.",
)
SLOT_UNUSED = Sentence("sssom-element-non-repris", "« {value} » est laissé de côté : le projet n'a pas où le garder.")
PREFIX_UNKNOWN = Sentence(
    "sssom-prefixe-inconnu",
    "Le préfixe de « {value} » n'est pas déclaré.",
    "Ajoutez-le à « curie_map » dans l'en-tête du fichier.",
)
NOT_A_CURIE = Sentence(
    "sssom-identifiant-illisible",
    "« {value} » n'est pas un identifiant abrégé.",
    "SSSOM veut préfixe:code, par exemple ccam:HHFA001 ; une adresse complète ne convient pas.",
)
JUSTIFICATION_MISSING = Sentence(
    "sssom-justification-absente",
    "{count} : pas de mapping_justification, que SSSOM demande à chaque ligne ({rows}).",
    "Le lien est repris ; écrivez semapv:ManualMappingCuration pour un travail d'experts.",
)

# Any exchange file

LINK_UNKNOWN = Sentence(
    "lien-inconnu",
    "« {value} » n'est pas une relation connue.",
    "Relations reprises : {known}.",
)
SAME_ON_SPLIT = Sentence(
    "equivalence-sur-subdivision",
    "{act} mène à plusieurs nouveaux actes, et ce lien dit qu'il est équivalent à {target} : "
    "deux équivalences diraient que les nouveaux actes n'en font qu'un.",
    "Écrivez que le nouvel acte est plus étroit ({narrower}), ou apparenté ({related}).",
)
LINK_REFUSED = Sentence(
    "lien-refuse", "{act} et {target} ont été comparés et ne sont pas liés : ce constat n'est pas repris."
)
LINK_AGAINST_VERB = Sentence(
    "lien-contre-devenir",
    "{act} : le devenir « {verb} » et la relation « {value} » ne disent pas la même chose ; le devenir est gardé.",
    "Pour {verb}, la relation attendue est {expected}. Attention au sens : elle se lit de l'ancien acte au nouveau.",
)
NO_TERM_AND_LINK = Sentence(
    "sans-devenir-et-lien",
    "{act} est dit sans correspondance, et mène pourtant à un autre acte (déjà ligne {other}).",
    "Gardez la suppression (ou la création), ou le lien : pas les deux.",
)
VERB_AGAINST_TERM = Sentence(
    "devenir-contre-absence",
    "Le devenir « {verb} » ne s'accorde pas avec l'absence de correspondance dite par cette ligne.",
    "Une ligne sans nouvel acte est une suppression, une ligne sans ancien acte une création.",
)
BAD_WEIGHT = Sentence(
    "poids-illisible",
    "« {value} » n'est pas un poids exact.",
    "SSSOM : un entier de 1 à 10 000 (weight_bp). FHIR : un décimal plus grand que 0, jusqu'à 1, quatre décimales au plus.",
)
BAD_RANK = Sentence("rang-illisible", "« {value} » n'est pas un rang.", "Un nombre entier : 1, 2, 3.")

# FHIR ConceptMap

UNMAPPED = Sentence(
    "unmapped-refuse",
    "Le groupe dit quoi faire des actes oubliés (« unmapped », {value}) : l'oubli deviendrait un maintien.",
    "Donnez à chaque acte un devenir explicite, ou noMap ; un acte absent reste indécis.",
)
NO_MAP_WITH_TARGET = Sentence(
    "nomap-avec-cible",
    "{act} est dit sans correspondance (noMap), et a pourtant une cible.",
    "Gardez l'un ou l'autre.",
)
NOTHING_SAID = Sentence(
    "element-sans-devenir",
    "{act} n'a ni cible ni noMap : il reste indécis.",
    "Un acte supprimé se dit par noMap (R5) ou unmatched (R4).",
)
COMMENT_MISSING = Sentence(
    "commentaire-r4-absent",
    "{act} : la relation « {value} » demande un commentaire (règle cmd-1 de R4).",
    "Le lien est repris ; complétez le commentaire à sa source.",
)
CONDITIONAL = Sentence(
    "lien-conditionnel",
    "{act} : ce lien dépend d'une condition (« {value} »), que le projet ne sait pas garder.",
    "Retirez la condition, ou écrivez les liens dans une table de transcodage.",
)
NOT_UNDERSTOOD = Sentence(
    "extension-imperative",
    "« modifierExtension » change le sens de ce qui l'entoure, et elle n'est pas connue.",
    "Demandez à l'émetteur un fichier sans elle.",
)
PROPERTY_UNKNOWN = Sentence(
    "propriete-non-reprise",
    "{count} : propriété « {column} » laissée de côté, le projet n'a pas où la garder ({rows}).",
)
REVERSED = Sentence(
    "carte-inverse",
    "{value} est un acte proposé : la carte va du nouveau vers l'ancien.",
    "Donnez la carte de l'ancien vers le nouveau ; dans l'autre sens, seules les créations (noMap) sont reprises.",
)
