// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { useSchool } from '../../../api/session';
import type { Lesson, Module, Product } from '../../../api/types';
import { zoneCity } from '../../../lib/format';
import { asRule } from '../../../lib/policy';
import { EmptyState } from '../../../ui/empty-state';
import { RowLink } from '../../../ui/row-link';
import { Rows } from '../../../ui/rows';
import { Section } from '../../../ui/section';
import { StatusBadge } from '../../../ui/status-badge';
import { closeText, openText } from '../../access/rule-text';

interface Row {
  module: Module;
  lesson?: Lesson;
}

/** A module's own rule before those of its lessons, in course order. */
function rowsOf(course: Product): Row[] {
  return course.modules.flatMap((module) => [
    ...(module.schedule_rule ? [{ module }] : []),
    ...module.lessons.filter((lesson) => lesson.schedule_rule).map((lesson) => ({ module, lesson })),
  ]);
}

const ruleOf = (row: Row) => asRule((row.lesson ?? row.module).schedule_rule);

/** Every release rule of the course in one table, in course order. */
export function CourseSchedule({ course }: { course: Product }) {
  const { t, i18n } = useTranslation();
  const { zone } = useSchool();
  const rows = rowsOf(course);
  if (rows.length === 0) {
    return <EmptyState kind="nothing-yet" title={t('courses.no_rules')} text={t('courses.no_rules_text')} />;
  }
  return (
    <Section
      title={t('courses.tab.schedule')}
      hint={t('courses.schedule_hint', { zone: zoneCity(zone) })}
      flush
    >
      <Rows
        label={t('courses.tab.schedule')}
        rows={rows}
        keyOf={(row) => row.lesson?.id ?? row.module.id}
        inCard
        columns={[
          {
            header: t('courses.module_or_lesson'),
            width: 'minmax(180px, 2fr)',
            phone: 'title',
            cell: (row) =>
              row.lesson ? (
                <RowLink to={`/courses/${course.id}/lessons/${row.lesson.id}`}>{row.lesson.title}</RowLink>
              ) : (
                <>
                  <strong>{row.module.title}</strong>
                  <StatusBadge tone="neutral">{t('courses.whole_module')}</StatusBadge>
                </>
              ),
          },
          {
            header: t('access.rule.open'),
            width: 'minmax(160px, 1.6fr)',
            cell: (row) => openText(ruleOf(row), t, i18n.language),
          },
          {
            header: t('access.rule.close'),
            width: 'minmax(160px, 1.6fr)',
            cell: (row) => closeText(ruleOf(row), t, i18n.language) || t('access.rule.never'),
          },
        ]}
      />
    </Section>
  );
}
