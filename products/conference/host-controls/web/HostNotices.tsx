import { useEffect, useState } from 'react';
import { Banner } from '@blende/shared/ui/Banner.tsx';
import { useTexts, type Translate } from '@blende/shared/ui/texts.ts';
import type { Names } from '../../verification/web/names.ts';
import { useNames } from '../../verification/web/use-names.ts';
import type { HostNotice } from '../host-notice.ts';
import type { HostModel } from './host-model.ts';
import { hostNoticeTexts } from './notice-texts.ts';

const SHOWN_MS = 12_000;

export interface HostNoticesProps {
  readonly host: HostModel;
  readonly names: Names;
}

/** What a host has just done that concerns this person, for the eye and for screen readers. */
export function HostNotices({ host, names }: HostNoticesProps) {
  const t = useTexts(hostNoticeTexts);
  const nameOf = useNames(names);
  const [notice, setNotice] = useState<HostNotice>();
  useEffect(() => {
    let hiding: ReturnType<typeof setTimeout> | undefined;
    const stop = host.watch((next) => {
      setNotice(next);
      clearTimeout(hiding);
      hiding = setTimeout(setNotice, SHOWN_MS, undefined);
    });
    return () => {
      stop();
      clearTimeout(hiding);
    };
  }, [host]);
  return notice === undefined ? null : <Banner meaning="info">{textOf(notice, t, nameOf)}</Banner>;
}

type NoticeKey = typeof hostNoticeTexts extends { keys?: infer Key extends string } ? Key : never;

function textOf(
  notice: HostNotice,
  t: Translate<NoticeKey>,
  nameOf: (id: string) => string,
): string {
  switch (notice.says) {
    case 'mute':
    case 'camera-off':
    case 'moved':
      return t(notice.says);
    case 'right':
      return t(`${notice.right}-${notice.isOpen ? 'everybody' : 'hosts'}`);
    case 'made-host':
    case 'unmade-host':
      return notice.isSelf ? t(`${notice.says}-self`) : t(notice.says, { name: nameOf(notice.id) });
    default:
      return notice satisfies never;
  }
}
