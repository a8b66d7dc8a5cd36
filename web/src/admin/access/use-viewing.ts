// SPDX-License-Identifier: Apache-2.0
import { useMutation } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { ViewingWanted } from '../../api/types';
import { rememberWayBack } from '../../lib/viewing';
import { useToast } from '../../ui/toast';

interface Wanted extends ViewingWanted {
  contact: string;
  /** Of the student app; the first one unless named. */
  page?: string;
}

/** Shows a student's pages beside this one, so that nothing typed here is lost: Leave closes them
 * again. Where the browser opens no window they take the place of this page until then. */
export function useViewing() {
  const { sayError } = useToast();
  const { mutate, isPending } = useMutation({
    mutationFn: ({ wanted: { contact, page: _page, ...body } }: { wanted: Wanted; pages: Window | null }) =>
      answerOf(api.POST('/api/contacts/{id}/viewing', { body, params: { path: { id: contact } } })),
    onSuccess: (_session, { wanted, pages }) => {
      const page = `/learn${wanted.page ?? '/'}`;
      if (pages) pages.location.replace(page);
      else location.assign(page);
    },
    onError: (error, { pages }) => {
      pages?.close();
      sayError(error);
    },
  });
  const begin = (wanted: Wanted) => {
    rememberWayBack();
    // While the click lasts: once the server has answered, browsers take it for an advertisement.
    mutate({ wanted, pages: open('', '_blank') });
  };
  return { begin, busy: isPending };
}
