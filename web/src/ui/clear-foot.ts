// SPDX-License-Identifier: Apache-2.0
import { type RefObject, useEffect } from 'react';

const scrolls = (element: HTMLElement) => /auto|scroll/.test(getComputedStyle(element).overflowY);

function scrollerOf(element: HTMLElement): HTMLElement {
  let at = element.parentElement;
  while (at && !scrolls(at)) at = at.parentElement;
  return at ?? document.documentElement;
}

/** The field that somebody types in, when what grew at the foot has come to lie over it. */
function coveredField(form: HTMLElement, foot: HTMLElement): HTMLElement | null {
  const field = document.activeElement;
  if (!(field instanceof HTMLElement) || !form.contains(field) || foot.contains(field)) return null;
  const [above, below] = [field.getBoundingClientRect(), foot.getBoundingClientRect()];
  return above.bottom > below.top && above.top < below.bottom ? field : null;
}

interface Props {
  element: RefObject<HTMLElement | null>;
  which: string;
  /** What lies between it and the edge. */
  room: number;
}

/** Inside a form: what sticks to its foot says more or less with every change; however high that is
 * just now, the field with the focus ends above it. */
export function ClearFoot({ element, which, room }: Props): null {
  useEffect(() => {
    const form = element.current;
    if (!form) return;
    const scroller = scrollerOf(form);
    const measure = () => {
      const foot = form.querySelector<HTMLElement>(which);
      const sticks = foot !== null && getComputedStyle(foot).position === 'sticky';
      scroller.style.scrollPaddingBlockEnd = sticks ? `${foot.offsetHeight + room}px` : '';
      if (sticks) coveredField(form, foot)?.scrollIntoView({ block: 'nearest' });
    };
    const watch = new ResizeObserver(measure);
    watch.observe(form);
    return () => {
      watch.disconnect();
      scroller.style.scrollPaddingBlockEnd = '';
    };
  }, [element, which, room]);
  return null;
}
