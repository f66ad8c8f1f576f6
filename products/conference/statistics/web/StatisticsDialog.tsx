import { CopyButton } from '@blende/shared/ui/CopyButton.tsx';
import { Dialog } from '@blende/shared/ui/Dialog.tsx';
import { language } from '@blende/shared/ui/language.ts';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { StreamStatistics } from '../read-statistics.ts';
import type { ConnectionWatch } from './connection-watch.ts';
import { pathLine, streamLine, type StatisticsKey } from './statistics-lines.ts';
import { statisticsTexts } from './texts.ts';
import './statistics-dialog.css';

export interface StatisticsDialogProps {
  readonly watch: ConnectionWatch;
  /** How a participant is called, by id. */
  readonly nameOf: (id: string) => string | undefined;
  readonly onClose: () => void;
}

interface Line {
  readonly kind: string;
  /** Stands in the dialog only: what is copied names nobody. */
  readonly owner?: string | undefined;
  readonly values: string;
}

interface Section {
  readonly title: string;
  readonly lines: readonly Line[];
}

export function StatisticsDialog({ watch, nameOf, onClose }: StatisticsDialogProps) {
  const t = useTexts(statisticsTexts);
  const sections = useSections(watch, nameOf);
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <p className="statistics-intro">{t('intro')}</p>
      {sections.map(({ title, lines }) => (
        <section key={title} className="statistics-section">
          <h3>{title}</h3>
          {lines.length === 0 ? <p className="statistics-values">{t('nothing')}</p> : null}
          <ul>
            {lines.map(({ kind, owner, values }, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- streams have no lasting name
              <li key={`${String(index)} ${kind}`}>
                <span className="statistics-kind">
                  {kind}
                  {owner === undefined ? null : <bdi> – {owner}</bdi>}
                </span>
                <span className="statistics-values">{values}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <CopyButton text={asText(sections)}>{t('copy')}</CopyButton>
    </Dialog>
  );
}

function useSections(
  watch: ConnectionWatch,
  nameOf: StatisticsDialogProps['nameOf'],
): readonly Section[] {
  const t = useTexts(statisticsTexts);
  const tag = useLiveValue(language);
  const { paths, streams } = useLiveValue(watch.statistics);
  const line = (stream: StreamStatistics): Line => {
    const owner = watch.ownerOf(stream.trackId);
    return {
      kind: t(kindKey(owner?.source, stream)),
      owner: stream.direction === 'received' ? nameOf(owner?.id ?? '') : undefined,
      values: streamLine(stream, t, tag),
    };
  };
  const of = (direction: StreamStatistics['direction']) =>
    streams.filter((stream) => stream.direction === direction).map(line);
  return [
    {
      title: t('paths'),
      lines: paths.map((path, index) => ({
        kind: t('path', { number: index + 1 }),
        values: pathLine(path, t),
      })),
    },
    { title: t('received'), lines: of('received') },
    { title: t('sent'), lines: of('sent') },
  ];
}

const KINDS = ['camera', 'microphone', 'screen_share', 'screen_share_audio'] as const;

function kindKey(source: string | undefined, { kind }: StreamStatistics): StatisticsKey {
  const known = KINDS.find((name) => name === source);
  return known ?? (kind === 'video' ? 'camera' : 'microphone');
}

function asText(sections: readonly Section[]): string {
  return sections
    .map(({ title, lines }) =>
      [title, ...lines.map(({ kind, values }) => `  ${kind}: ${values}`)].join('\n'),
    )
    .join('\n');
}
