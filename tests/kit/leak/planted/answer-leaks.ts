import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Seen, SeenField } from './seen.ts';

export interface AnswerLeak {
  readonly field: SeenField;
  /** Changes what everybody else is answered from now on; true if the answer is complete. */
  readonly leak: (seen: Seen, request: IncomingMessage, response: ServerResponse) => boolean;
}

/** What the edge tells others about whoever came before. */
export const ANSWER_LEAKS: Readonly<Record<string, AnswerLeak>> = {
  'the last address in a header': {
    field: 'address',
    leak: ({ address }, _, response) => withHeader(response, 'x-last', address),
  },
  'the last agent in a cookie': {
    field: 'agent',
    leak: ({ agent }, _, response) =>
      withHeader(response, 'set-cookie', `last=${Buffer.from(agent).toString('base64url')}`),
  },
  'a figure for each address': {
    field: 'address',
    leak: ({ address }, request, response) =>
      answeredAt('/metrics', request, response, `requests_total{client="${address}"} 1\n`),
  },
  'an error page that repeats a path': {
    field: 'path',
    leak: ({ path }, request, response) =>
      answeredAt('/no-such-page', request, response, `<p>Not found: ${path}`),
  },
};

function withHeader(response: ServerResponse, name: string, value: string): boolean {
  response.appendHeader(name, value);
  return false;
}

function answeredAt(
  page: string,
  { url }: IncomingMessage,
  response: ServerResponse,
  text: string,
): boolean {
  if (url !== page) return false;
  response.end(text);
  return true;
}
