// SPDX-License-Identifier: Apache-2.0
import type { UseFormReturnType } from '@mantine/form';

/** A group of fields sees only its part of a larger form's values. */
export function partOf<Part extends Record<string, unknown>>(form: unknown): UseFormReturnType<Part> {
  return form as UseFormReturnType<Part>;
}
