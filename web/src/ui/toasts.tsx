// SPDX-License-Identifier: Apache-2.0
import { Notifications, notifications, useNotifications } from '@mantine/notifications';
import { useEffect } from 'react';
import './toast.module.css';
import { usePhone } from './use-phone';

const dialogs = () => document.querySelectorAll('[aria-modal="true"]').length;

/** What was said before a dialog opened is put away when it does: on a phone its buttons stand where toasts do. */
function usePutAway(watching: boolean): void {
  useEffect(() => {
    if (!watching) return;
    let before = dialogs();
    const watch = new MutationObserver(() => {
      const now = dialogs();
      if (now > before) notifications.clean();
      before = now;
    });
    watch.observe(document.body, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, [watching]);
}

/** What is said while a dialog is open takes its room from the dialog, which ends above it. */
function useRoom(shown: boolean): void {
  useEffect(() => {
    const foot = document.querySelector('.mantine-Notifications-root[data-position="bottom-right"]');
    if (!shown || !foot) return;
    const { style } = document.documentElement;
    const measure = () => {
      const { top, height } = foot.getBoundingClientRect();
      style.setProperty('--stoa-toasts', height > 0 ? `${window.innerHeight - top + 8}px` : '0px');
    };
    const watch = new ResizeObserver(measure);
    watch.observe(foot);
    return () => {
      watch.disconnect();
      style.removeProperty('--stoa-toasts');
    };
  }, [shown]);
}

/** Where toasts are shown: at the foot, and never over a button of a dialog. */
export function Toasts() {
  const shown = useNotifications().notifications.length > 0;
  const phone = usePhone();
  usePutAway(phone && shown);
  useRoom(shown);
  return <Notifications position="bottom-right" limit={4} />;
}
