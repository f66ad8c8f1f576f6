import type { LocalMedia } from '../../before-joining/web/local-media.ts';
import { EndForAllDialog } from '../../host-controls/web/EndForAllDialog.tsx';
import { MuteAllDialog } from '../../host-controls/web/MuteAllDialog.tsx';
import { NewLinkDialog } from '../../host-controls/web/NewLinkDialog.tsx';
import { RightsDialog } from '../../host-controls/web/RightsDialog.tsx';
import { TitleDialog } from '../../host-controls/web/TitleDialog.tsx';
import type { Invitation } from '../../invitation/invitation-link.ts';
import { ReactionsDialog } from '../../reactions/web/ReactionsDialog.tsx';
import { VerificationDialog } from '../../verification/web/VerificationDialog.tsx';
import type { Moving } from './use-moving.ts';
import type { CallModel } from './call-model.ts';
import { CallSettings } from './CallSettings.tsx';
import { CallStatistics } from './CallStatistics.tsx';
import type { DialogName } from './dialog-name.ts';
import { ShortcutsDialog } from './ShortcutsDialog.tsx';

export interface CallDialogsProps {
  readonly dialog: DialogName | undefined;
  readonly model: CallModel;
  readonly media: LocalMedia;
  readonly invitation: Invitation;
  readonly moving: Moving;
  readonly shortcutsWanted: boolean;
  readonly onShortcutsWanted: (wanted: boolean) => void;
  readonly onClose: () => void;
}

/** The one dialog that is open over the call, if any. */
export function CallDialogs({ dialog, model, media, invitation, ...rest }: CallDialogsProps) {
  const { onClose } = rest;
  switch (dialog) {
    case 'settings':
      return <CallSettings media={media} onClose={onClose} />;
    case 'shortcuts':
      return (
        <ShortcutsDialog
          wanted={rest.shortcutsWanted}
          onWanted={rest.onShortcutsWanted}
          onClose={onClose}
        />
      );
    case 'statistics':
      return <CallStatistics model={model} onClose={onClose} />;
    case 'verification':
      return (
        <VerificationDialog
          group={model.group.link.view}
          names={model.group.names}
          comparison={model.group.comparison}
          onClose={onClose}
        />
      );
    case 'reactions':
      return <ReactionsDialog reactions={model.group.reactions} onClose={onClose} />;
    case 'mute-all':
      return <MuteAllDialog host={model.group.host} onClose={onClose} />;
    case 'rights':
      return <RightsDialog group={model.group} onClose={onClose} />;
    case 'title':
      return <TitleDialog link={model.group.link} onClose={onClose} />;
    case 'new-link':
      return (
        <NewLinkDialog
          onMove={rest.moving.moveAll}
          isMoving={rest.moving.isMoving}
          onClose={onClose}
        />
      );
    case 'end-for-all':
      return (
        <EndForAllDialog end={async () => await model.endForAll(invitation)} onClose={onClose} />
      );
    case undefined:
      return null;
    default:
      return dialog satisfies never;
  }
}
