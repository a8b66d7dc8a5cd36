#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every rule of tools/tidy finds what it is for, and leaves alone what is right."""
import hashlib
import json
import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import importlib.machinery
import importlib.util

import tidy_code
import tidy_routes
import tidy_texts
from tidy_tree import Tree

SPDX = '// SPDX-License-Identifier: Apache-2.0\n'
LAYERS = {'server/layers.txt': 'base:\ndb:\nhttp:\npeople: db\napp: *\n'}
CATALOGUE = {'common': {'save': 'Save'}}


def load_tidy():
    path = str(pathlib.Path(__file__).resolve().parent / 'tidy')
    loader = importlib.machinery.SourceFileLoader('tidy_program', path)
    spec = importlib.util.spec_from_loader('tidy_program', loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


tidy = load_tidy()


def findings(rule, files):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in {**LAYERS, **files}.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, 'utf-8')
        return [str(finding) for finding in rule(Tree(root))]


def catalogues(en=None, fr=None, uk=None):
    return {f'i18n/{language}.json': json.dumps(CATALOGUE if own is None else own)
            for language, own in (('en', en), ('fr', fr), ('uk', uk))}


def french(text):
    return catalogues(fr={'common': {'save': text}})


class Cases(unittest.TestCase):
    def refuses(self, rule, files):
        self.tried.add(rule.__name__)
        self.assertTrue(findings(rule, files), f'{rule.__name__} finds nothing in {files}')

    def accepts(self, rule, files):
        self.assertEqual([], findings(rule, files))

    tried = set()


