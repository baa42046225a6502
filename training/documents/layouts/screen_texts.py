"""What programs say: messages, buttons, settings, and how their slots are filled.

Used by the layouts of user interfaces. Braces name what is put in: see `filled`.
"""

from __future__ import annotations

import re

from training.documents.layouts.chart_parts import comma_list
from training.documents.page import Page

ERRORS = (
    "The file {file} could not be opened.",
    "Could not open {file}: permission denied.",
    "The file {file} does not exist.",
    "Cannot save {file}. The disk is full.",
    "{file} is damaged and cannot be repaired.",
    "Access to {path} was denied.",
    "You do not have permission to open {file}.",
    "Windows cannot find {path}. Make sure you typed the name correctly, and then try again.",
    "An unexpected error occurred. Error code: {code}",
    "Error {number}: {word} {word} failed.",
    "The connection to {host} was lost.",
    "Could not connect to {host}. Check your network settings.",
    "Unable to reach the server {host}. Please try again later.",
    "The server {host} did not respond in time.",
    "The password is not correct. Please try again.",
    "The user name or password is wrong.",
    "The e-mail address {email} is not valid.",
    "The printer {word} is not responding.",
    "There is not enough memory to open {file}.",
    "Not enough free space on drive {letter}: ({number} MB needed).",
    "{app} has stopped working.",
    "{app} is not responding. You can wait or close the program.",
    "{app} quit unexpectedly.",
    "The update {version} could not be installed.",
    "Failed to load module {word}.",
    "The program can't start because {word}.dll is missing from your computer.",
    "The value {number} is not valid for {word}.",
    "Invalid date: {date}",
    "Payment of {amount} was declined by your bank.",
    "The licence for {app} expired on {date}.",
    "This file type (.{ending}) is not supported.",
    "The folder {path} is not empty.",
    "A file named {file} already exists.",
    "Your session has expired. Please sign in again.",
    "Something went wrong while sending your message to {name}.",
    "The device {word} was not found.",
    "Cannot delete {file}: it is being used by another program.",
    "Die Datei {file} konnte nicht geöffnet werden.",
    "Die Verbindung zu {host} wurde unterbrochen.",
    "Ungültiger Wert für {word}: {number}",
    "Zugriff verweigert: {path}",
    "Nicht genügend Speicherplatz auf dem Gerät.",
    "Le fichier {file} n'a pas pu être ouvert.",
    "La connexion à {host} a échoué.",
    "Mot de passe incorrect. Veuillez réessayer.",
    "No se pudo abrir el archivo {file}.",
    "La contraseña no es válida. Inténtelo de nuevo.",
    "{phrase}",
    "{phrase}",
)
ASKING = (
    "Do you want to save the changes to {file}?",
    "Save changes to document {file} before closing?",
    "Are you sure you want to delete {file}?",
    "Delete {number} items permanently?",
    "Do you want to replace {file}?",
    "Do you really want to quit {app}?",
    "Move {file} to the bin?",
    "Restart now to finish installing {app} {version}?",
    "Do you want to allow this app to make changes to your device?",
    "Open {number} links in new tabs?",
    "Allow {host} to send notifications?",
    "Overwrite the existing file {file}?",
    "Send this message to {name} without a subject?",
    "Do you want to cancel order {code}?",
    "Pay {amount} to {company}?",
    "Sign out of {host}?",
    "Möchten Sie die Änderungen in {file} speichern?",
    "Soll {file} wirklich gelöscht werden?",
    "Voulez-vous enregistrer les modifications de {file} ?",
    "¿Desea guardar los cambios en {file}?",
    "{phrase}",
)
TELLING = (
    "The file {file} was saved.",
    "{number} files were copied to {path}.",
    "{app} {version} is available.",
    "The update was installed successfully.",
    "Your order {code} has been sent.",
    "The meeting with {name} starts at {time}.",
    "Your backup of {date} is complete.",
    "The battery is low: {percent} left.",
    "You have {number} new messages.",
    "{name} has shared {file} with you.",
    "Download finished: {file}",
    "The printer {word} is ready.",
    "Your password will expire in {number} days.",
    "Connected to {word}.",
    "Your payment of {amount} to {company} was received.",
    "The trial period ends on {date}.",
    "Printing page {number} of {number}",
    "Der Druckauftrag wurde abgeschlossen.",
    "Ihre Änderungen wurden gespeichert.",
    "Les modifications ont été enregistrées.",
    "La descarga ha terminado.",
    "{phrase}",
    "{phrase}",
)
DETAILS = (
    "If you don't save, your changes will be lost.",
    "This action cannot be undone.",
    "You can't undo this action.",
    "Contact your administrator for help.",
    "Please check the name and try again.",
    "Your changes will be lost if you don't save them.",
    "Changes made in the last {number} minutes will be lost.",
    "For more information, see {host}.",
    "Error code: {code}",
    "Try again in {number} minutes.",
    "The file may be open in another program.",
    "Close some programs and try again.",
    "Diese Aktion kann nicht rückgängig gemacht werden.",
    "{phrase}",
)
BUTTON_SETS = (
    ("OK",),
    ("OK",),
    ("OK", "Cancel"),
    ("OK", "Cancel"),
    ("Cancel", "OK"),
    ("Yes", "No"),
    ("Yes", "No", "Cancel"),
    ("Abort", "Retry", "Ignore"),
    ("Retry", "Cancel"),
    ("Save", "Don't Save", "Cancel"),
    ("Discard", "Cancel", "Save"),
    ("Cancel", "Delete"),
    ("Cancel", "Replace"),
    ("Close",),
    ("Close", "Details"),
    ("Try Again", "Close"),
    ("OK", "Cancel", "Apply"),
    ("OK", "Cancel", "Help"),
    ("Allow", "Block"),
    ("Not now", "Restart now"),
    ("Later", "Install"),
    ("Skip", "Skip all", "Cancel"),
    ("Back", "Next", "Cancel"),
    ("Wait", "Force Quit"),
    ("Report", "Ignore"),
    ("Accept", "Decline"),
    ("Continue", "Cancel"),
    ("Abbrechen", "Speichern"),
    ("Ja", "Nein"),
    ("Schließen",),
    ("Annuler", "Enregistrer"),
    ("Aceptar", "Cancelar"),
)
APPS = comma_list(
    "Files, Text Editor, Writer, Calc, Firefox, Mail, Calendar, Notepad, Paint, Terminal, Photos, Setup, "
    "System, Backup, Editor, Viewer, Player, Explorer, Finder, Chat, Maps, Notes, Print, Network"
)
DOMAINS = ("com", "org", "de", "net")
ENDINGS = comma_list("txt, docx, pdf, odt, xlsx, csv, png, jpg, zip, html, py, json, log, mp3, exe, ods, md")
OPTIONS = comma_list(
    "Show hidden files, Start with the system, Check for updates, Play sounds, Remember password, "
    "Dark mode, Use proxy server, Send usage data, Show line numbers, Wrap long lines, Check spelling, "
    "Save automatically, Read only, Case sensitive, Match whole words, Include subfolders, "
    "Keep me signed in, Bluetooth, Wi-Fi, Airplane mode, Night light, Notifications, Location, "
    "Backups, I accept the terms, Newsletter, Vegetarian, Print on both sides, Grayscale, "
    "Print background, Landscape, Collate, Express delivery, Gift wrap, Smoker, First visit, "
    "Wheelchair needed, Member, Student, Show toolbar, Confirm before deleting, Automatisch speichern, "
    "Passwort merken, Benachrichtigungen, Se souvenir de moi, Recordar contraseña"
)
CHOICES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Paper size", ("A4", "A5", "Letter", "Legal")),
    ("Orientation", ("Portrait", "Landscape")),
    ("Theme", ("Light", "Dark", "System")),
    ("Language", ("English", "Deutsch", "Français", "Español")),
    ("Quality", ("Low", "Medium", "High")),
    ("Gender", ("Female", "Male", "Other")),
    ("Payment", ("Card", "Invoice", "Bank transfer", "Cash")),
    ("Delivery", ("Standard", "Express", "Pick up")),
    ("Font size", ("Small", "Medium", "Large")),
    ("Sort by", ("Name", "Date", "Size", "Type")),
    ("Update", ("Daily", "Weekly", "Monthly", "Never")),
    ("Print range", ("All pages", "Current page", "Selection")),
    ("Answer", ("Yes", "No", "Maybe")),
    ("Meal", ("Meat", "Fish", "Vegan")),
    ("Title", ("Mr", "Ms", "Dr", "None")),
)
TABS = comma_list(
    "General, Advanced, Display, Sound, Network, Privacy, Security, Account, Appearance, Updates, "
    "Fonts, View, Details, Sharing, Keyboard, Mouse, Power, Storage, Language, About, Page, Margins, "
    "Layout, Home, Insert"
)


