"""How heavy the report of a long law is, beside a bare page with the same text in the same run.

    python -m benchmarks.page [--articles 1300] [--runs 7]

Both pages are opened by turns in one Chromium. Told are medians: the size; the time to the first paint
and until the page is loaded, its script run; and to the end of the first interaction: a click on a link to
the last article, made as soon as the page is loaded, until the second frame after it.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from html import escape
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

import difflaw
from difflaw.model import Law
from difflaw.numerals import article_label, to_chinese
from difflaw.read import read_text
from difflaw.render.html import render
from tests.browser.chromium import FLAGS, executable

SUBJECTS = [
    "县级以上人民政府",
    "市场监督管理部门",
    "经营者",
    "行业协会",
    "检验机构",
    "当事人",
    "利害关系人",
    "用人单位",
    "消费者",
    "平台企业",
]
DUTIES = [
    "应当建立健全",
    "不得擅自变更",
    "可以申请查阅",
    "应当及时公布",
    "有权要求提供",
    "应当妥善保存",
    "不得泄露",
    "应当定期评估",
]
THINGS = [
    "登记档案",
    "服务规范",
    "质量标准",
    "安全预案",
    "收费目录",
    "风险清单",
    "信用记录",
    "个人信息",
    "运行数据",
    "合同文本",
    "检测报告",
]
ENDINGS = [
    "并向社会公开",
    "自收到之日起十五日内办结",
    "保存期限不少于三年",
    "并告知理由",
    "法律另有规定的除外",
    "接受社会监督",
]


def sentence(chance: random.Random) -> str:
    """One sentence of a rule."""
    words = [chance.choice(words) for words in (SUBJECTS, DUTIES, THINGS, THINGS, ENDINGS)]
    return "{}{}{}和{}，{}。".format(*words)


def law(articles: int) -> list[list[str]]:
    """The paragraphs of each article: one to three, of one to three sentences; every eighth article differs."""
    chance = random.Random(1)
    return [
        ["".join(sentence(chance) for _ in range(chance.randint(1, 3))) for _ in range(chance.randint(1, 3))]
        for _ in range(articles)
    ]


def amended(articles: list[list[str]]) -> list[list[str]]:
    """The law after an amendment: one article in eight changed, one in a hundred new, ten moved."""
    chance = random.Random(2)
    found = []
    for number, paragraphs in enumerate(articles):
        if number % 100 == 50:
            found.append([sentence(chance) + sentence(chance)])
        changed = [paragraph.replace("应当", "必须") + sentence(chance) for paragraph in paragraphs[:1]]
        found.append(changed + paragraphs[1:] if number % 8 == 0 else paragraphs)
    for _ in range(10):
        found.insert(chance.randrange(len(found)), found.pop(chance.randrange(len(found))))
    return found


def text(articles: list[list[str]]) -> str:
    """The law as a text file, in chapters of thirty articles."""
    lines = ["某省综合管理条例"]
    for number, paragraphs in enumerate(articles, 1):
        if number % 30 == 1:
            lines.append(f"第{to_chinese(number // 30 + 1)}章 管理规定")
        lines.append(f"{article_label(str(number))} " + "\n".join(paragraphs))
    return "\n".join(lines) + "\n"


def bare(new: Law) -> str:
    """A page with the same new text and nothing else: headings, paragraphs, and one link to the end."""
    body = [f"<h1>{escape(new.title)}</h1>", '<p><a href="#end">to the end</a>']
    for article in new.articles():
        body.append(f"<h3>{escape(article.label)}</h3>")
        body += [f"<p>{escape(line)}" for line in article.text.split("\n")]
    return f'<!DOCTYPE html><html lang="zh"><meta charset="utf-8"><title>bare</title>{"".join(body)}<p id="end">'


MEASURE = """async (selector) => {
  if (document.readyState !== 'complete') await new Promise((done) => addEventListener('load', done));
  document.querySelector(selector).click();
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const answered = performance.now();
  const paint = await new Promise((done) => new PerformanceObserver((list) => {
    for (const entry of list.getEntriesByName('first-contentful-paint')) done(entry.startTime);
  }).observe({ type: 'paint', buffered: true }));
  const loaded = performance.getEntriesByType('navigation')[0].loadEventEnd;
  return [paint, loaded, answered];
}"""


def measure(browser: Browser, address: str, selector: str) -> list[float]:
    """Milliseconds to the first paint, to the end of loading, and until a click on ``selector`` is answered."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(address, wait_until="commit")
    found: list[float] = page.evaluate(MEASURE, selector)
    page.close()
    return found


def main() -> None:
    """Make both pages, open them by turns, print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--articles", type=int, default=1300)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    articles = law(options.articles)
    comparison = difflaw.compare(read_text(text(articles)), read_text(text(amended(articles))))
    start = time.perf_counter()
    pages = {"report": render(comparison), "bare page": bare(comparison.new)}
    print(f"rendering takes {time.perf_counter() - start:.2f} s\n")
    last = [article.id for article in comparison.new.articles()][-1]
    links = {"report": f'#ui-index a[href="#{last}"]', "bare page": "a"}
    figures: dict[str, list[list[float]]] = {name: [] for name in pages}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        for name, html in pages.items():
            Path(folder, f"{name}.html").write_text(html, encoding="utf-8")
        for _ in range(options.runs):
            for name in pages:
                figures[name].append(measure(browser, Path(folder, f"{name}.html").as_uri(), links[name]))
        browser.close()
    report(pages, figures)


def report(pages: dict[str, str], figures: dict[str, list[list[float]]]) -> None:
    """Print the medians and their ratio as a Markdown table."""
    rows = {
        name: [len(html.encode()) / 1024, *map(statistics.median, zip(*figures[name], strict=True))]
        for name, html in pages.items()
    }
    print("| | report | bare page | ratio |\n|---|---|---|---|")
    for i, label in enumerate(("size, KiB", "first paint, ms", "loaded, ms", "first interaction answered, ms")):
        mine, other = rows["report"][i], rows["bare page"][i]
        print(f"| {label} | {mine:.0f} | {other:.0f} | {mine / other:.2f} |")


if __name__ == "__main__":
    main()
