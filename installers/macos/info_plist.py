"""What Info.plist says beside what PyInstaller writes itself (name, identifier, icon, short version):
document types, the words of permission questions, the oldest system. Imported by docent.spec on macOS.
"""

from __future__ import annotations

from typing import Any

from installers.metadata import APP_ID, AUTHOR, LICENCE, MODEL_ENDING, MODEL_TYPE, MODEL_WORDS, VERSION

# What macOS has an identifier of its own for; the rest goes by the end of its name.
_TYPES = (
    "com.adobe.pdf", "org.idpf.epub-container", "public.png", "public.jpeg", "org.webmproject.webp",
    "public.tiff", "com.compuserve.gif", "com.microsoft.bmp", "public.svg-image",
)  # fmt: skip
_ENDINGS = ("cbz", "oxps", "xps")
_MODEL_PACK = APP_ID.replace("_", "-") + ".model"  # an identifier of a type has no underscores

INFO_PLIST: dict[str, Any] = {
    "CFBundleVersion": VERSION,
    "CFBundleDevelopmentRegion": "en",
    "CFBundleLocalizations": ["en", "de", "zh-Hans"],
    "LSApplicationCategoryType": "public.app-category.productivity",
    # that of the machine it is frozen on: pip takes the wheels of numpy that are built for it
    "LSMinimumSystemVersion": "14.0",
    "LSArchitecturePriority": ["arm64"],
    "NSHighResolutionCapable": True,
    "NSRequiresAquaSystemAppearance": False,  # dark where the system is
    "NSPrincipalClass": "NSApplication",
    "NSHumanReadableCopyright": f"{AUTHOR}. {LICENCE}.",
    # Alternate: listed under "Open With", never put in the place of what opens them now.
    "CFBundleDocumentTypes": [
        {
            "CFBundleTypeName": "Document or picture",
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Alternate",
            "LSItemContentTypes": list(_TYPES),
        },
        {
            "CFBundleTypeName": "Comic book or XPS document",
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Alternate",
            "CFBundleTypeExtensions": list(_ENDINGS),
        },
        {
            "CFBundleTypeName": MODEL_WORDS,
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Owner",
            "LSItemContentTypes": [_MODEL_PACK],
        },
    ],
    "UTExportedTypeDeclarations": [
        {
            "UTTypeIdentifier": _MODEL_PACK,
            "UTTypeDescription": MODEL_WORDS,
            "UTTypeConformsTo": ["public.zip-archive"],
            "UTTypeTagSpecification": {
                "public.filename-extension": [MODEL_ENDING.lstrip(".")],
                "public.mime-type": [MODEL_TYPE],
            },
        },
    ],
    "NSCameraUsageDescription": "Docent watches a camera while you ask it to. The picture stays on this Mac.",
    # Not asked for by every version of macOS: some show words of their own.
    "NSScreenCaptureUsageDescription": (
        "Docent reads the part of the screen that you choose. The picture stays on this Mac."
    ),
}
