"""What was being typed when a terminal was lost."""

TITLE = "Un formulaire n'a pas été terminé"
RESUME = "Reprendre ce qui était tapé le {at}"
AFRESH = "Recommencer sans le reprendre"
RESUMED = "Voici ce qui était tapé le {at} ; rien n'en a été enregistré. Échap y renonce."
CHANGED = "Le formulaire n'a plus les mêmes cases. Ce qui était tapé : {texts}."
NOTES_TITLE = "Des notes n'ont pas été déposées"
NOTES_RESUMED = "Vos notes tapées le {at} sont revenues : ↵ les dépose, Échap les garde."
