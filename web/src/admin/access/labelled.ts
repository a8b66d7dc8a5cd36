// SPDX-License-Identifier: Apache-2.0

/** The label of a field; only spoken where a heading above it says the same. */
export const labelled = (label: string, bare: boolean | undefined) => (bare ? { 'aria-label': label } : { label });
