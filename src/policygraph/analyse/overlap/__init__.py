"""Overlap between ministries: each measure in its module, all of them together in `ministries`.

Nothing is imported here: what reads a finished result need not pay for numpy and networkx.
"""
