#!/bin/bash
# Puts the signing certificate into a keychain of its own and the notary's key into a file, for the release
# workflow; `--remove` takes both away. Does nothing, and says so, where a secret is missing.
#   MACOS_CERTIFICATE             a Developer ID Application certificate with its key (.p12), in base64
#   MACOS_CERTIFICATE_PASSWORD    its password
#   NOTARY_KEY                    the text of an App Store Connect API key (.p8)
set -euo pipefail

folder=${RUNNER_TEMP:-${TMPDIR:-/tmp}}
keychain=$folder/docent.keychain-db
key=$folder/notary.p8
say() { echo "keychain: $*" >&2; }

if [ "${1:-}" = --remove ]; then
    if [ -f "$keychain" ]; then security delete-keychain "$keychain"; fi
    rm -f "$key"
    exit 0
fi
umask 077
if [ -n "${MACOS_CERTIFICATE:-}" ]; then
    password=$(openssl rand -hex 24)
    certificate=$folder/certificate.p12
    trap 'rm -f "$certificate"' EXIT
    printf '%s' "$MACOS_CERTIFICATE" | base64 --decode > "$certificate"
    security create-keychain -p "$password" "$keychain"
    security set-keychain-settings -lut 7200 "$keychain"
    security unlock-keychain -p "$password" "$keychain"
    security import "$certificate" -k "$keychain" -P "$MACOS_CERTIFICATE_PASSWORD" -T /usr/bin/codesign
    security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keychain" > /dev/null
    security list-keychains -d user -s "$keychain" login.keychain-db
    say "the certificate is there"
else
    say "MACOS_CERTIFICATE is not set: the signature will be ad hoc"
fi
if [ -n "${NOTARY_KEY:-}" ]; then
    printf '%s\n' "$NOTARY_KEY" > "$key"
    if [ -n "${GITHUB_ENV:-}" ]; then echo "NOTARY_KEY_FILE=$key" >> "$GITHUB_ENV"; fi
    say "the notary's key is there"
else
    say "NOTARY_KEY is not set: nothing will be notarised"
fi
