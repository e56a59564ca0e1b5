"""The words of forms, papers and workbooks: a label for an identifier, ordered choices for a group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tongket.rules import load
from tongket.rules.errors import Wording
from tongket.rules.notation import fold


@dataclass(frozen=True)
class Group:
    """A group of choices in the order offered; `labels` are its own wordings, by identifier and language."""

    name: str
    words: Sequence[str]
    labels: Mapping[str, Mapping[str, str]]


def label(identifier: str, language: str = "vi", group: str | None = None) -> str:
    """The word as it stands alone, with a capital: "Hoàn thành xuất sắc nhiệm vụ". KeyError if unknown.

    `group` prefers that group's own wording.
    """
    own = groups()[group].labels.get(identifier) if group else None
    return own[language] if own else terms()[identifier].label[language]


def in_sentence(identifier: str) -> str:
    """The Vietnamese word as it stands inside a sentence: "hoàn thành xuất sắc nhiệm vụ"."""
    return terms()[identifier].term


def wording(identifier: str, group: str | None = None) -> Wording:
    """The word as an argument of a message: inside a Vietnamese or an English sentence.

    `group` takes that group's own wording, with its capital.
    """
    english = label(identifier, "en", group)
    if group:
        return Wording(label(identifier, "vi", group), english)
    return Wording(in_sentence(identifier), english[0].lower() + english[1:])


def short(identifier: str) -> str:
    """The usual abbreviation ("HTXSNV"), or the label where there is none."""
    found = terms()[identifier]
    return found.short or found.label["vi"]


def short_forms(identifier: str) -> tuple[str, ...]:
    """The other ways an officer writes the word: its abbreviation, where it has one, and its running form."""
    found = terms()[identifier]
    return (found.short, found.term) if found.short else (found.term,)


def choices(group: str, language: str = "vi") -> tuple[tuple[str, str], ...]:
    """The identifiers of `group` with their labels, in order, as a form wants them. KeyError if unknown."""
    return tuple((word, label(word, language, group)) for word in groups()[group].words)


def identifiers(group: str) -> tuple[str, ...]:
    """The identifiers of `group`, in order."""
    return tuple(groups()[group].words)


def identifier_of(group: str, text: str, language: str = "vi") -> str | None:
    """The identifier that `text` names by its label, running form, abbreviation or identifier.

    Case and diacritics do not matter. None where nothing or more than one fits.
    """
    return _by_wording(group, language).get(fold(text))


def terms() -> Mapping[str, load.Term]:
    """Every term of the trade by its identifier."""
    return load.terms()


@cache
def groups() -> Mapping[str, Group]:
    """Every group of `vocabularies.yaml`. A word without a term or a label outside the group is refused."""
    found = {}
    for name, raw in load.read_yaml(load.HERE / "vocabularies.yaml").items():
        group = Group(name, tuple(raw["words"]), raw.get("labels", {}))
        unknown = [word for word in group.words if word not in terms()]
        if unknown or not set(group.labels) <= set(group.words) or len(set(group.words)) != len(group.words):
            raise ValueError(f"vocabularies.yaml: {name} names {unknown or sorted(group.labels)} wrongly")
        found[name] = group
    return found


@cache
def _by_wording(group: str, language: str) -> Mapping[str, str]:
    wordings: dict[str, set[str]] = {}
    for word, shown in choices(group, language):
        for text in (word, shown, *short_forms(word)):
            wordings.setdefault(fold(text), set()).add(word)
    return {text: next(iter(words)) for text, words in wordings.items() if len(words) == 1}
