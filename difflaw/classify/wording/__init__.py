"""What changed in the words of linked provisions, read unit by unit and not from a redline.

``propositions`` cuts provisions into propositions, ``pairing`` finds for each its counterpart on the other side,
wherever it went, ``particles`` reads numbers, operators and references in them, and ``spots`` gives the changed places
that the signals judge. ``scene`` has all of it for two laws, ``terms`` the vocabulary.
"""
