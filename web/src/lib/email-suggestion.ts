// SPDX-License-Identifier: Apache-2.0
const domains = [
  'gmail.com',
  'outlook.com',
  'hotmail.com',
  'yahoo.com',
  'icloud.com',
  'proton.me',
  'orange.fr',
  'hotmail.fr',
  'outlook.fr',
  'yahoo.fr',
  'free.fr',
  'laposte.net',
  'wanadoo.fr',
  'sfr.fr',
  'ukr.net',
  'i.ua',
  'meta.ua',
];

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** "ana@gmial.com" → "ana@gmail.com"; nothing when the domain is known or not close to a known one. */
export function suggestEmail(typed: string): string | null {
  const [name, domain] = typed.trim().toLowerCase().split('@');
  if (!name || !domain || domain.length < 5 || domains.includes(domain)) return null;
  const ranked = domains
    .map((known) => ({ known, far: distance(domain, known) }))
    .toSorted((first, second) => first.far - second.far);
  const nearest = ranked[0];
  return nearest && nearest.far <= 2 ? `${name}@${nearest.known}` : null;
}
