// SPDX-License-Identifier: Apache-2.0

// Some acts want to know again who is there. The request waits for the answer and is then sent
// again by itself, so that no form has to know about it.

export type Proof = 'password' | 'totp';
type Asker = (proof: Proof) => Promise<boolean>;

const wanted: Record<string, Proof> = {
  'session.confirm_password': 'password',
  'session.confirm_totp': 'totp',
};

/** After so many proofs the refusal is shown: the server asks for at most two. */
const roundsMax = 3;

let asker: Asker | null = null;
let asking: { proof: Proof; answer: Promise<boolean> } | null = null;

export function confirmIdentityWith(next: Asker | null): void {
  asker = next;
}

async function proofIn(response: Response): Promise<Proof | null> {
  if (response.status !== 403) return null;
  const body: unknown = await response.clone().json().catch(() => null);
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : null;
  return wanted[String(code)] ?? null;
}

/** Requests that are refused at the same time share one question. */
function ask(proof: Proof): Promise<boolean> {
  if (!asker) return Promise.resolve(false);
  if (asking?.proof === proof) return asking.answer;
  const answer = asker(proof).finally(() => {
    asking = null;
  });
  asking = { proof, answer };
  return answer;
}

export async function sendConfirmed(request: Request, round = 1): Promise<Response> {
  const again = request.clone();
  const response = await globalThis.fetch(request);
  const proof = await proofIn(response);
  if (!proof || round > roundsMax || !(await ask(proof))) return response;
  return sendConfirmed(again, round + 1);
}
