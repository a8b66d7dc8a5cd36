# SPDX-License-Identifier: Apache-2.0
"""Rules of tools/tidy about routes: each is documented by its row and told by a scenario."""
import re
from dataclasses import dataclass

from tidy_tree import Finding

ROW = re.compile(r'\b(get|post|put|patch|del)\(\s*"(/[^"]*)",\s*(?:http::)?Permission::\w+,\s*'
                 r'((?:"(?:[^"\\]|\\.)*"\s*)*)')
ASKS = {
    'get': r'\.get\(|\blook\(|[\'"]GET[\'"]',
    'post': r'\.post\(|[\'"]POST[\'"]',
    'put': r'\.put\(|[\'"]PUT[\'"]',
    'patch': r'\.patch\(|[\'"]PATCH[\'"]',
    'del': r'\.del\(|\.delete\(|[\'"]DELETE[\'"]',
}


@dataclass(frozen=True)
class Route:
    method: str
    path: str
    text: str
    file: str
    line: int

    @property
    def name(self):
        return f"{'DELETE' if self.method == 'del' else self.method.upper()}:{self.path}"

    def is_asked_for_in(self, test):
        """`"/api/contacts/" + anna.id() + "/notes"`, and the verb somewhere in the same file."""
        parts = [re.escape(part) for part in re.split(r'\{\w+\}', self.path)]
        end = '' if self.path.endswith('}') else r'(?![\w/-])'
        return (re.search(r'[\s\S]{1,80}?'.join(parts) + end, test) and
                re.search(ASKS[self.method], test))


def routes(tree):
    for path in tree.product_code():
        if not path.endswith('.cpp'):
            continue
        text = tree.text(path)
        for row in ROW.finditer(text):
            words = ''.join(re.findall(r'"((?:[^"\\]|\\.)*)"', row[3]))
            yield Route(row[1], row[2], words, path, text.count('\n', 0, row.start()) + 1)


def route_docs(tree):
    """The row of a route says in a phrase of its own what it is for: the documents show it."""
    seen = {}
    for route in routes(tree):
        if len(route.text) < 6 or not route.text[0].isupper() or route.text.endswith('.'):
            yield Finding(route.file, route.line,
                          f'{route.name}: say what it is for, as a phrase with a capital')
        elif route.text in seen:
            yield Finding(route.file, route.line,
                          f'{route.name} says the same as {seen[route.text]}')
        seen.setdefault(route.text, route.name)


def route_scenarios(tree):
    """Every route is asked for by a test that tells a story; the table of rights is none."""
    tests = [tree.text(path)
             for path in [*tree.paths('_test.cpp', under='server/'),
                          *tree.paths('.py', under='tests/'),
                          *tree.paths('.ts', under='web/tests/')]
             if 'authz' not in path and 'small_school' not in path]
    for route in routes(tree):
        if any(route.is_asked_for_in(test) for test in tests):
            continue
        if not tree.debts.allows('scenario', route.name, 1):
            yield Finding(route.file, route.line, f'{route.name}: no test asks for it')


RULES = [route_docs, route_scenarios]
