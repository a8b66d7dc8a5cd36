// SPDX-License-Identifier: Apache-2.0
import type { UseFormReturnType } from '@mantine/form';
import { useEffect, useRef } from 'react';
import type { ApiError } from '../api/errors';
import { differences, merged, type VersionFields } from './versions';
import { compareVersions } from './versions-host';

type Values = Record<string, unknown>;

export interface Versions<V> {
  /** Of what `initial` was made from. */
  version: number;
  /** What the form would begin with, had it been opened on what the server holds now. */
  of: (current: never) => V;
  fields: VersionFields<V>;
  /** What was chosen is looked at once more before it is saved: the form says what saving will do. */
  look?: boolean;
}

interface Options<V extends Values> {
  form: UseFormReturnType<V>;
  initial: V;
  versions: Versions<V> | undefined;
}

const versionIn = (object: unknown): number | null =>
  typeof object === 'object' && object !== null && 'version' in object
    ? Number(object.version)
    : null;

/** A form nobody has typed into follows the server; one with typed words waits to be saved. */
export function useVersions<V extends Values>({ form, initial, versions }: Options<V>) {
  const began = useRef({ version: versions?.version ?? 0, values: initial });
  const version = versions?.version ?? 0;
  const begin = (at: number, values: V) => {
    began.current = { version: at, values };
    form.setInitialValues(values);
  };
  useEffect(() => {
    if (version === 0 || form.isDirty()) return;
    begin(version, initial);
    form.setValues(initial);
    // Only a new version counts: `initial` is made anew with every drawing of the screen.
    // oxlint-disable-next-line react-hooks/exhaustive-deps, react/exhaustive-effect-dependencies
  }, [version]);

  const saved = (result: unknown, values: V) => {
    if (version === 0) return;
    begin(versionIn(result) ?? version, values);
    form.resetDirty(values);
  };

  /** True: this was a question of versions, and the answer saves. */
  const compare = (error: ApiError, save: (values: V) => void): boolean => {
    const { current } = error.problem;
    const newer = versionIn(current);
    if (!versions || error.status !== 412 || newer === null) return false;
    const three = {
      base: began.current.values,
      mine: form.getValues(),
      theirs: versions.of(current as never),
    };
    const found = differences(versions.fields, three);
    const saveAs = (values: V) => {
      begin(newer, three.theirs);
      form.setValues(values);
      if (!versions.look) save(values);
    };
    if (found.length === 0) saveAs(merged(three, {}));
    else {
      compareVersions({
        differences: found,
        look: versions.look ?? false,
        onChoose: (sides) => saveAs(merged(three, sides)),
      });
    }
    return true;
  };

  return { version: () => began.current.version, saved, compare };
}
