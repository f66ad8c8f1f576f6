// What the commands of the operator need of this product.
export { AUDIT_PATH } from './auditor/audit-path.ts';
export { auditorEvents } from './auditor/events.ts';
export type { ToldFinding } from './auditor/told-finding.ts';
export { answerAt, keepAnswer, withoutAnswer, type FactPlace } from './facts/answer.ts';
export { completeFacts } from './facts/complete-facts.ts';
export { contradictions, type Contradiction } from './facts/contradictions.ts';
export type { FactsDraft } from './facts/facts.ts';
export { QUESTION_PARTS, type FactQuestion, type QuestionPart } from './facts/questions.ts';
export { runningOut } from './facts/running-out.ts';
export { factsFileIn, readFacts, readFactsFrom, writeFacts } from './facts/server/facts-file.ts';
export { LISTED_ON, SUPERVISORY_AUTHORITIES } from './facts/supervisory-authorities.ts';
