<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message numerus="yes">
        <source>%n open connection(s): {addresses}</source>
        <translation>
            <numerusform>%n offene Verbindung: {addresses}</numerusform>
            <numerusform>%n offene Verbindungen: {addresses}</numerusform>
        </translation>
    </message>
    <message>
        <source>About Docent</source>
        <translation>Über Docent</translation>
    </message>
    <message>
        <source>Built with</source>
        <translation>Erstellt mit</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Network activity</source>
        <translation>Netzwerkaktivität</translation>
    </message>
    <message>
        <source>Reads pages and pictures, and answers questions about them, on your own machine.</source>
        <translation>Liest Seiten und Bilder und beantwortet Fragen dazu, auf dem eigenen Computer.</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Lizenztext</translation>
    </message>
    <message>
        <source>This part brings no text of its licence.</source>
        <translation>Dieser Teil bringt keinen Lizenztext mit.</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Neue Versionen</translation>
    </message>
    <message>
        <source>What Docent is made of</source>
        <translation>Woraus Docent besteht</translation>
    </message>
    <message>
        <source>asking the system…</source>
        <translation>das System wird gefragt…</translation>
    </message>
    <message>
        <source>none: no connection is open, as the system says</source>
        <translation>keine offene Verbindung, laut System</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>About Docent</source>
        <translation>Über Docent</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Originalgröße</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>Neu antworten</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Capture</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Capture a region</source>
        <translation>Bereich aufnehmen</translation>
    </message>
    <message>
        <source>Capture a region in 3 s</source>
        <translation>Bereich in 3 s aufnehmen</translation>
    </message>
    <message>
        <source>Capture a screen</source>
        <translation>Bildschirm aufnehmen</translation>
    </message>
    <message>
        <source>Capture a window</source>
        <translation>Fenster aufnehmen</translation>
    </message>
    <message>
        <source>Capture the last region</source>
        <translation>Letzten Bereich aufnehmen</translation>
    </message>
    <message>
        <source>Close the tab</source>
        <translation>Tab schließen</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the conversation</source>
        <translation>Gespräch kopieren</translation>
    </message>
    <message>
        <source>Copy the last answer</source>
        <translation>Letzte Antwort kopieren</translation>
    </message>
    <message>
        <source>Copy the timings as JSON</source>
        <translation>Zeiten als JSON kopieren</translation>
    </message>
    <message>
        <source>Copy without line breaks</source>
        <translation>Ohne Zeilenumbrüche kopieren</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit the quick actions…</source>
        <translation>Schnellaktionen bearbeiten…</translation>
    </message>
    <message>
        <source>Export the conversation…</source>
        <translation>Gespräch exportieren…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Find in the document</source>
        <translation>Im Dokument suchen</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Erste Seite</translation>
    </message>
    <message>
        <source>Fit page</source>
        <translation>Ganze Seite</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>Seitenbreite</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Go to page…</source>
        <translation>Gehe zu Seite…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>Verlauf…</translation>
    </message>
    <message>
        <source>Invert pages</source>
        <translation>Seiten invertieren</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Larger answers</source>
        <translation>Antworten vergrößern</translation>
    </message>
    <message>
        <source>Last page</source>
        <translation>Letzte Seite</translation>
    </message>
    <message>
        <source>Latency overlay</source>
        <translation>Zeitanzeige</translation>
    </message>
    <message>
        <source>Load the model</source>
        <translation>Modell laden</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Models and device…</source>
        <translation>Modelle und Gerät…</translation>
    </message>
    <message>
        <source>Move the page</source>
        <translation>Seite verschieben</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Neues Gespräch</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Fensterteil</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Nächster Tab</translation>
    </message>
    <message>
        <source>Open from the clipboard</source>
        <translation>Aus der Zwischenablage öffnen</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open the sample document</source>
        <translation>Beispieldokument öffnen</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Pages and outline</source>
        <translation>Seiten und Gliederung</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Vorheriger Treffer</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorherige Seite</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Vorheriger Tab</translation>
    </message>
    <message>
        <source>Private mode</source>
        <translation>Privatmodus</translation>
    </message>
    <message>
        <source>Quick actions</source>
        <translation>Schnellaktionen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Reopen the closed tab</source>
        <translation>Geschlossenen Tab wieder öffnen</translation>
    </message>
    <message>
        <source>Rotate left</source>
        <translation>Nach links drehen</translation>
    </message>
    <message>
        <source>Rotate right</source>
        <translation>Nach rechts drehen</translation>
    </message>
    <message>
        <source>Select a region</source>
        <translation>Bereich markieren</translation>
    </message>
    <message>
        <source>Select all text of the page</source>
        <translation>Ganzen Text der Seite markieren</translation>
    </message>
    <message>
        <source>Select text</source>
        <translation>Text markieren</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Protokoll anzeigen</translation>
    </message>
    <message>
        <source>Smaller answers</source>
        <translation>Antworten verkleinern</translation>
    </message>
    <message>
        <source>Stop, or clear the region</source>
        <translation>Stoppen oder Bereich aufheben</translation>
    </message>
    <message>
        <source>Unload the model</source>
        <translation>Modell entladen</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Watch a camera</source>
        <translation>Kamera beobachten</translation>
    </message>
    <message>
        <source>Watch a live region</source>
        <translation>Live-Bereich beobachten</translation>
    </message>
    <message>
        <source>Write a question</source>
        <translation>Frage schreiben</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
</context>
<context>
    <name>AnswerText</name>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
</context>
<context>
    <name>Capture</name>
    <message>
        <source>Capture a part of the screen</source>
        <translation>Einen Teil des Bildschirms aufnehmen</translation>
    </message>
    <message>
        <source>Click the screen to capture</source>
        <translation>Auf den Bildschirm klicken, der aufgenommen werden soll</translation>
    </message>
    <message>
        <source>Click the window to capture</source>
        <translation>Auf das Fenster klicken, das aufgenommen werden soll</translation>
    </message>
    <message>
        <source>Drag over what you want to ask about</source>
        <translation>Über das ziehen, worum es in der Frage geht</translation>
    </message>
    <message>
        <source>Export the answers</source>
        <translation>Antworten exportieren</translation>
    </message>
    <message>
        <source>Live region</source>
        <translation>Live-Bereich</translation>
    </message>
    <message>
        <source>Live region {time}</source>
        <translation>Live-Bereich {time}</translation>
    </message>
    <message>
        <source>Markdown with pictures (*.md)</source>
        <translation>Markdown mit Bildern (*.md)</translation>
    </message>
    <message>
        <source>Move the rectangle or its edges, then capture</source>
        <translation>Rechteck oder Kanten verschieben, dann aufnehmen</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>a window</source>
        <translation>ein Fenster</translation>
    </message>
    <message>
        <source>back to a rectangle</source>
        <translation>zurück zum Rechteck</translation>
    </message>
    <message>
        <source>cancel</source>
        <translation>abbrechen</translation>
    </message>
    <message>
        <source>capture</source>
        <translation>aufnehmen</translation>
    </message>
    <message>
        <source>magnify, then adjust</source>
        <translation>vergrößern, dann anpassen</translation>
    </message>
    <message>
        <source>move</source>
        <translation>verschieben</translation>
    </message>
    <message>
        <source>resize</source>
        <translation>Größe ändern</translation>
    </message>
    <message>
        <source>whole screen</source>
        <translation>ganzer Bildschirm</translation>
    </message>
</context>
<context>
    <name>Captures</name>
    <message>
        <source>Capture {time}</source>
        <translation>Aufnahme {time}</translation>
    </message>
    <message>
        <source>Clipboard {time}</source>
        <translation>Zwischenablage {time}</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Clear the list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>The region was copied as a picture</source>
        <translation>Der Bereich wurde als Bild kopiert</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Ask about this page…</source>
        <translation>Frage zu dieser Seite…</translation>
    </message>
    <message>
        <source>Ask about this region…</source>
        <translation>Frage zu diesem Bereich…</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Neues Gespräch</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
</context>
<context>
    <name>ConversationPanel</name>
    <message>
        <source>Answer: {text}</source>
        <translation>Antwort: {text}</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Docent ended unexpectedly last time</source>
        <translation>Docent wurde zuletzt unerwartet beendet</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortfahren</translation>
    </message>
    <message>
        <source>Open the log&apos;s folder</source>
        <translation>Protokollordner öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Something went wrong inside Docent</source>
        <translation>In Docent ist ein Fehler aufgetreten</translation>
    </message>
    <message>
        <source>You can go on; your conversations are kept. If Docent behaves oddly, quit and start it again. The report below holds no text of your documents.</source>
        <translation>Die Arbeit kann weitergehen, die Gespräche sind gespeichert. Verhält sich Docent ungewöhnlich, hilft ein Neustart. Der Bericht unten enthält keinen Text aus Dokumenten.</translation>
    </message>
    <message>
        <source>Your conversations were kept. The report below holds no text of your documents.</source>
        <translation>Die Gespräche sind gespeichert. Der Bericht unten enthält keinen Text aus Dokumenten.</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open a link</source>
        <translation>Link öffnen</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Open this address?</source>
        <translation>Diese Adresse öffnen?</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Gespeichert als {name}</translation>
    </message>
</context>
<context>
    <name>DocumentTab</name>
    <message>
        <source>Open another…</source>
        <translation>Andere Datei…</translation>
    </message>
    <message>
        <source>p. {page}, region</source>
        <translation>S. {page}, Bereich</translation>
    </message>
    <message>
        <source>p. {page}, whole page</source>
        <translation>S. {page}, ganze Seite</translation>
    </message>
</context>
<context>
    <name>EngineClient</name>
    <message>
        <source>The model looks at {looks} parts, one after another</source>
        <translation>Das Modell betrachtet {looks} Teile, einen nach dem anderen</translation>
    </message>
    <message>
        <source>{width} × {height} px, as the model sees it</source>
        <translation>{width} × {height} px, wie das Modell es sieht</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n Frage</numerusform>
            <numerusform>%n Fragen</numerusform>
        </translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Stopped: the model began to repeat itself.</source>
        <translation>Gestoppt: Das Modell begann, sich zu wiederholen.</translation>
    </message>
    <message>
        <source>The answer was cut at its longest length.</source>
        <translation>Die Antwort endet hier, weil sie die Höchstlänge erreicht hat.</translation>
    </message>
    <message>
        <source>The answer was stopped here.</source>
        <translation>Die Antwort wurde hier gestoppt.</translation>
    </message>
    <message>
        <source>The model was unsure: check it on the page.</source>
        <translation>Das Modell war unsicher: auf der Seite nachprüfen.</translation>
    </message>
    <message>
        <source>p. {page}</source>
        <translation>S. {page}</translation>
    </message>
    <message>
        <source>p. {page}, region</source>
        <translation>S. {page}, Bereich</translation>
    </message>
    <message>
        <source>{number} tokens/s</source>
        <translation>{number} Token/s</translation>
    </message>
</context>
<context>
    <name>ExportFile</name>
    <message>
        <source>Export the conversation</source>
        <translation>Gespräch exportieren</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Markdown with pictures (*.md)</source>
        <translation>Markdown mit Bildern (*.md)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Close the search</source>
        <translation>Suche schließen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find in the document</source>
        <translation>Im Dokument suchen</translation>
    </message>
    <message>
        <source>Match upper and lower case</source>
        <translation>Groß- und Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Vorheriger Treffer</translation>
    </message>
</context>
<context>
    <name>FindResult</name>
    <message numerus="yes">
        <source>%n page(s) without text</source>
        <translation>
            <numerusform>%n Seite ohne Text</numerusform>
            <numerusform>%n Seiten ohne Text</numerusform>
        </translation>
    </message>
    <message>
        <source>Continued from the other end</source>
        <translation>Am anderen Ende fortgesetzt</translation>
    </message>
    <message>
        <source>No text to search</source>
        <translation>Kein Text</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Searching… {share} %</source>
        <translation>Suche… {share} %</translation>
    </message>
    <message>
        <source>The pages are pictures.</source>
        <translation>Die Seiten sind Bilder.</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>{number} von {total}</translation>
    </message>
    <message>
        <source>{number} of {total} or more</source>
        <translation>{number} von mind. {total}</translation>
    </message>
    <message>
        <source>{number} of {total}…</source>
        <translation>{number} von {total}…</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>Menü (F10)</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message numerus="yes">
        <source>%n conversation(s) deleted.</source>
        <translation>
            <numerusform>%n Gespräch gelöscht.</numerusform>
            <numerusform>%n Gespräche gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete all conversations?</source>
        <translation>Alle Gespräche löschen?</translation>
    </message>
    <message>
        <source>Delete everything</source>
        <translation>Alles löschen</translation>
    </message>
    <message>
        <source>Delete everything…</source>
        <translation>Alles löschen…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Preview of the conversation</source>
        <translation>Vorschau des Gesprächs</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Gespeichert als {name}.</translation>
    </message>
    <message>
        <source>They are erased from this computer and cannot be brought back.</source>
        <translation>Sie werden von diesem Computer gelöscht und lassen sich nicht wiederherstellen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>Conversations</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <source>Empty the search field</source>
        <translation>Suchfeld leeren</translation>
    </message>
    <message>
        <source>Nothing found for “{text}”.</source>
        <translation>Nichts gefunden für „{text}“.</translation>
    </message>
    <message>
        <source>Nothing here yet. A conversation is kept as soon as you have asked something.</source>
        <translation>Noch nichts hier. Ein Gespräch wird gespeichert, sobald etwas gefragt wurde.</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>Gespräche durchsuchen</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n Frage</numerusform>
            <numerusform>%n Fragen</numerusform>
        </translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
</context>
<context>
    <name>HistoryPreview</name>
    <message numerus="yes">
        <source>and %n more question(s)</source>
        <translation>
            <numerusform>und %n weitere Frage</numerusform>
            <numerusform>und %n weitere Fragen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LatencyPill</name>
    <message>
        <source>TTFT</source>
        <translation>TTFT</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>answering</source>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>Latency: {state}</source>
        <translation>Zeitanzeige: {state}</translation>
    </message>
    <message>
        <source>Show where the time goes</source>
        <translation>Zeigen, wohin die Zeit geht</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>ruht</translation>
    </message>
    <message>
        <source>part {part} of {parts}</source>
        <translation>Teil {part} von {parts}</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>liest</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>thinking</source>
        <translation>denkt</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
