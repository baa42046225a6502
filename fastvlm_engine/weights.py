"""A checkpoint folder to a ready FastVLM: reads, checks, folds and casts every tensor.

`load_checkpoint` is called by the engine (engine thread) and by parity tests. The model is built without
memory and filled tensor by tensor, so loading needs little more than one copy of the weights.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from fastvlm_engine.checkpoint_files import AGAIN, CheckpointFiles
from fastvlm_engine.checkpoint_names import CheckpointNames, StageNames, is_ignored, names_for
from fastvlm_engine.config import ModelConfig, StageConfig
from fastvlm_engine.config_file import read_config
from fastvlm_engine.errors import CheckpointError, EngineMemoryError
from fastvlm_engine.model.fastvlm import FastVLM
from fastvlm_engine.model.vision_tower import CancelSignal, stop_if_cancelled

BATCH_NORM_EPS = 1e-5
READ_AT_ONCE = 1 << 22  # elements cast, or compared, in one go

Shape = tuple[int, ...]
Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class Recipe:
    """How one parameter of the model is made: stored tensors, and what to make of them (in fp32).

    Without `combine` the sources are laid one under the other, as they are.
    """

    target: str
    sources: tuple[tuple[str, Shape], ...]
    combine: Callable[..., Tensor] | None = None


def load_checkpoint(
    folder: Path | str,
    dtype: torch.dtype,
    device: torch.device | str,
    *,
    vision_dtype: torch.dtype | None = None,
    progress: Progress | None = None,
    cancel: CancelSignal | None = None,
) -> FastVLM:
    """The model in `folder`, on `device`, in `dtype`; the vision tower in `vision_dtype`.

    Raises:
        CheckpointError: naming the file or tensor that is missing, left over, misshapen or not finite.
        EngineMemoryError: the weights do not fit.
        Cancelled: `cancel` was set.
    """
    folder = Path(folder)
    config = read_config(folder)
    if vision_dtype is None:
        vision_dtype = torch.float32 if dtype == torch.float16 else dtype
    if vision_dtype == torch.float16:
        raise ValueError("the vision tower overflows in fp16: use bf16 or fp32")
    with _checked_files(folder, config) as (files, names, recipes):
        with torch.device("meta"):
            model = FastVLM(config)
        model.eval().requires_grad_(False)
        try:
            _fill(model, files, recipes, dtype, vision_dtype, torch.device(device), progress, cancel)
            _fill_head(model, files, config, names, dtype, cancel)
        except (MemoryError, torch.OutOfMemoryError, RuntimeError) as error:
            raise _memory_error(error) from error
    return model


def check_checkpoint(folder: Path | str) -> None:
    """What `load_checkpoint` checks before it reads a weight: config, files, names, shapes and dtypes.

    Raises:
        CheckpointError: naming the file or tensor that is missing, left over or misshapen.
    """
    folder = Path(folder)
    with _checked_files(folder, read_config(folder)):
        pass


@contextmanager
def _checked_files(
    folder: Path, config: ModelConfig
) -> Iterator[tuple[CheckpointFiles, CheckpointNames, list[Recipe]]]:
    """The open files of a checkpoint whose headers are what its config asks for, and how to read them."""
    _refuse_exports(folder)
    with CheckpointFiles(folder) as files:
        names = names_for(config)
        recipes = list(_recipes(config, names))
        _check_names(files, recipes, names, config)
        yield files, names, recipes


def _memory_error(error: BaseException) -> BaseException:
    text = str(error).lower()
    if isinstance(error, RuntimeError) and "memory" not in text and "alloc" not in text:
        return error
    return EngineMemoryError(
        "There is not enough memory for this model", "Close other programs, or choose a smaller model or int8"
    )


def _refuse_exports(folder: Path) -> None:
    if any(folder.glob("*.mlpackage")):
        raise CheckpointError(
            f"{folder.name} is an MLX and Core ML export: its safetensors hold no vision tower",
            "Use the PyTorch checkpoint of the same model (for example apple/FastVLM-0.5B)",
        )


def _fill(
    model: FastVLM,
    files: CheckpointFiles,
    recipes: Sequence[Recipe],
    dtype: torch.dtype,
    vision_dtype: torch.dtype,
    device: torch.device,
    progress: Progress | None,
    cancel: CancelSignal | None,
) -> None:
    sizes = [sum(math.prod(shape) for _, shape in recipe.sources) for recipe in recipes]
    done, total = 0, sum(sizes)
    for recipe, size in zip(recipes, sizes, strict=True):
        stop_if_cancelled(cancel)
        wanted = vision_dtype if recipe.target.startswith("vision_tower.") else dtype
        _assign(model, recipe.target, _make(recipe, files, wanted).to(device))
        done += size
        if progress is not None:
            progress("weights", done / total)


def _make(recipe: Recipe, files: CheckpointFiles, dtype: torch.dtype) -> Tensor:
    if recipe.combine is not None:
        parts = [_checked(files, name, files.read(name)).float() for name, _ in recipe.sources]
        return recipe.combine(*parts).to(dtype)
    shapes = [shape for _, shape in recipe.sources]
    whole = torch.empty((sum(shape[0] for shape in shapes), *shapes[0][1:]), dtype=dtype)
    start = 0
    for name, shape in recipe.sources:
        part = whole[start : start + shape[0]]
        if files.tensors[name].dtype == dtype:
            files.read_into(name, part)
            _checked(files, name, part)
        else:
            _read_and_cast(files, name, part)
        start += shape[0]
    if whole.dim() == 4:  # convolution kernels, in the order that the channels-last kernels read
        whole = whole.contiguous(memory_format=torch.channels_last)
    return whole


def _read_and_cast(files: CheckpointFiles, name: str, target: Tensor) -> None:
    """Bit by bit, for an embedding as it is stored can be larger than all that is to spare."""
    flat, stored_dtype = target.view(-1), files.tensors[name].dtype
    for start in range(0, flat.numel(), READ_AT_ONCE):
        part = flat[start : start + READ_AT_ONCE]
        stored = torch.empty(part.shape, dtype=stored_dtype)
        files.read_into(name, stored, start)
        part.copy_(_checked(files, name, stored))


def _checked(files: CheckpointFiles, name: str, tensor: Tensor) -> Tensor:
    # the extremes are NaN if any element is, and need no second tensor of the same size
    low, high = torch.aminmax(tensor)
    if not bool(torch.isfinite(low) & torch.isfinite(high)):
        path = files.tensors[name].path
        raise CheckpointError(f"{path.name} holds numbers that are not finite, in the tensor {name}", AGAIN)
    return tensor


def _assign(model: nn.Module, target: str, tensor: Tensor) -> None:
    parent, _, name = target.rpartition(".")
    module = model.get_submodule(parent)
    expected = module.get_parameter(name).shape
    if tensor.shape != expected:
        raise AssertionError(f"{target} is {tuple(expected)} but the recipe made {tuple(tensor.shape)}")
    setattr(module, name, nn.Parameter(tensor, requires_grad=False))


def _fill_head(
    model: FastVLM,
    files: CheckpointFiles,
    config: ModelConfig,
    names: CheckpointNames,
    dtype: torch.dtype,
    cancel: CancelSignal | None,
) -> None:
    """The head is the stored one where there is one: some configs say tied and store another all the same."""
    stop_if_cancelled(cancel)
    language = model.language_model
    if names.head in files.tensors and not _same(files, names.head, names.language + "embed_tokens.weight"):
        shape = (config.language.vocab_size, config.language.hidden_size)
        recipe = Recipe("language_model.head.weight", ((names.head, shape),))
        head = _make(recipe, files, dtype).to(language.device)
    else:
        head = language.embedding.data
    _assign(model, "language_model.head.weight", head)


def _same(files: CheckpointFiles, first: str, second: str) -> bool:
    stored, other = files.tensors[first], files.tensors[second]
    if stored.dtype != other.dtype or stored.dtype is None:
        return False
    total = math.prod(stored.shape)
    for start in range(0, total, READ_AT_ONCE):
        count = min(READ_AT_ONCE, total - start)
        pair = torch.empty(2, count, dtype=stored.dtype)
        files.read_into(first, pair[0], start)
        files.read_into(second, pair[1], start)
        if not torch.equal(pair[0], pair[1]):
            return False
    return True


def _check_names(
    files: CheckpointFiles, recipes: Sequence[Recipe], names: CheckpointNames, config: ModelConfig
) -> None:
    wanted = dict(source for recipe in recipes for source in recipe.sources)
    head_shape = (config.language.vocab_size, config.language.hidden_size)
    if names.head in files.tensors or not config.language.tie_word_embeddings:
        wanted[names.head] = head_shape
    stored = {name: tensor for name, tensor in files.tensors.items() if not is_ignored(name, names)}
    packed = any(name.endswith((".scales", ".biases")) for name in stored)
    if packed or not any("vision" in name for name in stored):
        raise CheckpointError(
            f"{files.folder.name} is an export for another program (MLX or Core ML)",
            "Use the PyTorch checkpoint of the same model (for example apple/FastVLM-0.5B)",
        )
    for name, shape in wanted.items():
        if name not in stored:
            raise CheckpointError(f"{files.folder.name} lacks the tensor {name}", AGAIN)
        tensor = stored[name]
        if tensor.shape != shape:
            raise CheckpointError(
                f"The tensor {name} is {list(tensor.shape)} where config.json makes it {list(shape)}", AGAIN
            )
        if tensor.dtype is None or not tensor.dtype.is_floating_point:
            raise CheckpointError(
                f"The tensor {name} is stored as {tensor.dtype_name}", "Use bf16, fp16 or fp32"
            )
    extra = sorted(set(stored) - set(wanted))
    if extra:
        raise CheckpointError(f"{files.folder.name} holds the tensor {extra[0]}, which no FastVLM has", AGAIN)


def _recipes(config: ModelConfig, names: CheckpointNames) -> Iterator[Recipe]:
    vision = config.vision
    first = vision.embed_dims[0]
    yield from _pair("vision_tower.stem.first", f"{names.stem}.0.reparam_conv", first, 3, 3, 3)
    yield from _pair("vision_tower.stem.second", f"{names.stem}.1.reparam_conv", first, 1, 3, 3)
    yield from _pointwise("vision_tower.stem.mix", f"{names.stem}.2.reparam_conv", first, first)
    for number, stage in enumerate(vision.stages):
        yield from _stage_recipes(f"vision_tower.stages.{number}", names.stages[number], stage, names)
    width, narrow, last = vision.output_dim, vision.squeeze_dim, "vision_tower.expansion"
    yield from _pair(f"{last}.convolution", f"{names.expansion}.reparam_conv", width, 1, 3, 3)
    yield from _pointwise(f"{last}.squeeze", f"{names.expansion}.se.{names.squeeze}", narrow, width)
    yield from _pointwise(f"{last}.excite", f"{names.expansion}.se.{names.excite}", width, narrow)
    hidden = config.language.hidden_size
    yield from _pair("projector.first", names.projector_first, hidden, width)
    yield from _pair("projector.second", names.projector_second, hidden, hidden)
    yield from _language_recipes(config, names.language)


def _pair(target: str, source: str, *shape: int) -> Iterator[Recipe]:
    yield Recipe(f"{target}.weight", ((f"{source}.weight", shape),))
    yield Recipe(f"{target}.bias", ((f"{source}.bias", shape[:1]),))


def _pointwise(target: str, source: str, out_dim: int, in_dim: int) -> Iterator[Recipe]:
    """A 1x1 convolution's kernel as the matrix it is."""
    yield Recipe(f"{target}.weight", ((f"{source}.weight", (out_dim, in_dim, 1, 1)),), _as_matrix)
    yield Recipe(f"{target}.bias", ((f"{source}.bias", (out_dim,)),))


