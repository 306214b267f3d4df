"""A question of the library, its parameters filled, put to a store."""

from collections.abc import Iterable, Mapping

from policygraph.errors import CommandError, Language
from policygraph.query.binding import bind
from policygraph.query.library import Question, find_question
from policygraph.query.parameters import value_of, wrong_parameters
from policygraph.store import Answer, Bindings, Iri, Store, Value


def evaluate(store: Store, question: Question, given: Mapping[str, object] | None = None) -> Answer:
    """Ask a question of the library.

    Args:
        store: the graphs.
        question: from `find_question`.
        given: parameter values, as Python values of their types or as text; what is not given keeps its
            default.

    Raises:
        CommandError: a parameter is unknown, missing, of another type, or names nothing that exists.
    """
    given = dict(given or {})
    values: dict[str, Value] = {}
    for parameter in question.parameters:
        if parameter.name in given:
            values[parameter.name] = value_of(store, question, parameter, given.pop(parameter.name))
        elif parameter.type == "year":
            values[parameter.name] = newest_year(store)
        elif parameter.default is None:
            raise wrong_parameters(
                question, f"{parameter.name} is missing", f"{parameter.name} 값이 없습니다"
            )
    if given:
        names = ", ".join(given)
        raise wrong_parameters(question, f"it takes no {names}", f"{names}은(는) 없는 매개변수입니다")
    return store.query(bind(question.sparql, values))


def answer(store: Store, name: str, given: Mapping[str, object] | None = None) -> Bindings:
    """The typed rows that answer the question called `name`."""
    return evaluate(store, find_question(name), given).bindings()


def labels(store: Store, iris: Iterable[str], language: Language) -> dict[str, str]:
    """What identifiers are called in a language, of those that have a label; one query for all of them."""
    wanted = [Iri(iri) for iri in sorted(set(iris))]
    if not wanted:
        return {}
    query = bind(find_question("labels").sparql, {"iri": wanted, "lang": language})
    return {str(iri): str(label) for iri, label in store.query(query).bindings().rows}


def newest_year(store: Store) -> int:
    """The fiscal year of the newest plan.

    Raises:
        CommandError: there is no plan.
    """
    rows = answer(store, "plan-years").rows
    if not rows:
        raise CommandError("the graph holds no plan", "그래프에 계획이 없습니다")
    return int(str(rows[0][0]))
