// SPDX-License-Identifier: Apache-2.0
import {
  closestCorners,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Module, Product } from '../../../api/types';
import { moduleOf, moveModule, type Order, placeLesson } from '../../../lib/programme';
import { AddButton } from '../../../ui/add-button';
import { EmptyState } from '../../../ui/empty-state';
import { ModuleCard } from './module-card';
import { ModuleDialog } from './module-dialog';
import { useProgramme } from './use-programme';

/** Where the dragged thing was dropped, as an order; the same order when nothing moved. */
function dropped(order: Order[], active: string, over: string): Order[] {
  const from = order.findIndex((module) => module.id === active);
  if (from >= 0) {
    const target = order.findIndex((module) => module.id === (moduleOf(order, over)?.id ?? over));
    return target < 0 || target === from ? order : moveModule(order, active, target - from);
  }
  const target = moduleOf(order, over) ?? order.find((module) => module.id === over);
  if (!target || active === over) return order;
  const index = target.lessons.findIndex((lesson) => lesson.id === over);
  return placeLesson(order, active, target.id, index < 0 ? target.lessons.length : index);
}

export function Programme({ course }: { course: Product }) {
  const { t } = useTranslation();
  const editing = useProgramme(course);
  const [editedModule, setEditedModule] = useState<Module | null>(null);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (!over) return;
    const next = dropped(editing.order, String(active.id), String(over.id));
    if (next !== editing.order) editing.reorder(next);
  };
  const editable = course.can.includes('edit');
  const add = editable && (
    <AddButton
      label={t('courses.add_module')}
      dialog={(close) => <ModuleDialog course={course.id} onClose={close} />}
    />
  );
  if (course.modules.length === 0) {
    return (
      <EmptyState
        kind="nothing-yet"
        title={t('courses.no_modules')}
        text={t('courses.no_modules_text')}
        action={add}
      />
    );
  }
  return (
    <DndContext sensors={sensors} collisionDetection={closestCorners} onDragEnd={onDragEnd}>
      <SortableContext items={editing.order.map((module) => module.id)} strategy={verticalListSortingStrategy}>
        <Stack gap="md">
          {editing.modules.map((module) => (
            <ModuleCard
              key={module.id}
              course={course}
              module={module}
              editing={editing}
              editable={editable}
              onEdit={() => setEditedModule(module)}
            />
          ))}
          <div>{add}</div>
        </Stack>
      </SortableContext>
      {editedModule && (
        <ModuleDialog course={course.id} module={editedModule} onClose={() => setEditedModule(null)} />
      )}
    </DndContext>
  );
}
