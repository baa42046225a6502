<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message numerus="yes">
        <source>%n open connection(s): {addresses}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>About Docent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads pages and pictures, and answers questions about them, on your own machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This part brings no text of its licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Docent is made of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asking the system…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none: no connection is open, as the system says</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>About Docent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the last answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the timings as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy without line breaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the quick actions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the conversation…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to page…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency overlay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models and device…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open from the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages and outline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen the closed tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all text of the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop, or clear the region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unload the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswerText</name>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Clear the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The region was copied as a picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask about this page…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask about this region…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationPanel</name>
    <message>
        <source>Answer: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docent ended unexpectedly last time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the log&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Docent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can go on; your conversations are kept. If Docent behaves oddly, quit and start it again. The report below holds no text of your documents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your conversations were kept. The report below holds no text of your documents.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this address?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DocumentTab</name>
    <message>
        <source>Open another…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p. {page}, region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p. {page}, whole page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EngineClient</name>
    <message>
        <source>{width} × {height} px, as the model sees it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: the model began to repeat itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer was cut at its longest length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer was stopped here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model was unsure: check it on the page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p. {page}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p. {page}, region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} tokens/s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportFile</name>
    <message>
        <source>Export the conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown with pictures (*.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Close the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match upper and lower case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindResult</name>
    <message numerus="yes">
        <source>%n page(s) without text</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Continued from the other end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No text to search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching… {share} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pages are pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {total} or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {total}…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message numerus="yes">
        <source>%n conversation(s) deleted.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete all conversations?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete everything…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview of the conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are erased from this computer and cannot be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>Conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the search field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found for “{text}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here yet. A conversation is kept as soon as you have asked something.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPreview</name>
    <message numerus="yes">
        <source>and %n more question(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Incoming</name>
    <message>
        <source>Clipboard {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LatencyPill</name>
    <message>
        <source>TTFT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency: {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show where the time goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thinking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LicencePage</name>
    <message>
        <source>Accept and download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The licence of {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{licence}. {size} will be fetched from {source}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show lines with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show lines with…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Docent did on this computer. It holds no text of documents, questions or answers.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Documents and pictures ({patterns});;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelActs</name>
    <message>
        <source>Download {size}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the download…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelDialog</name>
    <message>
        <source>Add a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a zip file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a zipped checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder of a FastVLM checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use: choose another model first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models and device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {model} and its {size} from this computer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zip archives (*.zip)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelFacts</name>
    <message>
        <source>Automatic is {device}, {precision}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for devices…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {needed} needed, only {free} free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {needed} needed, {free} free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device}: not here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{used} in use, loaded in {load}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelProgress</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} is complete and unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} is installed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelTasks</name>
    <message>
        <source>copy tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>describe pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>summarise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>translate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} can {trained}; it was not trained to {task}. Larger models do more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message>
        <source>Apple GPU (MPS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for the licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NVIDIA GPU (CUDA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packing the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warming up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {hours} h left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bf16: as trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comes with Docent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fp32: exact, twice the memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>int4: least memory, CPU only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>int8: less memory, CPU only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not downloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partly downloaded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutlineModel</name>
    <message>
        <source>{title}, page {page}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutlineView</name>
    <message>
        <source>Outline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageBox</name>
    <message>
        <source>Go to page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {page} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageFailureCard</name>
    <message>
        <source>Draw this page again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>Page {page}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartCopy</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy this part</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>p. {page}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p. {page}, region</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaceChip</name>
    <message>
        <source>Asking about {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what the model will see</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PromptEditor</name>
    <message>
        <source>Add a quick action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the built-in quick actions; can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New quick action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question that is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this quick action (Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes back the last adding, removing, moving or resetting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{language} stands for the language of the window. The first nine have Alt+1 to Alt+9.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionBox</name>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionBubble</name>
    <message>
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask this instead; what came after it goes (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the question as it was (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You asked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuickActionBar</name>
    <message>
        <source>Edit the quick actions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More quick actions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuickActions</name>
    <message>
        <source>Describe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summarise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table to CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Translate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SeenPicture</name>
    <message>
        <source>Making the picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size}, shown at {share} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{width} × {height} px</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Choose model, device and precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{setting}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 gives the likeliest answer, the same each time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A token is about three quarters of a word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the model can</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer bits need less memory and can be faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frees its memory; the next question loads it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many earlier questions about one place the model is told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency overlay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light print on dark paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory for pages read ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New conversations are not kept on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of menus and messages. Answers come in the language of the question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the text of the conversation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows on the page how long the first token took.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts with the tabs that were open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model reads the page on screen before you ask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pages not asked about for longest are dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unload the model when idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What reads the pages and answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the model runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Defaults restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No setting matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No shortcut matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by command or key</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Outline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages and outline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages or outline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Documents, questions and answers stay on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model: {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models and device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model fetched, nothing sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>private · {promise}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} · loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} · loading {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} · not loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>first token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prefill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preprocess</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>projector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>render</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vision tower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepsCard</name>
    <message>
        <source>Ask something: here you see where the time goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies the steps of every answer since the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps of the last answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>image tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prompt tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to the first token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} tokens/s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TabBar</name>
    <message>
        <source>Close the tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier tabs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later tabs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open documents</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TabQuestions</name>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{width} × {height} px, as the model saw it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Thumbnails</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TurnActions</name>
    <message>
        <source>Answer again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what the model saw</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TurnList</name>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the newest answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TurnView</name>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to this place on the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the page…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the same question once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: the model began to repeat itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer was cut at its longest length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model found nothing to say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model was unsure: check it on the page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message numerus="yes">
        <source>%n answer(s) dropped.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Answer replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back what was there before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: bring the answers back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Viewport</name>
    <message>
        <source>Drop a PDF or a picture here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No document is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {page} of {count}, {zoom} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To page {page}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>region on page {page}, {width} by {height} points, {x} from the left, {y} from the top</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Warmth</name>
    <message>
        <source>The page had been read before the question came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page had been read for an earlier question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page was read for this answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warm</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Ask about this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask: {question}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a rectangle on the page to ask about a part: small print is read best that way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a PDF or a picture on this window, paste one, or choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open lately</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks a region of the sample and asks this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it on the sample</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>A folder {0} is there already.</source>
        <extracomment>{0}: target</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model named {0} is installed already.</source>
        <extracomment>{0}: name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask a shorter question or start a new conversation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again: it is loaded for the question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again; the log has the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask its owner, or copy it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check HF_ENDPOINT, or try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check HF_ENDPOINT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the disk has room, then paste again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that this folder can be written to; until then they last as long as the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk and the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the folder and its permissions, or set DOCENT_MODELS_DIR to another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network connection and run the same command again: it goes on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network connection, then try again: what is here stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the password and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose 1 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a larger region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a name that ends in .md, .html or .json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a page from 1 to {0}.</source>
        <extracomment>{0}: self.page_count</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, or check that this one can be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model to use instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose auto or cpu, or install a CUDA build of torch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of {0}.</source>
        <extracomment>{0}: &apos;, &apos;.join(DEVICES)</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose page 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the device auto or cpu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the device cpu, or the precision auto.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder of a FastVLM checkpoint, as it was downloaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the precision auto.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs or choose a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model or int8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, or take a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations cannot be saved in {0}.</source>
        <extracomment>{0}: path.parent</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the address instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docent does not open {0} links.</source>
        <extracomment>{0}: url.scheme() or &apos;such&apos;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docent failed at this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encode it again with this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch it again from where it is published.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch it in a browser and install it with: docent models add DIR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch it with: docent models download {0}.</source>
        <extracomment>{0}: name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch or save the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch the checkpoint again, with all its files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch the checkpoint again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space and run the same command again, or set DOCENT_MODELS_DIR to another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, or set DOCENT_MODELS_DIR to a folder on another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a FastVLM folder or a complete zip archive of one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a PDF or a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a number from {0} to {1}.</source>
        <extracomment>{0}: lowest, {1}: highest</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a whole number from {0} to {1}.</source>
        <extracomment>{0}: lowest, {1}: highest</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a width and a height above 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give another name with --name, or remove that one with: docent models remove {0}.</source>
        <extracomment>{0}: name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give another with --name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it as X,Y,WIDTH,HEIGHT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give its password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one above 0, up to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the folder that holds a FastVLM checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the folder that holds config.json and the safetensors files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HF_HUB_OFFLINE forbids going online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install an archive with: docent models add FILE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was set aside as {0} in {1}, and a new one was begun.</source>
        <extracomment>{0}: aside.name, {1}: aside.parent</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its sides must be multiples of {0}.</source>
        <extracomment>{0}: stride</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its weights are damaged: verify the model or fetch it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the repository&apos;s page, fetch it by hand and install it with: docent models add DIR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room on the disk; saving then goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the real file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Apple GPU was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No CUDA device was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model named {0} can be fetched.</source>
        <extracomment>{0}: name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a PDF or a picture (PNG, JPEG, WebP, TIFF, GIF, BMP).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it to go to this place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back, or open it from where it is now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question and history make {0} tokens and the model takes {1}.</source>
        <extracomment>{0}: prompt_tokens, {1}: context_length</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it with: docent models remove {0}.</source>
        <extracomment>{0}: manifest.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the model with: docent models remove {0}, then install it again.</source>
        <extracomment>{0}: folder.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the model, then install it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run `docent diagnose`, or install Docent again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the same command again: only this file is fetched again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it again as PNG or JPEG in another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the names with: docent models list, or give a checkpoint folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what is with: docent models list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the region again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set HF_ENDPOINT to one that starts with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shrink it to under {0} million pixels.</source>
        <extracomment>{0}: MOST_PIXELS // 1000000</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shrink or cut it to {0} million pixels, no side above {1}.</source>
        <extracomment>{0}: MOST_PIXELS // 1000000, {1}: LONGEST_SIDE</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Docent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start Docent again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is no FastVLM: fetch the checkpoint again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The conversation needs {0} places and the cache has {1}.</source>
        <extracomment>{0}: end, {1}: self.capacity</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: conversations are not being saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: {0} takes no more.</source>
        <extracomment>{0}: folder</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is too full: {0} needs {1} and {2} are free.</source>
        <extracomment>{0}: folder, {1}: gigabytes(needed), {2}: gigabytes(free)</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document could not be searched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document reader did not start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document reader was shut down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is at work in another thread.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file may be damaged: try another page, or fetch it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history of conversations was damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history was written by a newer version and cannot be read by this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The licence of {0} was not accepted, so the model was not fetched.</source>
        <extracomment>{0}: known.repo_id</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log has the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model computed values that are not numbers (NaN).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model read the picture as values that are not numbers (NaN).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model stopped with an error.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has {1} pages; there is no page {2}.</source>
        <extracomment>{0}: self.name, {1}: self.page_count, {2}: index + 1</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s engine does not start ({0}).</source>
        <extracomment>{0}: error</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page could not be drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page is {0} wide and {1} high; choose a region on it.</source>
        <extracomment>{0}: page_width, {1}: page_height</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pages are shown as they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password does not open {0}.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture cannot be read ({0}).</source>
        <extracomment>{0}: error</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture from the clipboard could not be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture has {0} x {1} pixels, more than the engine takes.</source>
        <extracomment>{0}: width, {1}: height</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is empty ({0} x {1} pixels).</source>
        <extracomment>{0}: width, {1}: height</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quick actions could not be written to disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reader process sent a picture of impossible size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reader process stopped while reading {0}.</source>
        <extracomment>{0}: source.path.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The region is empty: it is {0} wide and {1} high.</source>
        <extracomment>{0}: self.width, {1}: self.height</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The region is not made of plain numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The region lies on another page than the question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The region {0},{1},{2},{3} lies outside the page.</source>
        <extracomment>{0}: self.x, {1}: self.y, {2}: self.width, {3}: self.height</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server sends more than it announced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor {0} is stored as {1}.</source>
        <extracomment>{0}: name, {1}: stored.dtype_name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor {0} is {1} where config.json makes it {2}.</source>
        <extracomment>{0}: name, {1}: list(tensor.shape), {2}: list(shape)</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer cannot spell every byte, so it would lose text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer in {0} cannot be read ({1}).</source>
        <extracomment>{0}: folder, {1}: error</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer in {0} has more tokens than its model.</source>
        <extracomment>{0}: folder.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer in {0} is not byte-level BPE, as FastVLM&apos;s is.</source>
        <extracomment>{0}: folder</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vision tower was given {0} x {1} pixels.</source>
        <extracomment>{0}: width, {1}: height</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no checkpoint folder {0}.</source>
        <extracomment>{0}: folder</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no device called {0}.</source>
        <extracomment>{0}: name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no document open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file or folder {0}.</source>
        <extracomment>{0}: path</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file {0} in {1}.</source>
        <extracomment>{0}: path.name, {1}: path.parent</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model named {0}.</source>
        <extracomment>{0}: given</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no precision called {0}.</source>
        <extracomment>{0}: name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to fetch: use it as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are used until Docent is closed; make room on the disk and save again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This build of torch cannot run {0}.</source>
        <extracomment>{0}: precision</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document was closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a quantised export (MLX, Core ML or another), packed for other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture was encoded by another engine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again when the computer is less busy, or open a smaller copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try another page, or a smaller copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try another page, or a smaller region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try another page, or fetch the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type what you want to know about the page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack it and give one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack it, then add the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unset HF_HUB_OFFLINE and run the same command again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a FastVLM checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a checkpoint in safetensors form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a checkpoint of the usual FastViTHD kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a checkpoint of type llava_qwen2 or fast_vlm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use bf16, fp16 or fp32.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use docent-nano, which comes with Docent, or a model of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it from one thread only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use letters, digits, dots, dashes and underscores only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the PyTorch checkpoint (for example apple/FastVLM-0.5B); the engine quantises it by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the PyTorch checkpoint of the same model (for example apple/FastVLM-0.5B).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was read of it stays on screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what you want to know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have no permission to read {0}.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a CUDA device was found: {0}</source>
        <extracomment>{0}: torch.cuda.get_device_name()</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an Apple GPU was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>config.json asks for a model of {0} billion weights.</source>
        <extracomment>{0}: total / 1000000000.0</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>config.json has model_type = {0}, not a FastVLM.</source>
        <extracomment>{0}: model_type</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>config.json has no text_config.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>config.json has {0} = {1}, where {2} is needed.</source>
        <extracomment>{0}: name, {1}: shown, {2}: wanted</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no CUDA device and no Apple GPU: using the CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quantise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>top_p is 0, which leaves no token to choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vision_config.model_args has {0}, which this engine does not know.</source>
        <extracomment>{0}: unknown[0]</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} answered with status {1} for {2}.</source>
        <extracomment>{0}: endpoint, {1}: status, {2}: repo_id</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} at {1} holds no model.</source>
        <extracomment>{0}: repo_id, {1}: endpoint</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be reached ({1}).</source>
        <extracomment>{0}: endpoint, {1}: _first_line(error)</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be read ({1}).</source>
        <extracomment>{0}: stored.path.name, {1}: error</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <extracomment>{0}: path.name, {1}: reason</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be the name of a model.</source>
        <extracomment>{0}: name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be unpacked ({1}).</source>
        <extracomment>{0}: path, {1}: str(error).rstrip(&apos;.&apos;)</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be used ({1}).</source>
        <extracomment>{0}: error.filename or folder, {1}: error.strerror or error</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} comes with Docent and cannot be removed.</source>
        <extracomment>{0}: name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} comes with Docent.</source>
        <extracomment>{0}: short</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} could not be fetched from {1} ({2}).</source>
        <extracomment>{0}: repo_id, {1}: endpoint, {2}: _first_line(error)</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} could not be opened.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} could not be saved in {1}.</source>
        <extracomment>{0}: path.name, {1}: path.parent</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} could not be saved.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} could not be saved: the disk is full.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} describes {1} in a way that cannot be read.</source>
        <extracomment>{0}: path.name, {1}: name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} does not answer like a model hub.</source>
        <extracomment>{0}: endpoint</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} does not give out {1} without an account (status {2}).</source>
        <extracomment>{0}: endpoint, {1}: repo_id, {2}: status</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} does not give out {1} without an account.</source>
        <extracomment>{0}: endpoint, {1}: repo_id</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} does not say what kind of file it is to be.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} ends in the middle of {1}.</source>
        <extracomment>{0}: stored.path.name, {1}: name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} gives {1} a length that does not fit its shape.</source>
        <extracomment>{0}: path.name, {1}: name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has 1 page; there is no page {1}.</source>
        <extracomment>{0}: self.name, {1}: index + 1</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has changed and cannot be read.</source>
        <extracomment>{0}: self.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has changed and has no page {1} any more.</source>
        <extracomment>{0}: self._names[document], {1}: page + 1</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has neither tokenizer.json nor {1}.</source>
        <extracomment>{0}: folder, {1}: path.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no added_tokens.json and no added tokens.</source>
        <extracomment>{0}: folder</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no config.json.</source>
        <extracomment>{0}: folder</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no licence file, so nobody can agree to its terms.</source>
        <extracomment>{0}: self.repo_id</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no list of files.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no tokenizer: neither tokenizer.json nor vocab.json with merges.txt.</source>
        <extracomment>{0}: folder</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds its weights as pickle files, which can run code and are never opened.</source>
        <extracomment>{0}: folder.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds no FastVLM checkpoint: there is no config.json in it or one level below.</source>
        <extracomment>{0}: path</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds no model.safetensors.</source>
        <extracomment>{0}: folder.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds numbers that are not finite, in the tensor {1}.</source>
        <extracomment>{0}: path.name, {1}: name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds several checkpoints ({1}).</source>
        <extracomment>{0}: path, {1}: listed</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds the tensor {1} twice.</source>
        <extracomment>{0}: folder.name, {1}: name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds the tensor {1}, which no FastVLM has.</source>
        <extracomment>{0}: files.folder.name, {1}: extra[0]</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is a file, not a checkpoint folder.</source>
        <extracomment>{0}: given</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is a folder, not a document.</source>
        <extracomment>{0}: path.name or path</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is a link that leads back to itself.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is an MLX and Core ML export: its safetensors hold no vision tower.</source>
        <extracomment>{0}: folder.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is an export for another program (MLX or Core ML).</source>
        <extracomment>{0}: files.folder.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is being fetched by another process.</source>
        <extracomment>{0}: name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is cut short or no safetensors file.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is cut short: it ends before the tensor {1}.</source>
        <extracomment>{0}: path.name, {1}: name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is damaged here and cannot be shown.</source>
        <extracomment>{0}: source.path.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is damaged or is not what its name says.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is empty.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is encrypted.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is far too large for a tokenizer.</source>
        <extracomment>{0}: path</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no address of a hub.</source>
        <extracomment>{0}: endpoint</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no longer where it was, and had to be read again.</source>
        <extracomment>{0}: source.path.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no safetensors file.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not a JSON object.</source>
        <extracomment>{0}: path</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not a checkpoint archive that can be trusted: {1}.</source>
        <extracomment>{0}: path, {1}: reason</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not a document that Docent can open.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not a plain file.</source>
        <extracomment>{0}: path.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not installed.</source>
        <extracomment>{0}: name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not open.</source>
        <extracomment>{0}: place.document_name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not where it was.</source>
        <extracomment>{0}: self.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is the name of a model that comes with Docent.</source>
        <extracomment>{0}: name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is {1} × {2} pixels, more than Docent opens.</source>
        <extracomment>{0}: self._path.name, {1}: width, {2}: height</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is {1}.</source>
        <extracomment>{0}: name, {1}: value</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} lacks the file {1} that its index names.</source>
        <extracomment>{0}: folder.name, {1}: path.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} lacks the tensor {1} that its index names.</source>
        <extracomment>{0}: folder.name, {1}: missing[0]</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} lacks the tensor {1}.</source>
        <extracomment>{0}: files.folder.name, {1}: name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} needs more memory than Docent gives to one file.</source>
        <extracomment>{0}: source.path.name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} arrived damaged.</source>
        <extracomment>{0}: record.name, {1}: repository.repo_id</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} is damaged: {2}.</source>
        <extracomment>{0}: record.name, {1}: folder.name, {2}: reason</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} runs on the CPU only.</source>
        <extracomment>{0}: name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} threads cannot run anything.</source>
        <extracomment>{0}: threads</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} took longer than {1} s to open.</source>
        <extracomment>{0}: source.path.name, {1}: limit_s</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} took longer than {1} s to read.</source>
        <extracomment>{0}: source.path.name, {1}: limit_s</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was asked for</source>
        <extracomment>{0}: name</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
