import { LockKeyholeOpen } from 'lucide-react';
import { Icon } from '@blende/shared/ui/Icon.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { GroupLink } from '../../group/group-link.ts';
import { downgradeTexts } from './texts.ts';

/** On the tile of somebody whose browser cannot encrypt. */
export function ClearMark({ link, id }: { readonly link: GroupLink; readonly id: string }) {
  const t = useTexts(downgradeTexts);
  const { people } = useLiveValue(link.view).downgrade;
  if (!people.some((person) => person.id === id && person.state === 'agreed')) return null;
  return (
    <>
      <Icon icon={LockKeyholeOpen} size={16} />
      <span className="visually-hidden">{t('mark')}</span>
    </>
  );
}
