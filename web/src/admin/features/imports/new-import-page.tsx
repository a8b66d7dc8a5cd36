// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { useCan } from '../../../api/session';
import { BackLink } from '../../../ui/back-link';
import { EmptyState } from '../../../ui/empty-state';
import { useListState } from '../../../ui/list-state';
import { Page } from '../../../ui/page';
import { ImportStart } from '../../people/import-start';
import { ImportSteps } from './import-steps';

export function NewImportPage() {
  const { t } = useTranslation();
  const can = useCan();
  const { text } = useListState();
  const product = text('product');
  const back = <BackLink to="/imports">{t('import.all')}</BackLink>;
  return (
    <Page title={t('import.new_title')} back={back} under={product && <ForCourse id={product} />} narrow>
      {can('import_contacts') ? (
        <>
          <ImportSteps now="file" />
          <ImportStart product={product} />
        </>
      ) : (
        <EmptyState kind="no-right" title={t('common.no_right')} text={t('common.no_right_text')} />
      )}
    </Page>
  );
}

function ForCourse({ id }: { id: string }) {
  const { t } = useTranslation();
  const course = $api.useQuery('get', '/api/products/{id}', { params: { path: { id } } });
  return course.data ? t('import.for_course', { title: course.data.title }) : null;
}
