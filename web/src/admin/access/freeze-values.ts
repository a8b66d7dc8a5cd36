// SPDX-License-Identifier: Apache-2.0
import { lengthOf, type LengthValues } from './length';

export type FreezeValues = LengthValues & { start: 'now' | 'day'; from: string };

/** Null while the form is not complete. */
export function freezeOf(values: FreezeValues) {
  const length = lengthOf(values);
  if (!length || (values.start === 'day' && values.from === '')) return null;
  return values.start === 'day' ? { ...length, from: values.from } : length;
}
