// SPDX-License-Identifier: Apache-2.0
import { Checkbox, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Lesson, Module } from '../../api/types';
import {
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
}

const box = (state: Picked) => ({ checked: state === 'all', indeterminate: state === 'some' });

/** Modules, lessons, sections: all, a part, nothing; never told by colour alone. */
export function ScopeTree({ modules, selection, onChange }: Props) {
  const { t } = useTranslation();
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
                onChange={() => onChange(pickLessons(selection, ids, state !== 'all'))}
              />
              <Text size="xs" c="dimmed" className="numbers">
                {t('access.module_in_scope', { picked, total: ids.length })}
              </Text>
            </div>
            <ul>
              {module.lessons.map((lesson) => (
                <LessonNode key={lesson.id} lesson={lesson} selection={selection} onChange={onChange} />
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

function LessonNode(props: { lesson: Lesson; selection: Selection; onChange: (selection: Selection) => void }) {
  const { lesson, selection, onChange } = props;
  const state = lessonState(lesson, selection);
  return (
    <li>
      <Checkbox
        {...box(state)}
        label={lesson.title}
        onChange={() => onChange(pickLessons(selection, [lesson.id], state !== 'all'))}
      />
      {lesson.sections.length > 0 && (
        <ul>
          {lesson.sections.map((section) => {
            const on = state === 'all' || selection.sections.has(section.id);
            return (
              <li key={section.id}>
                <Checkbox
                  size="xs"
                  checked={on}
                  label={section.title}
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
