// SPDX-License-Identifier: Apache-2.0
import type { Problem } from './types';

export function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'status' in body;
}

export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }

  static ofStatus(status: number): ApiError {
    return new ApiError({ type: 'about:blank', title: '', status, code: `http.${status}`, request_id: '' });
  }

  static ofNetwork(): ApiError {
    return new ApiError({ type: 'about:blank', title: '', status: 0, code: 'network', request_id: '' });
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }

  get fields(): { pointer: string; code: string; detail?: string | null }[] {
    return this.problem.errors ?? [];
  }
}

/** `/contact/email` and `/lines/0/product` as the form calls them. */
export function fieldOf(pointer: string): string {
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}

export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : ApiError.ofNetwork();
}
