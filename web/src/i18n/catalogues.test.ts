// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import en from '../../../i18n/en.json';
import fr from '../../../i18n/fr.json';
import uk from '../../../i18n/uk.json';

const catalogues = { en, fr, uk } as const;
type Tree = { [key: string]: string | Tree };

function texts(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : texts(value, `${path}${key}.`),
  );
}

const plural = /_(zero|one|two|few|many|other)$/;

function pluralKeys(keys: string[]): Set<string> {
  return new Set(keys.filter((key) => key.endsWith('_other')).map((key) => key.replace(plural, '')));
}

function baseKeys(tree: Tree): string[] {
  const keys = texts(tree).map(([key]) => key);
  const counted = pluralKeys(keys);
  const base = (key: string) => (counted.has(key.replace(plural, '')) ? key.replace(plural, '') : key);
  return [...new Set(keys.map(base))].toSorted((a, b) => (a ?? "").localeCompare(b ?? ""));
}

const holes = (text: string) =>
  [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1] ?? '').toSorted();

describe('the catalogues', () => {
  it('say the same things in every language', () => {
    expect(baseKeys(fr)).toEqual(baseKeys(en));
    expect(baseKeys(uk)).toEqual(baseKeys(en));
  });

  it.each(['en', 'fr', 'uk'] as const)('have every plural form of %s', (language) => {
    const keys = texts(catalogues[language]).map(([key]) => key);
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const key of pluralKeys(keys)) {
      for (const form of needed) expect(keys).toContain(`${key}_${form}`);
    }
  });

  it('put the same values into every translation', () => {
    const english = new Map(texts(en));
    for (const other of [fr, uk]) {
      for (const [key, text] of texts(other)) {
        const same = english.get(key) ?? english.get(key.replace(plural, '_other'));
        expect(`${key} ${holes(text).join()}`).toBe(`${key} ${holes(same ?? '').join()}`);
      }
    }
  });

  it('write French with its spaces and apostrophes', () => {
    for (const [key, text] of texts(fr)) {
      expect(`${key}: ${text}`).not.toMatch(/[^\u202f\d][;!?](\s|$)/);
      expect(`${key}: ${text}`).not.toMatch(/\w'\w/);
      expect(`${key}: ${text}`).not.toMatch(/« | »/);
    }
  });

  it('leave no text empty', () => {
    for (const catalogue of Object.values(catalogues)) {
      for (const [key, text] of texts(catalogue)) expect(`${key}=${text.trim()}`).not.toBe(`${key}=`);
    }
  });
});
