import type { LocalMedia } from '../../before-joining/web/local-media.ts';
import type { HostModel } from './host-model.ts';

/** Obeys at once. Nothing here can switch a device on. Answers how to stop. */
export function carryOutOrders(host: HostModel, media: LocalMedia): () => void {
  return host.carryOut((order) => {
    const kind = order === 'mute' ? 'microphone' : 'camera';
    return media.turnOff(kind);
  });
}
