// SPDX-License-Identifier: Apache-2.0
export interface Order {
  id: string;
  lessons: { id: string }[];
}

export function orderOf(modules: Order[]): Order[] {
  return modules.map((module) => ({ id: module.id, lessons: module.lessons.map((lesson) => ({ id: lesson.id })) }));
}

export function moved<T>(items: T[], from: number, to: number): T[] {
  const result = [...items];
  const [item] = result.splice(from, 1);
  if (item === undefined) return items;
  result.splice(Math.max(0, Math.min(to, result.length)), 0, item);
  return result;
}

export function moveModule(order: Order[], id: string, by: number): Order[] {
  const from = order.findIndex((module) => module.id === id);
  return moved(order, from, from + by);
}

/** Puts a lesson at `index` of a module, taking it away from wherever it was. */
export function placeLesson(order: Order[], lesson: string, module: string, index: number): Order[] {
  return order.map((one) => {
    const others = one.lessons.filter((item) => item.id !== lesson);
    if (one.id !== module) return { ...one, lessons: others };
    const lessons = [...others.slice(0, index), { id: lesson }, ...others.slice(index)];
    return { ...one, lessons };
  });
}

export function moduleOf(order: Order[], lesson: string): Order | undefined {
  return order.find((module) => module.lessons.some((item) => item.id === lesson));
}

export function moveLesson(order: Order[], lesson: string, by: number): Order[] {
  const module = moduleOf(order, lesson);
  if (!module) return order;
  const from = module.lessons.findIndex((item) => item.id === lesson);
  const to = from + by;
  if (to < 0 || to >= module.lessons.length) return order;
  return placeLesson(order, lesson, module.id, to);
}