</context>
<context>
    <name>LicencePage</name>
    <message>
        <source>Accept and download</source>
        <translation>Annehmen und herunterladen</translation>
    </message>
    <message>
        <source>Accept and install</source>
        <translation>Annehmen und installieren</translation>
    </message>
    <message>
        <source>Do not accept</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Licence text</source>
        <translation>Lizenztext</translation>
    </message>
    <message>
        <source>The licence of {model}</source>
        <translation>Die Lizenz von {model}</translation>
    </message>
    <message>
        <source>{licence}. {size} will be copied from {source}.</source>
        <translation>{licence}. {size} werden von {source} kopiert.</translation>
    </message>
    <message>
        <source>{licence}. {size} will be fetched from {source}.</source>
        <translation>{licence}. {size} werden von {source} heruntergeladen.</translation>
    </message>
</context>
<context>
    <name>LiveAlertRow</name>
    <message>
        <source>Tell me</source>
        <translation>Melden</translation>
    </message>
    <message>
        <source>When to tell me</source>
        <translation>Wann gemeldet wird</translation>
    </message>
    <message>
        <source>Words to wait for</source>
        <translation>Wörter, auf die gewartet wird</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>when it changes</source>
        <translation>wenn sie sich ändert</translation>
    </message>
    <message>
        <source>when the answer has</source>
        <translation>wenn die Antwort enthält</translation>
    </message>
    <message>
        <source>words to wait for</source>
        <translation>Wörter, auf die gewartet wird</translation>
    </message>
</context>
<context>
    <name>LiveAnswer</name>
    <message>
        <source>TTFT {time}</source>
        <translation>TTFT {time}</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>wie zuvor</translation>
    </message>
    <message>
        <source>check this answer</source>
        <translation>diese Antwort prüfen</translation>
    </message>
</context>
<context>
    <name>LiveQuestion</name>
    <message>
        <source>Ask about the region…</source>
        <translation>Frage zum Bereich …</translation>
    </message>
    <message>
        <source>Question about the region</source>
        <translation>Frage zum Bereich</translation>
    </message>
    <message>
        <source>Quick actions</source>
        <translation>Schnellaktionen</translation>
    </message>
</context>
<context>
    <name>LiveWindow</name>
    <message>
        <source> times a second</source>
        <translation> Mal pro Sekunde</translation>
    </message>
    <message>
        <source>Answering…</source>
        <translation>Antwortet …</translation>
    </message>
    <message>
        <source>Answers so far</source>
        <translation>Bisherige Antworten</translation>
    </message>
    <message>
        <source>Ask again about the picture as it is (F5)</source>
        <translation>Noch einmal zum jetzigen Bild fragen (F5)</translation>
    </message>
    <message>
        <source>Choose another region</source>
        <translation>Anderen Bereich wählen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Forget the answers so far</source>
        <translation>Bisherige Antworten vergessen</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>Go on (Ctrl+P)</source>
        <translation>Fortsetzen (Strg+P)</translation>
    </message>
    <message>
        <source>Live region</source>
        <translation>Live-Bereich</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Schauen</translation>
    </message>
    <message>
        <source>Pause (Ctrl+P)</source>
        <translation>Pause (Strg+P)</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Liest …</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Save the answers as Markdown or CSV (Ctrl+E)</source>
        <translation>Antworten als Markdown oder CSV speichern (Strg+E)</translation>
    </message>
    <message>
        <source>Stay on top</source>
        <translation>Im Vordergrund bleiben</translation>
    </message>
    <message>
        <source>TTFT {time}</source>
        <translation>TTFT {time}</translation>
    </message>
    <message>
        <source>The answer comes once the picture has stood still for a moment.</source>
        <translation>Die Antwort kommt, sobald das Bild einen Moment stillgestanden hat.</translation>
    </message>
    <message>
        <source>The camera&apos;s picture as it is now</source>
        <translation>Das Bild der Kamera, wie es jetzt ist</translation>
    </message>
    <message>
        <source>The region as it is now</source>
        <translation>Der Bereich, wie er jetzt ist</translation>
    </message>
    <message>
        <source>Waiting for the first picture</source>
        <translation>Wartet auf das erste Bild</translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>Beobachtet</translation>
    </message>
    <message>
        <source>Watching, slowly on battery</source>
        <translation>Beobachtet, im Akkubetrieb langsam</translation>
    </message>
    <message>
        <source>answering {share}</source>
        <translation>antworten {share}</translation>
    </message>
    <message>
        <source>watching {share}</source>
        <translation>beobachten {share}</translation>
    </message>
    <message>
        <source>{rate} a second</source>
        <translation>{rate} pro Sekunde</translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Show lines with</source>
        <translation>Zeilen zeigen mit</translation>
    </message>
    <message>
        <source>Show lines with…</source>
        <translation>Zeilen zeigen mit…</translation>
    </message>
    <message>
        <source>What Docent did on this computer. It holds no text of documents, questions or answers.</source>
        <translation>Was Docent auf diesem Computer getan hat, ohne Text aus Dokumenten, Fragen oder Antworten.</translation>
    </message>
</context>
<context>
    <name>LogRow</name>
    <message>
        <source>as before</source>
        <translation>wie zuvor</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Documents and pictures ({patterns});;All files (*)</source>
        <translation>Dokumente und Bilder ({patterns});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open documents</source>
        <translation>Offene Dokumente</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>ModelActs</name>
    <message>
        <source>Download {size}…</source>
        <translation>{size} herunterladen…</translation>
    </message>
    <message>
        <source>Go on with the download…</source>
        <translation>Download fortsetzen…</translation>
    </message>
    <message>
        <source>Install {size}…</source>
        <translation>{size} installieren…</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Unload</source>
        <translation>Entladen</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Modell verwenden</translation>
    </message>
</context>
<context>
    <name>ModelDialog</name>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Check the files</source>
        <translation>Dateien prüfen</translation>
    </message>
    <message>
        <source>Add a file…</source>
        <translation>Datei hinzufügen…</translation>
    </message>
    <message>
        <source>Choose a model pack or a zipped checkpoint</source>
        <translation>Modellpaket oder gezippten Checkpoint auswählen</translation>
    </message>
    <message>
        <source>Choose the folder of a FastVLM checkpoint</source>
        <translation>Ordner eines FastVLM-Checkpoints auswählen</translation>
    </message>
    <message>
        <source>In use: choose another model first.</source>
        <translation>In Gebrauch: zuerst ein anderes Modell wählen.</translation>
    </message>
    <message>
        <source>Model packs and zip archives ({patterns})</source>
        <translation>Modellpakete und Zip-Archive ({patterns})</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Models and device</source>
        <translation>Modelle und Gerät</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>Modell entfernen</translation>
    </message>
    <message>
        <source>Remove {model} and its {size} from this computer?</source>
        <translation>{model} ({size}) von diesem Computer entfernen?</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
</context>
<context>
    <name>ModelFacts</name>
    <message>
        <source>Automatic is {device}, {precision}: {reason}.</source>
        <translation>Automatisch: {device}, {precision} ({reason}).</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Looking for devices…</source>
        <translation>Suche nach Geräten…</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>about {needed} needed, only {free} free</source>
        <translation>etwa {needed} nötig, nur {free} frei</translation>
    </message>
    <message>
        <source>about {needed} needed, {free} free</source>
        <translation>etwa {needed} nötig, {free} frei</translation>
    </message>
    <message>
        <source>{device}: not here</source>
        <translation>{device}: nicht vorhanden</translation>
    </message>
    <message>
        <source>{used} in use, loaded in {load}</source>
        <translation>{used} belegt, in {load} geladen</translation>
    </message>
</context>
<context>
    <name>ModelOffer</name>
    <message>
        <source>A larger model reads better: {model}, {size}, {use}.</source>
        <translation>Ein größeres Modell liest besser: {model}, {size}, {use}.</translation>
    </message>
    <message>
        <source>Do not show this again</source>
        <translation>Nicht mehr anzeigen</translation>
    </message>
    <message>
        <source>Look at models</source>
        <translation>Modelle ansehen</translation>
    </message>
    <message>
        <source>Look at models…</source>
        <translation>Modelle ansehen…</translation>
    </message>
    <message>
        <source>Shows its licence; nothing is fetched yet</source>
        <translation>Zeigt seine Lizenz; noch wird nichts heruntergeladen</translation>
    </message>
</context>
<context>
    <name>ModelProgress</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>{model} is complete and unchanged.</source>
        <translation>{model} ist vollständig und unverändert.</translation>
    </message>
    <message>
        <source>{model} is installed.</source>
        <translation>{model} ist installiert.</translation>
    </message>
</context>
<context>
    <name>ModelTasks</name>
    <message>
        <source>copy tables</source>
        <translation>Tabellen übernehmen</translation>
    </message>
    <message>
        <source>describe pictures</source>
        <translation>Bilder beschreiben</translation>
    </message>
    <message>
        <source>explain</source>
        <translation>erklären</translation>
    </message>
    <message>
        <source>find</source>
        <translation>suchen</translation>
    </message>
    <message>
        <source>read</source>
        <translation>lesen</translation>
    </message>
    <message>
        <source>summarise</source>
        <translation>zusammenfassen</translation>
    </message>
    <message>
        <source>translate</source>
        <translation>übersetzen</translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation>{first} und {last}</translation>
    </message>
    <message>
        <source>{model} can {trained}; it was not trained to {task}. Larger models do more.</source>
        <translation>{model} kann {trained}, aber nicht {task}: Dafür wurde es nicht trainiert. Größere Modelle können mehr.</translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message>
        <source>Apple GPU (MPS)</source>
        <translation>Apple-GPU (MPS)</translation>
    </message>
    <message>
        <source>Asking for the licence</source>
        <translation>Lizenz abrufen</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Docent&apos;s own</source>
        <translation>Docents eigene</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Looking at the model</source>
        <translation>Modell ansehen</translation>
    </message>
    <message>
        <source>NVIDIA GPU (CUDA)</source>
        <translation>NVIDIA-GPU (CUDA)</translation>
    </message>
    <message>
        <source>Packing the weights</source>
        <translation>Gewichte packen</translation>
    </message>
    <message>
        <source>Reading the weights</source>
        <translation>Gewichte lesen</translation>
    </message>
    <message>
        <source>Removing</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Warming up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>about {hours} h left</source>
        <translation>noch etwa {hours} h</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>noch etwa {minutes} min</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>etwa {size}</translation>
    </message>
    <message>
        <source>as in its file {name}</source>
        <translation>siehe Datei {name}</translation>
    </message>
    <message>
        <source>bf16: as trained</source>
        <translation>bf16: wie trainiert</translation>
    </message>
    <message>
        <source>comes with Docent</source>
        <translation>in Docent enthalten</translation>
    </message>
    <message>
        <source>for research only</source>
        <translation>nur für die Forschung</translation>
    </message>
    <message>
        <source>found beside the program</source>
        <translation>neben dem Programm gefunden</translation>
    </message>
    <message>
        <source>fp32: exact, twice the memory</source>
        <translation>fp32: exakt, doppelter Speicher</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>installiert</translation>
    </message>
    <message>
        <source>int4: least memory, CPU only</source>
        <translation>int4: kleinster Speicher, nur CPU</translation>
    </message>
    <message>
        <source>int8: less memory, CPU only</source>
        <translation>int8: weniger Speicher, nur CPU</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>noch weniger als eine Minute</translation>
    </message>
    <message>
        <source>licence: {licence}</source>
        <translation>Lizenz: {licence}</translation>
    </message>
    <message>
        <source>not downloaded</source>
        <translation>nicht heruntergeladen</translation>
    </message>
    <message>
        <source>partly downloaded</source>
        <translation>teilweise heruntergeladen</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>OutlineModel</name>
    <message>
        <source>{title}, page {page}</source>
        <translation>{title}, Seite {page}</translation>
    </message>
</context>
<context>
    <name>OutlineView</name>
    <message>
        <source>Outline</source>
        <translation>Gliederung</translation>
    </message>
</context>
<context>
    <name>PageBox</name>
    <message>
        <source>Go to page</source>
        <translation>Gehe zu Seite</translation>
    </message>
    <message>
        <source>Page {page} of {count}</source>
        <translation>Seite {page} von {count}</translation>
    </message>
</context>
<context>
    <name>PageFailureCard</name>
    <message>
        <source>Draw this page again</source>
        <translation>Diese Seite neu zeichnen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>Page {page}</source>
        <translation>Seite {page}</translation>
    </message>
</context>
<context>
    <name>PartCopy</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy this part</source>
        <translation>Diesen Teil kopieren</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>p. {page}</source>
        <translation>S. {page}</translation>
    </message>
    <message>
        <source>p. {page}, region</source>
        <translation>S. {page}, Bereich</translation>
    </message>
</context>
<context>
    <name>PlaceChip</name>
    <message>
        <source>Asking about {place}</source>
        <translation>Frage zu {place}</translation>
    </message>
    <message>
        <source>Clear the region</source>
        <translation>Bereich aufheben</translation>
    </message>
    <message>
        <source>Show what the model will see</source>
        <translation>Zeigen, was das Modell sehen wird</translation>
    </message>
</context>
<context>
    <name>PromptEditor</name>
    <message>
        <source>Add a quick action</source>
        <translation>Schnellaktion hinzufügen</translation>
    </message>
    <message>
        <source>Back to the built-in quick actions; can be undone</source>
        <translation>Zurück zu den mitgelieferten Schnellaktionen; lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>Nach unten (Alt+Herunter)</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>Nach oben (Alt+Hoch)</translation>
    </message>
    <message>
        <source>New quick action</source>
        <translation>Neue Schnellaktion</translation>
    </message>
    <message>
        <source>Question that is sent</source>
        <translation>Frage, die gesendet wird</translation>
    </message>
    <message>
        <source>Quick actions</source>
        <translation>Schnellaktionen</translation>
    </message>
    <message>
        <source>Remove this quick action (Del)</source>
        <translation>Diese Schnellaktion entfernen (Entf)</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Takes back the last adding, removing, moving or resetting</source>
        <translation>Nimmt das letzte Hinzufügen, Entfernen, Verschieben oder Zurücksetzen zurück</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>{language} stands for the language of the window. The first nine have Alt+1 to Alt+9.</source>
        <translation>{language} steht für die Sprache des Fensters. Die ersten neun haben Alt+1 bis Alt+9.</translation>
    </message>
</context>
<context>
    <name>QuestionBox</name>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
</context>
<context>
    <name>QuestionBubble</name>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Ask this instead; what came after it goes (Enter)</source>
        <translation>Stattdessen dies fragen; was danach kam, entfällt (Enter)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change the question</source>
        <translation>Frage ändern</translation>
    </message>
    <message>
        <source>Leave the question as it was (Esc)</source>
        <translation>Frage lassen, wie sie war (Esc)</translation>
    </message>
    <message>
        <source>You asked</source>
        <translation>Gefragt wurde</translation>
    </message>
