"""The rules that need more than a pattern, a module each; a module holds several only where they share one scan.

Each module ends in its ``Rule`` values; ``law_rules`` lists them. A check takes a ``Draft`` and yields findings; it
scans the text once, asks ``in`` before it asks a pattern, and holds no state.
"""
