/**
 * Why nothing was sent. The first group is decided before anybody asks a name server, the second
 * by what it answered, the third by what came back.
 */
export type OutboundRefusal =
  | 'not-listed'
  | 'not-tls'
  | 'spelling'
  | 'with-secret'
  | 'literal'
  | 'inner-name'
  | 'port'
  | 'not-found'
  | 'inner-address'
  | 'too-many-redirects'
  | 'redirect-broken'
  | 'too-large'
  | 'timed-out';

/** A connection that does not leave the machine, or an answer that is not taken. Names no address. */
export class OutboundRefusedError extends Error {
  readonly code = 'outbound-refused';
  readonly reason: OutboundRefusal;

  constructor(reason: OutboundRefusal) {
    super(`outbound-refused: ${reason}`);
    this.reason = reason;
  }
}