</context>
<context>
    <name>QuickActionBar</name>
    <message>
        <source>Edit the quick actions…</source>
        <translation>Schnellaktionen bearbeiten…</translation>
    </message>
    <message>
        <source>More quick actions</source>
        <translation>Weitere Schnellaktionen</translation>
    </message>
</context>
<context>
    <name>QuickActions</name>
    <message>
        <source>Describe</source>
        <translation>Beschreiben</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source>Read the text</source>
        <translation>Text lesen</translation>
    </message>
    <message>
        <source>Summarise</source>
        <translation>Zusammenfassen</translation>
    </message>
    <message>
        <source>Table to CSV</source>
        <translation>Tabelle als CSV</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>Übersetzen</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>“{name}” is there already. Replace it?</source>
        <translation>„{name}“ gibt es schon. Ersetzen?</translation>
    </message>
</context>
<context>
    <name>SeenPicture</name>
    <message>
        <source>Making the picture…</source>
        <translation>Bild wird erzeugt…</translation>
    </message>
    <message>
        <source>What the model sees</source>
        <translation>Was das Modell sieht</translation>
    </message>
    <message>
        <source>{size}, shown at {share} %</source>
        <translation>{size}, gezeigt mit {share} %</translation>
    </message>
    <message>
        <source>{width} × {height} px</source>
        <translation>{width} × {height} px</translation>
    </message>
</context>
<context>
    <name>SelectionOverlay</name>
    <message>
        <source>Capture</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Screen capture</source>
        <translation>Bildschirmaufnahme</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Choose model, device and precision</source>
        <translation>Modell, Gerät und Genauigkeit wählen</translation>
    </message>
    <message>
        <source>{setting}: {value}</source>
        <translation>{setting}: {value}</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>0 gives the likeliest answer, the same each time.</source>
        <translation>0 ergibt die wahrscheinlichste Antwort, jedes Mal dieselbe.</translation>
    </message>
    <message>
        <source>After it, a live region is asked about though it still moves.</source>
        <translation>Danach wird zu einem Live-Bereich gefragt, auch wenn er sich noch bewegt.</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>As the model can</source>
        <translation>Je nach Modell</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Captures a region while any program is in front.</source>
        <translation>Nimmt einen Bereich auf, gleich welches Programm vorn ist.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Earlier questions</source>
        <translation>Frühere Fragen</translation>
    </message>
    <message>
        <source>Fewer bits need less memory and can be faster.</source>
        <translation>Weniger Bits brauchen weniger Speicher und können schneller sein.</translation>
    </message>
    <message>
        <source>Frees its memory; the next question loads it again.</source>
        <translation>Gibt seinen Speicher frei; die nächste Frage lädt es wieder.</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Hotkey</source>
        <translation>Tastenkombination</translation>
    </message>
    <message>
        <source>How many earlier questions about one place the model is told.</source>
        <translation>Wie viele frühere Fragen zur selben Stelle das Modell erfährt.</translation>
    </message>
    <message>
        <source>How often it is looked at.</source>
        <translation>Wie oft er angesehen wird.</translation>
    </message>
    <message>
        <source>In tokens, the pieces of text that the model writes.</source>
        <translation>In Token, den Textstücken, die das Modell schreibt.</translation>
    </message>
    <message>
        <source>Invert pages</source>
        <translation>Seiten invertieren</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Latency overlay</source>
        <translation>Zeitanzeige</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Light print on dark paper.</source>
        <translation>Helle Schrift auf dunklem Papier.</translation>
    </message>
    <message>
        <source>Live region</source>
        <translation>Live-Bereich</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Längste Antwort</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Längste Wartezeit</translation>
    </message>
    <message>
        <source>Look for a newer version</source>
        <translation>Nach neuer Version sehen</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>Memory for pages read ahead</source>
        <translation>Speicher für vorausgelesene Seiten</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>New conversations are not kept on this computer.</source>
        <translation>Neue Gespräche werden auf diesem Computer nicht gespeichert.</translation>
    </message>
    <message>
        <source>Of menus and messages. Answers come in the language of the question.</source>
        <translation>Für Menüs und Meldungen. Antworten kommen in der Sprache der Frage.</translation>
    </message>
    <message>
        <source>Of the text of the conversation.</source>
        <translation>Für den Text des Gesprächs.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>Private mode</source>
        <translation>Privatmodus</translation>
    </message>
    <message>
        <source>Read ahead</source>
        <translation>Vorauslesen</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Reopen documents</source>
        <translation>Dokumente wieder öffnen</translation>
    </message>
    <message>
        <source>Screen capture</source>
        <translation>Bildschirmaufnahme</translation>
    </message>
    <message>
        <source>Shows on the page how long the first token took.</source>
        <translation>Zeigt auf der Seite, wie lange das erste Token brauchte.</translation>
    </message>
    <message>
        <source>Size of answers</source>
        <translation>Größe der Antworten</translation>
    </message>
    <message>
        <source>So long a changed live region must stand still before it is asked about.</source>
        <translation>So lange muss ein veränderter Live-Bereich stillstehen, bevor zu ihm gefragt wird.</translation>
    </message>
    <message>
        <source>Starts with the tabs that were open.</source>
        <translation>Startet mit den zuletzt offenen Tabs.</translation>
    </message>
    <message>
        <source>Still for</source>
        <translation>Stillstand</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>The model reads the page on screen before you ask.</source>
        <translation>Das Modell liest die gezeigte Seite schon vor der Frage.</translation>
    </message>
    <message>
        <source>The pages not asked about for longest are dropped.</source>
        <translation>Seiten, nach denen am längsten nicht gefragt wurde, fallen weg.</translation>
    </message>
    <message>
        <source>Unload the model when idle</source>
        <translation>Modell bei Nichtgebrauch entladen</translation>
    </message>
    <message>
        <source>What reads the pages and answers.</source>
        <translation>Liest die Seiten und antwortet.</translation>
    </message>
    <message>
        <source>When Docent starts, once a day at most: GitHub is asked for the number of the newest release. Nothing else is sent, and nothing is downloaded.</source>
        <translation>Beim Start von Docent, höchstens einmal am Tag: GitHub wird nach der Nummer der neuesten Version gefragt. Sonst wird nichts gesendet und nichts heruntergeladen.</translation>
    </message>
    <message>
        <source>Where the model runs.</source>
        <translation>Worauf das Modell läuft.</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>times a second</source>
        <translation>Mal pro Sekunde</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Token</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Defaults restored.</source>
        <translation>Standard wiederhergestellt.</translation>
    </message>
    <message>
        <source>No setting matches.</source>
        <translation>Keine Einstellung passt.</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>Standard wiederherstellen</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>No shortcut matches.</source>
        <translation>Kein Tastenkürzel passt.</translation>
    </message>
    <message>
        <source>Search by command or key</source>
        <translation>Nach Befehl oder Taste suchen</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Outline</source>
        <translation>Gliederung</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Pages and outline</source>
        <translation>Seiten und Gliederung</translation>
    </message>
    <message>
        <source>Pages or outline</source>
        <translation>Seiten oder Gliederung</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Documents, questions and answers stay on this computer.</source>
        <translation>Dokumente, Fragen und Antworten bleiben auf diesem Computer.</translation>
    </message>
    <message>
        <source>answering</source>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>Model: {state}</source>
        <translation>Modell: {state}</translation>
    </message>
    <message>
        <source>Models and device</source>
        <translation>Modelle und Gerät</translation>
    </message>
    <message>
        <source>model fetched, nothing sent</source>
        <translation>Modell geholt, nichts gesendet</translation>
    </message>
    <message>
        <source>nothing sent</source>
        <translation>nichts gesendet</translation>
    </message>
    <message>
        <source>private · {promise}</source>
        <translation>privat · {promise}</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>{model} · loading</source>
        <translation>{model} · lädt</translation>
    </message>
    <message>
        <source>{model} · loading {percent} %</source>
        <translation>{model} · lädt {percent} %</translation>
    </message>
    <message>
        <source>{model} · not loaded</source>
        <translation>{model} · nicht geladen</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>first token</source>
        <translation>erstes Token</translation>
    </message>
    <message>
        <source>other parts</source>
        <translation>andere Teile</translation>
    </message>
    <message>
        <source>prefill</source>
        <translation>Prefill</translation>
    </message>
    <message>
        <source>preprocess</source>
        <translation>Aufbereiten</translation>
    </message>
    <message>
        <source>projector</source>
        <translation>Projektor</translation>
    </message>
    <message>
        <source>render</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>vision tower</source>
        <translation>Bildencoder</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>Warten</translation>
    </message>
</context>
<context>
    <name>StepsCard</name>
    <message>
        <source>Ask something: here you see where the time goes.</source>
        <translation>Nach der ersten Frage steht hier, wohin die Zeit geht.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copies the steps of every answer since the start</source>
        <translation>Kopiert die Schritte aller Antworten seit dem Start</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Steps of the last answer</source>
        <translation>Schritte der letzten Antwort</translation>
    </message>
    <message>
        <source>answering</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>cold</source>
        <translation>kalt</translation>
    </message>
    <message>
        <source>image tokens</source>
        <translation>Bild-Token</translation>
    </message>
    <message>
        <source>median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>prompt tokens</source>
        <translation>Eingabe-Token</translation>
    </message>
    <message>
        <source>this session</source>
        <translation>diese Sitzung</translation>
    </message>
    <message>
        <source>to the first token</source>
        <translation>bis zum ersten Token</translation>
    </message>
    <message>
        <source>warm</source>
        <translation>warm</translation>
    </message>
    <message>
        <source>{rate} tokens/s</source>
        <translation>{rate} Token/s</translation>
    </message>
</context>
<context>
    <name>TabBar</name>
    <message>
        <source>Close the tab</source>
        <translation>Tab schließen</translation>
    </message>
    <message>
        <source>Close {name}</source>
        <translation>{name} schließen</translation>
    </message>
    <message>
        <source>Earlier tabs</source>
        <translation>Vorherige Tabs</translation>
    </message>
    <message>
        <source>Later tabs</source>
        <translation>Folgende Tabs</translation>
    </message>
    <message>
        <source>Open documents</source>
        <translation>Offene Dokumente</translation>
    </message>
</context>
<context>
    <name>TabQuestions</name>
    <message>
        <source>Bring it back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>{width} × {height} px, as the model saw it</source>
        <translation>{width} × {height} px, wie das Modell es sah</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>New tab</source>
        <translation>Neuer Tab</translation>
    </message>
</context>
<context>
    <name>Thumbnails</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Capture a region</source>
        <translation>Bereich aufnehmen</translation>
    </message>
    <message>
        <source>Capture a screen</source>
        <translation>Bildschirm aufnehmen</translation>
    </message>
    <message>
        <source>Capture a window</source>
        <translation>Fenster aufnehmen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>Fenster anzeigen</translation>
    </message>
</context>
<context>
    <name>TurnActions</name>
    <message>
        <source>Answer again</source>
        <translation>Neu antworten</translation>
    </message>
    <message>
        <source>Change the question</source>
        <translation>Frage ändern</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>Show what the model saw</source>
        <translation>Zeigen, was das Modell sah</translation>
    </message>
</context>
<context>
    <name>TurnList</name>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Go to the newest answer</source>
        <translation>Zur neuesten Antwort</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Neueste</translation>
    </message>
</context>
<context>
    <name>TurnView</name>
    <message>
        <source>Ask again</source>
        <translation>Erneut fragen</translation>
    </message>
    <message>
        <source>Go to this place on the page</source>
        <translation>Zu dieser Stelle auf der Seite</translation>
    </message>
    <message>
        <source>Looking at part {part} of {parts}…</source>
        <translation>Teil {part} von {parts} wird betrachtet …</translation>
    </message>
    <message>
        <source>Reading the page…</source>
        <translation>Liest die Seite…</translation>
    </message>
    <message>
        <source>Send the same question once more</source>
        <translation>Dieselbe Frage noch einmal senden</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Gestoppt.</translation>
    </message>
    <message>
        <source>Stopped: the model began to repeat itself.</source>
        <translation>Gestoppt: Das Modell begann, sich zu wiederholen.</translation>
    </message>
    <message>
        <source>The answer was cut at its longest length.</source>
        <translation>Die Antwort endet hier, weil sie die Höchstlänge erreicht hat.</translation>
    </message>
    <message>
        <source>The model found nothing to say.</source>
        <translation>Das Modell fand nichts zu sagen.</translation>
    </message>
    <message>
        <source>The model was unsure: check it on the page.</source>
        <translation>Das Modell war unsicher: auf der Seite nachprüfen.</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>Denkt nach…</translation>
    </message>
    <message>
        <source>Waiting for the model…</source>
        <translation>Wartet auf das Modell…</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message numerus="yes">
        <source>%n answer(s) dropped.</source>
        <translation>
            <numerusform>%n Antwort verworfen.</numerusform>
            <numerusform>%n Antworten verworfen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer replaced.</source>
        <translation>Antwort ersetzt.</translation>
    </message>
    <message>
        <source>Bring back what was there before</source>
        <translation>Den vorherigen Stand zurückholen</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo: bring the answers back</source>
        <translation>Rückgängig: Antworten zurückholen</translation>
    </message>
</context>
<context>
    <name>UnsavedBar</name>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Not saved: it is gone when Docent ends</source>
        <translation>Nicht gespeichert: Mit Docents Ende ist es fort</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Bild speichern</translation>
    </message>
</context>
<context>
    <name>UpdateNotice</name>
    <message>
        <source>Open its page</source>
        <translation>Ihre Seite öffnen</translation>
    </message>
    <message>
        <source>You have {version}. Nothing is downloaded by itself.</source>
        <translation>Vorhanden ist {version}. Von selbst wird nichts heruntergeladen.</translation>
    </message>
    <message>
        <source>{name} {version} has been released.</source>
        <translation>{name} {version} ist erschienen.</translation>
    </message>
</context>
<context>
    <name>UpdateRow</name>
    <message>
        <source>Check for updates</source>
        <translation>Nach neuer Version sehen</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>Ihre Seite öffnen</translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation>Dies ist die neueste Version.</translation>
    </message>
    <message>
        <source>asking…</source>
        <translation>wird gefragt…</translation>
    </message>
    <message>
        <source>{name} {version} has been released.</source>
        <translation>{name} {version} ist erschienen.</translation>
    </message>
</context>
<context>
    <name>Viewport</name>
    <message>
        <source>Drop a PDF or a picture here</source>
        <translation>PDF oder Bild hierher ziehen</translation>
    </message>
    <message>
        <source>No document is open</source>
        <translation>Kein Dokument ist offen</translation>
    </message>
    <message>
        <source>Page {page} of {count}, {zoom} %</source>
        <translation>Seite {page} von {count}, {zoom} %</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>To page {page}</source>
        <translation>Zu Seite {page}</translation>
    </message>
    <message>
        <source>region on page {page}, {width} by {height} points, {x} from the left, {y} from the top</source>
        <translation>Bereich auf Seite {page}, {width} mal {height} Punkt, {x} von links, {y} von oben</translation>
    </message>
