import { useEffect, useRef, useState } from 'react';
import { announce } from '@blende/shared/ui/announcer.ts';
import { Banner } from '@blende/shared/ui/Banner.tsx';
import { Button } from '@blende/shared/ui/Button.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { GroupLink } from '../../group/group-link.ts';
import type { Names } from '../../verification/web/names.ts';
import { useNames } from '../../verification/web/use-names.ts';
import type { AskingPerson } from '../downgrade-view.ts';
import { ConsentDialog } from './ConsentDialog.tsx';
import { downgradeTexts } from './texts.ts';

export interface DowngradeNoticesProps {
  readonly link: GroupLink;
  readonly names: Names;
}

/** The question to us, and for as long as nothing is encrypted end to end, that and why. */
export function DowngradeNotices({ link, names }: DowngradeNoticesProps) {
  const t = useTexts(downgradeTexts);
  const { people, isClear } = useLiveValue(link.view).downgrade;
  useEncryptedAgain(isClear, t('encryptedAgain'));
  return people.map((person) => (
    <Notice key={person.request} person={person} link={link} names={names} />
  ));
}

function Notice({
  person,
  link,
  names,
}: DowngradeNoticesProps & { readonly person: AskingPerson }) {
  const t = useTexts(downgradeTexts);
  const name = useNames(names)(person.id);
  const [isOpen, setIsOpen] = useState(true);
  const answer = (agrees: boolean): void => {
    link.decideDowngrade({ does: 'answer', asker: person.id, request: person.request, agrees });
  };
  if (person.state === 'refused') return null;
  if (person.isSelf) {
    return person.state === 'agreed' ? <Banner meaning="attention">{t('bannerOwn')}</Banner> : null;
  }
  if (person.state === 'agreed') {
    const takeBack = (
      <Button
        look="quiet"
        onPress={() => {
          answer(false);
        }}
      >
        {t('takeBack')}
      </Button>
    );
    return (
      <Banner meaning="attention" action={takeBack}>
        {t('banner', { name })}
      </Banner>
    );
  }
  if (person.hasOwnConsent) return <Banner meaning="info">{t('agreed')}</Banner>;
  const { isRunning } = person;
  if (isOpen) {
    const close = (): void => {
      setIsOpen(false);
    };
    return <ConsentDialog name={name} isRunning={isRunning} onAnswer={answer} onClose={close} />;
  }
  const reply = (
    <Button
      look="quiet"
      onPress={() => {
        setIsOpen(true);
      }}
    >
      {t('reply')}
    </Button>
  );
  return (
    <Banner meaning="attention" action={reply}>
      {t('pending', { name })}
    </Banner>
  );
}

/** What comes to an end without anybody's doing here is said. */
function useEncryptedAgain(isClear: boolean, text: string): void {
  const wasClear = useRef(isClear);
  useEffect(() => {
    if (wasClear.current && !isClear) announce(text);
    wasClear.current = isClear;
  }, [isClear, text]);
}
