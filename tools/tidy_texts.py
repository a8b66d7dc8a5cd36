# SPDX-License-Identifier: Apache-2.0
"""Rules of tools/tidy about texts: migrations, documents, catalogues, forbidden words."""
import hashlib
import json
import os
import re

from tidy_tree import FOREIGN, Finding

THIN = '\u202f'   # Narrow no-break space.
FIXED = '\u00a0'  # No-break space.


def migrations(tree):
    """Migrations are numbered 0001, 0002, … without gaps."""
    paths = tree.paths('.sql', under='server/migrations/')
    for expected, path in enumerate(paths, 1):
        name = path.rsplit('/', 1)[1]
        if not re.fullmatch(r'\d{4}_[a-z0-9_]+\.sql', name):
            yield Finding(path, 0, 'a migration is called 0001_what_it_makes.sql')
        elif int(name[:4]) != expected:
            yield Finding(path, 0, f'number {expected:04} comes next')
            return


RELEASED = 'server/migrations/released.sha256'


def released_migrations(tree):
    """A migration that was released is never edited, renamed or taken out."""
    for number, line in enumerate(tree.lines(RELEASED) if RELEASED in tree.texts else [], 1):
        if not line or line.startswith('#'):
            continue
        digest, name = line.split()
        text = tree.texts.get(f'server/migrations/{name}')
        if text is None:
            yield Finding(RELEASED, number, f'{name} was released and is gone')
        elif hashlib.sha256(text.encode()).hexdigest() != digest:
            yield Finding(f'server/migrations/{name}', 0,
                          'was released: schools have it as it was; write a new one')


def documents(tree):
    """A Markdown file has one title, in its first line."""
    for path in tree.paths('.md'):
        lines = outside_code(tree.lines(path))
        titles = [number for number, line in lines if line.startswith('# ')]
        if titles != [1]:
            yield Finding(path, titles[1] if len(titles) > 1 else 1,
                          'one `# title`, in the first line')


def outside_code(lines):
    in_code = False
    for number, line in enumerate(lines, 1):
        if line.startswith('```'):
            in_code = not in_code
        elif not in_code:
            yield number, line


def dead_links(tree):
    """Relative links of documents lead somewhere."""
    for path in tree.paths('.md'):
        for number, line in outside_code(tree.lines(path)):
            for target in re.findall(r'\]\(([^)#\s]+)[^)]*\)', line):
                if re.match(r'[a-z]+:', target):
                    continue
                place = os.path.normpath(os.path.join(os.path.dirname(path), target))
                if not (tree.root / place).exists():
                    yield Finding(path, number, f'there is no {target}')


# Put together so that this file does not contain them.
REGISTRIES = '|'.join(re.escape(name) for name in
                      ['registry.' + 'npmjs', 'npm' + 'js.org', 'deb.' + 'debian.org',
                       'pypi.' + 'org', 'crates.' + 'io'])
UNFINISHED = '|'.join(['TO' + 'DO', 'not ' + 'implemented', 'coming ' + 'soon', 'lorem ' + 'ipsum'])
MACHINES = r'(?<![\w.])/(' + '|'.join(['work', 'home', 'Users', 'root', 'tmp/sto' + 'a/']) + r')/'


FORBIDDEN = re.compile(f'{UNFINISHED}|{MACHINES}|{REGISTRIES}')


def forbidden_words(tree):
    """No unfinished business, no paths of somebody's machine, no hosts of package registries."""
    for path in tree.paths():
        if path.startswith(FOREIGN) or path.endswith(FOREIGN) or path.endswith('.svg'):
            continue
        lines = tree.lines(path) if FORBIDDEN.search(tree.text(path)) else []
        for number, line in enumerate(lines, 1):
            for pattern, why in ((UNFINISHED, 'finish it, or leave it out'),
                                 (MACHINES, 'a path of one machine only'),
                                 (REGISTRIES, 'the host is a setting of the machine')):
                if match := re.search(pattern, line):
                    yield Finding(path, number, f'"{match[0]}": {why}')


def fixmes(tree):
    """The number of FIXMEs only falls (`fixmes all N` in tools/tidy_debts.txt)."""
    word = 'FIX' + 'ME:'
    places = [Finding(path, number, f'one {word} more than tools/tidy_debts.txt allows')
              for path in tree.paths() if not path.startswith(FOREIGN)
              for number, line in enumerate(tree.lines(path), 1) if word in line]
    if places and not tree.debts.allows('fixmes', 'all', len(places)):
        yield places[-1]


PLURALS = {'en': {'one', 'other'}, 'fr': {'one', 'many', 'other'},
           'uk': {'one', 'few', 'many', 'other'}}
ANY_PLURAL = re.compile(r'(.+)_(zero|one|two|few|many|other)$')


def catalogue(tree, language):
    return flat(json.loads(tree.text(f'i18n/{language}.json')))


def flat(node, key=''):
    if isinstance(node, str):
        return {key: node}
    return {name: text for inner, value in node.items()
            for name, text in flat(value, f'{key}.{inner}' if key else inner).items()}


def plural_stems(catalogues):
    """Stems with both `_one` and `_other` somewhere: `pick_one` alone is an ordinary key."""
    keys = set().union(*catalogues.values())
    return {key.removesuffix('_one') for key in keys
            if key.endswith('_one') and key.removesuffix('_one') + '_other' in keys}


