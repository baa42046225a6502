; Docent's setup program, for Inno Setup 6.3 or newer. Compiled by installers/build.py on Windows:
;   iscc /DVersion=0.1.0 installers\windows\docent.iss
; What it packs is dist\docent\, the frozen program; what comes out is dist\docent-VERSION-windows-x86_64.exe.

#ifndef Version
  #error Say which version: iscc /DVersion=0.1.0 docent.iss
#endif
#define Name "Docent"
#define Id "io.github.docent_desktop.Docent"
#define Exe "docent.exe"
#define Homepage "https://github.com/docent-desktop/docent"
; Where the program keeps what a person did with it: app/paths.py, by platformdirs.
#define UserData "{localappdata}\docent"

[Setup]
; The id is what an upgrade finds the older version by: it never changes.
AppId={#Id}
AppName={#Name}
AppVersion={#Version}
AppVerName={#Name} {#Version}
AppPublisher=The Docent team
AppPublisherURL={#Homepage}
AppSupportURL={#Homepage}/issues
AppUpdatesURL={#Homepage}/releases
SourceDir=..\..
OutputDir=dist
OutputBaseFilename=docent-{#Version}-windows-x86_64
SetupIconFile=installers\icons\docent.ico
VersionInfoVersion={#Version}
; For one person and without an administrator, unless somebody chooses otherwise in the first dialog.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
DefaultDirName={autopf}\{#Name}
DisableProgramGroupPage=yes
DisableDirPage=auto
; torch and Qt are built for 64 bits, and for Windows 10 1809 or newer.
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ShowLanguageDialog=auto
UninstallDisplayIcon={app}\{#Exe}
UninstallDisplayName={#Name}
ChangesAssociations=yes
; A Docent that runs is closed by Windows' Restart Manager, which asks first. There is no AppMutex: Docent makes
; no mutex; at removal ProgramIsInUse below looks.
CloseApplications=yes
CloseApplicationsFilter=*.exe,*.dll,*.pyd
RestartApplications=no

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[Tasks]
; Nothing is ticked: what most people want happens without a task.
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[InstallDelete]
; An older version's libraries beside the new ones would be loaded in their place.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "dist\docent\{#Exe}"; DestDir: "{app}"; Flags: ignoreversion
Source: "dist\docent\_internal\*"; DestDir: "{app}\_internal"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\{#Name}"; Filename: "{app}\{#Exe}"
Name: "{autodesktop}\{#Name}"; Filename: "{app}\{#Exe}"; Tasks: desktopicon

[Registry]
; "Open with" lists Docent; the default stays what it was. HKA is the person's part or the machine's, as installed.
Root: HKA; Subkey: "Software\Classes\{#Id}"; ValueType: string; ValueData: "{cm:DocumentName}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\{#Id}\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Exe},0"
Root: HKA; Subkey: "Software\Classes\{#Id}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Exe}"" ""%1"""
; Model packs are Docent's own: opening one offers to install the model.
Root: HKA; Subkey: "Software\Classes\{#Id}.Model"; ValueType: string; ValueData: "{cm:ModelName}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\{#Id}.Model\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Exe},0"
Root: HKA; Subkey: "Software\Classes\{#Id}.Model\shell\open\command"; ValueType: string; ValueData: """{app}\{#Exe}"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.docentmodel"; ValueType: string; ValueName: ""; ValueData: "{#Id}.Model"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\{#Name}"; Flags: uninsdeletekeyifempty
Root: HKA; Subkey: "Software\{#Name}\Capabilities"; ValueType: string; ValueName: "ApplicationName"; ValueData: "{#Name}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\{#Name}\Capabilities"; ValueType: string; ValueName: "ApplicationDescription"; ValueData: "{cm:Summary}"
Root: HKA; Subkey: "Software\RegisteredApplications"; ValueType: string; ValueName: "{#Name}"; ValueData: "Software\{#Name}\Capabilities"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.pdf\OpenWithProgids"; ValueType: string; ValueName: "{#Id}"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.epub\OpenWithProgids"; ValueType: string; ValueName: "{#Id}"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.cbz\OpenWithProgids"; ValueType: string; ValueName: "{#Id}"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.oxps\OpenWithProgids"; ValueType: string; ValueName: "{#Id}"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.xps\OpenWithProgids"; ValueType: string; ValueName: "{#Id}"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.png\OpenWithProgids"; ValueType: string; ValueName: "{#Id}"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.jpg\OpenWithProgids"; ValueType: string; ValueName: "{#Id}"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.jpeg\OpenWithProgids"; ValueType: string; ValueName: "{#Id}"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.webp\OpenWithProgids"; ValueType: string; ValueName: "{#Id}"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.tif\OpenWithProgids"; ValueType: string; ValueName: "{#Id}"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.tiff\OpenWithProgids"; ValueType: string; ValueName: "{#Id}"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.gif\OpenWithProgids"; ValueType: string; ValueName: "{#Id}"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.bmp\OpenWithProgids"; ValueType: string; ValueName: "{#Id}"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.svg\OpenWithProgids"; ValueType: string; ValueName: "{#Id}"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\{#Name}\Capabilities\FileAssociations"; ValueType: string; ValueName: ".pdf"; ValueData: "{#Id}"
Root: HKA; Subkey: "Software\{#Name}\Capabilities\FileAssociations"; ValueType: string; ValueName: ".epub"; ValueData: "{#Id}"
Root: HKA; Subkey: "Software\{#Name}\Capabilities\FileAssociations"; ValueType: string; ValueName: ".cbz"; ValueData: "{#Id}"
Root: HKA; Subkey: "Software\{#Name}\Capabilities\FileAssociations"; ValueType: string; ValueName: ".oxps"; ValueData: "{#Id}"
Root: HKA; Subkey: "Software\{#Name}\Capabilities\FileAssociations"; ValueType: string; ValueName: ".xps"; ValueData: "{#Id}"
Root: HKA; Subkey: "Software\{#Name}\Capabilities\FileAssociations"; ValueType: string; ValueName: ".png"; ValueData: "{#Id}"
Root: HKA; Subkey: "Software\{#Name}\Capabilities\FileAssociations"; ValueType: string; ValueName: ".jpg"; ValueData: "{#Id}"
Root: HKA; Subkey: "Software\{#Name}\Capabilities\FileAssociations"; ValueType: string; ValueName: ".jpeg"; ValueData: "{#Id}"
Root: HKA; Subkey: "Software\{#Name}\Capabilities\FileAssociations"; ValueType: string; ValueName: ".webp"; ValueData: "{#Id}"
Root: HKA; Subkey: "Software\{#Name}\Capabilities\FileAssociations"; ValueType: string; ValueName: ".tif"; ValueData: "{#Id}"
Root: HKA; Subkey: "Software\{#Name}\Capabilities\FileAssociations"; ValueType: string; ValueName: ".tiff"; ValueData: "{#Id}"
Root: HKA; Subkey: "Software\{#Name}\Capabilities\FileAssociations"; ValueType: string; ValueName: ".gif"; ValueData: "{#Id}"
Root: HKA; Subkey: "Software\{#Name}\Capabilities\FileAssociations"; ValueType: string; ValueName: ".bmp"; ValueData: "{#Id}"
Root: HKA; Subkey: "Software\{#Name}\Capabilities\FileAssociations"; ValueType: string; ValueName: ".svg"; ValueData: "{#Id}"

[Run]
Filename: "{app}\{#Exe}"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent

[CustomMessages]
en.DocumentName=Document
de.DocumentName=Dokument
en.ModelName=Docent model pack
de.ModelName=Modellpaket für Docent
en.Summary=Ask questions about documents and the screen
de.Summary=Fragen zu Dokumenten und zum Bildschirm stellen
en.IsInUse=Docent is still running. Close its window, and its icon beside the clock where there is one, then try again.
de.IsInUse=Docent läuft noch. Schließen Sie das Fenster, und das Symbol neben der Uhr, falls es eines gibt; dann versuchen Sie es erneut.
en.DataTitle=Keep your conversations, settings and models?
de.DataTitle=Gespräche, Einstellungen und Modelle behalten?
en.DataText=They are in %1. A later Docent finds them again.
de.DataText=Sie liegen in %1. Ein späteres Docent findet sie wieder.
en.DataKeep=&Keep
de.DataKeep=&Behalten
en.DataDelete=&Delete all of it
de.DataDelete=&Alles löschen
en.DataKept=Your conversations, settings and models are still in %1.
de.DataKept=Gespräche, Einstellungen und Modelle liegen noch in %1.

[Code]
{ No line of this part may begin with a square bracket: the compiler would take it for a section. }

var
  DeleteData: Boolean;

{ A program that runs cannot be opened for writing. }
function ProgramIsInUse: Boolean;
var
  Path: String;
  Stream: TFileStream;
begin
  Path := ExpandConstant('{app}\{#Exe}');
  Result := False;
  if FileExists(Path) then
    try
      Stream := TFileStream.Create(Path, fmOpenReadWrite or fmShareExclusive);
      Stream.Free;
    except
      Result := True;
    end;
end;

function InitializeUninstall: Boolean;
begin
  Result := True;
  while Result and ProgramIsInUse do
    Result := SuppressibleMsgBox(CustomMessage('IsInUse'), mbError, MB_RETRYCANCEL, IDCANCEL) = IDRETRY;
end;

{ The data stays unless somebody says otherwise; a silent removal never deletes it. }
procedure AskAboutData(Folder: String);
var
  Answer: Integer;
  Labels: TArrayOfString;
begin
  SetArrayLength(Labels, 2);
  Labels[0] := CustomMessage('DataKeep');
  Labels[1] := CustomMessage('DataDelete');
  Answer := SuppressibleTaskDialogMsgBox(CustomMessage('DataTitle'),
    FmtMessage(CustomMessage('DataText'), [Folder]), mbConfirmation, MB_YESNO, Labels, 0, IDYES);
  DeleteData := Answer = IDNO;
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
var
  Folder: String;
begin
  { Removed by an administrator for everybody, who has no business in other people's folders. }
  Folder := ExpandConstant('{#UserData}');
  if IsAdminInstallMode or not DirExists(Folder) then
    Exit;
  if Step = usUninstall then
    AskAboutData(Folder);
  if Step = usPostUninstall then
  begin
    if DeleteData then
      DelTree(Folder, True, True, True)
    else
      SuppressibleMsgBox(FmtMessage(CustomMessage('DataKept'), [Folder]), mbInformation, MB_OK, IDOK);
  end;
end;