class Code(Cases):
    def test_a_folder_does_not_include_a_later_one(self):
        rule = tidy_code.layers
        self.refuses(rule, {'server/db/row.cpp': '#include "people/contact.h"\n'})
        self.refuses(rule, {'server/nowhere/row.cpp': '\n'})
        self.accepts(rule, {'server/people/contact.cpp': '#include "db/row.h"\n'})
        self.accepts(rule, {'server/db/row_test.cpp': '#include "people/contact.h"\n'})

    def test_a_folder_includes_only_what_is_named_for_it(self):
        self.refuses(tidy_code.layers, {'server/people/contact.cpp': '#include "http/call.h"\n'})
        self.accepts(tidy_code.layers, {'server/app/core.cpp': '#include "http/call.h"\n'})

    def test_the_list_of_folders_names_what_is_included_and_comes_before(self):
        rule = tidy_code.layers_in_order
        uses = {'server/people/contact.cpp': '#include "db/row.h"\n'}
        self.accepts(rule, uses)
        self.refuses(rule, {})
        self.refuses(rule, {**uses, 'server/layers.txt': 'people: db\ndb:\n'})

    def test_a_header_that_only_tests_include_is_a_test(self):
        school = '#pragma once\n#include "app/core.h"\n'
        self.accepts(tidy_code.layers, {
            'server/db/small.h': school, 'server/db/row_test.cpp': '#include "db/small.h"\n'})
        self.refuses(tidy_code.layers, {
            'server/db/small.h': school, 'server/db/row.cpp': '#include "db/small.h"\n'})

    def test_libraries_stay_in_their_folders(self):
        rule = tidy_code.libraries
        self.refuses(rule, {'server/people/a.cpp': '#include <boost/asio/post.hpp>\n'})
        self.refuses(rule, {'server/people/a.cpp': '#include <sqlite3.h>\n'})
        self.refuses(rule, {'server/http/a.cpp': '#include <libpq-fe.h>\n'})
        self.accepts(rule, {'server/http/a.cpp': '#include <boost/beast/http.hpp>\n'})

    def test_headers_bring_no_boost_but_describe(self):
        rule = tidy_code.boost_in_headers
        self.refuses(rule, {'server/people/a.h': '#include <boost/json.hpp>\n'})
        self.accepts(rule, {'server/people/a.h': '#include <boost/describe/class.hpp>\n'})

    def test_banned_words_are_found_in_code_only(self):
        rule = tidy_code.banned_words
        for line in ('auto t = std::chrono::system_clock::now();', 'std::cout << 1;',
                     'using namespace std;', 'class CouponManager {};', 'double price = 1;',
                     '#define LIMIT 3', 'int x = rand();'):
            self.refuses(rule, {'server/people/a.cpp': line + '\n'})
        self.accepts(rule, {'server/people/a.cpp': '// std::cout\nf("std::cout");\n',
                            'server/base/clock.cpp': 'std::chrono::system_clock::now();\n'})

    def test_catch_all_passes_on_what_it_caught(self):
        rule = tidy_code.swallowed_errors
        self.refuses(rule, {'server/db/a.cpp': 'try { f(); } catch (...) {\n  return;\n}\n'})
        self.accepts(rule, {'server/db/a.cpp': 'try { f(); } catch (...) {\n  throw;\n}\n'})

    def test_a_long_function_is_found_and_a_short_one_is_not(self):
        rule = tidy_code.function_sizes
        for head in ('void f(int x) {\n', 'int A::f() const {\n', 'A::A(int x)\n    : x_(x) {\n',
                     'namespace a {\nvoid f() {\n'):
            long = head + '  g();\n' * 60 + '}\n'
            self.refuses(rule, {'server/db/a.cpp': long})
        self.accepts(rule, {'server/db/a.cpp': 'void f() {\n' + '  g();\n' * 58 + '}\n'})
        self.accepts(rule, {'server/db/a.cpp': 'struct A {\n' + '  int a;\n' * 90 + '};\n'})
        self.accepts(rule, {'server/db/a.cpp': 'namespace a {\n' + 'int a;\n' * 90 + '}\n'})

    def test_long_files_are_found_unless_they_are_a_known_debt(self):
        rule = tidy_code.file_sizes
        long = {'server/db/a.h': '\n' * 251}
        self.refuses(rule, long)
        self.refuses(rule, {'server/db/a.cpp': '\n' * 501})
        self.refuses(rule, {**long, 'tools/tidy_debts.txt': 'file server/db/a.h 250\n'})
        self.accepts(rule, {**long, 'tools/tidy_debts.txt': 'file server/db/a.h 251\n'})

    def test_long_lines_are_found(self):
        rule = tidy_code.line_lengths
        self.refuses(rule, {'server/db/a.cpp': 'x' * 101})
        self.refuses(rule, {'web/src/a.ts': 'x' * 101})
        self.accepts(rule, {'server/db/a.cpp': 'é' * 100})
        self.accepts(rule, {'server/migrations/0001_a.sql': '-- sqlite: ' + 'x' * 101})

    def test_source_files_name_their_licence(self):
        rule = tidy_code.licence_lines
        self.refuses(rule, {'server/db/a.cpp': '#include "a.h"\n'})
        self.refuses(rule, {'tools/a': '#!/bin/sh\necho\n'})
        self.accepts(rule, {'server/db/a.cpp': SPDX, 'tools/a': '#!/bin/sh\n' + SPDX})

    def test_headers_are_read_once(self):
        self.refuses(tidy_code.once, {'server/db/a.h': SPDX})
        self.accepts(tidy_code.once, {'server/db/a.h': SPDX + '#pragma once\n'})

    def test_headers_have_a_reader(self):
        rule = tidy_code.unused_headers
        self.refuses(rule, {'server/db/a.h': SPDX})
        self.accepts(rule, {'server/db/a.h': SPDX, 'server/db/a.cpp': '#include "db/a.h"\n'})

    def test_shared_parts_of_the_web_apps_know_no_app(self):
        rule = tidy_code.web_layers
        self.refuses(rule, {'web/src/lib/a.ts': "import { b } from '../admin/b';\n"})
        self.refuses(rule, {'web/src/student/a.ts': "import { b } from '../../admin/b';\n"})
        self.accepts(rule, {'web/src/admin/a.ts': "import { b } from '../lib/b';\n"})

    def test_there_are_no_barrels(self):
        self.refuses(tidy_code.barrels, {'web/src/ui/index.ts': ''})
        self.accepts(tidy_code.barrels, {'web/src/ui/button.ts': ''})


