import { Heading, MicOff, SlidersHorizontal } from 'lucide-react';
import { MenuAction } from '@blende/shared/ui/Menu.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { hostControlsTexts } from './texts.ts';
import { titleTexts } from './title-texts.ts';

export interface HostEntriesProps {
  readonly onDialog: (name: 'mute-all' | 'rights' | 'title') => void;
}

/** What hosts find in the call's menu. */
export function HostEntries({ onDialog }: HostEntriesProps) {
  const t = useTexts(hostControlsTexts);
  const title = useTexts(titleTexts);
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
      <MenuAction
        icon={Heading}
        label={title('title')}
        onPress={() => {
          onDialog('title');
        }}
      />
    </>
  );
}
