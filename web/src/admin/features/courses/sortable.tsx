// SPDX-License-Identifier: Apache-2.0
import { useSortable } from '@dnd-kit/sortable';
import { IconGripVertical } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './programme.module.css';

interface Props {
  id: string;
  title: string;
  className: string | undefined;
  disabled: boolean;
  children: (handle: ReactNode) => ReactNode;
}

/** Moved with the pointer or with Space and the arrows; the menu offers the same moves. */
export function Sortable({ id, title, className, disabled, children }: Props) {
  const { t } = useTranslation();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id,
    disabled,
  });
  const style = transform
    ? { transform: `translate3d(${transform.x}px, ${transform.y}px, 0)`, transition, zIndex: isDragging ? 3 : undefined }
    : { transition };
  const handle = disabled ? null : (
    <button
      ref={setActivatorNodeRef}
      type="button"
      className={classes.handle}
      aria-label={t('courses.drag', { title })}
      {...attributes}
      {...listeners}
    >
      <IconGripVertical size={16} aria-hidden />
    </button>
  );
  return (
    <div ref={setNodeRef} style={style} className={className} data-dragging={isDragging || undefined}>
      {children(handle)}
    </div>
  );
}
