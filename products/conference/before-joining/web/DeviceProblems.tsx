import { Banner } from '@blende/shared/ui/Banner.tsx';
import { Button } from '@blende/shared/ui/Button.tsx';
import { useTexts, type Translate } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import { remedy, type DeviceProblem } from '../device-problem.ts';
import type { DeviceKind } from './open-device.ts';
import type { LocalMedia } from './local-media.ts';
import { problemTexts } from './problem-texts.ts';
import { beforeJoiningTexts } from './texts.ts';

/** What is wrong with camera or microphone, each with the remedy for this browser. */
export function DeviceProblems({ media }: { readonly media: LocalMedia }) {
  const t = useTexts(problemTexts);
  const { camera, microphone } = useLiveValue(media.view);
  const same = camera.problem === microphone.problem ? camera.problem : undefined;
  if (same === 'denied' || same === 'blocked' || same === 'insecure') {
    return (
      <Problem problem={same} media={media} kinds={['microphone', 'camera']}>
        {t(`both-${same}`)} {same === 'insecure' ? null : remedyText(same, t)} {t('without')}
      </Problem>
    );
  }
  return (
    <>
      <ProblemOf kind="microphone" problem={microphone.problem} media={media} />
      <ProblemOf kind="camera" problem={camera.problem} media={media} />
    </>
  );
}

interface ProblemOfProps {
  readonly kind: DeviceKind;
  readonly problem: DeviceProblem | undefined;
  readonly media: LocalMedia;
}

function ProblemOf({ kind, problem, media }: ProblemOfProps) {
  const t = useTexts(problemTexts);
  const before = useTexts(beforeJoiningTexts);
  if (problem === undefined) return null;
  const permission = problem === 'denied' || problem === 'blocked';
  return (
    <Problem problem={problem} media={media} kinds={[kind]}>
      {permission
        ? `${t(`${kind}-${problem}`)} ${remedyText(problem, t)}`
        : before(`${kind}-${problem}`)}
    </Problem>
  );
}

interface ProblemProps {
  readonly problem: DeviceProblem;
  readonly media: LocalMedia;
  readonly kinds: readonly DeviceKind[];
  readonly children: React.ReactNode;
}

/** To join without a device is no error: it is said calmly, and nothing has to be done. */
function Problem({ problem, media, kinds, children }: ProblemProps) {
  const t = useTexts(problemTexts);
  const again = (
    <Button
      look="quiet"
      onPress={() => {
        void media.retry(kinds);
      }}
    >
      {t('again')}
    </Button>
  );
  return (
    <Banner
      meaning={problem === 'missing' ? 'info' : 'attention'}
      action={problem === 'insecure' ? null : again}
    >
      {children}
    </Banner>
  );
}

function remedyText(
  problem: 'denied' | 'blocked',
  t: Translate<`remedy-${ReturnType<typeof remedy>}`>,
): string {
  return t(`remedy-${remedy(problem, navigator.userAgent, navigator.maxTouchPoints > 1)}`);
}
