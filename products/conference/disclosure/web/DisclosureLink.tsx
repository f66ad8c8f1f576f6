import { language } from '@blende/shared/ui/language.ts';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import { disclosurePath } from '../disclosure-path.ts';
import { disclosurePass } from './disclosure-pass.ts';
import { disclosureLinkTexts } from './link-texts.ts';

/**
 * Leads to the server's answer in a tab of its own. The pass stands in the fragment, which no
 * browser sends.
 */
export function DisclosureLink({ inMeeting = false }: { readonly inMeeting?: boolean }) {
  const t = useTexts(disclosureLinkTexts);
  const pass = useLiveValue(disclosurePass);
  const path = disclosurePath(useLiveValue(language));
  // In the call it comes with the pass, a moment after the person: without one it would ask about nobody.
  if (inMeeting && pass === undefined) return null;
  return (
    <a
      href={pass === undefined ? path : `${path}#${pass}`}
      target="_blank"
      rel="noreferrer noopener"
    >
      {t('title')}
    </a>
  );
}
