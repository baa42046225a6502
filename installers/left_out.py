"""What the frozen program leaves out, and why: read by docent.spec, checked by
tests/installers/test_left_out.py.

Modules are those that PyInstaller would collect because something imports them somewhere; the program runs
without them, which the smoke test shows. Files are parts of packages, as patterns of their places in the
bundle.
"""

from __future__ import annotations

from fnmatch import fnmatch

MODULES = {
    # the developers' environment, in which the program is frozen
    "transformers": "the peer of tests and benchmarks; Docent has its own model code",
    "timm": "the same",
    "faker": "makes training pages",
    "pytest": "tests; torch.testing mentions it",
    "_pytest": "the same",
    "py": "the same",
    "pluggy": "the same",
    "hypothesis": "the same",
    "mypy": "type checks",
    "setuptools": "torch builds C++ extensions with it",
    "pip": "nothing is installed at run time",
    "typer": "the command line of huggingface_hub",
    "rich": "its colours",
    "pydantic": "its checks of webhooks",
    "pydantic_core": "the same",
    "IPython": "huggingface_hub has widgets for notebooks",
    "matplotlib": "plots of other packages",
    "tkinter": "another toolkit; Pillow mentions it",
    "PySide6.QtMultimedia": "the optional extra: cameras",
    # torch, beyond running a model
    "torch.utils.tensorboard": "logs of training",
    "torch.utils.benchmark": "developers only",
    "torch.utils.bottleneck": "the same",
    "torch.onnx": "export to another format",
    "torch.distributed.pipelining": "training on several machines",
    "torch.distributed.elastic": "the same",
    "torch._inductor": "torch.compile, which Docent does not use: 23 MB",
    "triton": "kernels of torch.compile",
    "networkx": "graphs for torch.compile: 19 MB",
    "jinja2": "templates for torch.compile",
    # others
    "hf_xet": "another transport of huggingface_hub: 11 MB; downloads go by HTTP",
    "pymupdf.layout": "a product of its own",
    "pymupdf.mupdf_devel": "headers",
    "numpy.f2py": "compiles Fortran",
    "numpy.testing": "tests of numpy",
    "pydoc_data": "the interpreter's help texts",
    "lib2to3": "Python 2",
    "idlelib": "an editor",
}

FILES = {
    "torch/test/*": "test programs: 83 MB",
    "torch/bin/*": "compilers and test programs: 50 MB",
    "torch/include/*": "headers: 62 MB",
    "torch/share/*": "CMake files",
    "torch/lib/*_test.so": "tests of torch",
    "torch/lib/libaoti_custom_ops.so": "the same",
    "torch/lib/libbackend_with_compiler.so": "the same",
    "torch/testing/*": "the same",
    "PySide6/Qt/qml/*": "Qt Quick",
    "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so": "brings Qt Quick with it",
    "PySide6/Qt/plugins/platforms/libqeglfs.so": "devices without a desktop",
    "PySide6/Qt/plugins/platforms/libqlinuxfb.so": "the same",
    "PySide6/Qt/plugins/platforms/libqminimal*.so": "tests of Qt",
    "PySide6/Qt/plugins/platforms/libqvkkhrdisplay.so": "devices without a desktop",
    "PySide6/Qt/plugins/platforms/libqvnc.so": "a desktop over the network",
    "PySide6/Qt/plugins/egldeviceintegrations/*": "devices without a desktop",
    "PySide6/Qt/plugins/generic/*": "mice and keyboards of such devices",
    "PySide6/Qt/plugins/networkinformation/*": "Qt's network is used for the single instance only",
    "PySide6/Qt/plugins/tls/*": "the same",
    "PySide6/Qt/plugins/platformthemes/libqgtk3.so": "brings GTK; the portal shows dialogs of the desktop",
    "PySide6/Qt/plugins/imageformats/libqpdf.so": "PDF as a picture; Docent has MuPDF",
    "*libQt6Pdf.so*": "the same",
    "*libQt6Quick*": "Qt Quick",
    "*libQt6Qml*": "the same",
    "*libQt6VirtualKeyboard*": "the keyboard on screen",
    "*libQt6EglFS*": "devices without a desktop",
    "numpy/*/tests/*": "tests of numpy",
    "pymupdf/mupdf-devel/*": "headers of MuPDF",
    "hypothesis-*.dist-info/*": "metadata of a package that is left out",
    "*.pyi": "types, for developers",
}

# what stays of the above
KEPT = {"torch/bin/torch_shm_manager": "`import torch` looks for it"}

# libraries that are left to the system: older ones than its own break its drivers and caches
SYSTEM_LIBRARIES = {
    "libstdc++.so.6": "drivers of the graphics card want theirs; every desktop has it",
    "libgcc_s.so.1": "the same",
    "libfontconfig.so.1": "its cache is that of its version: another one reads all fonts at the start",
    "libfreetype.so.6": "goes with fontconfig",
    "libdbus-1.so.3": "speaks to the system's own",
    "libwayland-client.so.0": "the compositor's driver wants the same one",
    "libwayland-cursor.so.0": "the same",
    "libwayland-egl.so.1": "the same",
    "libX11.so.6": "drivers and input methods of the system load the same one",
    "libxcb.so.1": "the same",
    "libdrm.so.2": "the same",
    "libgbm.so.1": "the same",
}

LANGUAGES = ("en", "de", "zh_CN")  # of Qt's own words that are kept


def is_left_out(place: str) -> bool:
    """Whether a file of the bundle, named by its place there with forward slashes, is left out."""
    if place.startswith("PySide6/Qt/translations/"):
        name = place.rsplit("/", 1)[1]
        return not any(name == f"qtbase_{language}.qm" for language in LANGUAGES)
    if any(fnmatch(place, pattern) for pattern in KEPT):
        return False
    return place in SYSTEM_LIBRARIES or any(fnmatch(place, pattern) for pattern in FILES)
