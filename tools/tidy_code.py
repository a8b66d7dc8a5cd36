# SPDX-License-Identifier: Apache-2.0
"""Rules of tools/tidy about code. A rule takes the tree and yields findings."""
import re

from tidy_tree import WEB, Finding, folder_of, without_comments

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]')


def includes(tree, path):
    for number, line in enumerate(tree.lines(path), 1):
        if match := INCLUDE.match(line):
            yield number, match[1]


def may_include(tree):
    """Of each folder of server/layers.txt, in order: the earlier ones that it may include."""
    allowed = {}
    for folder, named in re.findall(r'^([a-z]+):([a-z *]*)$', tree.text('server/layers.txt'), re.M):
        allowed[folder] = set(allowed) if '*' in named else set(named.split())
    return allowed


def layers(tree):
    """A file includes its own folder and those that server/layers.txt names for it."""
    allowed = may_include(tree)
    for path in tree.product_code():
        if path.count('/') < 2 or path.endswith('main.cpp'):
            continue
        own = folder_of(path)
        if own not in allowed:
            yield Finding(path, 0, f'the folder {own} is not in server/layers.txt')
            continue
        for number, name in includes(tree, path):
            other = name.split('/')[0]
            if '/' in name and other in allowed and other not in allowed[own] | {own}:
                yield Finding(path, number, f'server/layers.txt does not name {other} for {own}')


def layers_in_order(tree):
    """server/layers.txt names earlier folders only, and each of them is included."""
    used = {}
    for path in tree.product_code():
        used.setdefault(folder_of(path), set()).update(
            name.split('/')[0] for _, name in includes(tree, path))
    earlier = set()
    for number, line in enumerate(tree.lines('server/layers.txt'), 1):
        folder, _, named = line.partition(':')
        if line.startswith('#'):
            continue
        for other in named.split():
            if other != '*' and other not in earlier:
                yield Finding('server/layers.txt', number, f'{other} does not come before {folder}')
            elif other != '*' and other not in used.get(folder, set()):
                yield Finding('server/layers.txt', number, f'{folder} does not include {other}')
        earlier.add(folder)


LIBRARIES = [
    (r'boost/(asio|beast)|openssl/', {'http', 'net'},
     'Asio, Beast and OpenSSL stay in http/ and net/'),
    (r'curl/', {'net'}, 'libcurl stays in net/'),
    (r'sqlite3\.h|libpq-fe\.h|postgres_ext\.h', {'db'}, 'SQLite and libpq stay in db/'),
    (r'boost/json', {'describe'}, 'Boost.JSON stays in describe/'),
    (r'spdlog/', {'base'}, 'log by base/log.h'),
    (r'date/', {'base'}, 'time zones are wrapped by base/zone.h'),
]


def libraries(tree):
    """A library is included only in the folders that wrap it."""
    for path in tree.product_code():
        for number, name in includes(tree, path):
            for pattern, folders, why in LIBRARIES:
                if re.match(pattern, name) and folder_of(path) not in folders:
                    yield Finding(path, number, f'<{name}>: {why}')


def boost_in_headers(tree):
    """Headers outside http/ and net/ include no Boost but Describe."""
    for path in tree.product_code():
        if not path.endswith('.h') or folder_of(path) in ('http', 'net'):
            continue
        for number, name in includes(tree, path):
            if name.startswith('boost/') and not re.match(r'boost/(describe|mp11)', name):
                yield Finding(path, number, f'<{name}> in a header; keep it in the .cpp')


BANNED = [
    (r'\b(system|steady|high_resolution)_clock::now\b', 'take an Instant, or ask base::Clock',
     r'^server/(base/clock|http/|testing/|jobs/|db/|net/|journal/)|_test\.|^bench/'),
    (r'std::c(out|err)\b', 'write by fmt::print in app/, else log by base/log.h',
     r'^server/app/main\.cpp|^bench/'),
    (r'using namespace std;', 'name what you use', '^$'),
    (r'\b(class|struct)\s+\w*(Manager|Processor|Utils?|Helper)\b',
     'name the noun or write a verb', '^$'),
    (r'\b(double|float)\s+\w*(price|amount|total|sum|money)\w*', 'use base::Money', '^$'),
    (r'\bstd::(rand|time)\b|\bsrand\(|[^_\w]rand\(\)', 'use base::Random and base::Clock', '^$'),
    (r'\bstd::endl\b', r"write '\n'", '^$'),
    (r'^\s*#\s*define\s(?!DOCTEST_|TOML_|BOOST_|BELOW_)', 'write no macros',
     r'^server/http/(asio|beast)_impl|^server/base/fault\.h'),
    (r'\bNULL\b(?!S)', 'nullptr, or better std::optional', '^$'),
    (r'\bstd::shared_ptr<\w*Database', 'App owns it: take a reference', '^$'),
]


ANY_BANNED = re.compile('|'.join(pattern for pattern, _, _ in BANNED), re.M)


def banned_words(tree):
    """Words with a better one in this house."""
    for path in filter(lambda path: ANY_BANNED.search(tree.text(path)), tree.code()):
        for number, line in enumerate(tree.lines(path), 1):
            code = re.sub(r'"(?:[^"\\]|\\.)*"', '""', without_comments(line))
            for pattern, instead, allowed in BANNED:
                if re.search(pattern, code) and not re.search(allowed, path):
                    yield Finding(path, number, f'{re.search(pattern, code)[0].strip()}: {instead}')


