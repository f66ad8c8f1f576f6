import { useEffect, useRef } from 'react';
import { announce } from '@blende/shared/ui/announcer.ts';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { GroupLink } from '../../group/group-link.ts';
import { handOrder } from '../raised-hands.ts';
import type { HandsModel } from './hands-model.ts';
import { handsTexts } from './texts.ts';

export interface HandAnnouncementsProps {
  readonly hands: HandsModel;
  readonly link: GroupLink;
  readonly nameOf: (id: string) => string;
}

/** Says whose hand goes up; of one's own also that it went down. */
export function HandAnnouncements({ hands, link, nameOf }: HandAnnouncementsProps) {
  const t = useTexts(handsTexts);
  const raised = useLiveValue(hands.hands);
  const before = useRef(raised);
  useEffect(() => {
    const known = before.current;
    before.current = raised;
    const self = link.view.snapshot().members.find(({ isSelf }) => isSelf)?.id ?? '';
    for (const id of handOrder(raised)) {
      if (known.has(id)) continue;
      announce(id === self ? t('youRaised') : t('hasRaised', { name: nameOf(id) }));
    }
    if (known.has(self) && !raised.has(self)) announce(t('youLowered'));
  }, [raised, link, nameOf, t]);
  return null;
}
