"""Reads content files into typed structs, table by table, and notes everything that is wrong with their shape."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec

from skill.content.clinic_schema import Clinic, ClinicPhrases, Clinics
from skill.content.errors import Fault, Faults, meant
from skill.content.schema import Table

T = TypeVar("T", bound=Table)
S = TypeVar("S", bound=msgspec.Struct)


class Reader:
    """Reads the files of one folder; `faults` has what is wrong with those that were read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.faults = Faults()

    def tables(self, name: str, shape: type[T], with_id: bool = True) -> dict[str, T]:
        """The tables of a file by their ids, without those that are wrong."""
        read = {
            id: self._typed(name, id, {"id": id, **table} if with_id else table, shape)
            for id, table in self._tables(name).items()
        }
        return {id: table for id, table in read.items() if table is not None}

    def table(self, name: str, id: str, shape: type[S]) -> S | None:
        """The one table of a file that has but one; None if it is wrong."""
        tables = self._tables(name)
        for other in tables.keys() - {id}:
            self._note(name, other, f"unknown table{meant(other, [id])}")
        return self._typed(name, id, tables.get(id, {}), shape)

    def clinics(self, name: str) -> Clinics | None:
        """The settings of every clinic; None if one of them is wrong."""
        raw = self._file(name)
        known = len(self.faults)
        clinics = []
        for number, table in enumerate(raw.get("clinic", []), 1):
            if isinstance(table, dict):
                clinics.append(self._typed(name, str(table.get("id", f"clinic {number}")), table, Clinic))
        for field in raw.keys() - {"default", "clinic"}:
            self._note(name, "", f"unknown field {field!r}{meant(field, ['default', 'clinic'])}", field)
        if raw and not clinics:
            self._note(name, "", "there must be at least one [[clinic]]")
        if not raw or len(self.faults) > known:
            return None
        return self._whole(name, {"default": raw.get("default"), "clinic": clinics}, Clinics)

    def clinic_phrases(self, name: str) -> ClinicPhrases | None:
        """What is said about clinics; None if any of it is wrong."""
        raw = self._tables(name)
        shapes: dict[str, type[msgspec.Struct]] = {
            field.name: field.type for field in msgspec.structs.fields(ClinicPhrases)
        }
        for id in raw.keys() - shapes.keys():
            self._note(name, id, f"unknown table{meant(id, shapes)}")
        read = {id: self._typed(name, id, raw.get(id, {}), shape) for id, shape in shapes.items()} if raw else {}
        return self._whole(name, read, ClinicPhrases) if read and None not in read.values() else None

    def _whole(self, name: str, fields: dict[str, Any], shape: type[S]) -> S | None:
        try:
            return msgspec.convert(fields, shape, from_attributes=True)
        except msgspec.ValidationError as error:
            self._note(name, "", _plain(error))
            return None

    def _file(self, name: str) -> dict[str, Any]:
        try:
            return tomllib.loads((self._folder / name).read_text(encoding="utf-8"))
        except FileNotFoundError:
            self._note(name, "", f"no such file in {self._folder.name}/")
        except UnicodeDecodeError:
            self._note(name, "", "is not UTF-8 text")
        except tomllib.TOMLDecodeError as error:
            self._note(name, "", f"is not valid TOML: {error}")
        return {}

    def _tables(self, name: str) -> dict[str, dict[str, Any]]:
        known = len(self.faults)
        tables = self._file(name)
        if not tables and len(self.faults) == known:
            self._note(name, "", "is empty: there must be at least one table")
        for id in [id for id, table in tables.items() if not isinstance(table, dict)]:
            self._note(name, "", f"{id} stands outside any table", id)
            del tables[id]
        return tables

    def _typed(self, name: str, id: str, table: dict[str, Any], shape: type[S]) -> S | None:
        """The table as this struct; None where a field is missing, unknown or wrong: each is noted."""
        fields = {field.name: field for field in msgspec.structs.fields(shape)}
        known = len(self.faults)
        for field in table.keys() - fields.keys():
            self._note(name, id, f"unknown field `{field}`{meant(field, fields.keys() - table.keys())}", field)
        for field, shaped in fields.items():
            if field not in table:
                if shaped.required:
                    self._note(name, id, f"missing required field `{field}`")
                continue
            try:
                msgspec.convert(table[field], shaped.type)
            except msgspec.ValidationError as error:
                self._note(name, id, f"{field}: {_plain(error)}{_allowed(table[field], shaped.type)}")
        if len(self.faults) > known:
            return None
        try:
            return msgspec.convert(table, shape)
        except msgspec.ValidationError as error:  # what the struct itself asks for
            for line in _plain(error).split("\n"):
                self._note(name, id, line)
            return None

    def _note(self, file: str, table: str, what: str, hint: str = "") -> None:
        self.faults.append(Fault(file, table, what, hint))


def _plain(error: msgspec.ValidationError) -> str:
    """What msgspec says, without its path from a root that the reader doesn't see."""
    return str(error).removesuffix(" - at `$`").replace(" - at `$", " - at `")


def _allowed(found: Any, shape: Any) -> str:
    """What may stand where there is one of a few words, or a list of them."""
    words = [word for kind in (shape, *get_args(shape)) for word in get_args(kind) if isinstance(word, str)]
    wrong = [one for one in (found if isinstance(found, list) else [found]) if isinstance(one, str)]
    return meant(next((one for one in wrong if one not in words), ""), words) if words else ""
