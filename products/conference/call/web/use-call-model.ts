import { useCallback, useEffect, useRef, useState } from 'react';
import { announce } from '@blende/shared/ui/announcer.ts';
import { reportError } from '@blende/shared/ui/console.ts';
import { useTexts } from '@blende/shared/ui/texts.ts';
import type { LocalMedia } from '../../before-joining/web/local-media.ts';
import type { Invitation } from '../../invitation/invitation-link.ts';
import { prepareJoin } from '../../rooms/web/join-room.ts';
import type { Arrivals } from '../arrivals.ts';
import { CallModel } from './call-model.ts';
import { shownName } from './shown-name.ts';
import { callTexts } from './texts.ts';

export interface CallStart {
  readonly invitation: Invitation;
  readonly name: string;
  readonly media: LocalMedia;
}

/** The model of one stay in the call: made when the page appears, ended when it goes. */
export function useCallModel({ invitation, name, media }: CallStart): CallModel | undefined {
  const [model, setModel] = useState<CallModel>();
  const arrived = useArrivalAnnouncements();
  useEffect(() => {
    let made: CallModel | undefined;
    let gone = false;
    const make = async (): Promise<void> => {
      const prepared = await prepareJoin(invitation, name);
      if (gone) return;
      made = new CallModel({ prepared, name, media, arrived });
      setModel(made);
    };
    make().catch(() => {
      reportError('start-failed');
    });
    return () => {
      gone = true;
      made?.[Symbol.dispose]();
    };
  }, [invitation, name, media, arrived]);
  return model;
}

/** Those who are there already are counted; whoever comes and goes afterwards is named. */
function useArrivalAnnouncements(): (told: Arrivals) => void {
  const t = useTexts(callTexts);
  const translate = useRef(t);
  useEffect(() => {
    translate.current = t;
  }, [t]);
  const first = useRef(true);
  return useCallback(({ joined, left }: Arrivals): void => {
    const t = translate.current;
    if (joined.length + left.length === 0) return;
    if (first.current && joined.length > 0) announce(t('present', { count: joined.length }));
    else for (const person of joined) announce(t('joined', { name: shownName(person, t) }));
    for (const person of left) announce(t('left', { name: shownName(person, t) }));
    first.current = false;
  }, []);
}
