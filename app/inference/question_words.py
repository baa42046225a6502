"""Words that tell where on a page a question belongs: which of them say nothing, which stand for each other,
which ask for an amount, a date or an address. Plain data in English, German, French and Spanish; any thread.
"""

from __future__ import annotations

import re
import unicodedata


def folded_whole(text: str) -> str:
    """A text without case and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def folded(text: str) -> tuple[str, ...]:
    """The words in a text without case, accents and punctuation."""
    return tuple(re.findall(r"[^\W_]+", folded_whole(text)))


def _words(text: str) -> frozenset[str]:
    return frozenset(folded_whole(text).split())


SMALL = _words(
    """a an and are as at be by can do does find for from give given has have how i in is it me my of on or
    please say says tell that the there this to was what when where which who whom whose why will with you
    das dem den der des die ein eine einer es für hat im ist mir mit und von wann was welche welcher welches
    wer wie wo zu zum zur lautet
    au ce cette combien de des du elle en est et il la le les ou par pour qu que quel quelle quels qui sur
    un une cual cuando cuanto del el esta este las los para por quien se su y page seite pagina"""
)
ALIKE = (
    _words("owe due pay payable balance total amount sum cost"),
    _words("phone telephone tel mobile call"),
    _words("mail email"),
    _words("invoice bill"),
    _words("number no nr reference id"),
    _words("date dated issued day"),
    _words("deadline due until"),
    _words("vat tax"),
    _words("account iban"),
    _words("signed signature sincerely regards"),
    _words("betrag summe gesamt gesamtbetrag zahlbetrag endbetrag zahlen"),
    _words("telefon tel rufnummer"),
    _words("montant total somme payer"),
    _words("importe total pagar suma"),
)
WIDE = _words(
    """under section paragraph clause about read describe explain summarise summarize summary list all every
    each many count most least largest highest lowest smallest biggest greatest longest shortest last first
    second third line heading title kind type chart table box ticked buttons text page document value
    unter abschnitt absatz lies alle jede wieviele meisten grosste hochste kleinste niedrigste zeile titel
    sous section paragraphe lire tous toutes plus moins ligne titre bajo seccion parrafo leer todos todas mas
    menos linea titulo wert valeur valor"""
)  # such questions need more of a page than one line and what stands around it
GENERIC = _words(
    "number no nr id date name code amount nummer datum name numero date nom numero fecha nombre"
)
WHETHER = _words("is are was were does do did has have can ist sind hat haben est hay esta")
NAMING = _words("who whom whose wer wen wem qui quien quienes")
NAMED = _words(
    """author authors seller buyer customer client company sender recipient shop store institution
    organisation organization employer supplier vendor landlord tenant patient doctor passenger signer
    name names autor verfasser verkaufer kaufer kunde firma absender empfanger
    auteur vendeur societe expediteur destinataire nom vendedor comprador cliente empresa remitente nombre"""
)
MEASURED = _words(
    "much many long days account combien cuanto cuantos wieviele lange tage konto compte cuenta"
)
FIGURES = _words("value values wert werte valeur valeurs valor valores")
LIVING = _words("address live lives adresse anschrift wohnt habite direccion vive")
OF_SOMEBODY = _words(
    """number no nr id code reference ref address mail email phone telephone date how when where nummer
    kundennummer adresse telefon datum wann wo numero quand ou telefono fecha direccion cuando donde"""
)  # "the customer's number" asks for no name
FIRST = _words(
    """author authors wrote written published institution title letterhead verfasser autor autoren
    geschrieben veroffentlicht titel auteur auteurs ecrit publie titre autores escrito publicado titulo"""
)  # such things stand at the beginning, in all kinds of documents
LAST = _words("last bottom signature signed unterschrift letzte dernière última firma")

_AMOUNT = re.compile(r"[$€£]|\d[.,]\d\d\b|^(?:eur|usd|gbp|chf)$")
DATE = re.compile(
    r"\d{1,2}:\d\d|\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|^(?:19|20)\d\d$"
    r"|^(?:jan|feb|mar|apr|mai|may|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-z]*\.?$"
)
_ADDRESS = re.compile(r"\S@\S+\.")
KINDS = (  # what a thing that is asked for looks like, and the words that ask for it
    (
        _AMOUNT,
        _words(
            """amount total price cost costs owe pay sum much betrag summe preis kostet montant prix combien
            importe precio cuanto"""
        ),
    ),
    (DATE, _words("date when day datum wann quand fecha cuando deadline until")),
    (_ADDRESS, _words("mail email")),
)
