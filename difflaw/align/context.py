"""Where two articles stand: what the links around a candidate say for it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

REACH = 3


class Context:
    """built from soft links p[(i,j)] and the one-to-one sure links"""

    def __init__(self, old, new, soft, sure):
        self.old, self.new = old, new
        self.row = {}
        self.col = {}
        for (i, j), p in soft.items():
            if p >= 0.05:
                self.row.setdefault(i, []).append((j, p))
                self.col.setdefault(j, []).append((i, p))
        self.fore = dict(sure)
        self.back = {j: i for i, j in sure.items()}
        self.sure_old = sorted(self.fore)
        self.sure_new = sorted(self.back)
        self.flow = {}
        self.out, self.into = {}, {}
        for (i, j), p in soft.items():
            a, b = old[i].place, new[j].place
            self.flow[a, b] = self.flow.get((a, b), 0.0) + p
            self.out[a] = self.out.get(a, 0.0) + p
            self.into[b] = self.into.get(b, 0.0) + p

    def features(self, i, j, p):
        return dict(near=self._near(i, j), gap=self._gap(i, j), flow=self._flow(i, j, p), edge=self._edge(i, j))

    def _near(self, i, j):
        return (self._support(i, j, self.row, len(self.old)) + self._support(j, i, self.col, len(self.new))) / 2

    def _support(self, i, j, row, size):
        got = total = 0.0
        for step in range(1, REACH + 1):
            for sign in (-1, 1):
                at = i + sign * step
                if not 0 <= at < size:
                    continue
                w = 1 / step
                total += w
                best = 0.0
                for other, p in row.get(at, ()):
                    d = (other - j) * sign
                    if d > 0 or d == 0:
                        v = p / (1 + 0.25 * abs(d - step)) if d > 0 else p * 0.5
                        if v > best:
                            best = v
                got += w * best
        return got / total if total else 0.0

    def _gap(self, i, j):
        return (
            self._bracket(i, j, self.sure_old, self.fore, len(self.old), len(self.new), self.back)
            + self._bracket(j, i, self.sure_new, self.back, len(self.new), len(self.old), self.fore)
        ) / 2

    def _bracket(self, i, j, keys, to, size, other_size, back):
        k = bisect_left(keys, i) - 1
        while k >= 0 and to[keys[k]] == j:
            k -= 1
        lo = to[keys[k]] if k >= 0 else -1
        loi = keys[k] if k >= 0 else -1
        k = bisect_right(keys, i)
        while k < len(keys) and to[keys[k]] == j:
            k += 1
        hi = to[keys[k]] if k < len(keys) else other_size
        hii = keys[k] if k < len(keys) else size
        if not lo < j < hi:
            return 0.0
        free = sum(1 for q in range(lo + 1, min(hi, lo + 40)) if q not in back or q == j)
        return 1 / max(1, free, hii - loi - 1)

    def _flow(self, i, j, p):
        a, b = self.old[i].place, self.new[j].place
        f = self.flow.get((a, b), 0.0) - p
        t = self.out.get(a, 0.0) + self.into.get(b, 0.0) - 2 * p
        return 2 * max(0.0, f) / (t + 1)

    def _edge(self, i, j):
        o, n = self.old, self.new
        first = (i == 0 or o[i - 1].place != o[i].place) and (j == 0 or n[j - 1].place != n[j].place)
        last = (i == len(o) - 1 or o[i + 1].place != o[i].place) and (j == len(n) - 1 or n[j + 1].place != n[j].place)
        return (first + last) / 2
