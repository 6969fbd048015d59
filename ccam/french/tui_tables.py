"""Words that the screens of several tables share."""

from ccam.french.sentence import Sentence

GIVEN_UP = Sentence("calcul-abandonne", "Calcul abandonné : rien n'a changé.", "Relancez-le quand vous voulez.")
