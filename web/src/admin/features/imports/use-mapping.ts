// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { answerOf, api, ifMatch } from '../../../api/client';
import { type ApiError, asApiError } from '../../../api/errors';
import type { Import, ImportMapping } from '../../../api/types';
import { importKey, rowsKey } from './use-import';

export interface MappingState {
  mapping: ImportMapping;
  error: ApiError | null;
  busy: boolean;
  /** Answers what the server made of it; nothing where it refused. */
  save: (mapping: ImportMapping) => Promise<Import | null>;
  /** Shows a choice that is not complete yet; the next save sends it. */
  show: (mapping: ImportMapping) => void;
  reload: () => void;
}

/** Every choice is kept at once, one after the other, so that a reload or a way back loses nothing. */
export function useMapping(item: Import): MappingState {
  const client = useQueryClient();
  const [mapping, setMapping] = useState(item.mapping);
  const [error, setError] = useState<ApiError | null>(null);
  const [waiting, setWaiting] = useState(0);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const key = importKey(item.id);

  const put = async (next: ImportMapping): Promise<Import | null> => {
    const version = client.getQueryData<Import>(key)?.version ?? item.version;
    try {
      const path = { id: item.id };
      const saved = await answerOf(
        api.PUT('/api/imports/{id}/mapping', { params: { path, header: ifMatch(version) }, body: next }),
      );
      await client.cancelQueries({ queryKey: key });
      client.setQueryData(key, saved);
      void client.invalidateQueries({ queryKey: rowsKey });
      setError(null);
      return saved;
    } catch (failure) {
      setError(asApiError(failure));
      return null;
    }
  };

  const save = (next: ImportMapping) => {
    setMapping(next);
    setWaiting((count) => count + 1);
    const saved = queue.current.then(() => put(next));
    queue.current = saved;
    return saved.finally(() => setWaiting((count) => count - 1));
  };

  const reload = () => {
    setError(null);
    void client.fetchQuery({ queryKey: key }).then((fresh) => setMapping((fresh as Import).mapping));
  };

  return { mapping, error, busy: waiting > 0, save, show: setMapping, reload };
}

/** The mistake at one place of the mapping, `/columns/2/target`. */
export const mistakeAt = (error: ApiError | null, pointer: string) =>
  error?.fields.find((field) => field.pointer === pointer);
