import { useEffect, useState } from 'react';
import { assertNever } from '@blende/shared/basics/assert-never.ts';
import { announce } from '@blende/shared/ui/announcer.ts';
import { useTexts, type Translate } from '@blende/shared/ui/texts.ts';
import { arrivalNotices, collect, type ArrivalNotice } from '../arrival-notice.ts';
import type { Arrivals } from '../arrivals.ts';
import type { CallModel } from './call-model.ts';
import { shownName, type NameKey } from './shown-name.ts';
import { callTexts } from './texts.ts';
import './arrival-notices.css';

/** What happens within this time is told together. */
const GATHER_MS = 1_200;
const SHOWN_MS = 5_000;
/** Whoever appears this soon was there before. */
const BEGINNING_MS = 4_000;

/** Who comes and goes, for the eye in the top row and for screen readers by their live region. */
export function ArrivalNotices({ model }: { readonly model: CallModel }) {
  const t = useTexts(callTexts);
  const notices = useArrivalNotices(model);
  const texts = notices.map((notice) => textOf(notice, t));
  const text = texts.join(' · ');
  useEffect(() => {
    if (text !== '') announce(text);
  }, [text]);
  return text === '' ? null : (
    <p className="arrival-notice" aria-hidden="true">
      {texts.map((line) => (
        <bdi key={line}>{line}</bdi>
      ))}
    </p>
  );
}

function useArrivalNotices(model: CallModel): readonly ArrivalNotice[] {
  const [notices, setNotices] = useState<readonly ArrivalNotice[]>([]);
  useEffect(() => {
    const begunAtMs = performance.now();
    let isFirst = true;
    let gathered: Arrivals[] = [];
    let telling: ReturnType<typeof setTimeout> | undefined;
    let hiding: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      const isBeginning = performance.now() - begunAtMs < BEGINNING_MS + GATHER_MS;
      setNotices(arrivalNotices(collect(gathered), isFirst && isBeginning));
      isFirst = false;
      gathered = [];
      telling = undefined;
      clearTimeout(hiding);
      hiding = setTimeout(setNotices, SHOWN_MS, []);
    };
    const stop = model.watchArrivals((arrivals) => {
      if (arrivals.joined.length + arrivals.left.length === 0) return;
      gathered.push(arrivals);
      telling ??= setTimeout(tell, GATHER_MS);
    });
    return () => {
      stop();
      clearTimeout(telling);
      clearTimeout(hiding);
    };
  }, [model]);
  return notices;
}

type ArrivalKey = 'present' | 'joined' | 'left' | 'joinedMany' | 'leftMany' | NameKey;

function textOf(notice: ArrivalNotice, t: Translate<ArrivalKey>): string {
  switch (notice.says) {
    case 'present':
      return t('present', { count: notice.count });
    case 'joined-many':
      return t('joinedMany', { count: notice.count });
    case 'left-many':
      return t('leftMany', { count: notice.count });
    case 'joined':
    case 'left':
      return t(notice.says, { name: shownName(notice.named, t) });
    default:
      return assertNever(notice);
  }
}
