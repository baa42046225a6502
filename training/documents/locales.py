"""How each language writes numbers, dates, amounts, telephone numbers and addresses.

Called by values.py and words.py in the data workers. A page is of one locale, by chance: mostly English.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Locale:
    """One way of writing. In dates {d} {dd} is the day, {m} {mm} {month} {mon} the month, {y} {yy} the year.

    `faker` are Faker's names of it, `word_lists` files with one word a line, of which the first that is there
    is taken. `common` are the small words of running text.
    """

    code: str
    faker: tuple[str, ...]
    word_lists: tuple[Path, ...]
    thousands: str
    decimal: str
    currencies: tuple[str, ...]  # of its amounts, the usual one first
    symbol_first: bool
    date_patterns: tuple[str, ...]
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    phone_patterns: tuple[str, ...]  # each # is a digit, each * one that is not 0
    postcode_patterns: tuple[str, ...]
    town_pattern: str
    domains: tuple[str, ...]
    iban: str  # its country, "" where there is none
    common: tuple[str, ...]
    quotes: tuple[str, str]

    @property
    def language(self) -> str:
        return self.code[:2]


DICTIONARIES = Path("/usr/share/dict")
NUMERIC_DATES = ("{dd}/{mm}/{y}", "{y}-{mm}-{dd}", "{dd}.{mm}.{y}")
ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ENGLISH_COMMON = tuple(
    "the of and to in for is on that by with not be a as at from or an are this it will".split()  # noqa: SIM905
)

AMERICAN = Locale(
    code="en_US",
    faker=("en_US",),
    word_lists=(DICTIONARIES / "american-english", DICTIONARIES / "words"),
    thousands=",",
    decimal=".",
    currencies=("$", "USD", "US$", "€", "£", "EUR", "CAD", "¥"),
    symbol_first=True,
    date_patterns=(
        "{month} {d}, {y}",
        "{mon} {d}, {y}",
        "{mm}/{dd}/{y}",
        "{m}/{d}/{yy}",
        *NUMERIC_DATES,
        "{d} {mon} {y}",
    ),
    months=ENGLISH_MONTHS,
    short_months=tuple(month[:3] for month in ENGLISH_MONTHS),
    weekdays=ENGLISH_WEEKDAYS,
    phone_patterns=("(*##) *##-####", "*##-*##-####", "+1 *##-*##-####", "1-800-*##-####", "*##.*##.####"),
    postcode_patterns=("#####", "#####-####"),
    town_pattern="{town}, {state} {postcode}",
    domains=("com", "org", "net", "gov", "edu", "io"),
    iban="",
    common=ENGLISH_COMMON,
    quotes=("“", "”"),
)
BRITISH = Locale(
    code="en_GB",
    faker=("en_GB",),
    word_lists=(DICTIONARIES / "british-english", *AMERICAN.word_lists),
    thousands=",",
    decimal=".",
    currencies=("£", "GBP", "€", "EUR", "$", "CHF", "USD"),
    symbol_first=True,
    date_patterns=(
        "{d} {month} {y}",
        "{d} {mon} {y}",
        "{dd}/{mm}/{y}",
        "{dd}/{mm}/{yy}",
        "{d}{th} {month} {y}",
        *NUMERIC_DATES,
    ),
    months=ENGLISH_MONTHS,
    short_months=AMERICAN.short_months,
    weekdays=ENGLISH_WEEKDAYS,
    phone_patterns=("0*## *## ####", "+44 *### ######", "0*### ######", "(0*###) ######", "07### ######"),
    postcode_patterns=("AA*# *AA", "A*# *AA", "AA** *AA"),
    town_pattern="{town} {postcode}",
    domains=("co.uk", "com", "org.uk", "org", "eu", "net"),
    iban="GB",
    common=ENGLISH_COMMON,
    quotes=("‘", "’"),
)
GERMAN = Locale(
    code="de_DE",
    faker=("de_DE", "de_AT", "de_CH"),
    word_lists=(DICTIONARIES / "ngerman",),
    thousands=".",
    decimal=",",
    currencies=("€", "EUR", "Euro", "CHF", "Fr."),
    symbol_first=False,
    date_patterns=("{d}. {month} {y}", "{dd}.{mm}.{y}", "{dd}.{mm}.{yy}", "{d}. {mon} {y}", "{y}-{mm}-{dd}"),
    months=(
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ),
    short_months=(
        "Jan.",
        "Feb.",
        "März",
        "Apr.",
        "Mai",
        "Juni",
        "Juli",
        "Aug.",
        "Sept.",
        "Okt.",
        "Nov.",
        "Dez.",
    ),
    weekdays=("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    phone_patterns=("0*## / *## ## ##", "+49 *## *######", "0*##-*#####", "(0*###) *####", "01## *#######"),
    postcode_patterns=("*####",),
    town_pattern="{postcode} {town}",
    domains=("de", "com", "at", "ch", "eu", "org"),
    iban="DE",
    common=tuple(
        "der die das und in zu den mit von für ist auf nicht ein eine dem im über bei nach wird".split()  # noqa: SIM905
    ),
    quotes=("„", "“"),
)
FRENCH = Locale(
    code="fr_FR",
    faker=("fr_FR", "fr_CH"),
    word_lists=(DICTIONARIES / "french",),
    thousands=" ",
    decimal=",",
    currencies=("€", "EUR", "euros", "CHF", "$ CA"),
    symbol_first=False,
    date_patterns=("{d} {month} {y}", "{dd}/{mm}/{y}", "{d} {mon} {y}", "{dd}.{mm}.{y}", "{dd}/{mm}/{yy}"),
    months=(
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    short_months=(
        "janv.",
        "févr.",
        "mars",
        "avr.",
        "mai",
        "juin",
        "juil.",
        "août",
        "sept.",
        "oct.",
        "nov.",
        "déc.",
    ),
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    phone_patterns=("0* ## ## ## ##", "+33 * ## ## ## ##", "0*.##.##.##.##"),
    postcode_patterns=("*####",),
    town_pattern="{postcode} {town}",
    domains=("fr", "com", "org", "be", "ch"),
    iban="FR",
    common=tuple(
        "le la les de des du et à un une en dans pour que qui est sur par au aux ne pas où".split()  # noqa: SIM905
    ),
    quotes=("« ", " »"),
)
SPANISH = Locale(
    code="es_ES",
    faker=("es_ES", "es_MX"),
    word_lists=(DICTIONARIES / "spanish",),
    thousands=".",
    decimal=",",
    currencies=("€", "EUR", "euros", "$", "MXN"),
    symbol_first=False,
    date_patterns=(
        "{d} de {month} de {y}",
        "{dd}/{mm}/{y}",
        "{d} {mon} {y}",
        "{dd}-{mm}-{y}",
        "{d}/{m}/{yy}",
    ),
    months=(
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    short_months=(
        "ene.",
        "feb.",
        "mar.",
        "abr.",
        "may.",
        "jun.",
        "jul.",
        "ago.",
        "sept.",
        "oct.",
        "nov.",
        "dic.",
    ),
    weekdays=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    phone_patterns=("9## ## ## ##", "6## ### ###", "+34 6## ## ## ##", "+34 9## ### ###"),
    postcode_patterns=("0*###", "*####"),
    town_pattern="{postcode} {town}",
    domains=("es", "com", "org", "com.mx", "eu"),
    iban="ES",
    common=tuple(
        "el la los las de del y a un una en para que por con no se al es más su está".split()  # noqa: SIM905
    ),
    quotes=("«", "»"),
)

LOCALES = {locale.code: locale for locale in (AMERICAN, BRITISH, GERMAN, FRENCH, SPANISH)}
LOCALE_WEIGHTS = {"en_US": 48, "en_GB": 32, "de_DE": 8, "fr_FR": 6, "es_ES": 6}