def all_catalogues(tree):
    return {language: catalogue(tree, language) for language in PLURALS}


def equal_keys(tree):
    """The catalogues have the same keys, plural forms aside."""
    catalogues = all_catalogues(tree)
    stems = plural_stems(catalogues)

    def stem_of(key):
        match = ANY_PLURAL.match(key)
        return match[1] if match and match[1] in stems else key
    keys = {language: {stem_of(key) for key in texts} for language, texts in catalogues.items()}
    for language, own in keys.items():
        for key in sorted(set().union(*keys.values()) - own):
            yield Finding(f'i18n/{language}.json', 0, f'{key} is missing')


def plural_forms(tree):
    """Every plural has exactly the forms of its language."""
    catalogues = all_catalogues(tree)
    for stem in sorted(plural_stems(catalogues)):
        for language, forms in PLURALS.items():
            has = {match[2] for key in catalogues[language]
                   if (match := ANY_PLURAL.match(key)) and match[1] == stem}
            if has != forms:
                yield Finding(f'i18n/{language}.json', 0,
                              f'{stem} has the forms {sorted(has)}, not {sorted(forms)}')


def equal_placeholders(tree):
    """A text has the same placeholders in every language."""
    catalogues = all_catalogues(tree)
    stems = plural_stems(catalogues)
    for key, english in sorted(catalogues['en'].items()):
        if (match := ANY_PLURAL.match(key)) and match[1] in stems:
            continue  # A form for one may leave the number out.
        for language in ('fr', 'uk'):
            other = catalogues[language].get(key)
            if other is not None and placeholders(other) != placeholders(english):
                yield Finding(f'i18n/{language}.json', 0,
                              f'{key}: the placeholders differ from the English text')


def placeholders(text):
    return {re.split(r'[,|]', name)[0].strip() for name in re.findall(r'\{\{(.+?)\}\}', text)}


FRENCH = [
    (rf'[^{THIN}?!][?!]|^[?!]', 'a narrow no-break space (U+202F) stands before ! and ?'),
    (rf'[^{THIN}];', 'a narrow no-break space (U+202F) stands before ;'),
    (rf'[^{FIXED}\d]:|[^{FIXED}]:(?!\d)', 'a no-break space (U+00A0) stands before :'),
    (rf'«(?!{FIXED})|[^{FIXED}]»', 'no-break spaces (U+00A0) stand inside « »'),
    (rf'[^{FIXED}{THIN}]%', 'a no-break space stands before %'),
    (r"'", 'the apostrophe is ’'),
    (r'"', 'quotes are « »'),
    (r'\.\.\.', 'an ellipsis is …'),
    (r'\b(Ecole|Eleve|Etudiant|Etape|Etat|Ecrire|Editer|Echec|Echeance|Evenement|Etes|Egalement|'
     r'Enonce|Epreuve)', 'a capital É keeps its accent'),
    (r'\bA (partir|propos|venir|la|l’|chaque|qui|quel)', 'a capital À keeps its accent'),
    (r'\b([Tt]u|[Tt]on|[Tt]es|[Tt]oi)\b(?!-)', 'we say vous'),
]


def french(tree):
    """French typography."""
    for key, text in sorted(catalogue(tree, 'fr').items()):
        plain = re.sub(r'\{\{.+?\}\}', 'x', text)
        plain = re.sub(r'https?://\S+|&[a-z]+;|<[^>]+>', 'x', plain)
        for pattern, why in FRENCH:
            if match := re.search(pattern, plain):
                shown = plain[max(0, match.start() - 12):match.end() + 6]
                yield Finding('i18n/fr.json', 0, f'{key}: "{shown}": {why}')


LANGUAGE_OF_COLUMN = {'never in English': 'en', 'never in French': 'fr', 'never in Ukrainian': 'uk'}


def glossary(tree):
    """One word per thing: docs/concepts/words.md says which words we never say."""
    if 'docs/concepts/words.md' not in tree.texts:
        yield Finding('docs/concepts/words.md', 0, 'the glossary is missing')
        return
    for language, word, instead in never_said(tree.lines('docs/concepts/words.md')):
        for key, text in sorted(catalogue(tree, language).items()):
            plain = re.sub(r'\{\{.+?\}\}', '', text)
            if match := re.search(rf'(?<!\w){word}(?!\w)', plain, re.I):
                yield Finding(f'i18n/{language}.json', 0, f'{key}: "{match[0]}": we say {instead}')


def never_said(lines):
    """Rows of tables that have a column `never in …`; the word before it is ours."""
    columns = []
    for line in lines:
        cells = [cell.strip() for cell in line.strip().strip('|').split('|')]
        if not line.startswith('|'):
            columns = []
        elif not columns:
            columns = cells
        elif len(cells) == len(columns):
            for place, column in enumerate(columns):
                language = LANGUAGE_OF_COLUMN.get(column)
                for word in cells[place].split(',') if language else []:
                    if word.strip():
                        yield language, word.strip().replace('*', r'\w*'), cells[place - 1]


RULES = [migrations, released_migrations, documents, dead_links, forbidden_words, fixmes,
         equal_keys, plural_forms, equal_placeholders, french, glossary]
