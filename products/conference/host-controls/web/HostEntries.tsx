import { MicOff, SlidersHorizontal } from 'lucide-react';
import { MenuAction } from '@blende/shared/ui/Menu.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { hostControlsTexts } from './texts.ts';

export interface HostEntriesProps {
  readonly onDialog: (name: 'mute-all' | 'rights') => void;
}

/** What hosts find in the call's menu. */
export function HostEntries({ onDialog }: HostEntriesProps) {
  const t = useTexts(hostControlsTexts);
  return (
    <>
      <MenuAction
        icon={MicOff}
        label={t('muteAll')}
        onPress={() => {
          onDialog('mute-all');
        }}
      />
      <MenuAction
        icon={SlidersHorizontal}
        label={t('rights')}
        onPress={() => {
          onDialog('rights');
        }}
      />
    </>
  );
}
