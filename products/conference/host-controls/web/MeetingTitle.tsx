import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { GroupLink } from '../../group/group-link.ts';
import { cleanName } from '../../rooms/participant-name.ts';
import './meeting-title.css';

/**
 * In the page alone: the document's title would lie in the browser's history beside the address,
 * and in lists of windows that others see when a screen is shared.
 */
export function MeetingTitle({ link }: { readonly link: GroupLink }) {
  const title = cleanName(useLiveValue(link.view).options.title);
  return title === '' ? null : (
    <p className="meeting-title">
      <bdi>{title}</bdi>
    </p>
  );
}