def _stage_recipes(
    target: str, stage_names: StageNames, stage: StageConfig, names: CheckpointNames
) -> Iterator[Recipe]:
    dim = stage.dim
    if stage.downsample:
        source = stage_names.downsample
        yield from _pair(f"{target}.downsample.reduce", f"{source}.0.{names.large_kernel}", dim, 1, 7, 7)
        yield from _pointwise(f"{target}.downsample.mix", f"{source}.1.reparam_conv", dim, dim)
    if stage.position_encoding:
        yield from _pair(f"{target}.position_encoding", stage_names.position_encoding, dim, 1, 7, 7)
    for number in range(stage.depth):
        block, source = f"{target}.blocks.{number}", f"{stage_names.blocks}.{number}"
        if stage.token_mixer == "repmixer":
            yield from _pair(f"{block}.token_mixer", f"{source}.token_mixer.reparam_conv", dim, 1, 3, 3)
            scale = f"{source}.layer_scale{names.scale_suffix}"
        else:
            yield from _attention_recipes(block, source, dim, names.scale_suffix)
            scale = f"{source}.layer_scale_2{names.scale_suffix}"
        ffn = f"{source}.{names.feed_forward}"
        yield from _feed_forward_recipes(f"{block}.feed_forward", ffn, scale, dim, stage.mlp_dim)


