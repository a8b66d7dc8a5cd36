// SPDX-License-Identifier: Apache-2.0

// What somebody chose the last time at a door is proposed the next time: in this browser, for this
// door. People, amounts and notes are never kept.

const keyOf = (door: string) => `stoa.door.${door}`;

const kept = ['kind', 'activation', 'access', 'reason', 'method', 'in_reports'] as const;

type Choices = Partial<Record<(typeof kept)[number], unknown>>;
type Stored = Choices & { offers?: Record<string, string> };

function read(door: string): Stored {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(door)) ?? '{}');
    return typeof stored === 'object' && stored !== null ? (stored) : {};
  } catch {
    return {};
  }
}

/** Only what has the same type as the form's own value is taken over. */
export function withLastChoices<V extends object>(
  door: string,
  initial: V,
  except: readonly string[] = [],
): V {
  const stored = read(door);
  const result = { ...initial } as Record<string, unknown>;
  for (const key of kept) {
    const fits = key in result && typeof stored[key] === typeof result[key];
    if (fits && !except.includes(key)) result[key] = stored[key];
  }
  return result as V;
}

const offersMax = 200;

export function rememberChoices(door: string, values: object): void {
  const chosen = values as Record<string, unknown>;
  const next: Stored = { offers: read(door).offers ?? {} };
  for (const key of kept) if (key in chosen) next[key] = chosen[key];
  const { product, offer } = chosen;
  if (typeof product === 'string' && typeof offer === 'string' && product && offer) {
    const others = Object.entries(next.offers ?? {}).filter(([known]) => known !== product);
    next.offers = Object.fromEntries([...others.slice(1 - offersMax), [product, offer]]);
  }
  localStorage.setItem(keyOf(door), JSON.stringify(next));
}

/** The offer of this product that was given the last time, at any of the doors. */
export function lastOfferOf(product: string): string | undefined {
  const doors = Object.keys(localStorage).filter((key) => key.startsWith(keyOf('')));
  return doors.map((key) => read(key.slice(keyOf('').length)).offers?.[product]).find(Boolean);
}
