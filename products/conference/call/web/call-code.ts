// What joining needs besides the pages: loaded while the person looks at their picture.
export { CallModel } from './call-model.ts';
export { createEngineRoom, createFrameEncryption } from './engine-room.ts';
