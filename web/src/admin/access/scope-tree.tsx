// SPDX-License-Identifier: Apache-2.0
import { Checkbox, Text } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lesson, Module } from '../../api/types';
import {
  between,
  lessonState,
  moduleState,
  type Picked,
  pickLessons,
  pickSection,
  type Selection,
} from '../../lib/scope';
import classes from './scope-tree.module.css';

interface Props {
  modules: Module[];
  selection: Selection;
  onChange: (selection: Selection) => void;
  /** How a lesson stands for one person, where the choice is that of one person. */
  stateOf?: ((lesson: string) => ReactNode) | undefined;
  /** To be looked at, not to be changed. */
  fixed?: boolean;
}

const box = (state: Picked) => ({ checked: state === 'all', indeterminate: state === 'some' });

/** Modules, lessons, sections: all, a part, nothing; never told by colour alone. With Shift a box does
 * the same to all lessons since the last one. */
export function ScopeTree({ modules, selection, onChange, stateOf, fixed = false }: Props) {
  const { t } = useTranslation();
  const last = useRef('');
  const pick = (lesson: string, picked: boolean, range: boolean) => {
    const ids = range ? between(modules, last.current, lesson) : [lesson];
    last.current = lesson;
    onChange(pickLessons(selection, ids, picked));
  };
  return (
    <ul className={classes.tree}>
      {modules.map((module) => {
        const state = moduleState(module, selection);
        const picked = module.lessons.filter((lesson) => selection.lessons.has(lesson.id)).length;
        const ids = module.lessons.map((lesson) => lesson.id);
        return (
          <li key={module.id}>
            <div className={classes.module}>
              <Checkbox
                {...box(state)}
                label={module.title}
                disabled={fixed}
                onChange={() => onChange(pickLessons(selection, ids, state !== 'all'))}
              />
              <Text size="xs" c="dimmed" className="numbers">
                {t('access.module_in_scope', { picked, total: ids.length })}
              </Text>
            </div>
            <ul>
              {module.lessons.map((lesson) => (
                <LessonNode
                  key={lesson.id}
                  lesson={lesson}
                  selection={selection}
                  onPick={pick}
                  onChange={onChange}
                  state={stateOf?.(lesson.id)}
                  fixed={fixed}
                />
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

interface NodeProps {
  lesson: Lesson;
  selection: Selection;
  onPick: (lesson: string, picked: boolean, range: boolean) => void;
  onChange: (selection: Selection) => void;
  state: ReactNode;
  fixed: boolean;
}

const withShift = ({ nativeEvent: event }: React.ChangeEvent) => 'shiftKey' in event && event.shiftKey === true;

function LessonNode({ lesson, selection, onPick, onChange, state, fixed }: NodeProps) {
  const picked = lessonState(lesson, selection);
  return (
    <li>
      <div className={classes.lesson}>
        <Checkbox
          {...box(picked)}
          label={lesson.title}
          disabled={fixed}
          onChange={(event) => onPick(lesson.id, picked !== 'all', withShift(event))}
        />
        {state && <span className={classes.state}>{state}</span>}
      </div>
      {lesson.sections.length > 0 && (
        <ul>
          {lesson.sections.map((section) => {
            const on = picked === 'all' || selection.sections.has(section.id);
            return (
              <li key={section.id}>
                <Checkbox
                  size="xs"
                  checked={on}
                  label={section.title}
                  disabled={fixed}
                  onChange={() => onChange(pickSection(selection, lesson, section.id, !on))}
                />
              </li>
            );
          })}
        </ul>
      )}
    </li>
  );
}
