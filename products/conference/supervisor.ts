// What the process that starts everything needs of this product.
export { startFragment, type StartPolicy } from './start-policy/start-policy.ts';
export { engineSettings } from './engine/engine-settings.ts';
export type {
  OperatorAnswers,
  OperatorAsked,
  OperatorPath,
  OperatorRefusal,
  RoomCounts,
} from './operator/operator-questions.ts';