def file_name(page: Page) -> str:
    rng = page.rng
    stem = page.source.word().lower()
    kind = rng.random()
    if kind < 0.3:
        stem = f"{stem}{rng.choice('-_')}{rng.randint(1, 2030)}"
    elif kind < 0.4:
        stem = f"{stem}_{page.source.word().lower()}"
    elif kind < 0.5:
        stem = stem.capitalize()
    return f"{stem}.{rng.choice(ENDINGS)}"


def path_name(page: Page) -> str:
    word, other = page.source.word().lower(), page.source.word().lower()
    return page.rng.choice(
        (f"C:\\{word.capitalize()}\\{other}", f"/home/{word}/{other}", f"/{word}/{other}", f"~/{word}")
    )


def app_name(page: Page) -> str:
    return page.rng.choice(APPS) if page.rng.random() < 0.6 else page.source.word().capitalize()


def filled(page: Page, template: str) -> str:
    """The template with every slot filled."""
    rng, source = page.rng, page.source
    makers = {
        "file": lambda: file_name(page),
        "path": lambda: path_name(page),
        "app": lambda: app_name(page),
        "word": source.word,
        "number": lambda: str(rng.randint(2, 99)),
        "code": lambda: rng.choice(
            (f"0x{rng.randrange(2**32):08X}", str(rng.randint(100, 9999)), source.code())
        ),
        "host": lambda: (
            f"{rng.choice(('www.', 'mail.', '', ''))}{source.word().lower()}.{rng.choice(DOMAINS)}"
        ),
        "email": source.email,
        "letter": lambda: rng.choice("CDEFG"),
        "version": lambda: f"{rng.randint(1, 20)}.{rng.randint(0, 12)}",
        "date": source.date,
        "amount": source.amount,
        "ending": lambda: rng.choice(ENDINGS),
        "name": lambda: rng.choice(source.names.people),
        "company": lambda: rng.choice(source.names.companies),
        "time": lambda: f"{rng.randint(0, 23)}:{rng.randint(0, 59):02d}",
        "percent": lambda: f"{rng.randint(1, 99)}%",
        "phrase": lambda: " ".join(source.phrase(4, 14)),
    }
    return re.sub(r"\{(\w+)\}", lambda found: makers[found[1]](), template)
