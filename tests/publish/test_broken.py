"""Connections that break, servers that die, and servers that lose what they are sent."""

import re
from contextlib import ExitStack
from pathlib import Path

import pytest

from policygraph.errors import ConnectionBrokenError, StoreError
from policygraph.publish import Patience, Step, publish
from policygraph.store.remote_update import Addresses, RemoteUpdate
from publish.between import Between, standing_between
from publish.conftest import Target
from publish.small_build import graph, small_build
from servers.running import Server, free_port, running_oxigraph

FIRST_TRIPLE = re.compile(rb"^<urn:one:0>[^\n]*\n", re.MULTILINE)
FIRST_ADD = re.compile(rb"ADD <[^<>]*> TO <[^<>]*/test/one> ;")


def test_a_connection_that_breaks_is_tried_again(tmp_path: Path, target: Target, patience: Patience) -> None:
    """A connection that breaks after 10,000 bytes, three times, costs three tries and no triple."""
    between = Between(breaks_after=10_000, breaks=3)
    steps: list[Step] = []

    with (
        standing_between(target.addresses, between) as addresses,
        RemoteUpdate(addresses, target.credentials) as remote,
    ):
        publication = publish(small_build(tmp_path, one=3_000), remote, watch=steps.append, patience=patience)

    assert [step.kind for step in steps].count("again") == 3
    assert publication.is_whole
    assert target.remote.count(graph("one")) == 3_000


def test_an_answer_that_is_lost_does_no_harm(tmp_path: Path, target: Target, patience: Patience) -> None:
    """Each change is done twice, when its answer does not arrive: the result is the same."""
    between = Between(loses=lambda body: not body.startswith(b"query="))

    with (
        standing_between(target.addresses, between) as addresses,
        RemoteUpdate(addresses, target.credentials) as remote,
    ):
        publication = publish(small_build(tmp_path, one=50), remote, patience=patience)

    assert len(between.lost) > 4
    assert publication.is_whole


def test_a_part_that_arrives_incomplete_replaces_nothing(
    tmp_path: Path, oxigraph: Target, patience: Patience
) -> None:
    """Where a triple is lost on the way, the old graph stays."""
    publish(small_build(tmp_path, one=10), oxigraph.remote)
    between = Between(change=lambda body: FIRST_TRIPLE.sub(b"", body))

    with (
        standing_between(oxigraph.addresses, between) as addresses,
        RemoteUpdate(addresses) as remote,
        pytest.raises(StoreError, match="19 of 20"),
    ):
        publish(small_build(tmp_path, one=20), remote, patience=patience)

    assert oxigraph.remote.count(graph("one")) == 10


@pytest.mark.slow
def test_a_graph_that_is_put_together_wrong_is_found(
    tmp_path: Path, oxigraph: Target, patience: Patience
) -> None:
    """Where the server leaves a part out of the graph, the counts at the end say so."""
    between = Between(change=lambda body: FIRST_ADD.sub(b"", body, count=1))

    with standing_between(oxigraph.addresses, between) as addresses, RemoteUpdate(addresses) as remote:
        publication = publish(small_build(tmp_path, one=20_010), remote, patience=patience)

    assert [publication.graphs[0].triples, publication.graphs[0].found] == [20_010, 10]
    assert not publication.is_whole


@pytest.mark.slow
def test_a_server_that_dies_and_comes_back_is_waited_for(tmp_path: Path) -> None:
    """Killed after the first part, it is started again in the pause, and the publication goes on."""
    port = free_port()
    with ExitStack() as running:
        server = running.enter_context(running_oxigraph(tmp_path, port, keep=True))
        started = 0

        def die(step: Step) -> None:
            if step.kind == "sending" and not started:
                running.close()

        def start(_seconds: float) -> None:
            nonlocal started
            started += 1
            running.enter_context(running_oxigraph(tmp_path, port, keep=True))

        with RemoteUpdate(_addresses(server)) as remote:
            build = small_build(tmp_path / "build", one=20_100, two=5)
            publication = publish(build, remote, watch=die, patience=Patience(sleep=start))

        assert started == 1
        assert publication.is_whole


@pytest.mark.slow
def test_the_next_run_goes_on_where_one_broke_off(tmp_path: Path) -> None:
    """What was in place stays in place, and a part that was on its way is not sent again."""
    port = free_port()
    build = small_build(tmp_path / "build", one=5, two=20_100)
    with ExitStack() as running:
        server = running.enter_context(running_oxigraph(tmp_path, port, keep=True))

        def die(step: Step) -> None:
            if step.kind == "sending" and step.graph == graph("two"):
                running.close()

        with RemoteUpdate(_addresses(server)) as remote, pytest.raises(ConnectionBrokenError):
            publish(build, remote, watch=die, patience=Patience(tries=1))
    steps: list[Step] = []

    with running_oxigraph(tmp_path, port, keep=True) as server, RemoteUpdate(_addresses(server)) as remote:
        publication = publish(build, remote, watch=steps.append)

    assert publication.is_whole
    assert [(step.kind, step.graph, step.done) for step in steps[:3]] == [
        ("unchanged", graph("one"), 5),
        ("reused", graph("two"), 20_000),
        ("sending", graph("two"), 20_100),
    ]


def _addresses(server: Server) -> Addresses:
    return Addresses(server.query, server.update, server.graphs)
