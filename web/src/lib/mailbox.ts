// SPDX-License-Identifier: Apache-2.0

export interface Mailbox {
  first: string;
  last: string;
  address: string;
}

function namesIn(text: string): { first: string; last: string } {
  const name = text.trim().replace(/^"(.*)"$/, '$1').trim();
  const comma = name.indexOf(',');
  if (comma > 0) return { first: name.slice(comma + 1).trim(), last: name.slice(0, comma).trim() };
  const space = name.indexOf(' ');
  if (space < 0) return { first: name, last: '' };
  return { first: name.slice(0, space), last: name.slice(space + 1).trim() };
}

/** What is pasted into an address field: `Marie Dupont <m@x.fr>`, `mailto:m@x.fr`, `m@x.fr.` */
export function readMailbox(typed: string): Mailbox {
  const text = typed.trim().replace(/[\s.,;]+$/, '');
  const inBrackets = /^([^<>]*)<([^<>]*)>$/.exec(text);
  const address = (inBrackets?.[2] ?? text).trim().replace(/^mailto:/i, '').replace(/[\s.,;]+$/, '');
  return { ...namesIn(inBrackets?.[1] ?? ''), address };
}
