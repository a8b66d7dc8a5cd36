// SPDX-License-Identifier: Apache-2.0
import { useMutation } from '@tanstack/react-query';
import { answerOf, api } from '../../../api/client';
import { useToast } from '../../../ui/toast';

/** As many as the server takes at once. */
export const bulkMax = 5000;
const pageSize = 200;

/** Everybody the filters find, also those who were never scrolled to. */
export function useSelectAll(query: object, onSelect: (ids: Set<string>) => void) {
  const { sayError } = useToast();
  return useMutation({
    mutationFn: async () => {
      const ids = new Set<string>();
      for (let offset = 0; offset < bulkMax; offset += pageSize) {
        const wanted = { ...query, offset, limit: pageSize };
        // Each page is asked for when the one before has come: the list may be long.
        // oxlint-disable-next-line no-await-in-loop
        const page = await answerOf(api.GET('/api/contacts', { params: { query: wanted } }));
        for (const contact of page.items) ids.add(contact.id);
        if (offset + pageSize >= page.total) break;
      }
      return ids;
    },
    onSuccess: onSelect,
    onError: sayError,
  });
}
