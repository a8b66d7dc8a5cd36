// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { checkpointsOf, holdsBack, switched } from './checkpoints';

const lesson = (id: string, is_checkpoint: boolean) => ({ id, title: id, is_checkpoint });
const light = lesson('light', true);
const form = lesson('form', true);
const line = lesson('line', false);
const modules = [{ lessons: [line, light] }, { lessons: [form] }];

describe('the switches of the checkpoints', () => {
  it('show the checkpoints of the course, and a lesson that these terms made one', () => {
    expect(checkpointsOf(modules, { type: 'inherit' })).toEqual([light, form]);
    expect(checkpointsOf(modules, { type: 'off' })).toEqual([light, form]);
    expect(checkpointsOf(modules, { type: 'switches', lessons: { line: true } })).toEqual([line, light, form]);
  });

  it('say only what differs from the course', () => {
    const off = switched({ type: 'inherit' }, [light, form], 'light', false);
    expect(off).toEqual({ type: 'switches', lessons: { light: false } });
    expect(holdsBack(light, off)).toBe(false);
    expect(holdsBack(form, off)).toBe(true);
    expect(switched(off, [light, form], 'light', true)).toEqual({ type: 'inherit' });
  });

  it('keep the others off when one of all is switched on again', () => {
    const one = switched({ type: 'off' }, [light, form], 'form', true);
    expect(one).toEqual({ type: 'switches', lessons: { light: false, form: true } });
    expect(holdsBack(light, one)).toBe(false);
  });
});
