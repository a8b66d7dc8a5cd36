// SPDX-License-Identifier: Apache-2.0
import { answerOf, api, ifMatch } from '../../../api/client';
import type { ContactCard, ContactChange } from '../../../api/types';

export function useContactChange(contact: ContactCard) {
  const path = { id: contact.id };
  return (body: ContactChange, version: number) =>
    answerOf(api.PATCH('/api/contacts/{id}', { body, params: { path, header: ifMatch(version) } }));
}
