import { Banner } from '@blende/shared/ui/Banner.tsx';
import { Button } from '@blende/shared/ui/Button.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { GroupLink } from '../../group/group-link.ts';
import { lobbyTexts } from './texts.ts';

export interface KnockNoticeProps {
  readonly link: GroupLink;
  /** Undefined while the list is on the page. */
  readonly onShow: (() => void) | undefined;
}

/** Tells a host, without a sound, that somebody waits. */
export function KnockNotice({ link, onShow }: KnockNoticeProps) {
  const t = useTexts(lobbyTexts);
  const { members, lobby } = useLiveValue(link.view);
  const isHost = members.some((member) => member.isSelf && member.isHost);
  const [first, ...more] = lobby.waiting;
  if (!isHost || first === undefined) return null;
  const name = first.name === '' ? t('noName') : first.name;
  const text = more.length > 0 ? t('waitMany', { count: more.length + 1 }) : t('waits', { name });
  return (
    <Banner
      meaning="info"
      action={
        onShow === undefined ? undefined : (
          <Button look="quiet" onPress={onShow}>
            {t('show')}
          </Button>
        )
      }
    >
      {text}
    </Banner>
  );
}
