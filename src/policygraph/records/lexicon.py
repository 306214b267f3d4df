"""The names of one plan: which printed form means which element."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from policygraph.model import Name
from policygraph.records.profile import Profile, clean

# Compared as printed: the names of a closed list, in which a gap or a bracket is a scanning fault.
_CLOSED = frozenset({"ministry"})


@dataclass(slots=True)
class Lexicon:
    """Names by dimension ("field", "performance_goal", "strategy", "task", "ministry").

    A name that is printed in several forms is found by any of them; the forms are kept.
    """

    profile: Profile
    _codes: dict[str, dict[str, str]] = field(default_factory=dict)
    _forms: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    _damaged: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def add(self, dimension: str, code: str, form: str) -> None:
        """Let `form` mean the element `code`; the first form added is the clean one."""
        self._codes.setdefault(dimension, {})[self._comparable(dimension, form)] = code
        self._keep(dimension, code, clean(form))

    def add_damaged(self, dimension: str, code: str, raw: str) -> None:
        """Keep a form that exists only through a scanning fault."""
        self._damaged.setdefault((dimension, code), []).append(raw)

    def find(self, dimension: str, form: str) -> str | None:
        """The code of the element that `form` names, if any; the form is kept."""
        code = self.code(dimension, form)
        if code is not None:
            self._keep(dimension, code, clean(form))
        return code

    def code(self, dimension: str, form: str) -> str | None:
        """The code of the element that `form` names, if any; the form is not kept."""
        return self._codes.get(dimension, {}).get(self._comparable(dimension, form))

    def codes(self, dimension: str) -> tuple[str, ...]:
        """The codes of a dimension, in the order in which they were added."""
        return tuple(dict.fromkeys(self._codes.get(dimension, {}).values()))

    def limited(self, dimension: str, codes: Iterable[str]) -> "Lexicon":
        """The same names, but in `dimension` only those of `codes`."""
        kept = [code for code in codes if code in self.codes(dimension)]
        names = {
            form: code
            for wanted in kept
            for form, code in self._codes.get(dimension, {}).items()
            if code == wanted
        }
        return Lexicon(self.profile, {**self._codes, dimension: names}, self._forms, self._damaged)

    def name(self, dimension: str, code: str) -> Name:
        """All forms of one element."""
        first, *others = self._forms[dimension, code]
        return Name(first, tuple(others), _distinct(self._damaged.get((dimension, code), ())))

    def _comparable(self, dimension: str, form: str) -> str:
        return form if dimension in _CLOSED else self.profile.squash(form)

    def _keep(self, dimension: str, code: str, form: str) -> None:
        forms = self._forms.setdefault((dimension, code), [])
        if form not in forms:
            forms.append(form)


def _distinct(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(forms))
