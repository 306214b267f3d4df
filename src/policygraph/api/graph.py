"""The graph of a plan, as users of Python have it in their hands.

>>> plan = load()
>>> plan.ask("vision")[0].vision_name
'산업 융합을 통한 K-뉴딜 성과 확산'
>>> plan.network("cofunding").number_of_edges()
14
>>> plan.overlap("joint-measures", "MOTIE")[0].value
4
>>> plan.evidence("icd-2021/project/1-1-3").repairs[0].reason
'병합된 이름 칸의 글자가 깨짐'
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from policygraph import paths
from policygraph.errors import CommandError, Language
from policygraph.query import ask, construct, project_store, questions
from policygraph.store import open_store, read_manifest
from policygraph.wording import source_line

if TYPE_CHECKING:
    import networkx as nx

    from policygraph.analyse.findings import Found
    from policygraph.api.evidence import Evidence
    from policygraph.api.networks import NetworkName
    from policygraph.api.overlap import Overlap
    from policygraph.api.picture import Picture
    from policygraph.query import Question, Rows
    from policygraph.store import Manifest, Store, Value


def load(
    folder: str | Path | None = None, *, endpoint: str | None = None, lang: Language = "ko"
) -> KnowledgeGraph:
    """The graph in a folder, or on a server.

    Args:
        folder: what `policygraph build -o` wrote; the graph that policygraph ships with, if None.
        endpoint: the address of a SPARQL 1.1 server that `policygraph publish` filled, instead of a folder.
        lang: the language of names and labels: "ko" or "en".

    Raises:
        CommandError: both are given, the address is none or stands in the folder's place, or there is no such
            language.
        StoreError: there is no build in the folder.
    """
    if isinstance(folder, str) and "://" in folder:
        raise CommandError(
            f"{folder} is an address: load(endpoint={folder!r})",
            f"{folder}은(는) 주소입니다: load(endpoint={folder!r})로 여십시오",
        )
    if endpoint is None:
        place = paths.TRIPLES if folder is None else Path(folder)
        store: Store = project_store() if folder is None else open_store(place)  # the first is kept open
        return KnowledgeGraph(store, read_manifest(place), lang)
    if folder is not None:
        raise CommandError("give a folder or an endpoint, not both", "folder와 endpoint 중 하나만 주십시오")
    from policygraph.store.remote import RemoteStore  # noqa: PLC0415 - the HTTP client is slow to import

    remote = RemoteStore(endpoint)
    return KnowledgeGraph(remote, remote.manifest(), lang, endpoint)


class KnowledgeGraph:
    """A plan as a graph: `load` opens one.

    Names and labels come in one language, which `in_language` changes. Nothing here changes the graph.
    """

    def __init__(
        self, store: Store, manifest: Manifest | None, lang: Language = "ko", place: str = ""
    ) -> None:
        if lang not in get_args(Language):
            raise CommandError(
                f"lang={lang!r}: it must be 'ko' or 'en'", f"lang={lang!r}: 'ko'나 'en'이어야 합니다"
            )
        self._store, self._manifest, self._place = store, manifest, place
        self._lang: Language = lang

    def __repr__(self) -> str:
        """What it is of."""
        return f"KnowledgeGraph({self.source!r})"

    @property
    def lang(self) -> Language:
        """The language of names and labels."""
        return self._lang

    def in_language(self, lang: Language) -> KnowledgeGraph:
        """The same graph with names in another language."""
        return KnowledgeGraph(self._store, self._manifest, lang, self._place)

    @cached_property
    def source(self) -> str:
        """The line to put under a table or a figure: the plans, and the version of the data.

        >>> load(lang="en").source
        "Source: 제2차 산업융합발전 기본계획 '21년도 실행계획 (icd-2021@a89518e6)"
        """
        plans = None if self._manifest is None else self._manifest.plans
        return source_line(plans, self._place, self.lang)

    def questions(self, word: str = "") -> tuple[Question, ...]:
        """The questions of the library, or those that have a word in their name or title.

        >>> [question.name for question in load().questions("co-fund")]
        ['co-funded-projects', 'co-funders', 'co-funding-sums', 'ministry-pairs', 'similar-pairs']
        """
        return tuple(
            one for one in questions() if word.casefold() in f"{one.name} {one.ko} {one.en}".casefold()
        )

    def ask(
        self, question: str | Path | Question, /, *, lang: Language | None = None, **parameters: Value
    ) -> Rows:
        """The rows that answer a question.

        Args:
            question: the name of a question of the library, the text of a SELECT, or a file that holds one.
            lang: the language of names, if not that of the graph.
            parameters: values for the question's parameters, or for the `VALUES` blocks of a query.

        Raises:
            CommandError: there is no such question, a parameter is wrong, or it is no SELECT.

        >>> load().ask("co-funders", ministry="산업부")[0].projects
        3
        """
        return ask(question, store=self._store, lang=lang or self.lang, **parameters)

    def construct(
        self, question: str | Path | Question, /, *, lang: Language | None = None, **parameters: Value
    ) -> str:
        """The triples that answer a CONSTRUCT or DESCRIBE, as Turtle; arguments and errors as of `ask`."""
        return construct(question, store=self._store, lang=lang or self.lang, **parameters)

    def network(self, name: NetworkName = "hierarchy") -> nx.MultiDiGraph | nx.MultiGraph:
        """A networkx graph whose attributes are text and numbers, for pandas, pyvis or a file.

        Args:
            name: `hierarchy`: vision to ministries, by both chains; directed. `cofunding`: projects that
                several ministries fund, and the ministries; directed. `overlap`: ministries, tied by five
                measures, one edge each; not directed.

        Raises:
            CommandError: there is no network of that name.

        >>> sorted({kind for _, _, kind in load().network("overlap").edges(data="kind")})
        ['co-funds', 'joint', 'same-topics', 'shared-goals', 'similar']
        """
        from policygraph.api.networks import plain_network  # noqa: PLC0415 - asking needs no networkx

        return plain_network(self._store, name, self.lang)

    def picture(self, name: NetworkName = "hierarchy") -> Picture:
        """The interactive page of a network: shows itself in a notebook, `.save(file)` writes it.

        Raises:
            CommandError: there is no network of that name, or the server has no manifest.
        """
        from policygraph.api.picture import draw_picture  # noqa: PLC0415 - asking needs no templates

        if self._manifest is None:
            raise CommandError(
                "the server holds no manifest: fill it with policygraph publish",
                "서버에 manifest가 없습니다: policygraph publish로 올리십시오",
                file=self._place,
            )
        return draw_picture(self._store, self._manifest, name, self.lang)

    def overlap(
        self, measure: str | None = None, ministries: str | tuple[str, ...] = ()
    ) -> tuple[Overlap, ...]:
        """What the analysis of overlap found, the largest value of each measure first.

        Args:
            measure: the code of one measure (`schoener`, `joint-measures`, `similar-projects` …); all, if
                None.
            ministries: a ministry by any of its names, or several: results of all of them, or of projects
                that they all pay for.

        Raises:
            CommandError: there is no such measure or ministry; the message says what there is.
        """
        from policygraph.api.overlap import chosen_results  # noqa: PLC0415 - asking needs no analysis

        chosen = (ministries,) if isinstance(ministries, str) else tuple(ministries)
        return chosen_results(self._store, self._findings, measure, chosen)

    @cached_property
    def _findings(self) -> tuple[Found, ...]:
        from policygraph.analyse.findings import read_findings  # noqa: PLC0415 - as above

        return read_findings(self._store, self.lang)

    def evidence(self, iri: str) -> Evidence:
        """Where something comes from: lines and words, repairs and their proof, who says each statement.

        Args:
            iri: an identifier, whole or in short: "icd-2021/project/1-1-1".

        Raises:
            CommandError: the graph has no such thing; the message names the nearest.
        """
        from policygraph.api.evidence import read_evidence  # noqa: PLC0415 - as above

        return read_evidence(self._store, iri, self.lang)

    def owl(
        self,
        *about: str,
        inferred: bool = False,
        form: Literal["ntriples", "rdfxml"] = "ntriples",
    ) -> str:
        """The ontology, and what of the graph is logic, as a reasoner such as owlready2's HermiT can read it.

        Names, quotations and dates are left out: logic makes nothing of them, and OWL 2 knows no
        calendar dates.

        Args:
            about: identifiers, whole or in short: only what they take part in, and what their neighbours are.
                HermiT needs a second for a few projects, and ten for the whole graph.
            inferred: whether what policygraph's own run of the reasoner found is told again.
            form: owlready2 reads both, from a file or a `BytesIO`.

        Raises:
            CommandError: the graph has no such thing, or there is no such form.

        >>> load().owl("icd-2021/project/1-1-3").count("ontology#fundedBy>") > 2
        True
        """
        from policygraph.api.logic import logical_part  # noqa: PLC0415 - rdflib is slow to import

        return logical_part(self._store, about, form, inferred=inferred)