def _attention_recipes(target: str, source: str, dim: int, scale_suffix: str) -> Iterator[Recipe]:
    yield from _pair(f"{target}.norm", f"{source}.norm", dim)
    qkv = f"{source}.token_mixer.qkv.weight"
    yield Recipe(f"{target}.qkv.weight", ((qkv, (3 * dim, dim)),))
    scale = (f"{source}.layer_scale_1{scale_suffix}", (dim, 1, 1))
    projection = f"{source}.token_mixer.proj"
    yield Recipe(f"{target}.projection.weight", ((f"{projection}.weight", (dim, dim)), scale), _scale_rows)
    yield Recipe(f"{target}.projection.bias", ((f"{projection}.bias", (dim,)), scale), _scale_rows)


def _feed_forward_recipes(target: str, source: str, scale: str, dim: int, inner: int) -> Iterator[Recipe]:
    kernel = (f"{source}.conv.conv.weight", (dim, 1, 7, 7))
    norm = [
        (f"{source}.conv.bn.{part}", (dim,)) for part in ("weight", "bias", "running_mean", "running_var")
    ]
    yield Recipe(f"{target}.depthwise.weight", (kernel, norm[0], norm[3]), fold_norm_into_kernel)
    yield Recipe(f"{target}.depthwise.bias", tuple(norm), norm_as_bias)
    yield from _pointwise(f"{target}.widen", f"{source}.fc1", inner, dim)
    scales = (scale, (dim, 1, 1))
    yield Recipe(
        f"{target}.narrow.weight", ((f"{source}.fc2.weight", (dim, inner, 1, 1)), scales), _scale_rows
    )
    yield Recipe(f"{target}.narrow.bias", ((f"{source}.fc2.bias", (dim,)), scales), _scale_rows)


