// SPDX-License-Identifier: Apache-2.0
import { useNavigate, useSearch } from '@tanstack/react-router';

export type ListSearch = Record<string, string | string[] | undefined>;

/** Keeps texts and lists of texts; whatever else stands in the address is left out. */
export function readListSearch(raw: Record<string, unknown>): ListSearch {
  const result: ListSearch = {};
  for (const [key, value] of Object.entries(raw)) {
    if (Array.isArray(value)) {
      if (value.length > 0) result[key] = value.map(String);
    } else if (typeof value === 'string' && value !== '') result[key] = value;
    else if (typeof value === 'number') result[key] = String(value);
  }
  return result;
}

interface ListState {
  search: ListSearch;
  text: (key: string) => string | undefined;
  many: (key: string) => string[];
  set: (changes: ListSearch) => void;
}

/** Search, filters and sort of a list live in the address, so that a list can be shared and kept. */
export function useListState(): ListState {
  const search = useSearch({ strict: false }) as ListSearch;
  const navigate = useNavigate();
  const set = (changes: ListSearch) => {
    const next = (before: ListSearch) => readListSearch({ ...before, ...changes });
    void navigate({ to: '.', search: next, replace: true });
  };
  const many = (key: string) => {
    const value = search[key];
    if (value === undefined) return [];
    return Array.isArray(value) ? value : [value];
  };
  return { search, text: (key) => many(key)[0], many, set };
}
