"""One text for one dataset, whatever the blank nodes of its graphs are called."""

from policygraph.store.canonical import canonical_quads


def test_blank_nodes_of_two_graphs_are_never_one() -> None:
    """Number of the graph and label do not run into each other: `1x` of graph 1, `x` of graph 11."""
    graphs = {f"urn:g{number}": f"<urn:s{number}> <urn:p> 1 .".encode() for number in range(12)}
    graphs["urn:g1"] = b"_:1x <urn:p> 1 ."
    graphs["urn:g11"] = b"_:x <urn:p> 1 ."
    found = canonical_quads(graphs).decode().splitlines()
    labels = {line.split()[0] for line in found if line.startswith("_:")}

    assert (len(found), len(labels)) == (12, 2)


def test_labels_do_not_depend_on_the_engine() -> None:
    """The same dataset with other names for its blank nodes is the same text."""
    one = canonical_quads({"urn:g": b"_:a <urn:p> _:b . _:b <urn:q> 1 ."})

    assert canonical_quads({"urn:g": b"_:y <urn:p> _:x . _:x <urn:q> 1 ."}) == one
