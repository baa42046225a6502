# Signs programs for Windows; does nothing, and says so, where no certificate is given. Called by the release
# workflow on docent.exe before it is packed and on the setup program afterwards:
#   powershell -File installers\windows\sign.ps1 dist\docent\docent.exe
# The certificate is a PFX file, in base64, in WINDOWS_CERTIFICATE; its password in WINDOWS_CERTIFICATE_PASSWORD.
param([Parameter(Mandatory = $true, ValueFromRemainingArguments = $true)][string[]] $Files)
$ErrorActionPreference = "Stop"

if (-not $env:WINDOWS_CERTIFICATE) {
    Write-Host "sign: there is no certificate (WINDOWS_CERTIFICATE): nothing is signed"
    exit 0
}
$kit = Join-Path ${env:ProgramFiles(x86)} "Windows Kits\10\bin\*\x64\signtool.exe"
$signtool = Get-ChildItem $kit -ErrorAction SilentlyContinue | Sort-Object FullName | Select-Object -Last 1
if (-not $signtool) {
    Write-Error "sign: signtool.exe is not here; it comes with the Windows SDK"
}
# The time stamp keeps the signature valid after the certificate has run out.
$timestamp = if ($env:WINDOWS_TIMESTAMP_URL) { $env:WINDOWS_TIMESTAMP_URL } else { "http://timestamp.digicert.com" }
$pfx = Join-Path ([IO.Path]::GetTempPath()) ("docent-" + [Guid]::NewGuid() + ".pfx")
$status = 0
try {
    [IO.File]::WriteAllBytes($pfx, [Convert]::FromBase64String($env:WINDOWS_CERTIFICATE))
    foreach ($file in $Files) {
        & $signtool.FullName sign /fd SHA256 /td SHA256 /tr $timestamp /d "Docent" /f $pfx `
            /p $env:WINDOWS_CERTIFICATE_PASSWORD $file
        if ($LASTEXITCODE -ne 0) { $status = $LASTEXITCODE; break }
        & $signtool.FullName verify /pa $file
        if ($LASTEXITCODE -ne 0) { $status = $LASTEXITCODE; break }
        Write-Host "sign: signed $file"
    }
}
finally {
    Remove-Item $pfx -Force -ErrorAction SilentlyContinue
}
exit $status
