"""Reads content files into typed structs and notes everything that is wrong with their shape, not only the first."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, get_args, get_origin

import msgspec

from skill.content.errors import Faults, meant


class Reader:
    """Reads the files of one folder; `faults` has what is wrong with those that were read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.faults = Faults()

    def read(self, name: str, shape: Any, *, may_be_empty: bool = False) -> Any:
        """Return the file as this shape: a struct, or a dict of structs by their ids; None if any of it is wrong."""
        known = len(self.faults)
        raw = self._file(name)
        if raw == {} and not may_be_empty:
            self.faults.note(name, "", "is empty: there must be at least one table")
        elif raw:
            self._compare(name, "", "", raw, shape)
        return msgspec.convert(raw, shape) if len(self.faults) == known else None

    def _file(self, name: str) -> dict[str, Any] | None:
        try:
            return tomllib.loads((self._folder / name).read_text(encoding="utf-8"))
        except FileNotFoundError:
            self.faults.note(name, "", f"no such file in {self._folder.name}/")
        except UnicodeDecodeError:
            self.faults.note(name, "", "is not UTF-8 text")
        except tomllib.TOMLDecodeError as error:
            self.faults.note(name, "", f"is not valid TOML: {error}")
        return None

    def _compare(self, file: str, table: str, field: str, found: Any, shape: Any) -> None:
        """Note what is missing, unknown or of a wrong type. A table gets the name that it stands under as its `id`."""
        inner = next((kind for kind in get_args(shape) if _is_struct(kind)), None)
        if _is_struct(shape) and isinstance(found, dict):
            self._compare_fields(file, field or table, found, shape)
        elif inner and get_origin(shape) is dict:
            for id, one in found.items():
                if not isinstance(one, dict):
                    self.faults.note(file, "", f"{id} stands outside any table", id)
                    continue
                if "id" in inner.__struct_fields__:
                    one.setdefault("id", id)
                self._compare(file, "", id, one, inner)
        elif inner and isinstance(found, list):
            for number, one in enumerate(found, 1):
                name = one.get("id") if isinstance(one, dict) else None
                self._compare(file, "", str(name or f"{field} {number}"), one, inner)
        else:
            try:
                msgspec.convert(found, shape)
            except msgspec.ValidationError as error:
                self.faults.note(file, table, f"{field}: {_plainly(error)}{_allowed(found, shape)}")

    def _compare_fields(self, file: str, table: str, found: dict[str, Any], shape: Any) -> None:
        fields = {field.name: field for field in msgspec.structs.fields(shape)}
        for name in found.keys() - fields.keys():
            kind = "table" if isinstance(found[name], dict) else "field"
            self.faults.note(file, table, f"unknown {kind} `{name}`{meant(name, fields.keys() - found.keys())}", name)
        for name, field in fields.items():
            if name in found:
                self._compare(file, table, name, found[name], field.type)
            elif field.required:
                kind = "table" if _is_struct(field.type) else "field"
                self.faults.note(file, table, f"missing required {kind} `{name}`")


def _is_struct(shape: Any) -> bool:
    return isinstance(shape, type) and issubclass(shape, msgspec.Struct)


def _plainly(error: msgspec.ValidationError) -> str:
    """Return what msgspec says, without its path from a root that the reader doesn't see."""
    said = str(error).removesuffix(" - at `$`").replace(" - at `$", " - at `")
    return said.replace("`array` of length >=", "at least").replace("`array` of length <=", "at most")


def _allowed(found: Any, shape: Any) -> str:
    """Return what may stand where there is one of a few words, or a list of them."""
    words = [word for kind in (shape, *get_args(shape)) for word in get_args(kind) if isinstance(word, str)]
    wrong = [one for one in (found if isinstance(found, list) else [found]) if isinstance(one, str)]
    return meant(next((one for one in wrong if one not in words), ""), words) if words else ""
