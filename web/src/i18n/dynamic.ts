// SPDX-License-Identifier: Apache-2.0
import type { TFunction } from 'i18next';
import i18next from 'i18next';
import type { ApiError } from '../api/errors';

type Values = Record<string, unknown>;

/** A text whose key comes from the server; `fallback` is shown for keys newer than this app. */
export function textOf(t: TFunction, key: string, fallback: string, values: Values = {}): string {
  if (!i18next.exists(key, { count: 1, ...values })) return fallback;
  return (t as unknown as (key: string, values: Values) => string)(key, values);
}

export function codeText(t: TFunction, code: string, detail?: string | null): string {
  return textOf(t, `errors.${code}`, detail || t('errors.unknown', { code }));
}

export function errorText(t: TFunction, error: ApiError): string {
  return codeText(t, error.code, error.problem.title);
}
