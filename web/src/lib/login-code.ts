// SPDX-License-Identifier: Apache-2.0
export const codeLength = 8;

/** Pasted with spaces, dashes or in small letters, a code is still the same code. */
export function cleanCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '').slice(0, codeLength);
}

/** In two groups of four, as it stands in the e-mail. */
export function shownCode(code: string): string {
  return code.length > 4 ? `${code.slice(0, 4)} ${code.slice(4)}` : code;
}
