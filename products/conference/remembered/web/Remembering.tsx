import { Bookmark, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { announce } from '@blende/shared/ui/announcer.ts';
import { Button } from '@blende/shared/ui/Button.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { Remembered } from '../remembered.ts';
import { forget, remember, remembered } from './remembered-store.ts';
import { rememberedTexts } from './texts.ts';
import './remembering.css';

/** Keeps name, devices and language in this browser, and says what it keeps. */
export function Remembering({ values }: { readonly values: () => Remembered }) {
  const t = useTexts(rememberedTexts);
  const [failed, setFailed] = useState(false);
  return (
    <div className="remembering">
      <Button
        look="quiet"
        icon={Bookmark}
        onPress={() => {
          const kept = remember(values());
          setFailed(!kept);
          if (kept) announce(t('done'));
        }}
      >
        {t('remember')}
      </Button>
      {failed ? <output>{t('failed')}</output> : null}
      <Forgetting />
    </div>
  );
}

/** What is kept, and how to delete it; nothing at all while nothing is kept. */
export function Forgetting() {
  const t = useTexts(rememberedTexts);
  const kept = useLiveValue(remembered);
  if (kept === undefined) return null;
  return (
    <div className="forgetting">
      <p>{kept.name === '' ? t('keptUnnamed') : t('kept', { name: kept.name })}</p>
      <Button
        look="quiet"
        icon={Trash2}
        onPress={() => {
          forget();
          announce(t('forgotten'));
        }}
      >
        {t('forget')}
      </Button>
    </div>
  );
}
