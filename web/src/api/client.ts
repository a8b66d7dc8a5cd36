// SPDX-License-Identifier: Apache-2.0
import createClient, { type Middleware } from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import { sendConfirmed } from './confirmation';
import { ApiError, isProblem } from './errors';
import type { paths } from './schema.gen';
import type { Session } from './types';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
const sessionPaths = new Set(['/api/session', '/api/setup']);
let csrfToken: string | null | undefined;

async function rememberToken(request: Request, response: Response): Promise<void> {
  if (!sessionPaths.has(new URL(request.url).pathname) || response.status !== 200) return;
  const session = (await response.clone().json()) as Session;
  csrfToken = session.csrf_token;
}

async function errorOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  return isProblem(body) ? new ApiError(body) : ApiError.ofStatus(response.status);
}

const middleware: Middleware = {
  onRequest({ request }) {
    if (!safeMethods.has(request.method) && csrfToken) {
      request.headers.set('X-CSRF-Token', csrfToken);
    }
    return request;
  },
  async onResponse({ request, response }) {
    if (!response.ok) throw await errorOf(response);
    await rememberToken(request, response);
  },
  onError({ error }) {
    return error instanceof ApiError ? error : ApiError.ofNetwork();
  },
};

export const api = createClient<paths>({
  baseUrl: globalThis.location.origin,
  fetch: (request) => sendConfirmed(request),
});
api.use(middleware);

export const $api = createQueryClient(api);

/** What a call answers; every failure has already been thrown as an ApiError. */
export async function answerOf<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call;
  return data as T;
}

export const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` });

/** Sends raw bytes, which the described client does not: the pieces of an upload. */
export async function sendPiece(path: string, piece: Blob): Promise<{ offset: number; done?: boolean }> {
  const headers: Record<string, string> = { 'Content-Type': 'application/octet-stream' };
  if (csrfToken) headers['X-CSRF-Token'] = csrfToken;
  const response = await fetch(path, { method: 'PATCH', body: piece, headers });
  if (!response.ok) throw await errorOf(response);
  return (await response.json()) as { offset: number; done?: boolean };
}
