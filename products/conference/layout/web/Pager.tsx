import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from 'react-aria-components';
import { Icon } from '@blende/shared/ui/Icon.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import type { Place } from '../grid-places.ts';
import { layoutTexts } from './texts.ts';
import './pager.css';

export interface PagerProps {
  readonly place: Place;
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}

/** „Seite 2 von 3“ with a button to either side. */
export function Pager({ place, page, pages, onPage }: PagerProps) {
  const t = useTexts(layoutTexts);
  return (
    <nav
      className="pager"
      aria-label={t('pages')}
      style={{ left: place.x, top: place.y, width: place.width, height: place.height }}
    >
      <Button
        className="icon-button"
        aria-label={t('previousPage')}
        aria-keyshortcuts="PageUp"
        isDisabled={page === 0}
        onPress={() => {
          onPage(page - 1);
        }}
      >
        <Icon icon={ChevronLeft} />
      </Button>
      <span className="pager-page">{t('page', { page: page + 1, pages })}</span>
      <Button
        className="icon-button"
        aria-label={t('nextPage')}
        aria-keyshortcuts="PageDown"
        isDisabled={page === pages - 1}
        onPress={() => {
          onPage(page + 1);
        }}
      >
        <Icon icon={ChevronRight} />
      </Button>
    </nav>
  );
}
