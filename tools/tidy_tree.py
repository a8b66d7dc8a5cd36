# SPDX-License-Identifier: Apache-2.0
"""What every rule of tools/tidy works on: the files of a checkout, read once."""
import functools
import pathlib
import re
from dataclasses import dataclass

SKIPPED = {'.git', '.toolchain', 'build', 'data', 'node_modules', 'dist', 'test-results', 'corpus',
           '__pycache__'}
CODE = ('.cpp', '.cc', '.h')
WEB = ('.ts', '.tsx', '.mjs', '.cjs')
# Shared by the parts that compare with the outside world; not written by us.
FOREIGN = ('LICENSE', 'package-lock.json', 'tests/vectors/')


@dataclass(frozen=True)
class Finding:
    path: str
    line: int
    what: str

    def __str__(self):
        return f'{self.path}:{self.line}: {self.what}' if self.line else f'{self.path}: {self.what}'


class Tree:
    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.texts = dict(self._read_all())
        self.debts = Debts(self.texts.get('tools/tidy_debts.txt', ''))

    def _read_all(self):
        stack = [self.root]
        while stack:
            for entry in sorted(stack.pop().iterdir()):
                if entry.is_symlink() or entry.name in SKIPPED:
                    continue
                if entry.is_dir():
                    stack.append(entry)
                    continue
                try:
                    yield entry.relative_to(self.root).as_posix(), entry.read_text('utf-8')
                except UnicodeDecodeError:
                    continue  # Pictures, fonts, archives.

    def paths(self, *endings, under=''):
        return sorted(path for path in self.texts
                      if path.startswith(under) and (not endings or path.endswith(endings)))

    def text(self, path):
        return self.texts[path]

    def lines(self, path):
        return self.texts[path].split('\n')

    def code(self):
        """Our C++, with tests."""
        return [path for path in self.paths(*CODE)
                if path.startswith(('server/', 'tests/', 'bench/'))]

    @functools.cached_property
    def includers(self):
        """Who includes a header, by its name in an #include."""
        found = {}
        for path in self.code():
            for name in re.findall(r'^\s*#\s*include\s*"([^"]+)"', self.texts[path], re.M):
                found.setdefault(name, set()).add(path)
        return found

    @functools.cached_property
    def _product_code(self):
        return [path for path in self.paths(*CODE, under='server/') if not self._is_test(path)]

    def product_code(self):
        """The C++ that ships: neither tests nor what only tests use."""
        return self._product_code

    def _is_test(self, path):
        if re.search(r'_test\.(cpp|h)$', path) or path.startswith(('server/testing/', 'tests/')):
            return True
        users = self.includers.get(path.removeprefix('server/'), set()) - {path}
        return path.endswith('.h') and bool(users) and all(map(self._is_test, users))


def folder_of(path):
    return path.split('/')[1]


def without_comments(line):
    """Good enough for one line: `//` ends the code unless it stands in a string."""
    in_string = False
    for place, letter in enumerate(line):
        if letter == '"' and (place == 0 or line[place - 1] != '\\'):
            in_string = not in_string
        elif not in_string and line.startswith('//', place):
            return line[:place]
    return line


class Debts:
    """Lines `rule path size`: offenders of a size rule that are known. They may only shrink."""

    def __init__(self, text):
        self.known = {}
        self.met = {}
        for line in text.split('\n'):
            words = line.split('#')[0].split()
            if len(words) == 3:
                self.known[words[0], words[1]] = int(words[2])

    def allows(self, rule, path, size):
        self.met[rule, path] = max(size, self.met.get((rule, path), 0))
        return size <= self.known.get((rule, path), 0)
