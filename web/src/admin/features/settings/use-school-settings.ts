// SPDX-License-Identifier: Apache-2.0
import { $api, answerOf, api, ifMatch } from '../../../api/client';
import type { School } from '../../../api/types';

export const useSchoolSettings = () => $api.useQuery('get', '/api/school', {});

type Change = Partial<Omit<School, 'version' | 'demo'>>;

export const changeSchool = (version: number, body: Change) =>
  answerOf(api.PATCH('/api/school', { body, params: { header: ifMatch(version) } }));
