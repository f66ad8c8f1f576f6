import { useCallback, useEffect, useRef } from 'react';
import { announce } from '@blende/shared/ui/announcer.ts';
import type { ReadableValue } from '@blende/shared/ui/live-value.ts';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { Invitation } from '../../invitation/invitation-link.ts';
import { planStage } from '../../layout/stage-plan.ts';
import { tileOrder, withSpeakerInView } from '../../layout/tile-order.ts';
import { Pager } from '../../layout/web/Pager.tsx';
import type { StageChoices } from '../../layout/web/stage-choices.ts';
import { layoutTexts } from '../../layout/web/texts.ts';
import { usePageTurning } from '../../layout/web/use-page-turning.ts';
import { useSize } from '../../layout/web/use-size.ts';
import type { ConnectionQuality } from '../../statistics/connection-quality.ts';
import type { SavingMode } from '../../statistics/saving-mode.ts';
import { StageNotice } from '../../statistics/web/StageNotice.tsx';
import { AloneCard } from './AloneCard.tsx';
import type { CallView } from './call-view.ts';
import type { StageGroup } from './stage-group.ts';
import { stageTiles } from './stage-tiles.ts';
import { callTexts } from './texts.ts';
import { Tile, tileName } from './Tile.tsx';
import { useLastSpeaker } from './use-last-speaker.ts';
import './stage.css';

/** What the stage needs of the call. */
export interface StageModel {
  readonly view: ReadableValue<CallView>;
  readonly speakers: { readonly speaking: ReadableValue<string | undefined> };
  readonly choices: StageChoices;
  readonly connection: {
    readonly quality: ReadableValue<ReadonlyMap<string, ConnectionQuality>>;
  };
  readonly group?: StageGroup | undefined;
  readonly saver: {
    readonly mode: ReadableValue<SavingMode>;
    readonly choose: (mode: SavingMode) => void;
  };
}

export interface StageProps {
  readonly model: StageModel;
  readonly invitation: Invitation;
}

/** Everybody as tiles. What stands on another page is neither drawn nor received. */
export function Stage({ model, invitation }: StageProps) {
  const t = useTexts(callTexts);
  const { self, others, connection } = useLiveValue(model.view);
  const quality = useLiveValue(model.connection.quality);
  const mode = useLiveValue(model.saver.mode);
  const speaking = useLiveValue(model.speakers.speaking);
  const space = useRef<HTMLDivElement>(null);
  const { shown, plan } = usePlannedTiles(model, space);
  const { pinned } = useLiveValue(model.choices.view);
  const turn = useTurning(model.choices, plan);
  usePageTurning(space, turn);
  usePinAnnouncements(model);
  const alone = others.length === 0 && connection === 'connected' && shown.length === 1;
  return (
    <div className={connection === 'interrupted' ? 'stage stage-interrupted' : 'stage'}>
      {connection === 'interrupted' ? null : (
        <StageNotice mode={mode} ownQuality={quality.get(self.id)} onMode={model.saver.choose} />
      )}
      <div ref={space} className="stage-space">
        <ul className="stage-tiles" aria-label={t('participants')}>
          {shown.map(({ tile, place }) => (
            <li
              key={tile.id}
              style={{ left: place.x, top: place.y, width: place.width, height: place.height }}
            >
              <Tile
                tile={tile}
                group={model.group}
                isSpeaking={tile.kind === 'camera' && tile.id === speaking}
                isPinned={tile.id === pinned}
                isWithoutPicture={mode === 'audio' && !tile.isSelf}
                quality={quality.get(tile.id)}
                onPin={alone ? undefined : model.choices.togglePin}
              />
            </li>
          ))}
        </ul>
        {plan.pager === undefined ? null : (
          <Pager
            place={plan.pager}
            page={plan.page}
            pages={plan.pages}
            onPage={(page) => {
              turn(page > plan.page ? 1 : -1);
            }}
          />
        )}
      </div>
      {alone ? <AloneCard invitation={invitation} /> : null}
    </div>
  );
}

/** The tiles of this page, each with its place. */
function usePlannedTiles(model: StageModel, element: React.RefObject<HTMLElement | null>) {
  const { self, others } = useLiveValue(model.view);
  const { layout: choice, pinned, ownTileShown, page } = useLiveValue(model.choices.view);
  const speaker = useLastSpeaker(useLiveValue(model.speakers.speaking), self.id);
  const size = useSize(element);
  const tiles = stageTiles([...others, self]);
  const order = tileOrder({ tiles, choice, pinned, speaker, ownTileShown });
  const plan = planStage({
    layout: order.layout,
    tiles: order.others.length,
    large: order.large?.kind ?? 'camera',
    space: size,
    page,
  });
  const perPage = Math.ceil(order.others.length / plan.pages);
  const inOrder = withSpeakerInView(order.others, perPage, speaker);
  const here = inOrder.slice(plan.first, plan.first + plan.places.length);
  const shown = here.flatMap((tile, index) => {
    const place = plan.places[index];
    return place === undefined ? [] : [{ tile, place }];
  });
  if (order.large !== undefined && plan.large !== undefined) {
    shown.unshift({ tile: order.large, place: plan.large });
  }
  const ids = shown.map(({ tile }) => tile.id);
  useEffect(() => {
    model.choices.noteShown(ids);
  });
  return { shown, plan };
}

function useTurning(
  choices: StageChoices,
  { page, pages }: { readonly page: number; readonly pages: number },
): (by: 1 | -1) => void {
  const t = useTexts(layoutTexts);
  return useCallback(
    (by) => {
      const next = page + by;
      if (next < 0 || next >= pages) return;
      choices.goToPage(next);
      announce(t('page', { page: next + 1, pages }));
    },
    [choices, page, pages, t],
  );
}

/** Says what was pinned, however it was: by its button or by a key. */
function usePinAnnouncements(model: StageModel): void {
  const t = useTexts(layoutTexts);
  const c = useTexts(callTexts);
  const { pinned } = useLiveValue(model.choices.view);
  const told = useRef<string>(undefined);
  useEffect(() => {
    if (told.current === pinned) return;
    told.current = pinned;
    const { self, others } = model.view.snapshot();
    const tile = stageTiles([...others, self]).find(({ id }) => id === pinned);
    announce(tile === undefined ? t('tileUnpinned') : t('tilePinned', { name: tileName(tile, c) }));
  }, [pinned, model, t, c]);
}
