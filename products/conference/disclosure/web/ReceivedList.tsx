import { language } from '@blende/shared/ui/language.ts';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { ReceivedByEdge } from '../disclosure-document.ts';
import { meaningOf } from '../sent-headers.ts';
import { disclosureTexts } from './texts.ts';

/** Address and headers as they arrived, each with what it means. */
export function ReceivedList({ received }: { readonly received: ReceivedByEdge }) {
  const t = useTexts(disclosureTexts);
  const tag = useLiveValue(language);
  const { address, port, tls, headers } = received;
  const rows = [
    { name: t('address'), value: `${address}, ${String(port)}`, meaning: t('addressMeaning') },
    {
      name: t('tls'),
      value: tls === null ? t('noTls') : `${tls.version ?? ''}, ${tls.cipher}`,
      meaning: t('tlsMeaning'),
    },
    ...headers.map(({ name, value }) => ({
      name,
      value,
      meaning: meaningOf(name)?.[tag] ?? t('unexplained'),
    })),
  ];
  return (
    <dl className="disclosure-list" aria-label={t('list')}>
      {rows.map(({ name, value, meaning }, index) => (
        // A header may come twice, and nothing else of it is its own.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index}>
          <dt>{name}</dt>
          <dd className="disclosure-value">{value}</dd>
          <dd className="disclosure-meaning">{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
