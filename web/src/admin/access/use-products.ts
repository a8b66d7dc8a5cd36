// SPDX-License-Identifier: Apache-2.0
import { $api } from '../../api/client';

const all = { params: { query: { limit: 200, sort: 'title' as const } } };

export function useProducts() {
  return $api.useQuery('get', '/api/products', all).data?.items ?? [];
}