</context>
<context>
    <name>Warmth</name>
    <message>
        <source>The page had been read before the question came.</source>
        <translation>Die Seite war schon gelesen, bevor die Frage kam.</translation>
    </message>
    <message>
        <source>The page had been read for an earlier question.</source>
        <translation>Die Seite war schon für eine frühere Frage gelesen.</translation>
    </message>
    <message>
        <source>The page was read for this answer.</source>
        <translation>Die Seite wurde für diese Antwort gelesen.</translation>
    </message>
    <message>
        <source>cached</source>
        <translation>im Cache</translation>
    </message>
    <message>
        <source>cold</source>
        <translation>kalt</translation>
    </message>
    <message>
        <source>warm</source>
        <translation>warm</translation>
    </message>
</context>
<context>
    <name>WaysIn</name>
    <message>
        <source>Command to bind: {command}</source>
        <translation>Befehl dafür: {command}</translation>
    </message>
    <message>
        <source>No keys are chosen in the desktop.</source>
        <translation>In der Arbeitsumgebung sind keine Tasten gewählt.</translation>
    </message>
    <message>
        <source>The desktop has it on {keys}.</source>
        <translation>In der Arbeitsumgebung liegt sie auf {keys}.</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Ask about this page</source>
        <translation>Fragen zu dieser Seite</translation>
    </message>
    <message>
        <source>Ask: {question}</source>
        <translation>Fragen: {question}</translation>
    </message>
    <message>
        <source>Capture a region of the screen</source>
        <translation>Einen Bereich des Bildschirms aufnehmen</translation>
    </message>
    <message>
        <source>Capture…</source>
        <translation>Aufnehmen …</translation>
    </message>
    <message>
        <source>Drag a rectangle on the page to ask about a part: small print is read best that way.</source>
        <translation>Für Fragen zu einem Teil auf der Seite ein Rechteck ziehen: So wird kleine Schrift am besten gelesen.</translation>
    </message>
    <message>
        <source>Open lately</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open the sample document</source>
        <translation>Beispieldokument öffnen</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} öffnen</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <source>Marks a region of the sample and asks this</source>
        <translation>Markiert einen Bereich im Beispiel und fragt dies</translation>
    </message>
    <message>
        <source>Drop a PDF or a picture on this window, or capture what is on the screen.</source>
        <translation>Ein PDF oder Bild auf dieses Fenster ziehen, oder aufnehmen, was auf dem Bildschirm ist.</translation>
    </message>
    <message>
        <source>Open a document</source>
        <translation>Dokument öffnen</translation>
    </message>
    <message>
        <source>Try it on the sample</source>
        <translation>Am Beispiel ausprobieren</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>A folder {0} is there already.</source>
        <extracomment>{0}: target</extracomment>
        <translation>Es gibt schon einen Ordner {0}.</translation>
    </message>
    <message>
        <source>A model named {0} is installed already.</source>
        <extracomment>{0}: name</extracomment>
        <translation>Ein Modell namens {0} ist schon installiert.</translation>
    </message>
    <message>
        <source>Ask a shorter question or start a new conversation.</source>
        <translation>Kürzer fragen oder ein neues Gespräch beginnen.</translation>
    </message>
    <message>
        <source>Ask again: it is loaded for the question.</source>
        <translation>Erneut fragen: Für die Frage wird es geladen.</translation>
    </message>
    <message>
        <source>Ask again; the log has the details.</source>
        <translation>Erneut fragen; Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
        <source>Ask its owner, or copy it first.</source>
        <translation>Den Besitzer fragen oder die Datei zuerst kopieren.</translation>
    </message>
    <message>
        <source>Check HF_ENDPOINT, or try again later.</source>
        <translation>HF_ENDPOINT prüfen oder es später erneut versuchen.</translation>
    </message>
    <message>
        <source>Check HF_ENDPOINT.</source>
        <translation>HF_ENDPOINT prüfen.</translation>
    </message>
    <message>
        <source>Check that this folder can be written to; until then they last as long as the window.</source>
        <translation>Prüfen, ob in diesen Ordner geschrieben werden kann; bis dahin bleiben sie nur, solange das Fenster offen ist.</translation>
    </message>
    <message>
        <source>Check the disk and the file.</source>
        <translation>Datenträger und Datei prüfen.</translation>
    </message>
    <message>
        <source>Check the folder and its permissions, or set DOCENT_MODELS_DIR to another one.</source>
        <translation>Den Ordner und seine Zugriffsrechte prüfen oder DOCENT_MODELS_DIR auf einen anderen setzen.</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>Name und Ordner prüfen.</translation>
    </message>
    <message>
        <source>Check the network connection and run the same command again: it goes on where it stopped.</source>
        <translation>Die Netzwerkverbindung prüfen und denselben Befehl erneut ausführen: Er macht weiter, wo er aufgehört hat.</translation>
    </message>
    <message>
        <source>Check the network connection, then try again: what is here stays.</source>
        <translation>Die Netzwerkverbindung prüfen, dann erneut versuchen: Was schon hier ist, bleibt.</translation>
    </message>
    <message>
        <source>Check the password and try again.</source>
        <translation>Das Passwort prüfen und erneut versuchen.</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>Den Pfad prüfen.</translation>
    </message>
    <message>
        <source>Check the variable DISPLAY.</source>
        <translation>Die Variable DISPLAY prüfen.</translation>
    </message>
    <message>
        <source>Choose 1 or more.</source>
        <translation>1 oder mehr wählen.</translation>
    </message>
    <message>
        <source>Choose a combination with Ctrl or Alt, such as Ctrl+Shift+A.</source>
        <translation>Eine Kombination mit Strg oder Alt wählen, etwa Strg+Umschalt+A.</translation>
    </message>
    <message>
        <source>Choose a larger region.</source>
        <translation>Einen größeren Bereich wählen.</translation>
    </message>
    <message>
        <source>Choose a name that ends in .md or .csv.</source>
        <translation>Einen Namen wählen, der auf .md oder .csv endet.</translation>
    </message>
    <message>
        <source>Choose a name that ends in .md, .html or .json.</source>
        <translation>Einen Namen wählen, der auf .md, .html oder .json endet.</translation>
    </message>
    <message>
        <source>Choose a page from 1 to {0}.</source>
        <extracomment>{0}: self.page_count</extracomment>
        <translation>Eine Seite von 1 bis {0} wählen.</translation>
    </message>
    <message>
        <source>Choose another folder, or check that this one can be written to.</source>
        <translation>Einen anderen Ordner wählen oder prüfen, ob in diesen geschrieben werden kann.</translation>
    </message>
    <message>
        <source>Choose another model to use instead.</source>
        <translation>Stattdessen ein anderes Modell wählen.</translation>
    </message>
    <message>
        <source>Choose auto or cpu, or install a CUDA build of torch.</source>
        <translation>auto oder cpu wählen oder ein torch mit CUDA installieren.</translation>
    </message>
    <message>
        <source>Choose one of {0}.</source>
        <extracomment>{0}: &apos;, &apos;.join(DEVICES)</extracomment>
        <translation>Zur Wahl stehen: {0}.</translation>
    </message>
    <message>
        <source>Choose one such as Ctrl+Shift+A.</source>
        <translation>Eine wie Strg+Umschalt+A wählen.</translation>
    </message>
    <message>
        <source>Choose other keys.</source>
        <translation>Andere Tasten wählen.</translation>
    </message>
    <message>
        <source>Choose page 1.</source>
        <translation>Seite 1 wählen.</translation>
    </message>
    <message>
        <source>Choose the device auto or cpu.</source>
        <translation>Das Gerät auto oder cpu wählen.</translation>
    </message>
    <message>
        <source>Choose the device cpu, or the precision auto.</source>
        <translation>Das Gerät cpu oder die Genauigkeit auto wählen.</translation>
    </message>
    <message>
        <source>Choose the folder of a FastVLM checkpoint, as it was downloaded.</source>
        <translation>Den Ordner eines FastVLM-Checkpoints wählen, so wie er heruntergeladen wurde.</translation>
    </message>
    <message>
        <source>Choose the keys again in a moment.</source>
        <translation>Die Tasten gleich noch einmal wählen.</translation>
    </message>
    <message>
        <source>Choose the keys again in the settings.</source>
        <translation>Die Tasten in den Einstellungen noch einmal wählen.</translation>
    </message>
    <message>
        <source>Choose the precision auto.</source>
        <translation>Die Genauigkeit auto wählen.</translation>
    </message>
    <message>
        <source>Choose the region again.</source>
        <translation>Den Bereich noch einmal wählen.</translation>
    </message>
    <message>
        <source>Close it, then capture again.</source>
        <translation>Ihn schließen, dann noch einmal aufnehmen.</translation>
    </message>
    <message>
        <source>Close its window and try again.</source>
        <translation>Sein Fenster schließen und es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Close other programs or choose a smaller model.</source>
        <translation>Andere Programme schließen oder ein kleineres Modell wählen.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model or int8.</source>
        <translation>Andere Programme schließen oder ein kleineres Modell oder int8 wählen.</translation>
    </message>
    <message>
        <source>Close other programs, or take a smaller model.</source>
        <translation>Andere Programme schließen oder ein kleineres Modell wählen.</translation>
    </message>
    <message>
        <source>Close other tabs or programs, then try again.</source>
        <translation>Andere Tabs oder Programme schließen, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Conversations cannot be saved in {0}.</source>
        <extracomment>{0}: path.parent</extracomment>
        <translation>Gespräche können nicht in {0} gespeichert werden.</translation>
    </message>
    <message>
        <source>Copy the address instead.</source>
        <translation>Stattdessen die Adresse kopieren.</translation>
    </message>
    <message>
        <source>Docent cannot start: {0}.</source>
        <extracomment>{0}: error</extracomment>
        <translation>Docent kann nicht starten: {0}.</translation>
    </message>
    <message>
        <source>Docent failed at this model.</source>
        <translation>Docent ist an diesem Modell gescheitert.</translation>
    </message>
    <message>
        <source>Encode it again with this one.</source>
        <translation>Es mit dieser erneut codieren.</translation>
    </message>
    <message>
        <source>Fetch it again from where it is published.</source>
        <translation>Es von dort, wo es veröffentlicht ist, erneut herunterladen.</translation>
    </message>
    <message>
        <source>Fetch it in a browser and install it with: docent models add DIR.</source>
        <translation>Es im Browser herunterladen und installieren mit: docent models add DIR.</translation>
    </message>
    <message>
        <source>Fetch it with: docent models download {0}.</source>
        <extracomment>{0}: name</extracomment>
        <translation>Herunterladen mit: docent models download {0}.</translation>
    </message>
    <message>
        <source>Fetch or save the file again.</source>
        <translation>Die Datei erneut herunterladen oder speichern.</translation>
    </message>
    <message>
        <source>Fetch the checkpoint again, with all its files.</source>
        <translation>Den Checkpoint mit allen Dateien erneut herunterladen.</translation>
    </message>
    <message>
        <source>Fetch the checkpoint again.</source>
        <translation>Den Checkpoint erneut herunterladen.</translation>
    </message>
    <message>
        <source>Free some space and run the same command again, or set DOCENT_MODELS_DIR to another disk.</source>
        <translation>Platz schaffen und denselben Befehl erneut ausführen oder DOCENT_MODELS_DIR auf einen anderen Datenträger setzen.</translation>
    </message>
    <message>
        <source>Free some space, or set DOCENT_MODELS_DIR to a folder on another disk.</source>
        <translation>Platz schaffen oder DOCENT_MODELS_DIR auf einen Ordner auf einem anderen Datenträger setzen.</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>Platz schaffen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Give a FastVLM folder or a complete zip archive of one.</source>
        <translation>Einen FastVLM-Ordner oder ein vollständiges ZIP-Archiv davon angeben.</translation>
    </message>
    <message>
        <source>Give a PDF or a picture.</source>
        <translation>Ein PDF oder ein Bild angeben.</translation>
    </message>
    <message>
        <source>Give a number from {0} to {1}.</source>
        <extracomment>{0}: lowest, {1}: highest</extracomment>
        <translation>Eine Zahl von {0} bis {1} angeben.</translation>
    </message>
    <message>
        <source>Give a whole number from {0} to {1}.</source>
        <extracomment>{0}: lowest, {1}: highest</extracomment>
        <translation>Eine ganze Zahl von {0} bis {1} angeben.</translation>
    </message>
    <message>
        <source>Give a width and a height above 0.</source>
        <translation>Eine Breite und eine Höhe über 0 angeben.</translation>
    </message>
    <message>
        <source>Give another name with --name, or remove that one with: docent models remove {0}.</source>
        <extracomment>{0}: name</extracomment>
        <translation>Mit --name einen anderen Namen angeben oder das vorhandene entfernen mit: docent models remove {0}.</translation>
    </message>
    <message>
        <source>Give another with --name.</source>
        <translation>Mit --name einen anderen angeben.</translation>
    </message>
    <message>
        <source>Give it as X,Y,WIDTH,HEIGHT.</source>
        <translation>Als X,Y,BREITE,HÖHE angeben.</translation>
    </message>
    <message>
        <source>Give its password.</source>
        <translation>Das Passwort eingeben.</translation>
    </message>
    <message>
        <source>Give one above 0, up to 1.</source>
        <translation>Einen Wert über 0 bis höchstens 1 angeben.</translation>
    </message>
    <message>
        <source>Give the folder that holds a FastVLM checkpoint.</source>
        <translation>Den Ordner angeben, der einen FastVLM-Checkpoint enthält.</translation>
    </message>
    <message>
        <source>Give the folder that holds config.json and the safetensors files.</source>
        <translation>Den Ordner angeben, der config.json und die safetensors-Dateien enthält.</translation>
    </message>
    <message>
        <source>HF_HUB_OFFLINE forbids going online.</source>
        <translation>HF_HUB_OFFLINE verbietet den Zugang zum Netz.</translation>
    </message>
    <message>
        <source>Install an archive with: docent models add FILE.</source>
        <translation>Ein Archiv installieren mit: docent models add FILE.</translation>
    </message>
    <message>
        <source>Install it again, or the system libraries that Qt needs.</source>
        <translation>Es neu installieren, oder die Systembibliotheken, die Qt braucht.</translation>
    </message>
    <message>
        <source>Install xdg-desktop-portal with the part for this desktop, log in again, then capture.</source>
        <translation>xdg-desktop-portal mit dem Teil für diese Arbeitsumgebung installieren, neu anmelden, dann aufnehmen.</translation>
    </message>
    <message>
        <source>It was set aside as {0} in {1}, and a new one was begun.</source>
        <extracomment>{0}: aside.name, {1}: aside.parent</extracomment>
        <translation>Er wurde als {0} in {1} beiseitegelegt und ein neuer begonnen.</translation>
    </message>
    <message>
        <source>Its sides must be multiples of {0}.</source>
        <extracomment>{0}: stride</extracomment>
        <translation>Die Seitenlängen müssen Vielfache von {0} sein.</translation>
    </message>
    <message>
        <source>Its weights are damaged: verify the model or fetch it again.</source>
        <translation>Die Gewichte sind beschädigt: Das Modell prüfen oder erneut herunterladen.</translation>
    </message>
    <message>
        <source>Load the model again.</source>
        <translation>Das Modell neu laden.</translation>
    </message>
    <message>
        <source>Look at the repository&apos;s page, fetch it by hand and install it with: docent models add DIR.</source>
        <translation>Die Seite des Repositorys ansehen, das Modell von Hand herunterladen und installieren mit: docent models add DIR.</translation>
    </message>
    <message>
        <source>Make room on the disk.</source>
        <translation>Platz auf dem Datenträger schaffen.</translation>
    </message>
    <message>
        <source>Make room on the disk; saving then goes on by itself.</source>
        <translation>Platz auf dem Datenträger schaffen; das Speichern geht dann von selbst weiter.</translation>
    </message>
    <message>
        <source>Name a file in it.</source>
        <translation>Eine Datei darin angeben.</translation>
    </message>
    <message>
        <source>Name the real file.</source>
        <translation>Die eigentliche Datei angeben.</translation>
    </message>
    <message>
        <source>No Apple GPU was found.</source>
        <translation>Keine Apple-GPU wurde gefunden.</translation>
    </message>
    <message>
        <source>No CUDA device was found.</source>
        <translation>Kein CUDA-Gerät wurde gefunden.</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>Kein Modell ist geladen.</translation>
    </message>
    <message>
        <source>No model named {0} can be fetched.</source>
        <extracomment>{0}: name</extracomment>
        <translation>Ein Modell namens {0} gibt es nicht zum Herunterladen.</translation>
    </message>
    <message>
        <source>Open a PDF or a picture (PNG, JPEG, WebP, TIFF, GIF, BMP).</source>
        <translation>Ein PDF oder ein Bild öffnen (PNG, JPEG, WebP, TIFF, GIF, BMP).</translation>
    </message>
    <message>
        <source>Open it again.</source>
        <translation>Es erneut öffnen.</translation>
    </message>
    <message>
        <source>Open it to go to this place.</source>
        <translation>Zum Anzeigen dieser Stelle das Dokument öffnen.</translation>
    </message>
    <message>
        <source>Open one first.</source>
        <translation>Zuerst eines öffnen.</translation>
    </message>
    <message>
        <source>Open the file again.</source>
        <translation>Die Datei erneut öffnen.</translation>
    </message>
    <message>
        <source>Put it back, or open it from where it is now.</source>
        <translation>Die Datei zurücklegen oder dort öffnen, wo sie jetzt ist.</translation>
    </message>
    <message>
        <source>Question and history make {0} tokens and the model takes {1}.</source>
        <extracomment>{0}: prompt_tokens, {1}: context_length</extracomment>
        <translation>Frage und bisheriges Gespräch sind {0} Token lang, das Modell fasst {1}.</translation>
    </message>
    <message>
        <source>Remove it with: docent models remove {0}.</source>
        <extracomment>{0}: manifest.name</extracomment>
        <translation>Entfernen mit: docent models remove {0}.</translation>
    </message>
    <message>
        <source>Remove the model with: docent models remove {0}, then install it again.</source>
        <extracomment>{0}: folder.name</extracomment>
        <translation>Das Modell entfernen mit: docent models remove {0}, dann neu installieren.</translation>
    </message>
    <message>
        <source>Remove the model, then install it again.</source>
        <translation>Das Modell entfernen, dann neu installieren.</translation>
    </message>
    <message>
        <source>Resume to go on.</source>
        <translation>Zum Weitermachen fortsetzen.</translation>
    </message>
    <message>
        <source>Resume to load it again.</source>
        <translation>Fortsetzen, um es wieder zu laden.</translation>
    </message>
    <message>
        <source>Run `docent diagnose`, or install Docent again.</source>
        <translation>`docent diagnose` ausführen oder Docent neu installieren.</translation>
    </message>
    <message>
        <source>Run the same command again: only this file is fetched again.</source>
        <translation>Denselben Befehl erneut ausführen: Nur diese Datei wird noch einmal heruntergeladen.</translation>
    </message>
    <message>
        <source>Save it again as PNG or JPEG in another program.</source>
        <translation>Es in einem anderen Programm neu als PNG oder JPEG speichern.</translation>
    </message>
    <message>
        <source>See the names with: docent models list, or give a checkpoint folder.</source>
        <translation>Namen anzeigen mit: docent models list, oder einen Checkpoint-Ordner angeben.</translation>
    </message>
    <message>
        <source>See what is with: docent models list.</source>
        <translation>Vorhandene anzeigen mit: docent models list.</translation>
    </message>
    <message>
        <source>Select the region again.</source>
        <translation>Den Bereich neu markieren.</translation>
    </message>
    <message>
        <source>Set HF_ENDPOINT to one that starts with https://.</source>
        <translation>HF_ENDPOINT auf eine Adresse setzen, die mit https:// beginnt.</translation>
    </message>
    <message>
        <source>Set all screens to the same scale, then capture again.</source>
        <translation>Alle Bildschirme gleich skalieren, dann noch einmal aufnehmen.</translation>
    </message>
    <message>
        <source>Set it again in the settings, or bind a key to the capture command in the desktop&apos;s own.</source>
        <translation>Sie in den Einstellungen neu festlegen, oder in denen der Arbeitsumgebung eine Taste mit dem Aufnahmebefehl belegen.</translation>
    </message>
    <message>
        <source>Shrink it to under {0} million pixels.</source>
        <extracomment>{0}: MOST_PIXELS // 1000000</extracomment>
        <translation>Es auf unter {0} Millionen Pixel verkleinern.</translation>
    </message>
    <message>
        <source>Shrink or cut it to {0} million pixels, no side above {1}.</source>
        <extracomment>{0}: MOST_PIXELS // 1000000, {1}: LONGEST_SIDE</extracomment>
        <translation>Es auf {0} Millionen Pixel verkleinern oder zuschneiden, keine Seite über {1}.</translation>
    </message>
    <message>
        <source>Something went wrong inside Docent.</source>
        <translation>In Docent ist ein Fehler aufgetreten.</translation>
    </message>
    <message>
        <source>Start Docent again.</source>
        <translation>Docent neu starten.</translation>
    </message>
    <message>
        <source>Start Docent from within the desktop&apos;s session.</source>
        <translation>Docent aus der Sitzung der Arbeitsumgebung heraus starten.</translation>
    </message>
    <message>
        <source>Start Docent in a desktop session.</source>
        <translation>Docent in einer Sitzung mit Arbeitsumgebung starten.</translation>
    </message>
    <message>
        <source>That is no FastVLM: fetch the checkpoint again.</source>
        <translation>Das ist kein FastVLM: Den Checkpoint erneut herunterladen.</translation>
    </message>
    <message>
        <source>The Docent that is running is an older version, which cannot capture the screen.</source>
        <translation>Das laufende Docent ist eine ältere Version, die den Bildschirm nicht aufnehmen kann.</translation>
    </message>
    <message>
        <source>The X server does not answer.</source>
        <translation>Der X-Server antwortet nicht.</translation>
    </message>
    <message>
        <source>The X server {0} cannot be reached.</source>
        <extracomment>{0}: shown or &apos;(none)&apos;</extracomment>
        <translation>Der X-Server {0} ist nicht zu erreichen.</translation>
    </message>
    <message>
        <source>The conversation needs {0} places and the cache has {1}.</source>
        <extracomment>{0}: end, {1}: self.capacity</extracomment>
        <translation>Das Gespräch braucht {0} Plätze, der Cache hat {1}.</translation>
    </message>
    <message>
        <source>The desktop cannot be asked for a picture of the screen: there is no session bus.</source>
        <translation>Die Arbeitsumgebung kann nicht um ein Bild des Bildschirms gebeten werden: Es gibt keinen Sitzungsbus.</translation>
    </message>
    <message>
        <source>The desktop did not allow a hotkey.</source>
        <translation>Die Arbeitsumgebung hat keine Tastenkombination erlaubt.</translation>
    </message>
    <message>
        <source>The desktop did not allow a picture of the screen.</source>
        <translation>Die Arbeitsumgebung hat kein Bild des Bildschirms erlaubt.</translation>
    </message>
    <message>
        <source>The desktop did not answer when it was asked for a picture of the screen.</source>
        <translation>Die Arbeitsumgebung hat auf die Bitte um ein Bild des Bildschirms nicht geantwortet.</translation>
    </message>
    <message>
        <source>The desktop reported an error instead of a picture of the screen.</source>
        <translation>Die Arbeitsumgebung hat statt eines Bildes des Bildschirms einen Fehler gemeldet.</translation>
    </message>
    <message>
        <source>The desktop said that it took a picture of the screen, but there is none.</source>
        <translation>Die Arbeitsumgebung will ein Bild des Bildschirms gemacht haben, aber es gibt keines.</translation>
    </message>
    <message>
        <source>The desktop&apos;s answer to the capture was not understood.</source>
        <translation>Die Antwort der Arbeitsumgebung auf die Aufnahme war nicht zu verstehen.</translation>
    </message>
    <message>
        <source>The desktop&apos;s hotkey stopped working.</source>
        <translation>Die Tastenkombination der Arbeitsumgebung funktioniert nicht mehr.</translation>
    </message>
    <message>
        <source>The desktop&apos;s picture does not fit the screens.</source>
        <translation>Das Bild der Arbeitsumgebung passt nicht zu den Bildschirmen.</translation>
    </message>
    <message>
        <source>The desktop&apos;s screen capture ended before it gave a picture.</source>
        <translation>Die Bildschirmaufnahme der Arbeitsumgebung endete, bevor sie ein Bild lieferte.</translation>
    </message>
    <message>
        <source>The disk is full: conversations are not being saved.</source>
        <translation>Der Datenträger ist voll: Gespräche werden nicht gespeichert.</translation>
    </message>
    <message>
        <source>The disk is full: {0} takes no more.</source>
        <extracomment>{0}: folder</extracomment>
        <translation>Der Datenträger ist voll: {0} nimmt nichts mehr auf.</translation>
    </message>
    <message>
        <source>The disk is too full: {0} needs {1} and {2} are free.</source>
        <extracomment>{0}: folder, {1}: gigabytes(needed), {2}: gigabytes(free)</extracomment>
        <translation>Der Datenträger ist zu voll: {0} braucht {1}, frei sind {2}.</translation>
    </message>
    <message>
        <source>The document could not be searched.</source>
        <translation>Das Dokument konnte nicht durchsucht werden.</translation>
    </message>
    <message>
        <source>The document reader did not start.</source>
        <translation>Der Leseprozess ist nicht gestartet.</translation>
    </message>
    <message>
        <source>The document reader was shut down.</source>
        <translation>Der Leseprozess wurde beendet.</translation>
    </message>
    <message>
        <source>The engine is at work in another thread.</source>
        <translation>Die Engine arbeitet in einem anderen Thread.</translation>
    </message>
    <message>
        <source>The engine is closed.</source>
        <translation>Die Engine ist geschlossen.</translation>
    </message>
    <message>
        <source>The file may be damaged: try another page, or fetch it again.</source>
        <translation>Die Datei ist vielleicht beschädigt: Eine andere Seite versuchen oder sie erneut herunterladen.</translation>
    </message>
    <message>
        <source>The history of conversations was damaged.</source>
        <translation>Der Verlauf der Gespräche war beschädigt.</translation>
    </message>
    <message>
        <source>The history was written by a newer version and cannot be read by this one.</source>
        <translation>Der Verlauf stammt von einer neueren Version und ist mit dieser nicht lesbar.</translation>
    </message>
    <message>
        <source>The hotkey lost its connection to the X server.</source>
        <translation>Die Tastenkombination hat die Verbindung zum X-Server verloren.</translation>
    </message>
    <message>
        <source>The licence of {0} was not accepted, so the model was not fetched.</source>
        <extracomment>{0}: known.repo_id</extracomment>
        <translation>Die Lizenz von {0} wurde nicht angenommen, daher wurde das Modell nicht heruntergeladen.</translation>
    </message>
    <message>
        <source>The log has the details.</source>
        <translation>Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
        <source>The model computed values that are not numbers (NaN).</source>
        <translation>Das Modell hat Werte berechnet, die keine Zahlen sind (NaN).</translation>
    </message>
    <message>
        <source>The model read the picture as values that are not numbers (NaN).</source>
        <translation>Das Modell hat das Bild als Werte gelesen, die keine Zahlen sind (NaN).</translation>
    </message>
    <message>
        <source>The model stopped with an error.</source>
        <translation>Das Modell hat mit einem Fehler angehalten.</translation>
    </message>
    <message>
        <source>The model was unloaded.</source>
        <translation>Das Modell wurde entladen.</translation>
    </message>
    <message>
        <source>The picture could not be kept.</source>
        <translation>Das Bild konnte nicht behalten werden.</translation>
    </message>
    <message>
        <source>{0} has {1} pages; there is no page {2}.</source>
        <extracomment>{0}: self.name, {1}: self.page_count, {2}: index + 1</extracomment>
        <translation>{0} hat {1} Seiten; eine Seite {2} gibt es nicht.</translation>
    </message>
    <message>
        <source>The model&apos;s engine does not start ({0}).</source>
        <extracomment>{0}: error</extracomment>
        <translation>Die Engine des Modells startet nicht ({0}).</translation>
    </message>
    <message>
        <source>A dialog of Docent is open.</source>
        <translation>Ein Dialog von Docent ist offen.</translation>
    </message>
    <message>
        <source>A network may want you to sign in first; or look at {0}.</source>
        <extracomment>{0}: HOMEPAGE</extracomment>
        <translation>Vielleicht verlangt ein Netz zuerst eine Anmeldung; oder auf {0} nachsehen.</translation>
    </message>
    <message>
        <source>A region of this desktop cannot be watched: it hands out single pictures only.</source>
        <translation>In dieser Arbeitsumgebung kann kein Bereich beobachtet werden: Sie gibt nur einzelne Bilder heraus.</translation>
    </message>
    <message>
        <source>A stick formatted as FAT32 takes no file over 4 GB: format it as exFAT.</source>
        <translation>Ein mit FAT32 formatierter Stick nimmt keine Datei über 4 GB auf: mit exFAT formatieren.</translation>
    </message>
    <message>
        <source>Allow Docent in System Settings, Privacy &amp; Security, Screen Recording. Then quit Docent and open it again.</source>
        <translation>Docent in Systemeinstellungen, Datenschutz &amp; Sicherheit, Bildschirmaufnahme erlauben. Dann Docent beenden und wieder öffnen.</translation>
    </message>
    <message>
        <source>Allow Docent to take screenshots in the desktop&apos;s privacy settings, then capture again with Docent&apos;s window in front.</source>
        <translation>Docent in den Datenschutz-Einstellungen der Arbeitsumgebung Bildschirmfotos erlauben, dann noch einmal aufnehmen, mit dem Fenster von Docent im Vordergrund.</translation>
    </message>
    <message>
        <source>Allow it in the desktop&apos;s settings, or bind a key to the capture command there.</source>
        <translation>Sie in den Einstellungen der Arbeitsumgebung erlauben, oder dort eine Taste mit dem Aufnahmebefehl belegen.</translation>
    </message>
    <message>
        <source>Allow it in the system&apos;s privacy settings.</source>
        <translation>In den Datenschutz-Einstellungen des Systems erlauben.</translation>
    </message>
    <message>
        <source>Another program already uses {0}.</source>
        <extracomment>{0}: combination.shown</extracomment>
        <translation>Ein anderes Programm verwendet {0} bereits.</translation>
    </message>
    <message>
        <source>Ask whoever made it for a pack with a licence.</source>
        <translation>Ein Paket mit Lizenz erbitten, wo es erstellt wurde.</translation>
    </message>
    <message>
        <source>Ask whoever made it for another.</source>
        <translation>Ein anderes erbitten, wo es erstellt wurde.</translation>
    </message>
    <message>
        <source>Bind a key to the capture command in the desktop&apos;s keyboard settings.</source>
        <translation>In den Tastatureinstellungen der Arbeitsumgebung eine Taste mit dem Aufnahmebefehl belegen.</translation>
    </message>
    <message>
        <source>Bind it in the desktop&apos;s keyboard settings to the command: {0}.</source>
        <extracomment>{0}: capture_command()</extracomment>
        <translation>Sie in den Tastatureinstellungen der Arbeitsumgebung mit diesem Befehl belegen: {0}.</translation>
    </message>
    <message>
        <source>Capture again once the screens have come to rest.</source>
        <translation>Noch einmal aufnehmen, wenn die Bildschirme zur Ruhe gekommen sind.</translation>
    </message>
    <message>
        <source>Capture again.</source>
        <translation>Noch einmal aufnehmen.</translation>
    </message>
    <message>
        <source>Capture again. Where that does not help, log out and in again.</source>
        <translation>Noch einmal aufnehmen. Hilft das nicht, ab- und wieder anmelden.</translation>
    </message>
    <message>
        <source>Capture again. Where that does not help, update the desktop and its portal.</source>
        <translation>Noch einmal aufnehmen. Hilft das nicht, die Arbeitsumgebung und ihr Portal aktualisieren.</translation>
    </message>
    <message>
        <source>Capture the region as often as you need it, or log in with X11 (Xorg) to watch it.</source>
        <translation>Den Bereich aufnehmen, so oft es nötig ist, oder zum Beobachten mit X11 (Xorg) anmelden.</translation>
    </message>
    <message>
        <source>Check that it is plugged in and that no other program uses it, then resume.</source>
        <translation>Prüfen, ob sie angeschlossen ist und kein anderes Programm sie benutzt, dann fortsetzen.</translation>
    </message>
    <message>
        <source>Check that the disk has room, then capture again.</source>
        <translation>Prüfen, ob der Datenträger Platz hat, dann noch einmal aufnehmen.</translation>
    </message>
    <message>
        <source>Check the disk or stick that it is on, then try again.</source>
        <translation>Den Datenträger oder Stick prüfen, auf dem es liegt, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Check the folder and its permissions.</source>
        <translation>Den Ordner und seine Rechte prüfen.</translation>
    </message>
    <message>
        <source>Check the network connection, or look at {0}.</source>
        <extracomment>{0}: HOMEPAGE</extracomment>
        <translation>Die Netzverbindung prüfen oder auf {0} nachsehen.</translation>
    </message>
    <message>
        <source>Choose the precision auto or fp32.</source>
        <translation>Die Genauigkeit auto oder fp32 wählen.</translation>
    </message>
    <message>
        <source>Close this window, then choose again.</source>
        <translation>Dieses Fenster schließen und dann neu wählen.</translation>
    </message>
    <message>
        <source>Copy it again from where it came from.</source>
        <translation>Es von dort, wo es herkam, erneut kopieren.</translation>
    </message>
    <message>
        <source>Docent is busy with another model.</source>
        <translation>Docent ist mit einem anderen Modell beschäftigt.</translation>
    </message>
    <message>
        <source>Docent opens links to web pages and mail only.</source>
        <translation>Docent öffnet nur Links zu Webseiten und E-Mail-Adressen.</translation>
    </message>
    <message>
        <source>Free some space, or write it to another disk.</source>
        <translation>Platz schaffen oder auf einen anderen Datenträger schreiben.</translation>
    </message>
    <message>
        <source>Give another name, or move that file away.</source>
        <translation>Einen anderen Namen angeben oder diese Datei verschieben.</translation>
    </message>
    <message>
        <source>Give one, such as words=(&apos;Total&apos;, &apos;42.00&apos;).</source>
        <translation>Ein solches angeben, etwa words=(&apos;Summe&apos;, &apos;42,00&apos;).</translation>
    </message>
    <message>
        <source>Install a folder with: docent models add DIR.</source>
        <translation>Einen Ordner installieren mit: docent models add DIR.</translation>
    </message>
    <message>
        <source>Install it first with: docent models add DIR.</source>
        <translation>Es zuerst installieren mit: docent models add DIR.</translation>
    </message>
    <message>
        <source>Install it with: docent models import FILE.</source>
        <translation>Es installieren mit: docent models import FILE.</translation>
    </message>
    <message>
        <source>It can be brought back until this message is closed.</source>
        <translation>Es lässt sich zurückholen, bis diese Meldung geschlossen wird.</translation>
    </message>
    <message>
        <source>It needs no pack: every Docent has it.</source>
        <translation>Es braucht kein Paket: Jedes Docent hat es.</translation>
    </message>
    <message>
        <source>Let it end with {0}.</source>
        <extracomment>{0}: PACK_SUFFIX</extracomment>
        <translation>Ihn auf {0} enden lassen.</translation>
    </message>
    <message>
        <source>Only one thing can be watched at a time.</source>
        <translation>Es kann nur eines zugleich beobachtet werden.</translation>
    </message>
    <message>
        <source>Open {0} when that is done.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>{0} öffnen, wenn das fertig ist.</translation>
    </message>
    <message>
        <source>Put the licence as a file LICENSE beside the weights and add the model again.</source>
        <translation>Die Lizenz als Datei LICENSE neben die Gewichte legen und das Modell erneut hinzufügen.</translation>
    </message>
    <message>
        <source>Remove that model first, then try again.</source>
        <translation>Zuerst dieses Modell entfernen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The conversation before is not in the history.</source>
        <translation>Das vorige Gespräch ist nicht im Verlauf.</translation>
    </message>
    <message>
        <source>The disk is full: {0} could not be finished.</source>
        <extracomment>{0}: target</extracomment>
        <translation>Der Datenträger ist voll: {0} konnte nicht fertiggestellt werden.</translation>
    </message>
    <message>
        <source>The disk of {0} is too full: {1} needed, {2} free.</source>
        <extracomment>{0}: folder, {1}: gigabytes(needed), {2}: gigabytes(free)</extracomment>
        <translation>Der Datenträger von {0} ist zu voll: {1} nötig, {2} frei.</translation>
    </message>
    <message>
        <source>The licence of {0} was not accepted, so the model was not installed.</source>
        <extracomment>{0}: name</extracomment>
        <translation>Die Lizenz von {0} wurde nicht angenommen, das Modell daher nicht installiert.</translation>
    </message>
    <message>
        <source>The list of releases could not be asked ({0}).</source>
        <extracomment>{0}: _reason(error)</extracomment>
        <translation>Die Liste der Versionen ließ sich nicht abfragen ({0}).</translation>
    </message>
    <message>
        <source>The page could not be drawn.</source>
        <translation>Die Seite konnte nicht gezeichnet werden.</translation>
    </message>
    <message>
        <source>The page is {0} wide and {1} high; choose a region on it.</source>
        <extracomment>{0}: page_width, {1}: page_height</extracomment>
        <translation>Die Seite ist {0} breit und {1} hoch; einen Bereich darauf wählen.</translation>
    </message>
    <message>
        <source>The pages are shown as they were.</source>
        <translation>Die Seiten werden im vorherigen Stand gezeigt.</translation>
    </message>
    <message>
        <source>The password does not open {0}.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>Das Passwort passt nicht zu {0}.</translation>
    </message>
    <message>
        <source>The picture cannot be read ({0}).</source>
        <extracomment>{0}: error</extracomment>
        <translation>Das Bild kann nicht gelesen werden ({0}).</translation>
    </message>
    <message>
        <source>The picture has {0} x {1} pixels, more than the engine takes.</source>
        <extracomment>{0}: width, {1}: height</extracomment>
        <translation>Das Bild hat {0} × {1} Pixel, mehr als die Engine annimmt.</translation>
    </message>
    <message>
        <source>The picture is empty ({0} x {1} pixels).</source>
        <extracomment>{0}: width, {1}: height</extracomment>
        <translation>Das Bild ist leer ({0} × {1} Pixel).</translation>
    </message>
    <message>
        <source>The picture that the desktop took of the screen could not be read.</source>
        <translation>Das Bild, das die Arbeitsumgebung vom Bildschirm gemacht hat, ist nicht zu lesen.</translation>
    </message>
    <message>
        <source>The question is empty.</source>
        <translation>Die Frage ist leer.</translation>
    </message>
    <message>
        <source>The quick actions could not be written to disk.</source>
        <translation>Die Schnellaktionen konnten nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>The reader process sent a picture of impossible size.</source>
        <translation>Der Leseprozess hat ein Bild von unmöglicher Größe gesendet.</translation>
    </message>
    <message>
        <source>The reader process stopped while reading {0}.</source>
        <extracomment>{0}: source.path.name</extracomment>
        <translation>Der Leseprozess ist beim Lesen von {0} abgebrochen.</translation>
    </message>
    <message>
        <source>The region is empty: it is {0} wide and {1} high.</source>
        <extracomment>{0}: self.width, {1}: self.height</extracomment>
        <translation>Der Bereich ist leer: Er ist {0} breit und {1} hoch.</translation>
    </message>
    <message>
        <source>The region is not made of plain numbers.</source>
        <translation>Der Bereich besteht nicht aus einfachen Zahlen.</translation>
    </message>
    <message>
        <source>The region lies on another page than the question.</source>
        <translation>Der Bereich liegt auf einer anderen Seite als die Frage.</translation>
    </message>
    <message>
        <source>The region {0},{1},{2},{3} lies outside the page.</source>
        <extracomment>{0}: self.x, {1}: self.y, {2}: self.width, {3}: self.height</extracomment>
        <translation>Der Bereich {0},{1},{2},{3} liegt außerhalb der Seite.</translation>
    </message>
    <message>
        <source>The screens have different scales, and the desktop&apos;s picture does not tell what is on which.</source>
        <translation>Die Bildschirme sind verschieden skaliert, und das Bild der Arbeitsumgebung sagt nicht, was auf welchem steht.</translation>
    </message>
    <message>
        <source>The server sends more than it announced.</source>
        <translation>Der Server sendet mehr als angekündigt.</translation>
    </message>
    <message>
        <source>The system does not let Docent use the camera.</source>
        <translation>Das System lässt Docent die Kamera nicht benutzen.</translation>
    </message>
    <message>
        <source>The system gives no picture of the screen.</source>
        <translation>Das System liefert kein Bild des Bildschirms.</translation>
    </message>
    <message>
        <source>The tensor {0} is stored as {1}.</source>
        <extracomment>{0}: name, {1}: stored.dtype_name</extracomment>
        <translation>Der Tensor {0} ist als {1} gespeichert.</translation>
    </message>
    <message>
        <source>The tensor {0} is {1} where config.json makes it {2}.</source>
        <extracomment>{0}: name, {1}: list(tensor.shape), {2}: list(shape)</extracomment>
        <translation>Der Tensor {0} hat die Form {1}, nach config.json müsste sie {2} sein.</translation>
    </message>
    <message>
        <source>The tokenizer cannot spell every byte, so it would lose text.</source>
        <translation>Der Tokenizer kann nicht jedes Byte darstellen und würde Text verlieren.</translation>
    </message>
    <message>
        <source>The tokenizer in {0} cannot be read ({1}).</source>
        <extracomment>{0}: folder, {1}: error</extracomment>
        <translation>Der Tokenizer in {0} kann nicht gelesen werden ({1}).</translation>
    </message>
    <message>
        <source>The tokenizer in {0} has more tokens than its model.</source>
        <extracomment>{0}: folder.name</extracomment>
        <translation>Der Tokenizer in {0} hat mehr Token als das Modell.</translation>
    </message>
    <message>
        <source>The tokenizer in {0} is not byte-level BPE, as FastVLM&apos;s is.</source>
        <extracomment>{0}: folder</extracomment>
        <translation>Der Tokenizer in {0} ist kein Byte-Level-BPE wie der von FastVLM.</translation>
    </message>
    <message>
        <source>The vision tower was given {0} x {1} pixels.</source>
        <extracomment>{0}: width, {1}: height</extracomment>
        <translation>Der Bildencoder hat {0} × {1} Pixel erhalten.</translation>
    </message>
    <message>
        <source>There is a file {0} already.</source>
        <extracomment>{0}: target</extracomment>
        <translation>Eine Datei {0} gibt es schon.</translation>
    </message>
    <message>
        <source>There is no checkpoint folder {0}.</source>
        <extracomment>{0}: folder</extracomment>
        <translation>Einen Checkpoint-Ordner {0} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no device called {0}.</source>
        <extracomment>{0}: name</extracomment>
        <translation>Ein Gerät namens {0} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no document open.</source>
        <translation>Kein Dokument ist offen.</translation>
    </message>
    <message>
        <source>There is no file or folder {0}.</source>
        <extracomment>{0}: path</extracomment>
        <translation>Eine Datei oder einen Ordner {0} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no file {0} in {1}.</source>
        <extracomment>{0}: path.name, {1}: path.parent</extracomment>
        <translation>Eine Datei {0} gibt es in {1} nicht.</translation>
    </message>
    <message>
        <source>There is no model named {0}.</source>
        <extracomment>{0}: given</extracomment>
        <translation>Ein Modell namens {0} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no precision called {0}.</source>
        <extracomment>{0}: name</extracomment>
        <translation>Eine Genauigkeit namens {0} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no screen to capture.</source>
        <translation>Es gibt keinen Bildschirm zum Aufnehmen.</translation>
    </message>
    <message>
        <source>There is not enough memory for this model.</source>
        <translation>Der Speicher reicht für dieses Modell nicht aus.</translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>Der Speicher reicht dafür nicht aus.</translation>
    </message>
    <message>
        <source>There is nothing to fetch: use it as it is.</source>
        <translation>Es gibt nichts herunterzuladen: Es ist so schon verwendbar.</translation>
    </message>
    <message>
        <source>They are used until Docent is closed; make room on the disk and save again.</source>
        <translation>Sie gelten, bis Docent geschlossen wird; Platz auf dem Datenträger schaffen und erneut speichern.</translation>
    </message>
    <message>
        <source>This build of torch cannot run {0}.</source>
        <extracomment>{0}: precision</extracomment>
        <translation>Dieses torch kann {0} nicht ausführen.</translation>
    </message>
    <message>
        <source>This desktop gives no program {0} by itself.</source>
        <extracomment>{0}: keys.shown</extracomment>
        <translation>Diese Arbeitsumgebung gibt keinem Programm von sich aus {0}.</translation>
    </message>
    <message>
        <source>This desktop lets no program have a hotkey.</source>
        <translation>Diese Arbeitsumgebung lässt keinem Programm eine Tastenkombination.</translation>
    </message>
    <message>
        <source>This desktop offers no picture of the screen to programs.</source>
        <translation>Diese Arbeitsumgebung bietet Programmen kein Bild des Bildschirms.</translation>
    </message>
    <message>
        <source>This document was closed.</source>
        <translation>Dieses Dokument wurde geschlossen.</translation>
    </message>
    <message>
        <source>This is a quantised export (MLX, Core ML or another), packed for other programs.</source>
        <translation>Das ist ein quantisierter Export (MLX, Core ML oder ein anderer), für andere Programme gepackt.</translation>
    </message>
    <message>
        <source>This keyboard has no key for {0}.</source>
        <extracomment>{0}: combination.shown</extracomment>
        <translation>Diese Tastatur hat keine Taste für {0}.</translation>
    </message>
    <message>
        <source>This part of the desktop is on no screen.</source>
        <translation>Dieser Teil der Arbeitsfläche ist auf keinem Bildschirm.</translation>
    </message>
    <message>
        <source>This picture was encoded by another engine.</source>
        <translation>Dieses Bild wurde von einer anderen Engine codiert.</translation>
    </message>
    <message>
        <source>This processor cannot compute in bf16.</source>
        <translation>Dieser Prozessor kann nicht in bf16 rechnen.</translation>
    </message>
    <message>
        <source>Try again when the computer is less busy, or open a smaller copy of it.</source>
        <translation>Erneut versuchen, wenn der Computer weniger ausgelastet ist, oder eine kleinere Kopie öffnen.</translation>
    </message>
    <message>
        <source>Try another page, or a smaller copy of it.</source>
        <translation>Eine andere Seite oder eine kleinere Kopie versuchen.</translation>
    </message>
    <message>
        <source>Try another page, or a smaller region.</source>
        <translation>Eine andere Seite oder einen kleineren Bereich versuchen.</translation>
    </message>
    <message>
        <source>Try another page, or fetch the file again.</source>
        <translation>Eine andere Seite versuchen oder die Datei erneut herunterladen.</translation>
    </message>
    <message>
        <source>Type what you want to know about the page.</source>
        <translation>Eingeben, was es zur Seite zu wissen gilt.</translation>
    </message>
    <message>
        <source>Unlock the screen and capture again. Where that does not help, log out and in again.</source>
        <translation>Den Bildschirm entsperren und noch einmal aufnehmen. Hilft das nicht, ab- und wieder anmelden.</translation>
    </message>
    <message>
        <source>Unpack it and give one of them.</source>
        <translation>Es entpacken und einen davon angeben.</translation>
    </message>
    <message>
        <source>Unpack it, then add the folder.</source>
        <translation>Es entpacken, dann den Ordner hinzufügen.</translation>
    </message>
    <message>
        <source>Unset HF_HUB_OFFLINE and run the same command again.</source>
        <translation>HF_HUB_OFFLINE aufheben und denselben Befehl erneut ausführen.</translation>
    </message>
    <message>
        <source>Update the desktop and its portal, then capture again.</source>
        <translation>Die Arbeitsumgebung und ihr Portal aktualisieren, dann noch einmal aufnehmen.</translation>
    </message>
    <message>
        <source>Use a FastVLM checkpoint.</source>
        <translation>Einen FastVLM-Checkpoint verwenden.</translation>
    </message>
    <message>
        <source>Use a checkpoint in safetensors form.</source>
        <translation>Einen Checkpoint im safetensors-Format verwenden.</translation>
    </message>
    <message>
        <source>Use a checkpoint of the usual FastViTHD kind.</source>
        <translation>Einen Checkpoint der üblichen FastViTHD-Art verwenden.</translation>
    </message>
    <message>
        <source>Use a checkpoint of type llava_qwen2 or fast_vlm.</source>
        <translation>Einen Checkpoint vom Typ llava_qwen2 oder fast_vlm verwenden.</translation>
    </message>
    <message>
        <source>Use bf16, fp16 or fp32.</source>
        <translation>bf16, fp16 oder fp32 verwenden.</translation>
    </message>
    <message>
        <source>Use docent-nano, which comes with Docent, or a model of your own.</source>
        <translation>docent-nano, das in Docent enthalten ist, oder ein eigenes Modell verwenden.</translation>
    </message>
    <message>
        <source>Use it from one thread only.</source>
        <translation>Sie nur aus einem Thread verwenden.</translation>
    </message>
    <message>
        <source>Use letters, digits, dots, dashes and underscores only.</source>
        <translation>Nur Buchstaben, Ziffern, Punkte, Binde- und Unterstriche verwenden.</translation>
    </message>
    <message>
        <source>Use the PyTorch checkpoint (for example apple/FastVLM-0.5B); the engine quantises it by itself.</source>
        <translation>Den PyTorch-Checkpoint verwenden (zum Beispiel apple/FastVLM-0.5B); die Engine quantisiert ihn selbst.</translation>
    </message>
    <message>
        <source>Use the PyTorch checkpoint of the same model (for example apple/FastVLM-0.5B).</source>
        <translation>Den PyTorch-Checkpoint desselben Modells verwenden (zum Beispiel apple/FastVLM-0.5B).</translation>
    </message>
    <message>
        <source>Wait until it is done.</source>
        <translation>Warten, bis er fertig ist.</translation>
    </message>
    <message>
        <source>Watching has failed inside Docent.</source>
        <translation>Das Beobachten ist in Docent fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Watching was stopped by the desktop.</source>
        <translation>Die Arbeitsumgebung hat das Beobachten beendet.</translation>
    </message>
    <message>
        <source>What came back is no list of releases.</source>
        <translation>Die Antwort ist keine Liste von Versionen.</translation>
    </message>
    <message>
        <source>What was read of it stays on screen.</source>
        <translation>Was davon gelesen wurde, bleibt sichtbar.</translation>
    </message>
    <message>
        <source>Windows does not answer.</source>
        <translation>Windows antwortet nicht.</translation>
    </message>
    <message>
        <source>Write it to another disk.</source>
        <translation>Auf einen anderen Datenträger schreiben.</translation>
    </message>
    <message>
        <source>Write what you want to know.</source>
        <translation>Eine Frage schreiben.</translation>
    </message>
    <message>
        <source>You have no permission to read {0}.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>Die Berechtigung zum Lesen von {0} fehlt.</translation>
    </message>
    <message>
        <source>a CUDA device was found: {0}</source>
        <extracomment>{0}: torch.cuda.get_device_name()</extracomment>
        <translation>CUDA-Gerät gefunden: {0}</translation>
    </message>
    <message>
        <source>an Apple GPU was found</source>
        <translation>Apple-GPU gefunden</translation>
    </message>
    <message>
        <source>config.json asks for a model of {0} billion weights.</source>
        <extracomment>{0}: total / 1000000000.0</extracomment>
        <translation>config.json verlangt ein Modell mit {0} Milliarden Gewichten.</translation>
    </message>
    <message>
        <source>config.json has model_type = {0}, not a FastVLM.</source>
        <extracomment>{0}: model_type</extracomment>
        <translation>config.json hat model_type = {0}, kein FastVLM.</translation>
    </message>
    <message>
        <source>config.json has no text_config.</source>
        <translation>config.json hat keine text_config.</translation>
    </message>
    <message>
        <source>config.json has {0} = {1}, where {2} is needed.</source>
        <extracomment>{0}: name, {1}: shown, {2}: wanted</extracomment>
        <translation>config.json hat {0} = {1}, nötig ist {2}.</translation>
    </message>
    <message>
        <source>macOS did not give {0} (error {1}).</source>
        <extracomment>{0}: keys.shown, {1}: status</extracomment>
        <translation>macOS hat {0} nicht gegeben (Fehler {1}).</translation>
    </message>
    <message>
        <source>macOS does not let Docent record the screen.</source>
        <translation>macOS lässt Docent den Bildschirm nicht aufnehmen.</translation>
    </message>
    <message>
        <source>no CUDA device and no Apple GPU: using the CPU</source>
        <translation>kein CUDA-Gerät und keine Apple-GPU, also die CPU</translation>
    </message>
    <message>
        <source>only {0} of {1} parts are looked at: choose a smaller region</source>
        <extracomment>{0}: MOST_ASKED, {1}: count</extracomment>
        <translation>nur {0} von {1} Teilen werden betrachtet: Wählen Sie einen kleineren Bereich</translation>
    </message>
    <message>
        <source>quantise</source>
        <translation>Quantisieren</translation>
    </message>
    <message>
        <source>this is about part {0} of {1} only: choose a smaller region</source>
        <extracomment>{0}: part, {1}: parts</extracomment>
        <translation>das betrifft nur Teil {0} von {1}: Wählen Sie einen kleineren Bereich</translation>
    </message>
    <message>
        <source>top_p is 0, which leaves no token to choose.</source>
        <translation>top_p ist 0, damit bleibt kein Token zur Wahl.</translation>
    </message>
    <message>
        <source>vision_config.model_args has {0}, which this engine does not know.</source>
        <extracomment>{0}: unknown[0]</extracomment>
        <translation>vision_config.model_args hat {0}, das kennt diese Engine nicht.</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>words is not a tuple of texts.</source>
        <translation>words ist kein Tupel aus Texten.</translation>
    </message>
    <message>
        <source>{0} alone would be missing in every other program.</source>
        <extracomment>{0}: combination.shown</extracomment>
        <translation>{0} allein würde in jedem anderen Programm fehlen.</translation>
    </message>
    <message>
        <source>{0} answered with status {1} for {2}.</source>
        <extracomment>{0}: endpoint, {1}: status, {2}: repo_id</extracomment>
        <translation>{0} hat für {2} mit Status {1} geantwortet.</translation>
    </message>
    <message>
        <source>{0} at {1} holds no model.</source>
        <extracomment>{0}: repo_id, {1}: endpoint</extracomment>
        <translation>{0} auf {1} enthält kein Modell.</translation>
    </message>
    <message>
        <source>{0} cannot be reached ({1}).</source>
        <extracomment>{0}: endpoint, {1}: _first_line(error)</extracomment>
        <translation>{0} ist nicht erreichbar ({1}).</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1}).</source>
        <extracomment>{0}: stored.path.name, {1}: error</extracomment>
        <translation>{0} kann nicht gelesen werden ({1}).</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <extracomment>{0}: path.name, {1}: reason</extracomment>
        <translation>{0} kann nicht gelesen werden: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be the name of a model.</source>
        <extracomment>{0}: name</extracomment>
        <translation>{0} ist als Name eines Modells nicht möglich.</translation>
    </message>
    <message>
        <source>{0} cannot be unpacked ({1}).</source>
        <extracomment>{0}: path, {1}: str(error).rstrip(&apos;.&apos;)</extracomment>
        <translation>{0} kann nicht entpackt werden ({1}).</translation>
    </message>
    <message>
        <source>{0} cannot be used ({1}).</source>
        <extracomment>{0}: error.filename or folder, {1}: error.strerror or error</extracomment>
        <translation>{0} kann nicht verwendet werden ({1}).</translation>
    </message>
    <message>
        <source>{0} cannot be written ({1}).</source>
        <extracomment>{0}: target, {1}: error.strerror or error</extracomment>
        <translation>{0} lässt sich nicht schreiben ({1}).</translation>
    </message>
    <message>
        <source>{0} comes with Docent and cannot be removed.</source>
        <extracomment>{0}: name</extracomment>
        <translation>{0} ist in Docent enthalten und kann nicht entfernt werden.</translation>
    </message>
    <message>
        <source>{0} comes with Docent.</source>
        <extracomment>{0}: short</extracomment>
        <translation>{0} ist in Docent enthalten.</translation>
    </message>
    <message>
        <source>{0} could not be fetched from {1} ({2}).</source>
        <extracomment>{0}: repo_id, {1}: endpoint, {2}: _first_line(error)</extracomment>
        <translation>{0} konnte nicht von {1} heruntergeladen werden ({2}).</translation>
    </message>
    <message>
        <source>{0} could not be opened.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>{0} konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>{0} could not be saved in {1}.</source>
        <extracomment>{0}: path.name, {1}: path.parent</extracomment>
        <translation>{0} konnte nicht in {1} gespeichert werden.</translation>
    </message>
    <message>
        <source>{0} could not be saved.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>{0} konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>{0} could not be saved: the disk is full.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>{0} konnte nicht gespeichert werden: Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>{0} describes {1} in a way that cannot be read.</source>
        <extracomment>{0}: path.name, {1}: name</extracomment>
        <translation>{0} beschreibt {1} auf eine Weise, die nicht lesbar ist.</translation>
    </message>
    <message>
        <source>{0} does not answer like a model hub.</source>
        <extracomment>{0}: endpoint</extracomment>
        <translation>{0} antwortet nicht wie ein Modell-Hub.</translation>
    </message>
    <message>
        <source>{0} does not give out {1} without an account (status {2}).</source>
        <extracomment>{0}: endpoint, {1}: repo_id, {2}: status</extracomment>
        <translation>{0} gibt {1} nur mit Konto heraus (Status {2}).</translation>
    </message>
    <message>
        <source>{0} does not give out {1} without an account.</source>
        <extracomment>{0}: endpoint, {1}: repo_id</extracomment>
        <translation>{0} gibt {1} nur mit Konto heraus.</translation>
    </message>
    <message>
        <source>{0} does not say what kind of file it is to be.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>{0} lässt nicht erkennen, welche Art von Datei es werden soll.</translation>
    </message>
    <message>
        <source>{0} ends in the middle of {1}.</source>
        <extracomment>{0}: stored.path.name, {1}: name</extracomment>
        <translation>{0} endet mitten in {1}.</translation>
    </message>
    <message>
        <source>{0} gives no picture.</source>
        <extracomment>{0}: name</extracomment>
        <translation>{0} liefert kein Bild.</translation>
    </message>
    <message>
        <source>{0} gives no picture: {1}.</source>
        <extracomment>{0}: name, {1}: trouble</extracomment>
        <translation>{0} liefert kein Bild: {1}.</translation>
    </message>
    <message>
        <source>{0} gives {1} a length that does not fit its shape.</source>
        <extracomment>{0}: path.name, {1}: name</extracomment>
        <translation>{0} gibt für {1} eine Länge an, die nicht zur Form passt.</translation>
    </message>
    <message>
        <source>{0} has 1 page; there is no page {1}.</source>
        <extracomment>{0}: self.name, {1}: index + 1</extracomment>
        <translation>{0} hat 1 Seite; eine Seite {1} gibt es nicht.</translation>
    </message>
    <message>
        <source>{0} has changed and cannot be read.</source>
        <extracomment>{0}: self.name</extracomment>
        <translation>{0} hat sich geändert und kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>{0} has changed and has no page {1} any more.</source>
        <extracomment>{0}: self._names[document], {1}: page + 1</extracomment>
        <translation>{0} hat sich geändert und hat keine Seite {1} mehr.</translation>
    </message>
    <message>
        <source>{0} has neither tokenizer.json nor {1}.</source>
        <extracomment>{0}: folder, {1}: path.name</extracomment>
        <translation>{0} hat weder tokenizer.json noch {1}.</translation>
    </message>
    <message>
        <source>{0} has no added_tokens.json and no added tokens.</source>
        <extracomment>{0}: folder</extracomment>
        <translation>{0} hat weder added_tokens.json noch zusätzliche Token.</translation>
    </message>
    <message>
        <source>{0} has no config.json.</source>
        <extracomment>{0}: folder</extracomment>
        <translation>{0} hat keine config.json.</translation>
    </message>
    <message>
        <source>{0} has no licence file, so nobody can agree to its terms.</source>
        <extracomment>{0}: self.repo_id</extracomment>
        <translation>{0} hat keine Lizenzdatei, daher kann niemand den Bedingungen zustimmen.</translation>
    </message>
    <message>
        <source>{0} has no licence in it, so nobody could accept it.</source>
        <extracomment>{0}: path</extracomment>
        <translation>{0} enthält keine Lizenz, die jemand annehmen könnte.</translation>
    </message>
    <message>
        <source>{0} has no licence text, so nobody could accept it.</source>
        <extracomment>{0}: manifest.name</extracomment>
        <translation>{0} hat keinen Lizenztext, den jemand annehmen könnte.</translation>
    </message>
    <message>
        <source>{0} has no list of files.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>{0} hat keine Dateiliste.</translation>
    </message>
    <message>
        <source>{0} has no tokenizer: neither tokenizer.json nor vocab.json with merges.txt.</source>
        <extracomment>{0}: folder</extracomment>
        <translation>{0} hat keinen Tokenizer: weder tokenizer.json noch vocab.json mit merges.txt.</translation>
    </message>
    <message>
        <source>{0} holds its weights as pickle files, which can run code and are never opened.</source>
        <extracomment>{0}: folder.name</extracomment>
        <translation>{0} enthält seine Gewichte als Pickle-Dateien; diese können Code ausführen und werden nie geöffnet.</translation>
    </message>
    <message>
        <source>{0} holds no FastVLM checkpoint: there is no config.json in it or one level below.</source>
        <extracomment>{0}: path</extracomment>
        <translation>{0} enthält keinen FastVLM-Checkpoint: Weder darin noch eine Ebene tiefer liegt eine config.json.</translation>
    </message>
    <message>
        <source>{0} holds no model.safetensors.</source>
        <extracomment>{0}: folder.name</extracomment>
        <translation>{0} enthält keine model.safetensors.</translation>
    </message>
    <message>
        <source>{0} holds numbers that are not finite, in the tensor {1}.</source>
        <extracomment>{0}: path.name, {1}: name</extracomment>
        <translation>{0} enthält im Tensor {1} Zahlen, die nicht endlich sind.</translation>
    </message>
    <message>
        <source>{0} holds several checkpoints ({1}).</source>
        <extracomment>{0}: path, {1}: listed</extracomment>
        <translation>{0} enthält mehrere Checkpoints ({1}).</translation>
    </message>
    <message>
        <source>{0} holds the tensor {1} twice.</source>
        <extracomment>{0}: folder.name, {1}: name</extracomment>
        <translation>{0} enthält den Tensor {1} doppelt.</translation>
    </message>
    <message>
        <source>{0} holds the tensor {1}, which no FastVLM has.</source>
        <extracomment>{0}: files.folder.name, {1}: extra[0]</extracomment>
        <translation>{0} enthält den Tensor {1}, den kein FastVLM hat.</translation>
    </message>
    <message>
        <source>{0} is a file, not a checkpoint folder.</source>
        <extracomment>{0}: given</extracomment>
        <translation>{0} ist eine Datei, kein Checkpoint-Ordner.</translation>
    </message>
    <message>
        <source>{0} is a folder, not a document.</source>
        <extracomment>{0}: path.name or path</extracomment>
        <translation>{0} ist ein Ordner, kein Dokument.</translation>
    </message>
    <message>
        <source>{0} is a folder, not a model pack.</source>
        <extracomment>{0}: path</extracomment>
        <translation>{0} ist ein Ordner, kein Modellpaket.</translation>
    </message>
    <message>
        <source>{0} is a link that leads back to itself.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>{0} ist eine Verknüpfung, die auf sich selbst zurückführt.</translation>
    </message>
    <message>
        <source>{0} is a model pack.</source>
        <extracomment>{0}: source</extracomment>
        <translation>{0} ist ein Modellpaket.</translation>
    </message>
    <message>
        <source>{0} is an MLX and Core ML export: its safetensors hold no vision tower.</source>
        <extracomment>{0}: folder.name</extracomment>
        <translation>{0} ist ein Export für MLX und Core ML: Die safetensors enthalten keinen Bildencoder.</translation>
    </message>
    <message>
        <source>{0} is an export for another program (MLX or Core ML).</source>
        <extracomment>{0}: files.folder.name</extracomment>
        <translation>{0} ist ein Export für ein anderes Programm (MLX oder Core ML).</translation>
    </message>
    <message>
        <source>{0} is being fetched by another process.</source>
        <extracomment>{0}: name</extracomment>
        <translation>{0} wird gerade von einem anderen Prozess heruntergeladen.</translation>
    </message>
    <message>
        <source>{0} is cut short or no safetensors file.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>{0} ist abgeschnitten oder keine safetensors-Datei.</translation>
    </message>
    <message>
        <source>{0} is cut short: it ends before the tensor {1}.</source>
        <extracomment>{0}: path.name, {1}: name</extracomment>
        <translation>{0} ist abgeschnitten: Die Datei endet vor dem Tensor {1}.</translation>
    </message>
    <message>
        <source>{0} is damaged here and cannot be shown.</source>
        <extracomment>{0}: source.path.name</extracomment>
        <translation>{0} ist an dieser Stelle beschädigt und kann nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>{0} is damaged or is not what its name says.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>{0} ist beschädigt oder nicht das, was der Name sagt.</translation>
    </message>
    <message>
        <source>{0} is damaged: its {1} is not a model&apos;s record.</source>
        <extracomment>{0}: source.path, {1}: MANIFEST_NAME</extracomment>
        <translation>{0} ist beschädigt: {1} darin beschreibt kein Modell.</translation>
    </message>
    <message>
        <source>{0} is damaged: its {1} is not what was packed.</source>
        <extracomment>{0}: path, {1}: name</extracomment>
        <translation>{0} ist beschädigt: {1} darin ist nicht, was eingepackt wurde.</translation>
    </message>
    <message>
        <source>{0} is empty.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>{0} ist leer.</translation>
    </message>
    <message>
        <source>{0} is encrypted.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>{0} ist verschlüsselt.</translation>
    </message>
    <message>
        <source>{0} is far too large for a tokenizer.</source>
        <extracomment>{0}: path</extracomment>
        <translation>{0} ist für einen Tokenizer viel zu groß.</translation>
    </message>
    <message>
        <source>{0} is no address of a hub.</source>
        <extracomment>{0}: endpoint</extracomment>
        <translation>{0} ist keine Adresse eines Hubs.</translation>
    </message>
    <message>
        <source>{0} is no longer where it was, and had to be read again.</source>
        <extracomment>{0}: source.path.name</extracomment>
        <translation>{0} ist nicht mehr, wo es war, und musste neu gelesen werden.</translation>
    </message>
    <message>
        <source>{0} is no name for a model pack.</source>
        <extracomment>{0}: target</extracomment>
        <translation>{0} ist kein Name für ein Modellpaket.</translation>
    </message>
    <message>
        <source>{0} is no safetensors file.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>{0} ist keine safetensors-Datei.</translation>
    </message>
    <message>
        <source>{0} is not a JSON object.</source>
        <extracomment>{0}: path</extracomment>
        <translation>{0} ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>{0} is not a checkpoint archive that can be trusted: {1}.</source>
        <extracomment>{0}: path, {1}: reason</extracomment>
        <translation>{0} ist kein vertrauenswürdiges Checkpoint-Archiv: {1}.</translation>
    </message>
    <message>
        <source>{0} is not a document that Docent can open.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>{0} ist kein Dokument, das Docent öffnen kann.</translation>
    </message>
    <message>
        <source>{0} is not a model pack that can be trusted: its {1} has {2}.</source>
        <extracomment>{0}: path, {1}: file.name, {2}: gigabytes(file.size)</extracomment>
        <translation>{0} ist kein vertrauenswürdiges Modellpaket: {1} darin hat {2}.</translation>
    </message>
    <message>
        <source>{0} is not a plain file.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation>{0} ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>{0} is not installed.</source>
        <extracomment>{0}: folder</extracomment>
        <translation>{0} ist nicht installiert.</translation>
    </message>
    <message>
        <source>{0} is not open.</source>
        <extracomment>{0}: place.document_name</extracomment>
        <translation>{0} ist nicht offen.</translation>
    </message>
    <message>
        <source>{0} is not where it was.</source>
        <extracomment>{0}: self.name</extracomment>
        <translation>{0} ist nicht mehr, wo es war.</translation>
    </message>
    <message>
        <source>{0} is the name of a model that comes with Docent.</source>
        <extracomment>{0}: name</extracomment>
        <translation>{0} heißt schon ein Modell, das in Docent enthalten ist.</translation>
    </message>
    <message>
        <source>{0} is too large for the disk it is on.</source>
        <extracomment>{0}: target</extracomment>
        <translation>{0} ist zu groß für seinen Datenträger.</translation>
    </message>
    <message>
        <source>{0} is {1} × {2} pixels, more than Docent opens.</source>
        <extracomment>{0}: name, {1}: width, {2}: height</extracomment>
        <translation>{0} hat {1} × {2} Pixel, mehr als Docent öffnet.</translation>
    </message>
    <message>
        <source>{0} is {1}.</source>
        <extracomment>{0}: name, {1}: value</extracomment>
        <translation>{0} ist {1}.</translation>
    </message>
    <message>
        <source>{0} lacks the file {1} that its index names.</source>
        <extracomment>{0}: folder.name, {1}: path.name</extracomment>
        <translation>{0} fehlt die Datei {1}, die im Index steht.</translation>
    </message>
    <message>
        <source>{0} lacks the tensor {1} that its index names.</source>
        <extracomment>{0}: folder.name, {1}: missing[0]</extracomment>
        <translation>{0} fehlt der Tensor {1}, der im Index steht.</translation>
    </message>
    <message>
        <source>{0} lacks the tensor {1}.</source>
        <extracomment>{0}: files.folder.name, {1}: name</extracomment>
        <translation>{0} fehlt der Tensor {1}.</translation>
    </message>
    <message>
        <source>{0} needs more memory than Docent gives to one file.</source>
        <extracomment>{0}: source.path.name</extracomment>
        <translation>{0} braucht mehr Speicher, als Docent einer Datei gibt.</translation>
    </message>
    <message>
        <source>{0} of {1} arrived damaged.</source>
        <extracomment>{0}: record.name, {1}: repository.repo_id</extracomment>
        <translation>{0} von {1} ist beschädigt angekommen.</translation>
    </message>
    <message>
        <source>{0} of {1} is damaged: {2}.</source>
        <extracomment>{0}: record.name, {1}: folder.name, {2}: reason</extracomment>
        <translation>{0} von {1} ist beschädigt: {2}.</translation>
    </message>
    <message>
        <source>{0} runs on the CPU only.</source>
        <extracomment>{0}: name</extracomment>
        <translation>{0} läuft nur auf der CPU.</translation>
    </message>
    <message>
        <source>{0} threads cannot run anything.</source>
        <extracomment>{0}: threads</extracomment>
        <translation>Mit {0} Threads läuft nichts.</translation>
    </message>
    <message>
        <source>{0} took longer than {1} s to open.</source>
        <extracomment>{0}: source.path.name, {1}: limit_s</extracomment>
        <translation>{0} brauchte zum Öffnen länger als {1} s.</translation>
    </message>
    <message>
        <source>{0} took longer than {1} s to read.</source>
        <extracomment>{0}: source.path.name, {1}: limit_s</extracomment>
        <translation>{0} brauchte zum Lesen länger als {1} s.</translation>
    </message>
    <message>
        <source>{0} was asked for</source>
        <extracomment>{0}: name</extracomment>
        <translation>{0} wurde gewählt</translation>
    </message>
    <message>
        <source>“{0}” is not a key combination.</source>
        <extracomment>{0}: keys[:40]</extracomment>
        <translation>„{0}“ ist keine Tastenkombination.</translation>
    </message>
</context>
</TS>
