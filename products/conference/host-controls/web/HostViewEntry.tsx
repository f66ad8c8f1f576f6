import { MenuToggle } from '@blende/shared/ui/Menu.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { HostView } from './host-view.ts';
import { hostControlsTexts } from './texts.ts';

export interface HostViewEntryProps {
  readonly view: HostView;
  readonly isHost: boolean;
}

/** Hosts offer their view; everybody else follows it if they want to. */
export function HostViewEntry({ view, isHost }: HostViewEntryProps) {
  const t = useTexts(hostControlsTexts);
  const { isOffering, isOffered, isFollowing } = useLiveValue(view.state);
  return (
    <>
      {isHost ? (
        <MenuToggle label={t('offerView')} isOn={isOffering} onToggle={view.toggleOffer} />
      ) : null}
      {isOffered && !isOffering ? (
        <MenuToggle label={t('followView')} isOn={isFollowing} onToggle={view.toggleFollowing} />
      ) : null}
    </>
  );
}
