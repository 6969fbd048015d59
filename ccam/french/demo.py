"""What ``ccam demo`` says."""

DRAFT = "Refonte, projet fictif"
AUTHOR = "Secrétariat (démonstration)"
REASON_DRAFT = "Ouverture du projet fictif de démonstration"
REASON_JANUARY = "Transcodage de janvier (projet fictif)"
REASON_MARCH = "Transcodage de mars (projet fictif)"
JANUARY = "janvier"
MARCH = "mars"
INSTANCE = "comité"
STEP_BASE = "Base de démonstration : {path}"
STEP_IMPORT = "Importé : {file}"
STEP_APPLY = "Appliqué : {file}"
STEP_SEAL = "Étape scellée : {name}"
STEP_REPORT = "Rapport de janvier à mars…"

SUMMARY = """
{draft} — {acts}, {lines}, sur la version {version}

  {decided} actes sur {total} ont un devenir ; {undecided} restent indécis (ils ne sont jamais « gardés » en silence).
  {dossiers} dossiers : {kinds}.
  Effet du projet sur les honoraires : {impact}
    champ : {scope}, volumes {volumes}, charges {charges}
    selon l'autre évaluation des charges, {others}
  Sans chiffre, et dit comme tel : {unknown} de points inconnus, {left} laissés à un comité, {without} sans devenir.
  De janvier à mars : {moved}, {changed} dossiers changés.

  Rapport       {report}
  Même chose en JSON  {json}
  Atelier       {command}
"""
READY = "La démonstration est prête. Actes, libellés, prix et volumes 2023 sont réels ; le projet est fictif."
KIND = "{count} {kind}"
"""One kind of change and how many dossiers have it."""
