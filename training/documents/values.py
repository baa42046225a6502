"""Values that stand on documents: dates, amounts, codes, quantities, written as a locale does.

Called by words.py, whose TextSource is what layouts see.
"""

from __future__ import annotations

import string
from collections.abc import Callable
from functools import partial

from training.documents.contacts import ContactSource

CURRENCIES = ("$", "€", "£")
CURRENCY_CODES = ("USD", "EUR", "GBP", "CHF")
OTHER_CURRENCIES = ("¥", "zł", "kr", "CHF", "PLN", "SEK", "JPY", "AUD", "Kč", "INR", "NOK")
UNITS_OF = {
    "weight": ("kg", "g", "lb", "oz", "t"),
    "length": ("cm", "mm", "m", "in", "ft"),
    "distance": ("km", "miles", "m", "mi"),
    "area": ("m²", "sq ft", "ha", "sqm"),
    "volume": ("l", "ml", "m³", "GB", "fl oz", "cl"),
    "warmth": ("°C", "°F", "K"),
    "power": ("W", "kW", "hp"),
    "voltage": ("V", "V AC", "kV"),
    "energy": ("kWh", "MWh", "m³", "l"),
    "dose": ("mg", "ml", "µg", "g"),
}
PERIODS = {
    "en": ("days", "weeks", "months", "years", "h", "min", "hours"),
    "de": ("Tage", "Wochen", "Monate", "Jahre", "Std.", "Min."),
    "fr": ("jours", "semaines", "mois", "ans", "h", "min"),
    "es": ("días", "semanas", "meses", "años", "h", "min"),
}
UNITS = (
    "kg",
    "g",
    "cm",
    "mm",
    "m",
    "km",
    "kWh",
    "V",
    "W",
    "pcs",
    "h",
    "min",
    "days",
    "months",
    "%",
    "l",
    "m²",
    "°C",
)


