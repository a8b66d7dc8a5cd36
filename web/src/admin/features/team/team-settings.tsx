// SPDX-License-Identifier: Apache-2.0
import { Code, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, answerOf, api, ifMatch } from '../../../api/client';
import { useSession } from '../../../api/session';
import type { Member } from '../../../api/types';
import { ActionMenu } from '../../../ui/action-menu';
import { AddButton } from '../../../ui/add-button';
import { CopyText } from '../../../ui/copy-text';
import { DateText } from '../../../ui/date-text';
import { FailedState } from '../../../ui/empty-state';
import { Rows } from '../../../ui/rows';
import { Section } from '../../../ui/section';
import { StatusBadge } from '../../../ui/status-badge';
import { useToast } from '../../../ui/toast';
import { EditMember } from './edit-member';
import { InviteMember } from './invite-member';

export function TeamSettings() {
  const { t } = useTranslation();
  const own = useSession().data?.staff?.id;
  const team = $api.useQuery('get', '/api/team', { params: { query: { limit: 100 } } });
  const [edited, setEdited] = useState<Member | null>(null);
  const { change, invite, link, closeLink } = useTeamActions();
  if (team.isError) return <FailedState error={team.error} onRetry={() => void team.refetch()} />;
  const add = <AddButton label={t('team.invite')} dialog={(close) => <InviteMember onClose={close} />} />;
  const groups = (member: Member) => [
    [
      { label: t('team.edit'), onClick: () => setEdited(member) },
      ...(member.invited ? [{ label: t('team.invite_again'), onClick: () => invite(member) }] : []),
    ],
    member.id === own
      ? []
      : [
          {
            label: member.disabled ? t('team.enable') : t('team.disable'),
            danger: !member.disabled,
            onClick: () => change(member, { disabled: !member.disabled }),
          },
        ],
  ];
  return (
    <Section title={t('settings.section.team')} hint={t('team.hint')} actions={add} flush>
      <Rows
        label={t('settings.section.team')}
        rows={team.data?.items ?? []}
        keyOf={(member) => member.id}
        inCard
        columns={[
          {
            header: t('common.person_name'),
            width: 'minmax(0, 1.4fr)',
            phone: 'title',
            cell: (member) => <strong>{member.name}</strong>,
          },
          { header: t('common.email'), width: 'minmax(0, 1.8fr)', cell: (member) => member.email },
          {
            header: t('team.role'),
            width: '130px',
            cell: (member) => t(`team.roles.${member.role}`),
          },
          {
            header: t('common.state'),
            width: '130px',
            cell: (member) => <MemberState member={member} />,
          },
          {
            header: t('session.last_seen'),
            width: '150px',
            phone: 'hidden',
            cell: (member) => <DateText at={member.last_seen_at} none={t('common.never')} />,
          },
          {
            header: t('common.actions'),
            width: '100px',
            align: 'end',
            phone: 'aside',
            cell: (member) => <ActionMenu label={t('settings.menu_of', { name: member.name })} groups={groups(member)} />,
          },
        ]}
      />
      {edited && <EditMember member={edited} onClose={() => setEdited(null)} />}
      {link && <InvitationLink link={link} onClose={closeLink} />}
    </Section>
  );
}

function useTeamActions() {
  const { t } = useTranslation();
  const { say, sayError } = useToast();
  const [link, setLink] = useState<string | null>(null);
  const changing = useMutation({
    mutationFn: ({ member, body }: { member: Member; body: { disabled: boolean } }) =>
      answerOf(
        api.PATCH('/api/team/{id}', { body, params: { path: { id: member.id }, header: ifMatch(member.version) } }),
      ),
    onSuccess: () => say(t('common.saved')),
    onError: sayError,
  });
  const inviting = useMutation({
    mutationFn: (member: Member) =>
      answerOf(api.POST('/api/team/{id}/invitation', { params: { path: { id: member.id } } })),
    onSuccess: (answer) => setLink(answer.link),
    onError: sayError,
  });
  return {
    change: (member: Member, body: { disabled: boolean }) => changing.mutate({ member, body }),
    invite: (member: Member) => inviting.mutate(member),
    link,
    closeLink: () => setLink(null),
  };
}

function MemberState({ member }: { member: Member }) {
  const { t } = useTranslation();
  if (member.disabled) return <StatusBadge tone="neutral">{t('team.disabled')}</StatusBadge>;
  if (member.invited) return <StatusBadge tone="info">{t('team.invited')}</StatusBadge>;
  return <StatusBadge tone="ok">{t('team.active')}</StatusBadge>;
}

function InvitationLink({ link, onClose }: { link: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('team.link_title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('team.link_text')}</Text>
        <Code block>{link}</Code>
        <Group>
          <CopyText text={link} label={t('common.copy_link')} />
        </Group>
      </Stack>
    </Modal>
  );
}
