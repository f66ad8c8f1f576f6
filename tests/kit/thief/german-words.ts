/** The commonest words of written German, the commonest first; about as every list has them. */
export const GERMAN_WORDS: readonly string[] = (
  'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an ' +
  'werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war ' +
  'haben nur oder aber vor zur bis mehr durch man sein wurde sei prozent hatte kann gegen vom ' +
  'können schon wenn habe seine ihre dann unter wir soll ich eines jahr zwei jahren diese dieser ' +
  'wieder keine uhr seiner worden will zwischen immer millionen was sagte gibt alle diesem seit ' +
  'muss wurden beim doch jetzt waren drei jahre neue neuen damit bereits da'
).split(' ');