class Texts(Cases):
    def test_migrations_have_no_gaps(self):
        rule = tidy_texts.migrations
        self.refuses(rule, {'server/migrations/0001_a.sql': '', 'server/migrations/0003_b.sql': ''})
        self.refuses(rule, {'server/migrations/0001_a.sql': '', 'server/migrations/0001_b.sql': ''})
        self.accepts(rule, {'server/migrations/0001_a.sql': '', 'server/migrations/0002_b.sql': ''})

    def test_a_released_migration_stays_as_it_was(self):
        rule = tidy_texts.released_migrations
        text = 'CREATE TABLE a (id BIGINT PRIMARY KEY);\n'
        digest = hashlib.sha256(text.encode()).hexdigest()
        released = {tidy_texts.RELEASED: f'# Schools have these.\n{digest}  0001_a.sql\n'}
        self.refuses(rule, {**released, 'server/migrations/0001_a.sql': text + '-- A word.\n'})
        self.refuses(rule, {**released, 'server/migrations/0001_b.sql': text})
        self.accepts(rule, {**released, 'server/migrations/0001_a.sql': text,
                            'server/migrations/0002_b.sql': 'still being written'})

    def test_a_document_has_one_title(self):
        rule = tidy_texts.documents
        self.refuses(rule, {'a.md': 'text\n'})
        self.refuses(rule, {'a.md': '# One\n\n# Two\n'})
        self.accepts(rule, {'a.md': '# One\n\n```sh\n# a comment\n```\n\n## Two\n'})

    def test_links_lead_somewhere(self):
        rule = tidy_texts.dead_links
        self.refuses(rule, {'docs/a.md': '# A\n[b](b.md)\n'})
        self.accepts(rule, {'docs/a.md': '# A\n[b](../b.md#part) [c](https://example.org)\n',
                            'b.md': '# B\n'})

    def test_unfinished_business_and_machines_are_found(self):
        rule = tidy_texts.forbidden_words
        self.refuses(rule, {'a.md': 'TO' + 'DO: more\n'})
        self.refuses(rule, {'a.sh': 'cd /wo' + 'rk/main\n'})
        self.refuses(rule, {'.npmrc': 'https://registry.' + 'npmjs' + '.org\n'})
        self.accepts(rule, {'a.sh': 'cd tests/works/a\n'})

    def test_fixmes_do_not_become_more(self):
        rule = tidy_texts.fixmes
        one = {'server/db/a.cpp': '// FIX' + 'ME: beyond 2200.\n'}
        self.refuses(rule, one)
        self.accepts(rule, {**one, 'tools/tidy_debts.txt': 'fixmes all 1\n'})

    def test_a_key_is_in_all_catalogues(self):
        rule = tidy_texts.equal_keys
        self.refuses(rule, catalogues(fr={'common': {}}))
        self.refuses(rule, catalogues(uk={'common': {'save': 'Зберегти', 'more': 'Більше'}}))
        self.accepts(rule, catalogues())

    def test_plurals_have_the_forms_of_their_language(self):
        rule = tidy_texts.plural_forms
        two = {'days_one': 'a', 'days_other': 'b'}
        three = {**two, 'days_many': 'c'}
        four = {**three, 'days_few': 'd'}
        self.refuses(rule, catalogues(two, two, four))
        self.refuses(rule, catalogues(three, three, four))
        self.refuses(rule, catalogues(two, three, three))
        self.accepts(rule, catalogues(two, three, four))
        self.accepts(tidy_texts.equal_keys, catalogues(two, three, four))

    def test_placeholders_are_the_same_in_every_language(self):
        rule = tidy_texts.equal_placeholders
        english, other = {'a': 'Hi {{name}}'}, {'a': '{{name}}'}
        self.refuses(rule, catalogues(english, {'a': 'Salut {{nom}}'}, other))
        self.accepts(rule, catalogues(english, {'a': '{{name | x}}'}, other))

    def test_french_typography(self):
        rule = tidy_texts.french
        for wrong in ('Prêt ?', 'Prêt?', 'Oui\u00a0!', 'Nom :', 'Nom\u202f:', '« mot »', 'l\'offre',
                      'dit "oui"', 'Attendez...', 'Ecole', 'A partir de', '20 %', 'Tu vois',
                      'un ; deux'):
            self.refuses(rule, french(wrong))
        for right in ('Prêt\u202f?', 'Quoi\u202f?!', 'Nom\u00a0: {{name}}', 'à 10:30', 'l’École',
                      '«\u00a0mot\u00a0»', '20\u00a0%', '{{at|date:"long"}}', 'À partir de',
                      'https://example.org'):
            self.accepts(rule, french(right))

    def test_the_glossary_says_which_words_we_never_say(self):
        rule = tidy_texts.glossary
        words = {'docs/concepts/words.md': '# Words\n\n| French | never in French |\n|---|---|\n'
                                           '| participant | étudiant*, élève |\n'}
        self.refuses(rule, {**words, **french('Deux étudiantes')})
        self.refuses(rule, {**words, **french('Un Élève')})
        self.accepts(rule, {**words, **french('Un participant, {{élève}}')})
        self.refuses(rule, french('Sans glossaire'))


