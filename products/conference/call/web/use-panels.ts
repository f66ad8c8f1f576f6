import { useCallback, useState } from 'react';

export type SideName = 'chat' | 'polls';

export interface Panels {
  readonly listShown: boolean;
  readonly side: SideName | undefined;
  readonly toggleList: () => void;
  readonly toggleSide: (side: SideName) => void;
  readonly closeSide: () => void;
}

/** From here on there is room for two panels beside the pictures. */
const TWO_PANELS = '(min-width: 1200px)';

/** The list of participants, and beside it messages or polls; where it is narrow, one of them. */
export function usePanels(): Panels {
  const [listShown, setListShown] = useState(false);
  const [side, setSide] = useState<SideName>();
  const toggleList = useCallback(() => {
    setListShown((shown) => !shown);
    if (!matchMedia(TWO_PANELS).matches) setSide(undefined);
  }, []);
  const toggleSide = useCallback((wanted: SideName) => {
    setSide((shown) => (shown === wanted ? undefined : wanted));
    if (!matchMedia(TWO_PANELS).matches) setListShown(false);
  }, []);
  const closeSide = useCallback(() => {
    setSide(undefined);
  }, []);
  return { listShown, side, toggleList, toggleSide, closeSide };
}
