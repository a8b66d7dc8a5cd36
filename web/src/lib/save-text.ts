// SPDX-License-Identifier: Apache-2.0

/** Hands a text to the browser's downloads; it is made here and goes nowhere else. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
