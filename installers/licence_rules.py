"""Which licences fit a program under AGPL-3.0-or-later, and why. Asked by licences.py and sbom.py.

Terms are SPDX expressions. What packages write in words of their own is put into SPDX here, once, by a
person: words that are not known fit nothing, and the release stops until somebody has read them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.metadata import Distribution

from app.licences import stated_terms

_FREE = "permissive: asks for its notice to be kept, which the list does"
ACCEPTED = {
    "0BSD": "permissive, asks for nothing",
    "AGPL-3.0-only": "Docent's own, without later versions",
    "AGPL-3.0-or-later": "Docent's own",
    "Apache-2.0": "compatible with version 3 of the GPL, and so with the AGPL",
    "BSD-2-Clause": _FREE,
    "BSD-3-Clause": _FREE,
    "BSL-1.0": _FREE,
    "bzip2-1.0.6": _FREE,
    "CC0-1.0": "in the public domain",
    "GPL-2.0-or-later": "its version 3 may be taken, which goes with the AGPL (section 13 of each)",
    "GPL-3.0-only": "goes with the AGPL (section 13 of each)",
    "GPL-3.0-or-later": "goes with the AGPL (section 13 of each)",
    "HPND": _FREE,
    "ISC": _FREE,
    "LGPL-2.0-or-later": "a library under it may be used; its version 3 goes with the AGPL",
    "LGPL-2.1-or-later": "a library under it may be used; its version 3 goes with the AGPL",
    "LGPL-3.0-only": "a library under it may be used where it can be replaced: see the head of the list",
    "LGPL-3.0-or-later": "the same",
    "libpng-2.0": _FREE,
    "MIT": _FREE,
    "MIT-CMU": _FREE,
    "MPL-2.0": "names the AGPL among its secondary licences",
    "PSF-2.0": "permissive, and compatible with the GPL",
    "Python-2.0": "permissive, and compatible with the GPL",
    "Unlicense": "in the public domain",
    "X11": _FREE,
    "Zlib": _FREE,
    "LicenseRef-public-domain": "in the public domain",
    # A "system library" of the AGPL's section 1; Microsoft allows it to be passed on beside a program.
    "LicenseRef-Microsoft-VC-Runtime": "the C++ runtime of the compiler, passed on unchanged",
}
EXCEPTIONS = {
    "LLVM-exception": "allows more than the licence it goes with",
    "GCC-exception-3.1": "allows programs of any licence to use the library",
    "Bootloader-exception": "allows what PyInstaller's starter is put in front of to have any licence",
}
# Words of packages, in small letters, and what they are in SPDX.
WORDS = {
    "mit license": "MIT",
    "the mit license": "MIT",
    "apache 2.0": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd": "BSD-3-Clause",
    "bsd license": "BSD-3-Clause",
    "isc license (iscl)": "ISC",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "python software foundation license": "PSF-2.0",
    "lgplv2+": "LGPL-2.1-or-later",
    "gnu lesser general public license v2 or later (lgplv2+)": "LGPL-2.1-or-later",
    "gplv2-or-later with a special exception which allows to use pyinstaller to build and distribute "
    "non-free programs (including commercial ones)": "GPL-2.0-or-later WITH Bootloader-exception",
    "dual licensed - gnu affero gpl 3.0 or artifex commercial license": (
        "AGPL-3.0-only OR LicenseRef-Artifex-Commercial"
    ),
}
# Packages of Debian and Ubuntu, by the beginning of their names: the terms of the library in them, which the
# programs and tests of the same source need not share. The longest beginning wins; a package that is not here
# stops the release until somebody has read its copyright file.
SYSTEM = {
    "libatomic1": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "libblkid1": "LGPL-2.1-or-later",
    "libbrotli1": "MIT",
    "libbz2-1.0": "bzip2-1.0.6",
    "libcap2": "BSD-3-Clause OR GPL-2.0-or-later",
    "libcom-err2": "MIT",
    "libexpat1": "MIT",
    "libffi": "MIT",
    "libgcc-s1": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "libglib2.0-0": "LGPL-2.1-or-later",
    "libgomp1": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "libgssapi-krb5-2": "MIT",
    "libk5crypto3": "MIT",
    "libkeyutils1": "LGPL-2.0-or-later",
    "libkrb5": "MIT",
    "liblz4-1": "BSD-2-Clause",
    "liblzma5": "LicenseRef-public-domain",
    "libmount1": "LGPL-2.1-or-later",
    "libpcre2-8-0": "BSD-3-Clause",
    "libpng16-16": "libpng-2.0",
    "libreadline8": "GPL-3.0-or-later",
    "libsqlite3-0": "LicenseRef-public-domain",
    "libssl3": "Apache-2.0",
    "libstdc++6": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "libtinfo6": "X11",
    "libuuid1": "BSD-3-Clause",
    "libx11": "MIT",
    "libxau6": "MIT",
    "libxcb": "MIT",
    "libxdmcp6": "MIT",
    "libxext6": "MIT",
    "libxfixes3": "MIT",
    "libxkbcommon": "MIT",
    "libxrandr2": "MIT",
    "libxrender1": "MIT",
    "libzstd1": "BSD-3-Clause",
    "zlib1g": "Zlib",
}


def terms(package: Distribution) -> str:
    """The terms of a package as SPDX, or in its words where these are not known; empty where it says none."""
    return " AND ".join(WORDS.get(words.casefold(), words) for words in stated_terms(package))


def system_terms(name: str) -> str:
    """The terms of one of the system's packages; empty where nobody has read them yet."""
    known = [prefix for prefix in SYSTEM if name.startswith(prefix)]
    return SYSTEM[max(known, key=len)] if known else ""


def fits(expression: str) -> bool:
    """Whether a work under these terms may be part of one under AGPL-3.0-or-later.

    Of terms joined by OR one has to fit, of those joined by AND all. What is no expression does not fit.
    """
    tokens = re.findall(r"[()]|[^\s()]+", expression)
    try:
        result, rest = _either(tokens)
    except IndexError:  # it ends where something has to follow
        return False
    return result and not rest


def _either(tokens: Sequence[str]) -> tuple[bool, Sequence[str]]:
    result, rest = _both(tokens)
    while rest and rest[0].upper() == "OR":
        other, rest = _both(rest[1:])
        result = result or other
    return result, rest


def _both(tokens: Sequence[str]) -> tuple[bool, Sequence[str]]:
    result, rest = _one(tokens)
    while rest and rest[0].upper() == "AND":
        other, rest = _one(rest[1:])
        result = result and other
    return result, rest


def _one(tokens: Sequence[str]) -> tuple[bool, Sequence[str]]:
    if tokens[0] == "(":
        result, rest = _either(tokens[1:])
        return result and rest[0] == ")", rest[1:]
    result, rest = tokens[0] in ACCEPTED, tokens[1:]
    if rest and rest[0].upper() == "WITH":
        return result and rest[1] in EXCEPTIONS, rest[2:]
    return result, rest
