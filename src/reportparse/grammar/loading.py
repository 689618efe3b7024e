# SPDX-License-Identifier: MIT
"""The grammars in `grammars/`: found, loaded or built when first needed, and kept."""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import re
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from attrs import frozen

if TYPE_CHECKING:
    from lark import Lark, Transformer


class Item:
    """What the grammars read in place of characters: lines, labels with their cells.

    Lark's parser asks of a token its `type` and, at the end of the input, where the last one
    stood; an item answers both itself, and no token is made for it.
    """

    __slots__ = ()

    #: Name of the grammar's terminal that the item stands for.
    type: str
    start_pos = end_pos = line = column = end_line = end_column = None


class LabelTerminal(NamedTuple):
    """A terminal that prints a label.

    Attributes:
        name: Its name in the grammar.
        role: The role that its labels play, by the rule that lists it: in capitals.
        pattern: Regular expression of the labels.
    """

    name: str
    role: str
    pattern: str


@frozen
class Grammar:
    """A built grammar over items.

    Attributes:
        labels: The terminals that print labels, in the order of the rules that list them.
    """

    labels: tuple[LabelTerminal, ...]
    _lark: Lark

    def read(self, items: Iterable[Item]) -> Any:
        """What the grammar's transformer makes of *items*."""
        return self._lark.parse(items, "start")


def packaged(name: str) -> Path:
    """The grammar file *name* of the package or, in a checkout, beside it."""
    inside = Path(__file__).parents[1] / "grammars" / f"{name}.lark"
    return inside if inside.is_file() else _CHECKOUT / f"{name}.lark"


_CHECKOUT: Final = Path(__file__).resolve().parents[3] / "grammars"


class Kind(NamedTuple):
    """What grammars of one kind have in common.

    Attributes:
        transformer: Gives the class that turns their trees; not before it is called is Lark
            imported.
        roles: Names of the rules that list labels; in capitals they are the roles of items.
    """

    transformer: Callable[[], type[Transformer[Any, Any]]]
    roles: tuple[str, ...] = ()


def build(file: Path, kind: Kind) -> Grammar:
    """The grammar in *file*, as it was saved beside it or, failing that, built from its text.

    Args:
        file: In Lark's notation; the rule `start` is over items. It may import from files
            beside it.
        kind: What it is a grammar of.

    Raises:
        OSError: If the file cannot be read.
    """
    return _saved(file, kind) or _built(file, kind)


def save(file: Path, kind: Kind) -> Path:
    """Write the grammar in *file*, built, beside it: to load it takes a tenth of the time.

    What is saved is used by the same release of Lark only, and until a grammar beside it changes.

    Returns:
        The file that was written.

    Raises:
        OSError: If a file cannot be read or written.
    """
    parser = io.BytesIO()
    _parser(file, kind, []).save(parser)
    labels = tuple(map(tuple, _built(file, kind).labels))
    target = file.with_suffix(_SUFFIX)
    fresh = target.with_suffix(f".{os.getpid()}")
    payload = pickle.dumps((_key(file, kind), labels, parser.getvalue()))
    fresh.write_bytes(_digest(payload) + payload)
    return fresh.replace(target)


_SUFFIX: Final = ".built"


def _digest(payload: bytes) -> bytes:
    return hashlib.blake2b(payload, digest_size=_DIGEST).digest()


#: Length of what a saved file begins with: the digest of the rest.
_DIGEST: Final = 16


def _key(file: Path, kind: Kind) -> str:
    """What a saved grammar depends on: the texts of all grammars beside it, its kind, Lark."""
    from lark import __version__

    texts = b"\0".join(one.read_bytes() for one in sorted(file.parent.glob("*.lark")))
    made = f"{kind.roles} {kind.transformer.__module__}"
    return f"{__version__} {len(texts)} {zlib.crc32(texts)} {file.name} {made}"


def _saved(file: Path, kind: Kind) -> Grammar | None:
    """The grammar saved beside *file*; None if there is none, or it is damaged or out of date."""
    from lark import Lark

    try:
        data = file.with_suffix(_SUFFIX).read_bytes()
        if _digest(data[_DIGEST:]) != data[:_DIGEST]:
            return None
        # It is as trusted as the code beside it.
        key, labels, parser = pickle.loads(data[_DIGEST:])  # noqa: S301
        if key != _key(file, kind):
            return None
        lark = Lark.load(io.BytesIO(parser))
    except Exception:  # noqa: BLE001  # whatever it is, the grammar itself is at hand
        return None
    return Grammar(tuple(LabelTerminal(*label) for label in labels), lark)


def _built(file: Path, kind: Kind) -> Grammar:
    text = file.read_text(encoding="utf-8")
    listed = [role for role in kind.roles if re.search(rf"^{role}:", text, re.MULTILINE)]
    lark = _parser(file, kind, listed)
    patterns = {one.name: one.pattern.to_regexp() for one in lark.terminals if one.pattern}
    labels = []
    for rule in lark.rules:
        if rule.origin.name in kind.roles:
            (label,) = rule.expansion
            labels.append(LabelTerminal(label.name, rule.origin.name.upper(), patterns[label.name]))
    return Grammar(tuple(labels), lark)


def _parser(file: Path, kind: Kind, listed: Sequence[str]) -> Lark:
    """What Lark makes of the grammar in *file*; it forgets all rules but `start` and *listed*."""
    from lark import Lark

    from .lexer import ItemLexer

    return Lark(
        file.read_text(encoding="utf-8"),
        parser="lalr",
        lexer=ItemLexer,
        transformer=kind.transformer()(),
        start=["start", *listed],
        source_path=str(file),
    )
