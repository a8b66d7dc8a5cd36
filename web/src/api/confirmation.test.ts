// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it, vi } from 'vitest';
import { confirmIdentityWith, type Proof, sendConfirmed } from './confirmation';

const refused = (code: string) =>
  new Response(JSON.stringify({ status: 403, code }), { status: 403 });
const fine = () => new Response('{}', { status: 200 });

function serverSays(...answers: Response[]) {
  const bodies: string[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    bodies.push(await request.text());
    return answers.shift() ?? fine();
  });
  return bodies;
}

const request = () =>
  new Request('http://school.test/api/tokens', { method: 'POST', body: '{"name":"x"}' });

describe('an act that asks who is there', () => {
  afterEach(() => confirmIdentityWith(null));

  it('is sent again as it was once the person has answered', async () => {
    const bodies = serverSays(refused('session.confirm_password'));
    const asked: Proof[] = [];
    confirmIdentityWith(async (proof) => {
      asked.push(proof);
      return true;
    });
    expect((await sendConfirmed(request())).status).toBe(200);
    expect(asked).toEqual(['password']);
    expect(bodies).toEqual(['{"name":"x"}', '{"name":"x"}']);
  });

  it('asks for the password and then for the code', async () => {
    serverSays(refused('session.confirm_password'), refused('session.confirm_totp'));
    const asked: Proof[] = [];
    confirmIdentityWith(async (proof) => {
      asked.push(proof);
      return true;
    });
    await sendConfirmed(request());
    expect(asked).toEqual(['password', 'totp']);
  });

  it('stays refused when the person declines', async () => {
    const bodies = serverSays(refused('session.confirm_totp'));
    confirmIdentityWith(async () => false);
    expect((await sendConfirmed(request())).status).toBe(403);
    expect(bodies).toHaveLength(1);
  });

  it('asks nothing for any other refusal', async () => {
    serverSays(refused('forbidden'));
    const asker = vi.fn();
    confirmIdentityWith(asker);
    await sendConfirmed(request());
    expect(asker).not.toHaveBeenCalled();
  });

  it('gives up on a server that asks for ever', async () => {
    const bodies = serverSays(...Array.from({ length: 20 }, () => refused('session.confirm_totp')));
    confirmIdentityWith(async () => true);
    expect((await sendConfirmed(request())).status).toBe(403);
    expect(bodies.length).toBeLessThan(6);
  });
});
