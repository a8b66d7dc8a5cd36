// SPDX-License-Identifier: Apache-2.0
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiError, asApiError, fieldOf } from '../api/errors';
import { codeText } from '../i18n/dynamic';
import { useVersions, type Versions } from './use-versions';

type Values = Record<string, unknown>;
type FieldProblem = { pointer: string; code: string; detail?: string | null };
type Rule<T, V> = (value: T, values: V) => string | null;
type Rules<V, All = V> = {
  [K in keyof V]?: Rule<V[K], All> | (V[K] extends Record<string, unknown> ? Rules<V[K], All> : never);
};

interface Options<V extends Values, R> {
  initial: V;
  rules?: Rules<V>;
  /** `version` is that of what the form began with, or of what it was compared with since. */
  send: (values: V, version: number) => Promise<R>;
  onDone: (result: R, values: V) => void;
  onError?: (error: ApiError) => boolean;
  place?: (pointer: string) => string;
  /** For forms that change something with a version: what happens when somebody else saved first. */
  versions?: Versions<V>;
}

export interface ApiForm<V extends Values> {
  form: UseFormReturnType<V>;
  busy: boolean;
  error: ApiError | null;
  /** The last refusal, also one that is shown elsewhere. */
  failed: ApiError | null;
  unplaced: FieldProblem[];
  element: React.RefObject<HTMLFormElement | null>;
  submit: (event?: React.SyntheticEvent) => void;
  reset: () => void;
}

/** The first field that is refused, or the words that say so of several fields at once. */
function focusFirst(element: HTMLFormElement | null): void {
  requestAnimationFrame(() => {
    element?.querySelector<HTMLElement>('[aria-invalid="true"], [data-refused]')?.focus();
  });
}

/** A field that cannot read what was typed says so by the validity of its input; that is shown, and nothing is sent. */
function showUnreadable(element: HTMLFormElement | null): boolean {
  const inputs = [...(element?.querySelectorAll('input') ?? [])];
  const unreadable = inputs.filter(({ validity }) => validity.customError);
  for (const input of unreadable) input.checkValidity();
  if (unreadable.length > 0) focusFirst(element);
  return unreadable.length > 0;
}

/** Field errors of the server stand beside their fields; those without a field stand on top. */
export function useApiForm<V extends Values, R>(options: Options<V, R>): ApiForm<V> {
  const { t } = useTranslation();
  const { initial, send, onDone, onError, place = fieldOf } = options;
  const form = useForm<V>({
    initialValues: initial,
    validate: (options.rules ?? {}) as never,
    validateInputOnBlur: true,
  });
  const element = useRef<HTMLFormElement | null>(null);
  const [unplaced, setUnplaced] = useState<FieldProblem[]>([]);
  const [handled, setHandled] = useState(false);
  const versions = useVersions({ form, initial, versions: options.versions });
  const mutation = useMutation({
    mutationFn: (values: V) => send(values, versions.version()),
    // Without a connection it is refused now, and not saved unasked when the connection is back.
    networkMode: 'always',
  });

  const known = (field: FieldProblem) => (place(field.pointer).split('.')[0] ?? '') in initial;

  const show = (error: ApiError) => {
    if (versions.compare(error, save) || onError?.(error)) return setHandled(true);
    const placed = error.fields.filter(known);
    form.setErrors(
      Object.fromEntries(
        placed.map((f) => [place(f.pointer), codeText(t, f.code, f.detail)]),
      ),
    );
    setUnplaced(error.fields.filter((field) => !known(field)));
    focusFirst(element.current);
  };

  function save(values: V): void {
    setUnplaced([]);
    setHandled(false);
    mutation.mutate(values, {
      onSuccess: (result) => {
        versions.saved(result, values);
        onDone(result, values);
      },
      onError: (error) => show(asApiError(error)),
    });
  }

  const submit = (event?: React.SyntheticEvent) => {
    event?.preventDefault();
    if (showUnreadable(element.current)) return;
    const checked = form.onSubmit(save, () => focusFirst(element.current));
    checked(event as React.FormEvent<HTMLFormElement> | undefined);
  };

  const failed = mutation.error ? asApiError(mutation.error) : null;
  const placedAll = failed !== null && failed.fields.length > 0 && unplaced.length === 0;
  return {
    form,
    busy: mutation.isPending,
    error: placedAll || handled ? null : failed,
    failed,
    unplaced,
    element,
    submit,
    reset: () => {
      form.reset();
      mutation.reset();
    },
  };
}