def route(method, path, text='"Say what it is for"'):
    return {'server/people/tag_api.cpp':
            f'const auto r = {method}("{path}", Permission::ViewContacts, {text}, list);\n'}


class Routes(Cases):
    def test_a_route_says_what_it_is_for(self):
        rule = tidy_routes.route_docs
        for text in ('""', '"tags"', '"all tags of the school"', '"All tags of the school."'):
            self.refuses(rule, route('get', '/api/tags', text))
        self.accepts(rule, route('get', '/api/tags', '"All tags "\n   "of the school"'))
        self.refuses(rule, {**route('get', '/api/tags'),
                            'server/people/b.cpp': route('get', '/api/b').popitem()[1]})

    def test_a_route_is_asked_for_by_a_test(self):
        rule = tidy_routes.route_scenarios
        self.refuses(rule, route('get', '/api/tags'))
        one = route('patch', '/api/tags/{id}')
        whole = 'olga.patch("/api/tags/" + tag.at("/id"), version, body);\n'
        self.accepts(rule, {**one, 'server/people/tag_test.cpp': whole})
        self.refuses(rule, {**one, 'server/people/tag_test.cpp': 'olga.get("/api/tags/" + id);\n'})
        self.refuses(rule, {**one, 'server/app/authz_test.cpp': whole})
        notes = route('post', '/api/contacts/{id}/notes')
        self.accepts(rule, {**notes, 'tests/api/a_test.py':
                            "line.ask('POST', f'/api/contacts/{anna.id}/notes', {})\n"})
        self.refuses(rule, {**notes, 'tests/api/a_test.py':
                            "line.ask('POST', f'/api/contacts/{anna.id}/notes/old', {})\n"})
        self.accepts(rule, {**notes, 'tools/tidy_debts.txt':
                            'scenario POST:/api/contacts/{id}/notes 1\n'})


class Everything(Cases):
    def test_a_debt_only_shrinks(self):
        def after_sizes(tree):
            list(tidy_code.file_sizes(tree))
            return tidy.debts(tree)
        after_sizes.__name__ = 'debts'
        owed = {'tools/tidy_debts.txt': 'file server/db/a.h 260\n'}
        self.refuses(after_sizes, {**owed, 'server/db/a.h': '\n' * 255})
        self.refuses(after_sizes, owed)
        self.accepts(after_sizes, {**owed, 'server/db/a.h': '\n' * 260})

    def test_what_is_not_ours_is_not_read(self):
        self.accepts(tidy_texts.documents, {'web/node_modules/a/README.md': 'no title\n',
                                            'build/a.md': 'no title\n'})

    def test_zz_every_rule_was_seen_to_refuse_something(self):
        self.assertEqual({rule.__name__ for rule in tidy.RULES}, Cases.tried)


def main():
    # A class may not run before what it asks about: Everything comes last.
    suite = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromTestCase(case)
                               for case in (Code, Texts, Routes, Everything))
    result = unittest.TextTestRunner(stream=sys.stdout).run(suite)
    failed = len(result.failures) + len(result.errors)
    print(f'{result.testsRun - failed} passed, {failed} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
