import { Button } from '@blende/shared/ui/Button.tsx';
import { CalmPage } from '@blende/shared/ui/CalmPage.tsx';
import { CopyButton } from '@blende/shared/ui/CopyButton.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { DowngradeOffer } from '../../downgrade/web/DowngradeOffer.tsx';
import {
  BROWSERS,
  browserVersion,
  MINIMUM_VERSIONS,
  remedyOf,
  type Ability,
} from '../browser-abilities.ts';
import { unsupportedTexts } from './unsupported-texts.ts';
import './unsupported-page.css';

/** Names the browser, what it lacks, from which version on it would not, and what helps. */
export function UnsupportedPage({
  missing,
  onAsk,
}: {
  readonly missing: readonly Ability[];
  /** Given where the others may be asked to do without. */
  readonly onAsk?: () => void;
}) {
  const t = useTexts(unsupportedTexts);
  const browser = browserVersion(navigator.userAgent);
  return (
    <CalmPage
      title={t('title')}
      code={missing.map((ability) => `lacks-${ability}`).join(', ')}
      home="/"
      actions={
        <>
          <CopyButton text={location.href}>{t('copy')}</CopyButton>
          <Button
            look="quiet"
            onPress={() => {
              location.reload();
            }}
          >
            {t('again')}
          </Button>
        </>
      }
    >
      <p>
        {browser === undefined ? t('unnamed') : t('named', { ...browser })} {t('why')}
      </p>
      <section className="unsupported-part">
        <h2>{t('lacks')}</h2>
        <ul>
          {missing.map((ability) => (
            <li key={ability}>{t(ability)}</li>
          ))}
        </ul>
      </section>
      <section className="unsupported-part">
        <h2>{t('helps')}</h2>
        <p>{t(remedyOf(navigator.userAgent))}</p>
        <p>
          {t('versions')}{' '}
          {BROWSERS.map((name) => `${name} ${String(MINIMUM_VERSIONS[name])}`).join(', ')}.
        </p>
      </section>
      {onAsk === undefined ? null : <DowngradeOffer onAsk={onAsk} />}
    </CalmPage>
  );
}
