#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What a test build can break by name, a release build cannot.

A whole release build takes minutes, so each file that names a fault point or a switch is compiled
as a release compiles it, without STOA_FAULTS, and its object is searched for the functions behind
them, for their environment variables and for every name. So is build/release/stoa where it exists.
As a control, the same search through the test build must find all of it.
"""
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ.get('STOA_BINARY', ROOT / 'build/test/stoa'))
CALL = re.compile(r'\bbase::(?:fault|control)\(\s*"([^"]+)"')
ANY_USE = re.compile(r'\bbase::(?:fault|control)\(|\bSTOA_FAULTS\b')
FUNCTIONS = re.compile(r'\bbase::(?:fault|control|set_fault|set_controls)\(|base::InjectedFault')
VARIABLES = ('STOA_FAULT', 'STOA_CONTROL')


def sources():
    return sorted(path for path in (ROOT / 'server').glob('*/*')
                  if path.suffix in ('.cpp', '.h') and not path.name.endswith('_test.cpp')
                  and path.parent.name != 'testing')


def words_of(*folders):
    for folder in folders:
        for path in (ROOT / folder).rglob('*'):
            if path.is_file():
                yield path.read_text(errors='replace')


class Names:
    """Of all names, those that mean nothing else anywhere: `permission` is a word, too."""

    def __init__(self):
        texts = {path: path.read_text() for path in sources()}
        self.users = [path for path, text in texts.items()
                      if path.suffix == '.cpp' and ANY_USE.search(text)]
        calls = [name for text in texts.values() for name in CALL.findall(text)]
        everything = '\n'.join(texts.values())
        self.all = sorted(set(calls))
        self.distinct = [name for name in self.all
                         if everything.count(f'"{name}"') == calls.count(name)]


def found_in(file, names):
    """Everything of the test build that is in this object or program."""
    symbols = subprocess.run(['nm', '--demangle', str(file)], capture_output=True, text=True,
                             check=True).stdout
    found = {match[0].rstrip('(') for match in FUNCTIONS.finditer(symbols)}
    # Strings lie one behind the other, each with a NUL at its end; short ones in the code itself.
    content = file.read_bytes()
    for name in (*VARIABLES, *names):
        if re.search(rb'(?<![\w.])' + re.escape(name.encode()) + rb'(?![\w.])', content):
            found.add(name)
    return found


def compile_as_release(command, source, target):
    words = shlex.split(command['command'])
    kept = []
    skip = 0
    for place, word in enumerate(words):
        if skip:
            skip -= 1
        elif word in ('-o', '-c') or (word == '-include' and 'cmake_pch' in words[place + 1]):
            skip = 1
        elif not re.match(r'-DSTOA_FAULTS|-Werror|-Winvalid-pch|-fpch|-O\d|-g', word):
            kept.append(word)
    if shutil.which('ccache') and 'ccache' not in words[0]:
        kept.insert(0, 'ccache')
    return subprocess.run([*kept, '-O2', '-D_FORTIFY_SOURCE=2', '-o', str(target), '-c',
                           str(source)], capture_output=True, text=True,
                          cwd=command['directory'])


def main():
    names = Names()
    results = []

    def check(title, holds, more=''):
        results.append(holds)
        if not holds:
            print(f'FAILED {title}: {more}', flush=True)

    check('there are names to look for', len(names.distinct) >= 10, names.distinct)
    database = json.loads((BINARY.parent / 'compile_commands.json').read_text())
    commands = {pathlib.Path(one['file']): one for one in database}
    folder = pathlib.Path(tempfile.mkdtemp(prefix='stoa-release-'))

    def look(source):
        target = folder / (source.parent.name + '-' + source.stem + '.o')
        done = compile_as_release(commands[source], source, target)
        if done.returncode != 0:
            return source, [done.stderr[-500:]]
        return source, sorted(found_in(target, names.distinct))

    try:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for source, found in pool.map(look, names.users):
                check(f'{source.relative_to(ROOT)} as a release has it', not found, found)
    finally:
        shutil.rmtree(folder, ignore_errors=True)

    release = ROOT / 'build/release/stoa'
    if release.exists():
        # It holds the web apps and catalogues, too, with words of their own.
        embedded = '\n'.join(words_of('web/dist', 'i18n', 'demo', 'server/migrations'))
        found = found_in(release, [name for name in names.distinct if name not in embedded])
        check('build/release/stoa', not found, sorted(found))
    found = found_in(BINARY, names.distinct)
    missing = {'base::fault', 'base::control', *VARIABLES, *names.distinct} - found
    check('control: the test build has all of it', not missing, sorted(missing))
    print(f'{len(names.users)} files, {len(names.distinct)} of {len(names.all)} names')
    print(f'{sum(results)} passed, {len(results) - sum(results)} failed')
    return 0 if all(results) else 1


if __name__ == '__main__':
    sys.exit(main())
