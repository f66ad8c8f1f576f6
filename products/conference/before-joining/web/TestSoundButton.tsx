import { Square, Volume2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '@blende/shared/ui/Button.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { TestSound } from './test-sound.ts';
import { beforeJoiningTexts } from './texts.ts';

/** Plays a sound on the chosen speaker; a second press stops it. */
export function TestSoundButton({ speaker }: { readonly speaker: string | undefined }) {
  const t = useTexts(beforeJoiningTexts);
  const [sound, setSound] = useState<TestSound>();
  useEffect(
    () => () => {
      sound?.[Symbol.dispose]();
    },
    [sound],
  );
  return (
    <Button
      icon={sound === undefined ? Volume2 : Square}
      onPress={() => {
        setSound(
          sound === undefined
            ? new TestSound(speaker, () => {
                setSound(undefined);
              })
            : undefined,
        );
      }}
    >
      {t(sound === undefined ? 'testSound' : 'stopTestSound')}
    </Button>
  );
}
