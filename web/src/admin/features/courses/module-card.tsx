// SPDX-License-Identifier: Apache-2.0
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { useTranslation } from 'react-i18next';
import type { Module, Product } from '../../../api/types';
import { asRule } from '../../../lib/policy';
import { moveModule } from '../../../lib/programme';
import { ActionMenu } from '../../../ui/action-menu';
import { StatusBadge } from '../../../ui/status-badge';
import { ruleText } from '../../access/rule-text';
import { AddLesson } from './add-lesson';
import { LessonRow } from './lesson-row';
import classes from './programme.module.css';
import { Sortable } from './sortable';
import type { ProgrammeEditing } from './use-programme';

interface Props {
  course: Product;
  module: Module;
  editing: ProgrammeEditing;
  editable: boolean;
  onEdit: () => void;
}

export function ModuleCard({ course, module, editing, editable, onEdit }: Props) {
  const { t, i18n } = useTranslation();
  const place = editing.order.findIndex((one) => one.id === module.id);
  const move = (by: number) => () => editing.reorder(moveModule(editing.order, module.id, by));
  const groups = [
    [{ label: t('common.edit'), onClick: onEdit }],
    [
      { label: t('common.move_up'), onClick: move(-1), disabled: place === 0 },
      {
        label: t('common.move_down'),
        onClick: move(1),
        disabled: place === editing.order.length - 1,
      },
    ],
    [{ label: t('common.delete'), onClick: () => editing.removeModule(module), danger: true }],
  ];
  return (
    <Sortable id={module.id} title={module.title} className={classes.module} disabled={!editable}>
      {(handle) => (
        <>
          <header className={classes.moduleHead}>
            {handle}
            <h2 className={classes.moduleTitle}>{module.title}</h2>
            {module.status === 'draft' && <StatusBadge tone="warning">{t('common.status_draft')}</StatusBadge>}
            {module.schedule_rule ? (
              <StatusBadge tone="info">{ruleText(asRule(module.schedule_rule), t, i18n.language)}</StatusBadge>
            ) : null}
            <span className={classes.count}>{t('courses.lessons_long', { count: module.lessons.length })}</span>
            {editable && <ActionMenu label={t('courses.menu_of', { title: module.title })} groups={groups} />}
          </header>
          <SortableContext items={module.lessons.map((lesson) => lesson.id)} strategy={verticalListSortingStrategy}>
            {module.lessons.map((lesson) => (
              <LessonRow
                key={lesson.id}
                course={course}
                module={module}
                lesson={lesson}
                editing={editing}
                editable={editable}
              />
            ))}
          </SortableContext>
          {editable && <AddLesson module={module} />}
        </>
      )}
    </Sortable>
  );
}