def _language_recipes(config: ModelConfig, prefix: str) -> Iterator[Recipe]:
    language = config.language
    width, inner = language.hidden_size, language.intermediate_size
    rows = {"q": language.heads * language.head_dim, "k": language.kv_heads * language.head_dim}
    rows["v"] = rows["k"]
    embedding = f"{prefix}embed_tokens.weight"
    yield Recipe("language_model.embedding", ((embedding, (language.vocab_size, width)),))
    for number in range(language.layers):
        target, source = f"language_model.layers.{number}", f"{prefix}layers.{number}"
        attention, mlp = f"{source}.self_attn", f"{source}.mlp"
        weights = tuple((f"{attention}.{part}_proj.weight", (rows[part], width)) for part in "qkv")
        biases = tuple((f"{attention}.{part}_proj.bias", (rows[part],)) for part in "qkv")
        yield Recipe(f"{target}.attention_norm.weight", ((f"{source}.input_layernorm.weight", (width,)),))
        yield Recipe(f"{target}.attention.qkv.weight", weights)
        yield Recipe(f"{target}.attention.qkv.bias", biases)
        yield Recipe(
            f"{target}.attention.output.weight", ((f"{attention}.o_proj.weight", (width, rows["q"])),)
        )
        norm = f"{source}.post_attention_layernorm.weight"
        yield Recipe(f"{target}.feed_forward_norm.weight", ((norm, (width,)),))
        gate_up = tuple((f"{mlp}.{part}_proj.weight", (inner, width)) for part in ("gate", "up"))
        yield Recipe(f"{target}.feed_forward.gate_up.weight", gate_up)
        yield Recipe(f"{target}.feed_forward.down.weight", ((f"{mlp}.down_proj.weight", (width, inner)),))
    yield Recipe("language_model.norm.weight", ((f"{prefix}norm.weight", (width,)),))


def _as_matrix(kernel: Tensor) -> Tensor:
    return kernel.flatten(1)


def _scale_rows(tensor: Tensor, scale: Tensor) -> Tensor:
    """Layer scale multiplies output channels, so it goes into the rows of the product before it."""
    flat = tensor.flatten(1) if tensor.dim() > 1 else tensor
    return flat * (scale.view(-1, 1) if flat.dim() > 1 else scale.view(-1))


def fold_norm_into_kernel(kernel: Tensor, weight: Tensor, variance: Tensor) -> Tensor:
    """BatchNorm after a convolution without bias: its slope goes into the kernel."""
    folded = kernel * (weight / torch.sqrt(variance + BATCH_NORM_EPS)).view(-1, 1, 1, 1)
    return folded.contiguous(memory_format=torch.channels_last)


def norm_as_bias(weight: Tensor, bias: Tensor, mean: Tensor, variance: Tensor) -> Tensor:
    """The rest of that BatchNorm, as the convolution's bias."""
    return bias - mean * weight / torch.sqrt(variance + BATCH_NORM_EPS)
