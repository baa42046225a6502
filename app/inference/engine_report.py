"""What there is to say about the engine on this machine: devices, models, where models lie. Called by
`docent diagnose`, on any thread.
"""

import json
import multiprocessing
from multiprocessing.connection import Connection

from fastvlm_engine.model_catalogue import available_models
from fastvlm_engine.model_folders import bundled_dirs, models_dir

PROBE_SECONDS = 60.0


def devices() -> dict[str, str]:
    """One line for each device, with the precision that `auto` chooses; under "problem" why there is none.

    Spot up in a process of its own, because a broken torch can end the process that imports it.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_probe, args=(theirs,), name="docent-device-probe", daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(PROBE_SECONDS):
            return {"problem": f"torch did not start within {PROBE_SECONDS:g} s"}
        return {str(name): str(line) for name, line in json.loads(ours.recv_bytes()).items()}
    except EOFError:
        process.join()
        return {"problem": f"torch ended its process (exit code {process.exitcode})"}
    finally:
        process.kill()
        process.join()
        ours.close()


def models() -> dict[str, str]:
    """One line for each model that is known or installed."""
    try:
        return {model.name: f"{model.state}, {model.path or model.source}" for model in available_models()}
    except OSError as error:
        return {"problem": f"the models folder cannot be read ({error})"}


def model_folders() -> dict[str, str]:
    return {"models": str(models_dir()), "bundled models": ", ".join(map(str, bundled_dirs()))}


def _probe(connection: Connection) -> None:
    try:
        found = _devices()
    except Exception as error:  # whatever a broken installation raises is what there is to tell
        found = {"problem": f"torch does not start ({type(error).__name__}: {error})"}
    connection.send_bytes(json.dumps(found).encode())


def _devices() -> dict[str, str]:
    from fastvlm_engine.device import DEVICES, choose_device, choose_precision, set_threads
    from fastvlm_engine.errors import DeviceError

    found = {}
    for name in DEVICES:
        try:
            choice = choose_device(name)
        except DeviceError as error:
            found[name] = f"no: {error.what}"
        else:
            precision = choose_precision("auto", choice.device)
            reason = f", {choice.reason}" if name == "auto" else ""
            found[name] = f"{choice.device}, {precision.name}{reason}"
    found["threads"] = str(set_threads(None))
    return found