def swallowed_errors(tree):
    """`catch (...)` passes on what it caught."""
    for path in tree.product_code():
        lines = tree.lines(path)
        for number, line in enumerate(lines, 1):
            if 'catch (...)' not in line or 'catch (...)' not in without_comments(line):
                continue
            around = '\n'.join(lines[max(0, number - 12):number + 7])
            if not re.search(r'\bthrow;|current_exception|rethrow_exception', around):
                yield Finding(path, number, 'catch (...) hides bugs: name it, or rethrow')


def function_sizes(tree):
    """A function has at most 60 lines."""
    for path in tree.product_code():
        for start, length in functions(tree.lines(path)):
            if length > 60 and not tree.debts.allows('function', path, length):
                yield Finding(path, start, f'a function of {length} lines; at most 60')


OPENS_FUNCTION = re.compile(
    r'\)\s*(const|noexcept|override|final|->\s*[\w:<>,&\s*]+|\s|:\s.*)*$')
OPENS_TYPE = re.compile(r'\b(namespace|struct|class|enum)\s[\w:\s]*$')


def functions(lines):
    """Blocks that follow a closing parenthesis at the level of a namespace or class."""
    depth, levels, start = 0, [], 0
    for number, line in enumerate(lines, 1):
        code = re.sub(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)\'', '""', without_comments(line))
        for place, letter in enumerate(code):
            if letter == '{':
                before = ' '.join([*lines[max(0, number - 6):number - 1], code[:place]])
                if not levels and OPENS_FUNCTION.search(before) and not OPENS_TYPE.search(before):
                    levels.append(depth)
                    start = number
                depth += 1
            elif letter == '}':
                depth -= 1
                if levels and levels[-1] == depth:
                    levels.pop()
                    yield start, number - start + 1


def file_sizes(tree):
    """A source file has at most 500 lines, a header 250."""
    for path in [*tree.code(), *tree.paths('.py', '.sh', under='tools/')]:
        most = 250 if path.endswith('.h') else 500
        length = len(tree.lines(path)) - 1
        if length > most and not tree.debts.allows('file', path, length):
            yield Finding(path, 0, f'{length} lines; at most {most}')


def line_lengths(tree):
    """A line of code has at most 100 columns."""
    kinds = ('.cpp', '.cc', '.h', '.sql', '.ts', '.tsx', '.mjs', '.py', '.sh', '.css')
    for path in tree.paths(*kinds):
        # One debt for all of web/: it is laid out again as a whole.
        debtor = 'web' if path.startswith('web/') else path
        for number, line in enumerate(tree.lines(path), 1):
            if len(line) <= 100 or '.gen.' in path or ONE_LINE_BY_NATURE.match(line):
                continue
            if not tree.debts.allows('line', debtor, len(line)):
                yield Finding(path, number, f'{len(line)} columns; at most 100')


# SQL of one engine, which db/migration.cpp reads line by line, and addresses.
ONE_LINE_BY_NATURE = re.compile(r'-- (sqlite|postgres): |\s*(//|#|--) https?://\S+$')


def licence_lines(tree):
    """Every source file begins with its SPDX line."""
    kinds = ('.cpp', '.cc', '.h', '.py', '.sh', '.cmake', 'CMakeLists.txt', *WEB)
    for path in tree.paths():
        head = tree.lines(path)[:2]
        is_script = head[0].startswith('#!')
        if '.gen.' in path or not (path.endswith(kinds) or is_script):
            continue
        if 'SPDX-License-Identifier: Apache-2.0' not in head[1 if is_script else 0]:
            yield Finding(path, 1, 'begin with: SPDX-License-Identifier: Apache-2.0')


def once(tree):
    """A header says `#pragma once`."""
    for path in tree.code():
        if path.endswith('.h') and '#pragma once' not in '\n'.join(tree.lines(path)[:30]):
            yield Finding(path, 1, '#pragma once is missing')


def unused_headers(tree):
    """Somebody includes every header."""
    included = {name for path in tree.code() for _, name in includes(tree, path)}
    for path in tree.paths('.h', under='server/'):
        if path.removeprefix('server/') not in included:
            yield Finding(path, 0, 'nobody includes this header')


WEB_LAYERS = ['lib', 'api', 'i18n', 'ui']


def web_layers(tree):
    """In web/src: lib, api, i18n and ui know no app, and the two apps do not know each other."""
    for path in tree.paths('.ts', '.tsx', under='web/src/'):
        area = path.split('/')[2]
        refused = {'admin': 'student', 'student': 'admin'}.get(area)
        if area in WEB_LAYERS:
            refused = 'admin|student'
        if refused is None:
            continue
        for number, line in enumerate(tree.lines(path), 1):
            if re.search(rf"from '[./]+/({refused})/", line):
                yield Finding(path, number, f'{area} does not import from {refused}')


def barrels(tree):
    """No barrel files in the web apps."""
    for path in tree.paths('/index.ts', '/index.tsx', under='web/src/'):
        yield Finding(path, 0, 'name the file for what is in it, and import that')


RULES = [layers, layers_in_order, libraries, boost_in_headers, banned_words, swallowed_errors,
         function_sizes, file_sizes, line_lengths, licence_lines, once, unused_headers, web_layers,
         barrels]
