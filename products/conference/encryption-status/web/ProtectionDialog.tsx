import { Button } from '@blende/shared/ui/Button.tsx';
import { Dialog } from '@blende/shared/ui/Dialog.tsx';
import { Icon } from '@blende/shared/ui/Icon.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import { DisclosureLink } from '../../disclosure/web/DisclosureLink.tsx';
import type { GroupLink } from '../../group/group-link.ts';
import { DoorState } from '../../lobby/web/LobbyPart.tsx';
import type { Names } from '../../verification/web/names.ts';
import { useNames } from '../../verification/web/use-names.ts';
import { ProtectionExplained } from './ProtectionExplained.tsx';
import type { ProtectionWatch } from './protection-watch.ts';
import { lookOfPerson, protectionIcons, protectionMeanings } from './protection-look.ts';
import { encryptionTexts } from './texts.ts';
import './protection-dialog.css';

export interface Protected {
  readonly link: GroupLink;
  readonly protection: ProtectionWatch;
  readonly names: Names;
  readonly onVerify: () => void;
}

/** What is protected, what is not, and how it stands with each person. */
export function ProtectionDialog({
  guarded,
  onClose,
}: {
  readonly guarded: Protected;
  readonly onClose: () => void;
}) {
  const t = useTexts(encryptionTexts);
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <State guarded={guarded} />
      <People guarded={guarded} />
      <Door link={guarded.link} />
      <ProtectionExplained isClear={useLiveValue(guarded.link.view).downgrade.isClear} />
      <section className="protection-part">
        <DisclosureLink inMeeting />
      </section>
      <section className="protection-part">
        <p>{t('verifyWhy')}</p>
        <Button
          onPress={() => {
            onClose();
            guarded.onVerify();
          }}
        >
          {t('verify')}
        </Button>
      </section>
    </Dialog>
  );
}

function State({ guarded }: { readonly guarded: Protected }) {
  const t = useTexts(encryptionTexts);
  const { protection } = useLiveValue(guarded.protection.view);
  const { unknownConnections } = useLiveValue(guarded.link.view);
  return (
    <div className={`protection-state protection-state-${protectionMeanings[protection]}`}>
      <Icon icon={protectionIcons[protection]} size={28} />
      <p>
        <strong>{t(protection, { count: unknownConnections })}</strong>
        <span>{t(`${protection}-explained`)}</span>
      </p>
    </div>
  );
}

function Door({ link }: { readonly link: GroupLink }) {
  const { lobby, options } = useLiveValue(link.view);
  return <DoorState isOn={lobby.isOn} isLocked={options.locked} />;
}

function People({ guarded }: { readonly guarded: Protected }) {
  const t = useTexts(encryptionTexts);
  const nameOf = useNames(guarded.names);
  const { people } = useLiveValue(guarded.protection.view);
  if (people.size === 0) return null;
  return (
    <section className="protection-part">
      <h3>{t('people')}</h3>
      <ul className="protection-people">
        {Array.from(people, ([id, state]) => {
          const { icon, meaning } = lookOfPerson(state);
          return (
            <li key={id}>
              <bdi>{nameOf(id)}</bdi>
              <span className={`protection-person protection-${meaning}`}>
                <Icon icon={icon} size={16} />
                {t(`person-${state}`)}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