class ValueSource(ContactSource):
    """Draws values of one locale from one part of the split."""

    def code(self) -> str:
        """A reference such as INV-2024-0117, 4711/33 or KX82041."""
        r = self.rng
        kind = r.randrange(8)
        letters, number = self.letters(1, 4), self.digits(3, 6)
        if kind == 0:
            return f"{letters}-{number}"
        if kind == 1:
            return f"{letters}{number}"
        if kind == 2:
            return self.digits(3, 12)
        if kind == 3:
            return f"{letters}-{r.randint(2015, 2030)}-{r.randint(0, 9999):04d}"
        if kind == 4:
            return f"{number}/{r.randint(1, 99)}"
        if kind == 5:
            return r.choice(("#", "No. ", "")) + number
        if kind == 6:
            separator = r.choice("-. /")
            return separator.join((self.digits(2, 4), self.digits(3, 4), self.digits(1, 4)))
        return "".join(r.choices(string.ascii_uppercase + string.digits, k=r.randint(5, 10)))

    def decimal(self, value: float, places: int) -> str:
        """A number as the locale writes it, now and then as another one does."""
        r = self.rng
        thousands, point = self.locale.thousands, self.locale.decimal
        if r.random() < 0.06:
            thousands, point = r.choice(((",", "."), (".", ","), (" ", ","), ("'", "."), (" ", ".")))
        if r.random() < 0.35:
            thousands = ""
        text = f"{value:,.{places}f}"
        return text.replace(",", "T").replace(".", point).replace("T", thousands)

    def amount(self) -> str:
        """A sum of money, mostly with its currency."""
        r = self.rng
        value = 10 ** r.uniform(0.3, 4.6 if r.random() < 0.9 else 7)
        places = 2 if r.random() < 0.9 else 0
        if r.random() < 0.15:
            value = float(round(value))
        text = self.decimal(value, places)
        if r.random() < 0.05:
            text = f"-{text}"
        if r.random() < 0.2:
            return text
        return self.with_currency(text)

    def with_currency(self, number: str) -> str:
        r = self.rng
        kind = r.random()
        if kind < 0.65:
            currency = self.locale.currencies[0]
        elif kind < 0.9:
            currency = r.choice(self.locale.currencies)
        else:
            currency = r.choice((*CURRENCIES, *CURRENCY_CODES, *OTHER_CURRENCIES))
        first = self.locale.symbol_first if r.random() < 0.85 else not self.locale.symbol_first
        if len(currency) > 1:
            return f"{currency} {number}" if first and r.random() < 0.5 else f"{number} {currency}"
        if not first:
            return f"{number} {currency}"
        return currency + ("" if r.random() < 0.8 else " ") + number

    def number(self) -> str:
        return str(
            self.rng.choice((self.rng.randint(0, 9), self.rng.randint(0, 99), self.rng.randint(0, 9999)))
        )

    def quantity(self) -> str:
        """A number with a unit."""
        r = self.rng
        if r.random() < 0.6:
            number = str(r.randint(1, 999))
        else:
            number = self.decimal(r.uniform(0, 100), r.randint(1, 2))
        return f"{number} {r.choice(UNITS)}"

    def measured(self, units: tuple[str, ...]) -> str:
        """A number with one of the units."""
        r = self.rng
        number = (
            str(r.randint(1, 400)) if r.random() < 0.6 else self.decimal(r.uniform(0, 100), r.randint(1, 2))
        )
        return f"{number} {r.choice(units)}"

    def dimensions(self) -> str:
        """Such as 30 x 40 x 12 cm."""
        r = self.rng
        sides = [str(r.randint(1, 300)) for _ in range(r.choice((2, 2, 3)))]
        return f"{r.choice((' x ', ' × ', 'x')).join(sides)} {r.choice(('cm', 'mm', 'in'))}"

    def period(self) -> str:
        return f"{self.rng.randint(2, 90)} {self.rng.choice(PERIODS[self.locale.language])}"

    def percent(self) -> str:
        r = self.rng
        number = (
            str(r.randint(0, 100)) if r.random() < 0.5 else self.decimal(r.uniform(0, 99), r.randint(1, 2))
        )
        if self.locale.language == "en":
            return f"{number}%"
        return f"{number} %"

    def date(self) -> str:
        r = self.rng
        patterns = self.locale.date_patterns
        day, month, year = r.randint(1, 28), r.randint(1, 12), r.randint(1970, 2035)
        return r.choice(patterns).format(
            d=day,
            dd=f"{day:02d}",
            th="st" if day in (1, 21) else "nd" if day in (2, 22) else "rd" if day in (3, 23) else "th",
            m=month,
            mm=f"{month:02d}",
            month=self.locale.months[month - 1],
            mon=self.locale.short_months[month - 1],
            y=year,
            yy=f"{year % 100:02d}",
        )

    def month(self) -> str:
        return self.rng.choice(self.locale.months)

    def weekday(self) -> str:
        return self.rng.choice(self.locale.weekdays)

    def year(self) -> str:
        return str(self.rng.randint(1950, 2035))

    def time(self) -> str:
        r = self.rng
        hour, minute = r.randint(0, 23), r.choice((0, 0, 15, 30, 45, r.randint(0, 59)))
        if self.locale.code == "en_US" and r.random() < 0.6:
            return f"{hour % 12 or 12}:{minute:02d} {r.choice(('AM', 'PM', 'am', 'pm', 'a.m.', 'p.m.'))}"
        if self.locale.code == "fr_FR" and r.random() < 0.6:
            return f"{hour} h {minute:02d}"
        return f"{hour:02d}:{minute:02d}" if r.random() < 0.85 else f"{hour}.{minute:02d}"

    def random_string(self) -> str:
        return "".join(
            self.rng.choices(string.ascii_letters + string.digits + "-/.#&_+", k=self.rng.randint(3, 9))
        )

    def words_of_value(self) -> str:
        """One to three words as a value has them: a product, a subject, a state."""
        words = [self.word() for _ in range(self.rng.choice((1, 1, 2, 2, 3)))]
        text = " ".join(words)
        kind = self.rng.random()
        return text.title() if kind < 0.3 else text[:1].upper() + text[1:] if kind < 0.75 else text

    def value_of_kind(self, kind: str) -> str:
        """A value of a kind that lists/wordings.*.txt names."""
        return self.makers()[kind]()

    def makers(self) -> dict[str, Callable[[], str]]:
        """What makes the values of each kind of label."""
        return {
            "amount": self.amount,
            "date": self.date,
            "code": self.code,
            "person": self.person,
            "company": self.company,
            "party": lambda: self.person() if self.rng.random() < 0.5 else self.company(),
            "first": self.first_name,
            "surname": self.surname,
            "street": self.street,
            "town": self.town,
            "address": self.address,
            "postcode": self.postcode,
            "phone": self.phone,
            "email": self.email,
            "url": self.url,
            "iban": self.iban,
            "bic": self.bic,
            "percent": self.percent,
            "number": self.number,
            "few": lambda: str(self.rng.randint(1, 40)),
            "age": lambda: str(self.rng.randint(1, 99)),
            "period": self.period,
            "dimensions": self.dimensions,
            "quantity": self.quantity,
            **{kind: partial(self.measured, units) for kind, units in UNITS_OF.items()},
            "time": self.time,
            "year": self.year,
            "words": self.words_of_value,
            "any": self.value,
        }

    def value(self) -> str:
        """Something that may stand behind any label."""
        makers = (
            (self.amount, 20),
            (self.date, 15),
            (self.code, 15),
            (self.person, 10),
            (self.company, 6),
            (self.town, 4),
            (self.street, 4),
            (self.quantity, 5),
            (self.phone, 4),
            (self.email, 3),
            (self.percent, 2),
            (self.time, 2),
            (self.words_of_value, 8),
            (self.random_string, 2),
        )
        choices, weights = zip(*makers, strict=True)
        return self.rng.choices(choices, weights)[0]()
