import { useEffect, useState } from 'react';
import { Banner } from '@blende/shared/ui/Banner.tsx';
import { Button } from '@blende/shared/ui/Button.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import type { Names } from '../../verification/web/names.ts';
import { useNames } from '../../verification/web/use-names.ts';
import type { PollsModel } from './polls-model.ts';
import { pollsTexts } from './texts.ts';

const SHOWN_MS = 20_000;

export interface PollNoticeProps {
  readonly polls: PollsModel;
  readonly names: Names;
  /** Undefined while the polls are shown anyway. */
  readonly onShow: (() => void) | undefined;
}

/** Somebody asks something: a word for a while, and the way there. */
export function PollNotice({ polls, names, onShow }: PollNoticeProps) {
  const t = useTexts(pollsTexts);
  const nameOf = useNames(names);
  const [author, setAuthor] = useState<string>();
  useEffect(() => {
    let hiding: ReturnType<typeof setTimeout> | undefined;
    const stop = polls.watchOpened((poll) => {
      setAuthor(poll.author);
      clearTimeout(hiding);
      hiding = setTimeout(setAuthor, SHOWN_MS, undefined);
    });
    return () => {
      stop();
      clearTimeout(hiding);
    };
  }, [polls]);
  if (author === undefined || onShow === undefined) return null;
  return (
    <Banner
      meaning="info"
      action={
        <Button
          look="quiet"
          onPress={() => {
            setAuthor(undefined);
            onShow();
          }}
        >
          {t('show')}
        </Button>
      }
    >
      {t('newPoll', { name: nameOf(author) })}
    </Banner>
  );
}
