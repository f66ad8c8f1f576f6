import type { DataGroup } from '@blende/shared/protocol/data-field.ts';
import { chatData } from './chat/data-register.ts';
import { disclosureData } from './disclosure/data-register.ts';
import { downgradeData } from './downgrade/data-register.ts';
import { engineData } from './engine/data-register.ts';
import { groupData } from './group/data-register.ts';
import { handsData } from './hands/data-register.ts';
import { healthData } from './health/data-register.ts';
import { hostControlsData } from './host-controls/data-register.ts';
import { lobbyData } from './lobby/data-register.ts';
import { operatorData } from './operator/data-register.ts';
import { pollsData } from './polls/data-register.ts';
import { reactionsData } from './reactions/data-register.ts';
import { rememberedData } from './remembered/data-register.ts';
import { roomsData } from './rooms/data-register.ts';
import { startPolicyData } from './start-policy/data-register.ts';

/** Everything that meetings take, keep or pass on. */
export const conferenceData: readonly DataGroup[] = [
  ...chatData,
  ...disclosureData,
  ...downgradeData,
  ...engineData,
  ...groupData,
  ...handsData,
  ...healthData,
  ...hostControlsData,
  ...lobbyData,
  ...operatorData,
  ...pollsData,
  ...reactionsData,
  ...rememberedData,
  ...roomsData,
  ...startPolicyData,
];
